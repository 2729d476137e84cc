import { describe, expect, it } from "vitest"
import { announce, bookOn, effective, rule } from "../bazaar/announce.ts"
import { isPossibleRegion, liesWithin } from "../../src/values/region.ts"

const PREFIXES = ["33", "44", "51"]

describe("a code of a region", () => {
  it.each(["330000", "330200", "330206", "440305", "513322"])("%s can exist", (code) => {
    expect(isPossibleRegion(code, PREFIXES)).toBe(true)
  })

  it.each([
    ["990000", "no such province"],
    ["000000", "no such province"],
    ["330006", "a district below no city"],
    ["33020", "five digits"],
    ["3302061", "seven digits"],
    ["33020x", "a letter"],
    ["", "nothing"],
    [" 330206", "a blank before it"],
    ["330206\n", "a line's end after it"],
  ])("%j cannot: %s", (code) => {
    expect(isPossibleRegion(code, PREFIXES)).toBe(false)
  })
})

describe("a place lies within a region", () => {
  it.each([
    ["330206", "330206", "yes", "itself"],
    ["330206", "330200", "yes", "a district in its city"],
    ["330206", "330000", "yes", "a district in its province"],
    ["330200", "330000", "yes", "a city in its province"],
    ["330200", "330206", "unknown", "somewhere in the city, perhaps in that district"],
    ["330000", "330206", "unknown", "somewhere in the province, perhaps in that district"],
    ["330000", "330200", "unknown", "somewhere in the province, perhaps in that city"],
    ["330100", "330200", "no", "another city"],
    ["330206", "330203", "no", "another district of the city"],
    ["330106", "330200", "no", "a district of another city"],
    ["440305", "330000", "no", "another province"],
    ["330000", "440000", "no", "another province as a whole"],
    ["440000", "330206", "no", "a province, and a district of another"],
  ])("%s in %s: %s, %s", (place, region, answer) => {
    expect(liesWithin(place, region)).toBe(answer)
  })
})

describe("a region whose code changed", () => {
  const book = bookOn(
    {
      regions: [{ code: "330206", formerly: "330299", title: { zh: "三三二零六区", en: "District 330206" } }],
    },
    announce(
      { id: "a", published: "2022-01-01" },
      effective("dispatch/a", "2022-01-01", {
        rule: rule("a", { when: { fact: "order.shipTo", within: ["330206"] } }),
      }),
    ),
  )
  const matches = (shipTo: string): unknown =>
    book.audit({ order: { paidAt: "2022-01-05", shipTo } }).verdicts[0]?.matches

  it("is the same region by either code", () => {
    expect([matches("330206"), matches("330299"), matches("330203")]).toEqual(["yes", "yes", "no"])
  })
})
