import type { YearOfLog } from "../log.ts"

export declare const years: readonly YearOfLog[]
