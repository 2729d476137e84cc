import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  around,
  askedTokens,
  isMarkedIn,
  markedParts,
  placedTokens,
  tokensOf,
} from "../../src/find/tokens.ts"

describe("text as it is searched", () => {
  it.each([
    ["发货", ["发", "货", "发货"]],
    ["货", ["货"]],
    ["48小时发货", ["48", "小", "时", "发", "货", "小时", "时发", "发货"]],
    ["N小时", ["n", "小", "时", "小时"]],
    ["Shipping, once more", ["shipping", "once", "more"]],
    ["2022-04-22-chengxintong-activation", ["2022", "04", "22", "chengxintong", "activation"]],
    ["１６８８", ["1688"]],
    ["《规则》“修订”", ["规", "则", "规则", "修", "订", "修订"]],
    ["𠮷野", ["𠮷", "野", "𠮷野"]],
    ["—， ", []],
  ])("%s", (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })

  it.each([
    ["发货", ["发货"]],
    ["货", ["货"]],
    ["发货时间 48", ["发货", "货时", "时间", "48"]],
    ["Ship", ["ship"]],
    ["发货发货", ["发货", "货发"]],
    ["", []],
  ])("is asked for by what stands side by side: %s", (query, tokens) => {
    expect(askedTokens(query)).toEqual(tokens)
  })

  const mixed = fc.string({ unit: fc.constantFrom(...Array.from("发货𠮷a b1-《»é")) })

  it("asks for nothing that the same text would not hold", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(tokensOf(text)).toEqual(expect.arrayContaining(askedTokens(text)))
      }),
    )
  })

  it("says where each stands", () => {
    fc.assert(
      fc.property(mixed, (text) => {
        for (const { term, from, until } of placedTokens(text))
          expect(text.slice(from, until).normalize("NFKC").toLowerCase()).toBe(term)
      }),
    )
  })
})

describe("what is marked", () => {
  const marked = (text: string, ...terms: readonly string[]): string =>
    markedParts(text, new Set(terms))
      .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
      .join("")

  it.each([
    ["48小时发货", ["发货"], "48小时[发货]"],
    ["发货时间", ["发货", "货时", "时间"], "[发货时间]"],
    ["发货与发货", ["发货"], "[发货]与[发货]"],
    ["Shipping and shipping", ["shipping"], "[Shipping] and [shipping]"],
    ["reshipping", ["shipping"], "reshipping"],
    ["货", [], "货"],
  ])("%s, %s", (text, terms, expected) => {
    expect(marked(text, ...terms)).toBe(expected)
  })

  it("leaves the text as it is, and marks what is found in it", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from("发货时间a b")) })
    fc.assert(
      fc.property(text, text, (one, query) => {
        const terms = new Set(askedTokens(query))
        const parts = markedParts(one, terms)
        expect(parts.map((part) => part.text).join("")).toBe(one)
        expect(parts.some((part) => part.isMarked)).toBe(isMarkedIn(one, terms))
      }),
    )
  })

  it("stands in the excerpt of a long text", () => {
    const text = `${"很长的概要，".repeat(40)}商家须在48小时内发货${"，另有说明".repeat(40)}`
    const excerpt = around(text, new Set(["发货"]), 60)
    expect(excerpt).toMatch(/^….*发货.*…$/)
    expect(excerpt.length).toBeLessThanOrEqual(62)
    expect(around("短的", new Set(["发货"]), 60)).toBe("短的")
    expect(around("one two three four five six", new Set(["five"]), 14)).toMatch(/five/)
  })
})
