import type { Pay } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bookOfRule, resolved, verdictOf } from "../bazaar/one-rule.ts"

const paid = (pay: Pay, ...amounts: readonly (string | undefined)[]): unknown => {
  const parts = amounts.map((amount) => (amount === undefined ? {} : { amount }))
  const effect = resolved(pay, { order: { parts } })
  return effect !== undefined && "amount" in effect ? effect.amount : undefined
}

const each = { pay: "compensation", per: "sub-order" } as const
const once = { pay: "penalty", per: "order" } as const

describe("a payment for each part of an order", () => {
  it("is rounded half up for each part, and then summed", () => {
    // 0.5 fen each: rounded one by one they make 0.02, summed first they would make 0.01.
    expect(paid({ ...each, rate: "0.1" }, "0.05", "0.05")).toBe("0.02")
    expect(paid({ ...each, rate: "0.1" }, "0.04", "0.04")).toBe("0.00")
  })

  it("is capped for each part after rounding, and then for the order", () => {
    const pay: Pay = { ...each, rate: "0.1", capPerSubOrder: "5.00", capPerOrder: "9.00" }
    expect(paid(pay, "49.99")).toBe("5.00")
    expect(paid(pay, "49.94")).toBe("4.99")
    expect(paid(pay, "50.01")).toBe("5.00")
    expect(paid(pay, "1000.00")).toBe("5.00")
    expect(paid(pay, "40.00", "49.99")).toBe("9.00")
    expect(paid(pay, "40.00", "49.94")).toBe("8.99")
    expect(paid(pay, "1000.00", "40.00")).toBe("9.00")
    expect(paid(pay, "1000.00", "39.90")).toBe("8.99")
  })

  it("of a fixed amount counts the parts, whatever they cost", () => {
    expect(paid({ ...each, amount: "3.50" }, "1.00", undefined)).toBe("7.00")
    expect(
      paid({ ...each, amount: "3.50", capPerSubOrder: "3.00", capPerOrder: "5.00" }, "1.00", "1.00"),
    ).toBe("5.00")
    expect(paid({ ...each, amount: "3.50", capPerSubOrder: "2.00" }, "1.00", "1.00")).toBe("4.00")
  })

  it("is nothing where there are no parts", () => {
    expect(paid({ ...each, rate: "0.1" })).toBe("0.00")
    expect(paid({ ...each, amount: "3.50" })).toBe("0.00")
  })
})

describe("a payment for the order", () => {
  it("is a share of the sum, rounded once", () => {
    expect(paid({ ...once, rate: "0.1" }, "0.05", "0.05")).toBe("0.01")
    expect(paid({ ...once, rate: "0.1" }, "0.07", "0.08")).toBe("0.02")
    expect(paid({ ...once, rate: "0.30", capPerOrder: "500" }, "1666.67")).toBe("500.00")
    expect(paid({ ...once, rate: "0.30", capPerOrder: "500" }, "1666.64")).toBe("499.99")
  })

  it("of a fixed amount asks for no parts", () => {
    const verdict = verdictOf({ effects: [{ ...once, amount: "5" }] }, { order: { paidAt: "2022-01-05" } })
    expect([verdict.effects, verdict.missing]).toEqual([[{ kind: "penalty", amount: "5.00" }], []])
    expect(resolved({ ...once, amount: "5", capPerOrder: "4.99" }, {})).toEqual({
      kind: "penalty",
      amount: "4.99",
    })
  })
})

describe("a payment that cannot be reckoned", () => {
  it("for want of the parts, or of what one of them cost, names the parts as missing", () => {
    const lists = [
      [{ amount: "1.00" }, {}],
      [{}, { amount: "1.00" }],
    ]
    for (const json of [{}, ...lists.map((parts) => ({ order: { parts } }))])
      for (const pay of [
        { ...each, rate: "0.1" },
        { ...each, rate: "0.1", capPerSubOrder: "5.00", capPerOrder: "9.00" },
        { ...once, rate: "0.1" },
      ] satisfies Pay[]) {
        const verdict = verdictOf({ effects: [pay] }, json)
        expect(verdict.effects).toEqual([{ kind: pay.pay, amount: null }])
        expect(verdict.missing).toContain("order.parts")
      }
  })

  it("is one all the same where its cap is reached whatever the part without an amount cost", () => {
    const parts = [{ amount: "60.00" }, { amount: "60.00" }, {}]
    const pay: Pay = { ...each, rate: "0.1", capPerSubOrder: "5.00", capPerOrder: "9.00" }
    const verdict = verdictOf({ effects: [pay] }, { order: { paidAt: "2022-01-05", parts } })
    expect(verdict.effects).toEqual([{ kind: pay.pay, amount: "9.00" }])
    expect(verdict.missing).not.toContain("order.parts")
  })

  it("because the source does not say how much is told without its amount, and nothing is missing", () => {
    const unstated = { zh: "未说明金额", en: "the amount is not stated" }
    const json = { order: { paidAt: "2022-01-05", parts: [{ amount: "1.00" }] } }
    const verdict = verdictOf({ effects: [{ ...once, unstated, by: "discretion", open: true }] }, json)
    expect(verdict.effects).toEqual([
      { kind: "penalty", amount: null, unstated, by: "discretion", open: true },
    ])
    expect(verdict.missing).toEqual([])
    const answer = bookOfRule({ effects: [{ ...once, unstated }] }).audit(json)
    expect([answer.outcome.payments, answer.possible.payments]).toEqual([
      [{ provision: "dispatch/rule", kind: "penalty", amount: null, why: "unstated" }],
      [],
    ])
  })
})

describe("effects without arithmetic", () => {
  const text = { zh: "文", en: "words" }
  it("come out as the rule states them", () => {
    const verdict = verdictOf(
      {
        effects: [
          { refund: "instant", by: "automatic" },
          { cap: "50", per: "order", of: text },
          { waive: ["late-shipment-claim"] },
          { sanction: [text], by: "discretion", open: true },
          { offer: text },
          { duty: text, of: "merchant" },
          { notice: text },
        ],
      },
      { order: { paidAt: "2022-01-05" } },
    )
    expect(verdict.missing).toEqual([])
    expect(verdict.effects).toStrictEqual([
      { kind: "refund", refund: "instant", by: "automatic" },
      { kind: "cap", amount: "50.00", per: "order", of: text },
      { kind: "waive", waives: ["late-shipment-claim"] },
      { kind: "sanction", measures: [text], by: "discretion", open: true },
      { kind: "offer", what: text },
      { kind: "duty", of: "merchant", what: text },
      { kind: "notice", what: text },
    ])
  })

  it("are none where the rule does not match", () => {
    expect(
      verdictOf(
        { when: { not: { always: true } }, effects: [{ notice: text }] },
        { order: { paidAt: "2022-01-05" } },
      ).effects,
    ).toEqual([])
  })
})
