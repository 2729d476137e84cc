import type { Decided } from "../deciding.ts"

export declare const decided: () => Decided
