import type { AuditAnswer, Condition, Effect } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"

const MAYBE: Condition = { fact: "seller.insured", is: true }
const NEVER: Condition = { not: { always: true } }

const PAID = "2022-01-05T10:00:00+05:30"
const ALWAYS: Condition = { always: true }
const audit = (order: object, ...rules: readonly ReturnType<typeof announce>[]): AuditAnswer =>
  bookOf(...rules).audit({ order: { paidAt: PAID, ...order } })

const after = (hours: number): Effect => ({
  deadline: "ship-by",
  after: { hours },
  countedFrom: "order.paidAt",
})
const due = (hours: number): string => {
  const t = new Date(Date.parse(PAID) + hours * 3_600_000 + 19_800_000)
  return `${t.toISOString().slice(0, 19)}+05:30`
}

describe("of several deadlines of a kind", () => {
  const shipping = (
    ...rules: readonly ReturnType<typeof announce>[]
  ): readonly [string | null, readonly string[]] => {
    const { outcome, possible } = audit({}, ...rules)
    return [outcome.shipBy, possible.shipBy]
  }

  it("the earliest enters the outcome", () => {
    expect(
      shipping(ruled("a", ALWAYS, after(48)), ruled("b", ALWAYS, after(24)), ruled("c", ALWAYS, after(72))),
    ).toEqual([due(24), []])
  })

  it("what does not apply does not enter", () => {
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", NEVER, after(24)))).toEqual([due(48), []])
    expect(shipping(ruled("b", NEVER, after(24)))).toEqual([null, []])
  })

  it("one that may apply and is earlier leaves the outcome open between the two", () => {
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", MAYBE, after(24)))).toEqual([
      null,
      [due(24), due(48)],
    ])
  })

  it("one that may apply and is no earlier leaves it as it is", () => {
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", MAYBE, after(48)))).toEqual([due(48), []])
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", MAYBE, after(49)))).toEqual([due(48), []])
  })

  it("those alone that may apply are candidates, each once and in the order of time, not an outcome", () => {
    expect(shipping(ruled("b", MAYBE, after(24)))).toEqual([null, [due(24)]])
    expect(
      shipping(ruled("a", MAYBE, after(48)), ruled("b", MAYBE, after(24)), ruled("c", MAYBE, after(24))),
    ).toEqual([null, [due(24), due(48)]])
  })

  it("one that nobody can tell leaves the outcome open, with what is known as candidates", () => {
    const unstated: Effect = {
      deadline: "ship-by",
      unstated: { zh: "…", en: "…" },
      countedFrom: "order.paidAt",
    }
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", ALWAYS, unstated))).toEqual([null, [due(48)]])
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", MAYBE, unstated))).toEqual([null, [due(48)]])
    expect(shipping(ruled("a", ALWAYS, after(48)), ruled("b", NEVER, unstated))).toEqual([due(48), []])
    expect(shipping(ruled("b", ALWAYS, unstated))).toEqual([null, []])
  })

  it("candidates that are later than the earliest certain one cannot be it", () => {
    const two: Effect = {
      deadline: "ship-by",
      after: { hours: 24 },
      countedFrom: { unstated: ["order.paidAt", "order.dueAt"] },
    }
    const order = { dueAt: "2022-01-09T10:00:00+05:30" }
    const { outcome, possible } = audit(order, ruled("a", ALWAYS, after(48)), ruled("b", ALWAYS, two))
    expect([outcome.shipBy, possible.shipBy]).toEqual([null, [due(24), due(48)]])
  })

  it("each kind stands alone", () => {
    const { outcome } = audit(
      {},
      ruled("a", ALWAYS, after(48), {
        deadline: "respond-by",
        after: { hours: 2 },
        countedFrom: "order.paidAt",
      }),
      ruled("b", ALWAYS, { deadline: "auto-receipt", after: { days: 10 }, countedFrom: "order.paidAt" }),
    )
    expect([outcome.shipBy, outcome.respondBy, outcome.autoReceiptAt]).toEqual([due(48), due(2), due(240)])
  })
})

describe("what the parties agreed on", () => {
  const agreedShipBy = "2022-03-01T00:00:00+05:30"

  it("replaces what the rules say, certain or not", () => {
    const { outcome, possible } = audit(
      { agreedShipBy },
      ruled("a", ALWAYS, after(48)),
      ruled("b", MAYBE, after(24)),
    )
    expect([outcome.shipBy, possible.shipBy]).toEqual([agreedShipBy, []])
  })

  it("replaces nothing of another kind", () => {
    const respond: Effect = { deadline: "respond-by", after: { hours: 2 }, countedFrom: "order.paidAt" }
    expect(audit({ agreedShipBy }, ruled("a", ALWAYS, respond)).outcome.respondBy).toBe(due(2))
  })

  it("is presumed to be nothing where it is not given", () => {
    expect(audit({}, ruled("a", ALWAYS, after(48))).outcome.shipBy).toBe(due(48))
  })
})

describe("payments, waivers and refunds", () => {
  const fine = (amount: string): Effect => ({ pay: "penalty", per: "order", amount })

  it("enter the outcome each, if they certainly apply; those that may stand in what is possible", () => {
    const { outcome, possible } = audit(
      {},
      ruled("a", ALWAYS, fine("1.00"), { pay: "compensation", per: "order", amount: "2.00" }),
      ruled("b", ALWAYS, fine("1.00")),
      ruled("c", MAYBE, fine("3.00")),
      ruled("d", NEVER, fine("4.00")),
    )
    expect(outcome.payments).toEqual([
      { provision: "a/rule", kind: "penalty", amount: "1.00" },
      { provision: "a/rule", kind: "compensation", amount: "2.00" },
      { provision: "b/rule", kind: "penalty", amount: "1.00" },
    ])
    expect(possible.payments).toEqual([{ provision: "c/rule", kind: "penalty", amount: "3.00" }])
    expect(possible.verdicts).toEqual(["c/rule"])
  })

  it("at the platform's discretion are only possible, those it makes by itself are due", () => {
    const { outcome, possible } = audit(
      {},
      ruled(
        "a",
        ALWAYS,
        { pay: "penalty", per: "order", amount: "1.00", by: "discretion" },
        { refund: "instant", by: "discretion" },
        { waive: ["shipping-metrics"], by: "discretion" },
      ),
      ruled("b", ALWAYS, { pay: "penalty", per: "order", amount: "2.00", by: "automatic" }),
    )
    expect(outcome).toMatchObject({
      payments: [{ provision: "b/rule", kind: "penalty", amount: "2.00" }],
      refund: null,
      exempt: [],
    })
    expect(possible).toMatchObject({
      payments: [{ provision: "a/rule", kind: "penalty", amount: "1.00" }],
      refund: ["instant"],
      exempt: ["shipping-metrics"],
      verdicts: [],
    })
  })

  it("waive each thing once, and what is waived already is no longer possible", () => {
    const { outcome, possible } = audit(
      {},
      ruled("a", ALWAYS, { waive: ["late-shipment-claim", "late-shipment-points"] }),
      ruled("b", ALWAYS, { waive: ["late-shipment-claim"] }),
      ruled("c", MAYBE, { waive: ["late-shipment-claim", "complaint-liability"] }),
    )
    expect(outcome.exempt).toEqual(["late-shipment-claim", "late-shipment-points"])
    expect(possible.exempt).toEqual(["complaint-liability"])
  })

  it("grant the instant refund before the one agreed by the platform", () => {
    const refund = (
      ...rules: readonly ReturnType<typeof announce>[]
    ): readonly [string | null, readonly string[]] => {
      const { outcome, possible } = audit({}, ...rules)
      return [outcome.refund, possible.refund]
    }
    const [instant, agreed]: [Effect, Effect] = [{ refund: "instant" }, { refund: "auto-agreed" }]
    expect(refund(ruled("a", ALWAYS, agreed), ruled("b", ALWAYS, instant))).toEqual(["instant", []])
    expect(refund(ruled("a", MAYBE, agreed), ruled("b", ALWAYS, instant))).toEqual(["instant", []])
    expect(refund(ruled("a", ALWAYS, agreed), ruled("b", MAYBE, instant))).toEqual([
      "auto-agreed",
      ["instant"],
    ])
    expect(refund(ruled("a", ALWAYS, agreed), ruled("b", MAYBE, agreed))).toEqual(["auto-agreed", []])
    expect(refund(ruled("b", MAYBE, instant))).toEqual([null, ["instant"]])
    expect(refund(ruled("b", NEVER, instant))).toEqual([null, []])
  })
})

describe("a rule that has ended, and does not go on governing the case", () => {
  it("adds nothing to the outcome, nor to what is possible", () => {
    const keeps = { before: "seller.joinedAt" }
    const book = bookOf(
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/rule", "before", {
          rule: rule("ended", { effects: [after(24), { waive: ["complaint-liability"] }] }),
        }),
      ),
      announce({ id: "b", published: "2021-06-01" }, withdrawn("dispatch/rule", "2021-07-01", { keeps })),
    )
    const joined = (joinedAt: string): AuditAnswer =>
      book.audit({ order: { paidAt: PAID }, seller: { joinedAt } })
    expect(joined("2021-06-30").outcome).toMatchObject({ shipBy: due(24), exempt: ["complaint-liability"] })
    const { verdicts, outcome, possible } = joined("2021-07-01")
    expect(verdicts).toMatchObject([{ inForce: "no", matches: "yes", applies: "no" }])
    expect([outcome.shipBy, outcome.exempt]).toEqual([null, []])
    expect([possible.shipBy, possible.exempt, possible.verdicts]).toEqual([[], [], []])
  })
})

describe("a rule whose wording is not held", () => {
  it("may apply, and nobody knows with what result", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-02-01" },
        effective("dispatch/text", "2022-02-01", {
          previous: "unheld",
          rule: rule("new", { effects: [after(24)] }),
        }),
      ),
    )
    const answer = book.audit({ order: { paidAt: PAID } })
    expect(answer.verdicts).toMatchObject([
      {
        announcement: null,
        inForce: "yes",
        matches: "unknown",
        applies: "unknown",
        effects: [],
        citation: null,
      },
    ])
    expect(answer.possible.verdicts).toEqual(["dispatch/text"])
    expect(answer.outcome.shipBy).toBeNull()
  })
})
