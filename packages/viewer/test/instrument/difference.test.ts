import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compareLines } from "../../src/instrument/difference.ts"

const told = (earlier: string, later: string): string =>
  compareLines(Array.from(earlier), Array.from(later), (line) => line)
    .map(({ is, line }) => (is === "same" ? line : `${is === "added" ? "+" : "-"}${line}`))
    .join("")

describe("what differs between two versions", () => {
  it.each([
    ["", "", ""],
    ["ab", "ab", "ab"],
    ["", "ab", "+a+b"],
    ["ab", "", "-a-b"],
    ["abc", "axc", "a-b+xc"],
    ["abc", "bc", "-abc"],
    ["ab", "abc", "ab+c"],
    ["abcd", "acbd", "a-bc+bd"],
    ["aa", "a", "a-a"],
  ])("%s, then %s: %s", (earlier, later, expected) => {
    expect(told(earlier, later)).toBe(expected)
  })

  const lines = fc.array(fc.constantFrom("a", "b", "c"))

  it("leads from the one to the other, whatever they are", () => {
    fc.assert(
      fc.property(lines, lines, (earlier, later) => {
        const all = compareLines(earlier, later, (line) => line)
        expect(all.filter(({ is }) => is !== "removed").map(({ line }) => line)).toEqual(later)
        expect(all.filter(({ is }) => is !== "added").map(({ line }) => line)).toEqual(earlier)
      }),
    )
  })

  it("says nothing of what is the same", () => {
    fc.assert(
      fc.property(lines, (one) => {
        expect(compareLines(one, one, (line) => line).every(({ is }) => is === "same")).toBe(true)
      }),
    )
  })
})
