import type { AuditAnswer, Condition, Effect, OutcomeStates } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"

const MAYBE: Condition = { fact: "seller.insured", is: true }
const ALWAYS: Condition = { always: true }
const UNSTATED = { zh: "未说明", en: "not stated" }

const PAID = "2022-01-05T10:00:00+05:30"
const audit = (order: object, ...rules: readonly ReturnType<typeof announce>[]): AuditAnswer =>
  bookOf(...rules).audit({ order: { paidAt: PAID, ...order } })

const shipping = (hours: number): Effect => ({
  deadline: "ship-by",
  after: { hours },
  countedFrom: "order.paidAt",
})
const NOTHING: OutcomeStates = {
  shipBy: "none",
  respondBy: "none",
  autoReceiptAt: "none",
  deadlines: { "return-by": "none", "claim-from": "none" },
  refund: "none",
  payments: "none",
  exempt: "none",
}

describe("the state of a deadline", () => {
  const state = (
    order: object,
    ...rules: readonly ReturnType<typeof announce>[]
  ): readonly [OutcomeStates["shipBy"], string | null, readonly string[]] => {
    const { states, outcome, possible } = audit(order, ...rules)
    return [states.shipBy, outcome.shipBy, possible.shipBy]
  }
  const IN_24H = "2022-01-06T10:00:00+05:30"
  const IN_48H = "2022-01-07T10:00:00+05:30"

  it("is none where no rule sets one", () => {
    expect(audit({}).states).toEqual(NOTHING)
    expect(state({}, ruled("a", { not: ALWAYS }, shipping(24)))).toEqual(["none", null, []])
  })

  it("is set where it is certain", () => {
    expect(state({}, ruled("a", ALWAYS, shipping(24)), ruled("b", MAYBE, shipping(48)))).toEqual([
      "set",
      IN_24H,
      [],
    ])
  })

  it("is open where it turns on what is unknown, or on a fact that is missing", () => {
    expect(state({}, ruled("a", MAYBE, shipping(24)))).toEqual(["open", null, [IN_24H]])
    const due: Effect = { deadline: "ship-by", after: { hours: 1 }, countedFrom: "order.dueAt" }
    expect(state({}, ruled("a", ALWAYS, due))).toEqual(["open", null, []])
  })

  it("is unstated where there certainly is one and the source does not say when", () => {
    const untold: Effect = { deadline: "ship-by", unstated: UNSTATED, countedFrom: "order.paidAt" }
    expect(state({}, ruled("a", ALWAYS, untold))).toEqual(["unstated", null, []])
    expect(state({}, ruled("a", ALWAYS, untold), ruled("b", ALWAYS, shipping(24)))).toEqual([
      "unstated",
      null,
      [IN_24H],
    ])
    const either: Effect = {
      deadline: "ship-by",
      after: { hours: 24 },
      countedFrom: { unstated: ["order.paidAt", "order.dueAt"] },
    }
    expect(state({ dueAt: "2022-01-06T10:00:00+05:30" }, ruled("a", ALWAYS, either))).toEqual([
      "unstated",
      null,
      [IN_24H, IN_48H],
    ])
    expect(state({}, ruled("a", MAYBE, untold))).toEqual(["open", null, []])
  })

  it("is none where what it counts from was not", () => {
    expect(state({ paidAt: null }, ruled("a", ALWAYS, shipping(24)))).toEqual(["none", null, []])
    const due: Effect = { deadline: "ship-by", after: { hours: 1 }, countedFrom: "order.dueAt" }
    expect(state({ dueAt: null }, ruled("a", ALWAYS, due))).toEqual(["none", null, []])
    const earliest: Effect = {
      deadline: "ship-by",
      earliest: [
        { after: { hours: 24 }, countedFrom: "order.paidAt" },
        { after: { hours: 1 }, countedFrom: "order.dueAt" },
      ],
    }
    expect(state({ dueAt: null }, ruled("a", ALWAYS, earliest))).toEqual(["set", IN_24H, []])
  })

  it("is set by what the parties agreed on, and open where it is not known whether they did", () => {
    const agreedShipBy = "2022-03-01T00:00:00+05:30"
    expect(state({ agreedShipBy }, ruled("a", MAYBE, shipping(24)))).toEqual(["set", agreedShipBy, []])
    expect(state({ agreedShipBy: "unknown" }, ruled("a", ALWAYS, shipping(24)))).toEqual([
      "open",
      null,
      [IN_24H],
    ])
    expect(state({ agreedShipBy: "unknown" })).toEqual(["open", null, []])
    expect(
      audit({ agreedShipBy: "unknown" }, ruled("a", ALWAYS, shipping(24))).verdicts[0]?.missing,
    ).toContain("order.agreedShipBy")
    expect(state({ agreedShipBy: null }, ruled("a", ALWAYS, shipping(24)))).toEqual(["set", IN_24H, []])
  })

  it("is open where a wording that is not held may have set another", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-02-01" },
        effective("a/rule", "2022-02-01", {
          previous: "unheld",
          rule: rule("a", { effects: [shipping(24)] }),
        }),
      ),
    )
    const { states, outcome } = book.audit({ order: { paidAt: PAID } })
    expect([states, outcome.shipBy]).toEqual([{ ...NOTHING, shipBy: "open" }, null])
  })
})

describe("a badge whose rule is not held", () => {
  it("leaves the deadline that it promises unstated, beside one that is held too", () => {
    const { states, outcome, possible } = audit({ tags: ["swift"] }, ruled("a", ALWAYS, shipping(24)))
    expect([states.shipBy, outcome.shipBy, possible.shipBy]).toEqual([
      "unstated",
      null,
      ["2022-01-06T10:00:00+05:30"],
    ])
    expect(audit({ tags: ["swift"] }).states).toEqual({ ...NOTHING, shipBy: "unstated" })
  })

  it("promises nothing where it is not, where nobody paid, or where the parties agreed on another day", () => {
    expect(audit({ tags: ["gift"] }).states.shipBy).toBe("none")
    expect(audit({ tags: ["swift"], paidAt: null }).states.shipBy).toBe("none")
    expect(audit({ tags: ["swift"], agreedShipBy: "2022-03-01" }).states.shipBy).toBe("set")
  })

  it("may promise where it is not known which badges there were", () => {
    expect(audit({}).states.shipBy).toBe("none")
    expect(audit({ tags: "unknown" }).states.shipBy).toBe("open")
    expect(audit({ tags: null }).states.shipBy).toBe("none")
  })
})

describe("how late it was", () => {
  const late = (shippedAt: string | null, ...rules: readonly ReturnType<typeof announce>[]): unknown =>
    audit({ shippedAt }, ...rules).late

  it("is told where the deadline is set and what it asks for was done at it or later", () => {
    const rules = ruled("a", ALWAYS, shipping(24))
    expect(late("2022-01-06T10:00:00+05:30", rules)).toEqual({ shipBy: "PT0S" })
    expect(late("2022-01-06T19:00:00+05:30", rules)).toEqual({ shipBy: "PT9H" })
    expect(late("2022-01-08T10:01:02.5+05:30", rules)).toEqual({ shipBy: "PT48H1M2.5S" })
    expect(late("2022-01-06T09:59:59+05:30", rules)).toBeUndefined()
    expect(late(null, rules)).toBeUndefined()
    expect(late("2022-01-08", ruled("a", MAYBE, shipping(24)))).toBeUndefined()
  })
})

describe("the state of what is paid", () => {
  const fine = (amount: string, more: object = {}): Effect => ({
    pay: "penalty",
    per: "order",
    amount,
    ...more,
  })
  const share: Effect = { pay: "penalty", per: "order", rate: "0.10" }
  const untold: Effect = { pay: "penalty", per: "order", unstated: UNSTATED }
  const state = (
    order: object,
    ...rules: readonly ReturnType<typeof announce>[]
  ): readonly [OutcomeStates["payments"], unknown, unknown] => {
    const { states, outcome, possible } = audit(order, ...rules)
    return [states.payments, outcome.payments, possible.payments]
  }
  const told = (provision: string, amount: string | null, more: object = {}): unknown => ({
    provision,
    kind: "penalty",
    amount,
    ...more,
  })

  it("is set, none, open or unstated; what certainly applies never vanishes", () => {
    expect(state({}, ruled("a", ALWAYS, fine("1.00")))).toEqual(["set", [told("a/rule", "1.00")], []])
    expect(state({}, ruled("a", ALWAYS, share))).toEqual([
      "open",
      [told("a/rule", null, { why: "missing" })],
      [],
    ])
    expect(state({}, ruled("a", ALWAYS, untold))).toEqual([
      "unstated",
      [told("a/rule", null, { why: "unstated" })],
      [],
    ])
    expect(state({}, ruled("a", MAYBE, untold))).toEqual(["open", [], []])
    expect(state({}, ruled("a", ALWAYS, untold), ruled("b", ALWAYS, share))[0]).toBe("open")
    expect(state({}, ruled("a", ALWAYS, untold), ruled("b", ALWAYS, fine("1.00")))[0]).toBe("unstated")
    expect(state({}, ruled("a", ALWAYS, fine("1.00")), ruled("b", MAYBE, fine("2.00")))[0]).toBe("open")
    expect(state({}, ruled("a", ALWAYS, fine("1.00", { by: "discretion" })))[0]).toBe("open")
  })

  it("is none where it comes to nothing: an order without parts, or whose parts cost nothing", () => {
    expect(state({ parts: null }, ruled("a", ALWAYS, share))).toEqual(["none", [], []])
    expect(state({ parts: [] }, ruled("a", ALWAYS, share))).toEqual(["none", [], []])
    expect(state({ parts: [{ amount: "0" }] }, ruled("a", MAYBE, share))).toEqual(["none", [], []])
  })

  it("is none of a cap, which pays nothing by itself", () => {
    expect(state({}, ruled("a", ALWAYS, { cap: "50", per: "order", of: UNSTATED }))).toEqual(["none", [], []])
  })
})

describe("the states of refund and waivers", () => {
  it("are set, none, or open where more may come", () => {
    const instant: Effect = { refund: "instant" }
    const agreed: Effect = { refund: "auto-agreed" }
    expect(audit({}, ruled("a", ALWAYS, instant), ruled("b", MAYBE, agreed)).states.refund).toBe("set")
    expect(audit({}, ruled("a", ALWAYS, agreed), ruled("b", MAYBE, instant)).states.refund).toBe("open")
    expect(audit({}, ruled("a", MAYBE, agreed)).states.refund).toBe("open")
    const waive: Effect = { waive: ["shipping-metrics"] }
    expect(audit({}, ruled("a", ALWAYS, waive), ruled("b", MAYBE, waive)).states.exempt).toBe("set")
    expect(audit({}, ruled("b", MAYBE, waive)).states.exempt).toBe("open")
  })
})
