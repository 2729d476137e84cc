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
      before: "order.paidAt",
    })
    expect(factsOf({}).get("order.placedAt")).toEqual({ how: "absent" })
    expect(
      factsOf({ order: { paidAt: PAID, placedAt: "2022-01-04T00:00:00Z" } }).get("order.placedAt"),
    ).toMatchObject({ how: "given" })
  })
})

describe("a fact that the case says was not", () => {
  it("is none, and so is what would have come after it", () => {
    const facts = factsOf({ order: { paidAt: null } })
    expect(facts.get("order.paidAt")).toEqual({ how: "none" })
    expect(facts.get("refund.requestedAt")).toEqual({ how: "none", since: "order.paidAt" })
    expect(facts.get("order.placedAt")).toEqual({ how: "absent" })
  })
})

describe("an instant that is not given", () => {
  const PLACED = "2022-01-04T10:00:00+05:30"
  const REQUESTED = "2022-01-09T10:00:00+05:30"

  it("lies between what is given before and after it, through whatever lies between", () => {
    const facts = factsOf({ order: { placedAt: PLACED }, refund: { requestedAt: REQUESTED } })
    expect(facts.get("order.paidAt")).toEqual({
      how: "bounded",
      value: { kind: "number", lo: at(PLACED), hi: at(REQUESTED) },
      after: "order.placedAt",
      before: "refund.requestedAt",
    })
    expect(facts.get("order.shippedAt")).toMatchObject({
      value: { lo: at(PLACED), hi: Infinity },
      after: "order.placedAt",
    })
  })

  it("that is presumed not to be is not bounded, unless the case says that it is not known", () => {
    const seller = { joinedAt: PAID }
    expect(factsOf({ seller }).get("seller.renewedAt")).toEqual({ how: "presumed" })
    expect(factsOf({ seller: { ...seller, renewedAt: "unknown" } }).get("seller.renewedAt")).toMatchObject({
      how: "bounded",
      after: "seller.joinedAt",
    })
    expect(factsOf({ seller: { renewedAt: "unknown" } }).get("seller.renewedAt")).toEqual({ how: "absent" })
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

  it("is nothing where there were no parts", () => {
    expect(amount(null)).toEqual({ how: "derived", value: { kind: "number", lo: 0, hi: 0 } })
  })

  it("is absent where the parts are, and then the parts are what is missing", () => {
    expect(amount(undefined)).toEqual({ how: "absent" })
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

  it("is certain where the instant to compare with is bounded enough", () => {
    const order = { paidAt: "2022-01-06T00:00:00+05:30" }
    expect(grouped({ ...order, groupFormedAt: requestedAt })).toMatchObject({ value: { flag: true } })
    expect(grouped({ ...order, groupFormedAt: "2022-01-07" })).toEqual({ how: "absent" })
  })

  it("is no where it never happened, and nothing where the instant to compare with was not", () => {
    expect(grouped({ groupFormedAt: null }, { requestedAt })).toMatchObject({ value: { flag: false } })
    expect(grouped({ groupFormedAt: requestedAt }, { requestedAt: null })).toEqual({ how: "none" })
  })

  it("is unknown where the instant to compare with is missing, which is then what to ask for", () => {
    const facts = factsOf({ order: { groupFormedAt: requestedAt, grouped: true } })
    expect(facts.get("order.grouped")).toEqual({ how: "absent" })
    expect(facts.missing("order.grouped")).toEqual(["refund.requestedAt"])
    expect(factsOf({ refund: { requestedAt } }).missing("order.grouped")).toEqual(["order.grouped"])
  })
})
