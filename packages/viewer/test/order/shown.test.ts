import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { shownOf } from "../../src/order/shown.ts"

const paths = fc.uniqueArray(fc.constantFrom(..."abcdefghijklmnop".split("")), { maxLength: 12 })

describe("the fields that are shown", () => {
  it("are those that are given, and so many of those that can still change the answer", () => {
    expect(shownOf({ before: [], given: ["b"], missing: ["d", "a", "c"], most: 2 })).toEqual({
      paths: ["b", "d", "a"],
      more: 1,
    })
  })

  it("stay where they are while somebody fills them in", () => {
    const before = ["paid", "seen", "market"]
    expect(shownOf({ before, given: ["seen"], missing: ["act", "market", "paid"], most: 3 }).paths).toEqual([
      "paid",
      "seen",
      "market",
      "act",
    ])
  })

  it("hold what is presumed, behind what is missing", () => {
    expect(shownOf({ before: [], given: [], missing: ["b", "c"], most: 1, presumed: ["p", "b"] })).toEqual({
      paths: ["b", "p"],
      more: 1,
    })
  })

  it("do not lose the one in which somebody writes", () => {
    expect(shownOf({ before: ["a", "b"], given: [], missing: ["b"], most: 5, active: "a" }).paths).toEqual([
      "a",
      "b",
    ])
  })

  it("are each shown once, none that is given left out, none without a reason", () => {
    fc.assert(
      fc.property(paths, paths, paths, fc.nat({ max: 6 }), (before, given, missing, most) => {
        const { paths: shown, more } = shownOf({ before, given, missing, most })
        expect(new Set(shown).size).toBe(shown.length)
        const open = missing.filter((path) => !given.includes(path))
        expect(new Set(shown)).toEqual(new Set([...given, ...open.slice(0, most)]))
        expect(more).toBe(Math.max(0, open.length - most))
      }),
    )
  })
})
