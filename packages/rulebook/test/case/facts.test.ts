import { describe, expect, it } from "vitest"
import { factsOf } from "../bazaar/facts.ts"

const at = (iso: string): number => Date.parse(iso)
const PAID = "2022-01-05T10:00:00+05:30"

describe("what a case knows of a fact", () => {
  it("is what is given", () => {
    expect(factsOf({ seller: { strikes: 3 } }).get("seller.strikes")).toEqual({
      how: "given",
      value: { kind: "number", lo: 3, hi: 3 },
    })
  })

  it("is nothing where it is absent, and none where that is presumed", () => {
    const facts = factsOf({})
    expect(facts.get("seller.strikes")).toEqual({ how: "absent" })
    expect(facts.get("order.tags")).toEqual({ how: "presumed" })
    expect(facts.get("order.agreedShipBy")).toEqual({ how: "presumed" })
    expect([facts.get("not.declared"), facts.missing("not.declared")]).toEqual([
      { how: "absent" },
      ["not.declared"],
    ])
  })

  it("is no presumption where it is given", () => {
    expect(factsOf({ order: { tags: [] } }).get("order.tags")).toEqual({
      how: "given",
      value: { kind: "set", words: [] },
    })
  })

  it("is a bound where it is absent and cannot be later than another", () => {
    expect(factsOf({ order: { paidAt: PAID } }).get("order.placedAt")).toEqual({
      how: "bounded",
      value: { kind: "number", lo: -Infinity, hi: at(PAID) },
      by: "order.paidAt",
    })
    expect(factsOf({}).get("order.placedAt")).toEqual({ how: "absent" })
    expect(
      factsOf({ order: { paidAt: PAID, placedAt: "2022-01-04T00:00:00Z" } }).get("order.placedAt"),
    ).toMatchObject({ how: "given" })
  })
})

describe("a sum", () => {
  const amount = (parts: unknown): unknown => factsOf({ order: { parts } }).get("order.amount")

  it("is that of the parts", () => {
    expect(amount([{ amount: "1.05" }, { amount: "2.50" }])).toEqual({
      how: "derived",
      value: { kind: "number", lo: 355, hi: 355 },
    })
    expect(amount([])).toEqual({ how: "derived", value: { kind: "number", lo: 0, hi: 0 } })
  })

  it("is at least that of the parts known where some are not", () => {
    expect(amount([{ amount: "1.05" }, { id: "2" }, { amount: "1" }])).toEqual({
      how: "derived",
      value: { kind: "number", lo: 205, hi: Infinity },
    })
  })

  it("is absent where the parts are, and then the parts are what is missing", () => {
    expect(amount(null)).toEqual({ how: "absent" })
    expect(factsOf({}).missing("order.amount")).toEqual(["order.parts"])
  })
})

describe("a count", () => {
  it("is that of the parts, whatever is known of each", () => {
    expect(factsOf({ order: { parts: [{}, {}] } }).get("order.count")).toEqual({
      how: "derived",
      value: { kind: "number", lo: 2, hi: 2 },
    })
    expect(factsOf({}).get("order.count")).toEqual({ how: "absent" })
    expect(factsOf({}).missing("order.count")).toEqual(["order.parts"])
  })
})

describe("whether something had been reached", () => {
  const grouped = (order: object, refund: object = {}): unknown =>
    factsOf({ order, refund }).get("order.grouped")
  const requestedAt = "2022-01-05T12:00:00+05:30"

  it("follows from the two instants: at the very instant it had, a second later it had not", () => {
    expect(grouped({ groupFormedAt: requestedAt }, { requestedAt })).toEqual({
      how: "derived",
      value: { kind: "flag", flag: true },
    })
    expect(grouped({ groupFormedAt: "2022-01-05T12:00:01+05:30" }, { requestedAt })).toEqual({
      how: "derived",
      value: { kind: "flag", flag: false },
    })
  })

  it("is read where the instant of reaching is absent", () => {
    expect(grouped({ grouped: true }, { requestedAt })).toEqual({
      how: "given",
      value: { kind: "flag", flag: true },
    })
    expect(grouped({}, { requestedAt })).toEqual({ how: "absent" })
  })

  it("is derived even where it is given too", () => {
    expect(grouped({ grouped: true, groupFormedAt: "2022-01-06" }, { requestedAt })).toMatchObject({
      value: { flag: false },
    })
  })

  it("is unknown where the instant to compare with is missing, which is then what to ask for", () => {
    const facts = factsOf({ order: { groupFormedAt: requestedAt, grouped: true } })
    expect(facts.get("order.grouped")).toEqual({ how: "absent" })
    expect(facts.missing("order.grouped")).toEqual(["refund.requestedAt"])
    expect(factsOf({ refund: { requestedAt } }).missing("order.grouped")).toEqual(["order.grouped"])
  })
})
