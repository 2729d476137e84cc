import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseOf, exactJson } from "../src/index.ts"
import { ID, item, trade } from "./trades.ts"

const amountOf = (itemAmount: unknown) =>
  caseOf(trade({}, { productItems: [item({ itemAmount })] })).case.order.subOrders

describe("amounts", () => {
  it.each([
    [0, "0.00"],
    [0.07, "0.07"],
    [12.5, "12.50"],
    [1e7, "10000000.00"],
    ["12.500", "12.50"],
    ["1.234567E4", "12345.67"],
    ["1.0E7", "10000000.00"],
    ["5E-2", "0.05"],
    ["9999999999999.99", "9999999999999.99"],
  ])("%s is %s", (written, amount) => {
    expect(amountOf(written)).toEqual([expect.objectContaining({ amount })])
  })

  it.each([12.345, "1.2345678E4", "1E400", "1e13", "12,50", "0x10", " 1"])("%s is none", (written) => {
    expect(() => amountOf(written)).toThrow(/at most two decimals/)
  })

  it("every amount in fen comes back as it was written", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e13 - 1 }), fc.nat({ max: 99 }), (whole, cents) => {
        const amount = `${whole}.${String(cents).padStart(2, "0")}`
        expect(amountOf(Number(amount))).toEqual([expect.objectContaining({ amount })])
        expect(amountOf(amount)).toEqual([expect.objectContaining({ amount })])
      }),
    )
  })
})

describe("JSON whose numbers keep their text", () => {
  const text = JSON.stringify(trade())
    .replace(JSON.stringify(Number(ID)), ID)
    .replace(`"idOfStr":"${ID}",`, "")

  it("holds an id that no number can", () => {
    expect(() => caseOf(JSON.parse(text))).toThrow(
      /baseInfo\.id: found 1790000000000000000, expected text: a number beyond 2\^53/,
    )
    expect(caseOf(exactJson(text)).case.order.id).toBe(ID)
  })

  it("holds trailing zeros, exponents and what stands in texts", () => {
    expect(exactJson(String.raw`{"a":[1.50,-2E+3,"3\" 4"],"5\\":{"6":7},"b":[true,null]}`)).toEqual({
      a: ["1.50", "-2E+3", '3" 4'],
      "5\\": { "6": "7" },
      b: [true, null],
    })
  })

  it("is JSON.parse, but for numbers, whatever the JSON", () => {
    const quoted = (value: unknown): unknown => {
      if (typeof value === "number") return JSON.stringify(value)
      if (Array.isArray(value)) return value.map(quoted)
      if (typeof value !== "object" || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, quoted(inner)]))
    }
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (json, indent) => {
        const laidOut = JSON.stringify(JSON.parse(json), null, indent)
        expect(exactJson(laidOut)).toEqual(quoted(JSON.parse(laidOut)))
      }),
    )
  })

  it("gives the same case as JSON.parse where both can be read", () => {
    const whole = JSON.stringify(trade())
    expect(caseOf(exactJson(whole))).toEqual(caseOf(JSON.parse(whole)))
  })

  it("refuses what is no JSON", () => {
    expect(() => exactJson('{"a":1')).toThrow(/^text: found no JSON: .*, expected JSON$/)
  })

  it("reads a text of a million characters", () => {
    const long = '\\"'.repeat(500_000)
    expect(exactJson(`["${long}",1]`)).toEqual(['"'.repeat(500_000), "1"])
  })
})
