import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cut, wrapped } from "../../src/years/fitting.ts"

/** A Chinese letter is twice as wide as a Latin one. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(one) ? 12 : 6), 0)

describe("a text cut by width", () => {
  it("stays whole where it fits", () => {
    expect(cut("规则", 24, measure)).toBe("规则")
  })

  it("is as long as its width allows, whatever it is written in", () => {
    expect(cut("商家发货行为管理规范", 66, measure)).toBe("商家发货行…")
    expect(cut("Rules of shipping", 66, measure)).toBe("Rules of s…")
    expect(cut("Rules of shipping", 58, measure)).toBe("Rules of…")
  })

  it("never takes a letter apart", () => {
    expect(cut("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 40, (text) => 15 * [...new Intl.Segmenter().segment(text)].length)).toBe(
      "👩‍👩‍👧…",
    )
  })

  it("is no wider than asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 6, max: 200 }), (text, width) => {
        expect(measure(cut(text, width, measure))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe("a text in lines", () => {
  it("breaks between words, and never before a comma", () => {
    expect(wrapped("one two, three", 48, measure)).toEqual(["one two,", "three"])
    expect(wrapped("只读过一家，查不到", 60, measure).every((line) => !line.startsWith("，"))).toBe(true)
  })

  it("breaks a word that is wider than a line", () => {
    expect(wrapped("a 1234567890", 36, measure)).toEqual(["a 1234", "567890"])
  })

  it("says all that the text says", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 12, max: 200 }), (text, width) => {
        const bare = (one: string): string => one.replace(/\s/g, "")
        expect(bare(wrapped(text, width, measure).join(""))).toBe(bare(text))
      }),
    )
  })
})
