import { describe, expect, it } from "vitest"
import { Search, type Findable, type Group } from "../../src/find/search.ts"

const thing = (
  key: string,
  group: Group,
  zh: string,
  en: string,
  more: Partial<Findable> = {},
): Findable => ({
  key,
  group,
  title: { zh, en },
  names: [],
  texts: [],
  ids: [key],
  ...more,
})

const search = await Search.over([
  thing("shipping-hours", "rules", "48小时发货", "Shipping within 48 hours"),
  thing("refunds", "rules", "极速退款", "Instant refunds", {
    names: [{ zh: "闪电退款", en: "Lightning refunds" }],
  }),
  thing("2022-09-29-national-day", "announcements", "国庆调整", "National Day", {
    texts: [{ zh: "国庆期间的发货时间", en: "When to ship over the holiday" }],
  }),
  thing("c4bd61a4-94c3-522b-b24c-7678b03a0956", "events", "极速退款", "Instant refunds"),
])

const keys = (query: string): readonly string[] => {
  const { found } = search.find(query)
  return [...found.rules, ...found.announcements, ...found.events].map((one) => one.thing.key)
}

describe("finding", () => {
  it.each([
    ["发货", ["shipping-hours", "2022-09-29-national-day"]],
    ["货", ["shipping-hours", "2022-09-29-national-day"]],
    ["发货时间", ["2022-09-29-national-day"]],
    ["货发", []],
    ["SHIPPING", ["shipping-hours"]],
    ["ship", ["shipping-hours", "2022-09-29-national-day"]],
    ["48 发货", ["shipping-hours"]],
    ["闪电", ["refunds"]],
    ["lightning", ["refunds"]],
    ["2022-09-29", ["2022-09-29-national-day"]],
    ["c4bd61a4", ["c4bd61a4-94c3-522b-b24c-7678b03a0956"]],
    ["", []],
    ["——", []],
  ])("%s", (query, expected) => {
    expect(keys(query)).toEqual(expected)
    expect(search.find(query).count).toBe(expected.length)
  })

  it("takes what is spelt nearly so only where nothing is spelt so, and says it", () => {
    expect(search.find("refnuds")).toMatchObject({ isNear: true })
    expect(keys("refnuds")).toContain("refunds")
    expect(search.find("refunds").isNear).toBe(false)
    expect(search.find("xyzzy")).toMatchObject({ isNear: false, count: 0 })
  })

  it("names what of it is as asked, to be marked", () => {
    const [first] = search.find("ship").found.rules
    expect(first?.terms).toEqual(new Set(["shipping"]))
  })
})
