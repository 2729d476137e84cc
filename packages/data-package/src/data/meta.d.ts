import type { Meta } from "../meta.ts"

export declare const meta: Meta
