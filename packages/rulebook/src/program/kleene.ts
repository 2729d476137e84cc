// Three values as numbers, so that `&` is and, and `|` is or.
import type { Kleene } from "../values/kleene.ts"

export const NO = 0
export const UNKNOWN = 1
export const YES = 3

/** One of the three. */
export type Value = number

const KLEENE: readonly (Kleene | undefined)[] = ["no", "unknown", undefined, "yes"]
const NOT: readonly (Value | undefined)[] = [YES, UNKNOWN, undefined, NO]

export const kleeneOf = (value: Value): Kleene => KLEENE[value]!
export const valueOf = (kleene: Kleene): Value => (kleene === "yes" ? YES : kleene === "no" ? NO : UNKNOWN)
export const not = (value: Value): Value => NOT[value]!
