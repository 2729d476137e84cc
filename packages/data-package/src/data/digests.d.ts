import type { Digests } from "../verify.ts"

export declare const digests: () => Digests
