import { describe, expect, it } from "vitest"
import { ALWAYS_REACHED, ANYWHERE, atLeast, exactly, moreThan, reached } from "../../src/values/interval.ts"
import { agree, and, fromBoolean, not, or, type Kleene } from "../../src/values/kleene.ts"

const VALUES: readonly Kleene[] = ["yes", "no", "unknown"]
/** What an unknown can turn out to be. */
const outcomes = (a: Kleene): readonly boolean[] => (a === "unknown" ? [true, false] : [a === "yes"])
const settled = (all: readonly boolean[]): Kleene =>
  all.every(Boolean) ? "yes" : all.some(Boolean) ? "unknown" : "no"

describe("three-valued logic", () => {
  it("is what all ways agree on in which the unknown can turn out", () => {
    for (const a of VALUES) {
      expect([a, not(a)]).toEqual([a, settled(outcomes(a).map((x) => !x))])
      for (const b of VALUES) {
        const pairs = outcomes(a).flatMap((x) => outcomes(b).map((y) => [x, y] as const))
        expect([a, b, and(a, b)]).toEqual([a, b, settled(pairs.map(([x, y]) => x && y))])
        expect([a, b, or(a, b)]).toEqual([a, b, settled(pairs.map(([x, y]) => x || y))])
      }
    }
  })

  it("turns plain answers into its own", () => {
    expect([fromBoolean(true), fromBoolean(false)]).toEqual(["yes", "no"])
  })

  it("takes of several worlds what they agree on, and the only one's word where there is one", () => {
    for (const a of VALUES) {
      expect(agree(undefined, a)).toBe(a)
      for (const b of VALUES) expect([a, b, agree(a, b)]).toEqual([a, b, a === b ? a : "unknown"])
    }
  })
})

describe("something that lies between 10 and 20", () => {
  const range = { lo: 10, hi: 20 }

  it("has come by 20 at the latest, and by 10 at the earliest", () => {
    expect([9, 10, 19, 20, 21].map((t) => reached(range, t))).toEqual([
      "no",
      "unknown",
      "unknown",
      "yes",
      "yes",
    ])
  })

  it("is at least what lies below or at its least", () => {
    expect([9, 10, 11, 20, 21].map((n) => atLeast(range, exactly(n)))).toEqual([
      "yes",
      "yes",
      "unknown",
      "unknown",
      "no",
    ])
  })

  it("is more than what lies below its least", () => {
    expect([9, 10, 19, 20, 21].map((n) => moreThan(range, exactly(n)))).toEqual([
      "yes",
      "unknown",
      "unknown",
      "no",
      "no",
    ])
  })

  it("is compared with what also lies somewhere", () => {
    expect(atLeast(range, { lo: 5, hi: 10 })).toBe("yes")
    expect(atLeast(range, { lo: 5, hi: 11 })).toBe("unknown")
    expect(atLeast(range, { lo: 20, hi: 30 })).toBe("unknown")
    expect(atLeast(range, { lo: 21, hi: 30 })).toBe("no")
    expect(moreThan(range, { lo: 5, hi: 9 })).toBe("yes")
    expect(moreThan(range, { lo: 5, hi: 10 })).toBe("unknown")
    expect(moreThan(range, { lo: 19, hi: 30 })).toBe("unknown")
    expect(moreThan(range, { lo: 20, hi: 30 })).toBe("no")
  })
})

describe("without bounds", () => {
  it("what nobody saw begin has always come, and what can lie anywhere is never known to have", () => {
    for (const t of [-Infinity, 0, Infinity]) expect(reached(ALWAYS_REACHED, t)).toBe("yes")
    for (const t of [-8.64e15, 0, 8.64e15]) expect(reached(ANYWHERE, t)).toBe("unknown")
  })
})
