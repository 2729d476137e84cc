import { describe, expect, it } from "vitest"
import { nearest } from "../../src/values/nearest.ts"

const KNOWN = ["paidAt", "orderedAt", "shippedAt", "shipFrom", "id"]

describe("a misspelt word", () => {
  it.each([
    ["paidat", "paidAt", "case does not count"],
    ["payedAt", "paidAt", "two letters"],
    ["shipedAt", "shippedAt", "a letter missing"],
    ["orderdAt", "orderedAt", "a letter missing"],
    ["ordereddAt", "orderedAt", "a letter too many"],
    ["apidAt", "paidAt", "two letters that changed places"],
    ["di", "id", "a short word may have two that changed places"],
    ["ids", "id", "a short word may miss one letter"],
    ["ie", "id", "a short word may have one wrong"],
  ])("%s stands for %s: %s", (word, meant) => {
    expect(nearest(word, KNOWN)).toBe(meant)
  })

  it.each(["colour", "warehouse", "shipTo", "xy", ""])("%s is near none", (word) => {
    expect(nearest(word, KNOWN)).toBeUndefined()
  })

  it("stands for the nearest of several, and of equally near ones for the first", () => {
    expect(nearest("abcdef", ["abcxyf", "abcdex"])).toBe("abcdex")
    expect(nearest("abcd", ["abcx", "abxd"])).toBe("abcx")
  })

  it("a third of whose letters differ is still near, one more is not", () => {
    expect(nearest("abcdef", ["abcdxy"])).toBe("abcdxy")
    expect(nearest("abcdef", ["abcxyz"])).toBeUndefined()
  })

  it("whose letters changed places twice is two changes away, and each letter moves but once", () => {
    expect(nearest("abcdef", ["badcef", "abdcef"])).toBe("abdcef")
    expect(nearest("badc", ["abcd"])).toBeUndefined()
    expect(nearest("ca", ["abc"])).toBeUndefined()
  })

  it("is near nothing where nothing is known", () => {
    expect(nearest("paidAt", [])).toBeUndefined()
  })
})
