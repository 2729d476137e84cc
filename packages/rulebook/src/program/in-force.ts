// In force or not, read off a table.
import { countUpTo } from "../values/interval.ts"
import { NO, UNKNOWN, YES, type Value } from "./kleene.ts"

/** The status in all of these segments. */
export const overSegments = (status: readonly Value[], first: number, last: number): Value => {
  const value = status[first]!
  for (let segment = first + 1; segment <= last; segment++) if (status[segment] !== value) return UNKNOWN
  return value
}

/** The status in all segments that an instant from `lo` to `hi` can lie in; of what was not (NaN), no. */
export const overInterval = (
  status: readonly Value[],
  bounds: readonly number[],
  lo: number,
  hi: number,
): Value => {
  if (Number.isNaN(lo)) return NO
  const first = countUpTo(bounds, lo)
  return overSegments(status, first, lo === hi ? first : countUpTo(bounds, hi))
}

/** The number of a combination of answers: no, unknown and yes are its digits, base three, the first one the lowest. */
export const combinationOf = <Ask>(asked: readonly Ask[], answer: (ask: Ask) => Value): number => {
  let [combination, weight] = [0, 1]
  for (const ask of asked) {
    const value = answer(ask)
    combination += weight * (value === YES ? 2 : value)
    weight *= 3
  }
  return combination
}
