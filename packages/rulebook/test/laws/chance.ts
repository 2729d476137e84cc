/** Choices that follow from a seed alone (mulberry32), so that a failing run can be shrunk and run again. */
export interface Chance {
  /** A whole number from `lo` to `hi`, both inclusive. */
  readonly between: (lo: number, hi: number) => number
  readonly of: <T>(list: readonly [T, ...(readonly T[])]) => T
  readonly one: (outOf: number) => boolean
}

export const chance = (seed: number): Chance => {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (lo: number, hi: number): number => lo + Math.floor(next() * (hi - lo + 1))
  return {
    between,
    of: ([first, ...rest]) => {
      const at = between(0, rest.length)
      return at === 0 ? first : (rest[at - 1] ?? first)
    },
    one: (outOf) => between(1, outOf) === 1,
  }
}
