// Where a number or an instant lies: between two ends, both inclusive.
import type { Instant } from "./instant.ts"
import type { Kleene } from "./kleene.ts"

/** Where a number or an instant lies: somewhere from `lo` to `hi`, both inclusive, infinite where nothing bounds it. */
export interface Interval {
  readonly lo: number
  readonly hi: number
}

export const ANYWHERE: Interval = { lo: -Infinity, hi: Infinity }
export const ALWAYS_REACHED: Interval = { lo: -Infinity, hi: -Infinity }
export const exactly = (n: number): Interval => ({ lo: n, hi: n })

/** Has the instant that lies in `when` come by `t`? */
export const reached = (when: Interval, t: Instant): Kleene =>
  t >= when.hi ? "yes" : t < when.lo ? "no" : "unknown"

/** Is `a` at least `b`? */
export const atLeast = (a: Interval, b: Interval): Kleene =>
  a.lo >= b.hi ? "yes" : a.hi < b.lo ? "no" : "unknown"

/** Is `a` more than `b`? */
export const moreThan = (a: Interval, b: Interval): Kleene =>
  a.lo > b.hi ? "yes" : a.hi <= b.lo ? "no" : "unknown"

/** How many of the bounds, which ascend, are not after `t`. */
export const countUpTo = (bounds: readonly number[], t: number): number => {
  let [lo, hi] = [0, bounds.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if ((bounds[mid] ?? Infinity) <= t) lo = mid + 1
    else hi = mid
  }
  return lo
}
