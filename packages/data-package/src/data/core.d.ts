import type { Columns } from "../columns.ts"

export declare const core: () => Columns
