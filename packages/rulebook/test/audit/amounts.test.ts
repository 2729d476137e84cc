// oxlint-disable unicorn/no-thenable -- `then` is a key of the language, in data
import type { Amount, Pay, Verdict } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bookOfRule, verdictOf } from "../bazaar/one-rule.ts"

const text = { zh: "未说明", en: "not stated" }
const PAID = "2022-01-05"

const fee = (amount: Amount, more: Partial<Pay> = {}): Pay => ({ pay: "fee", per: "order", amount, ...more })
const perPiece = (amount: Amount, more: Partial<Pay> = {}): Pay => fee(amount, { per: "item", ...more })

const verdict = (pay: Pay, order: object): Verdict =>
  verdictOf({ effects: [pay] }, { order: { paidAt: PAID, ...order } })

/** The amount; those it can be; or nothing. */
const comes = (pay: Pay, order: object): unknown => {
  const [effect] = verdict(pay, order).effects
  if (effect === undefined || !("amount" in effect)) return undefined
  return effect.amount ?? ("candidates" in effect ? effect.candidates : undefined)
}

describe("a marginal fee on each item, as of eBay UK in 2025", () => {
  const buyerProtection: Amount = {
    sum: [
      "0.75",
      {
        tiers: [
          { upTo: "300", rate: "0.04" },
          { upTo: "4000", rate: "0.02" },
        ],
        of: "order.pieces[].price",
      },
    ],
  }
  it.each([
    ["0.00", "0.75", "the fixed part alone"],
    ["12.34", "1.24", "0.75 and 0.4936, rounded once: 1.2436"],
    ["12.37", "1.24", "1.2448"],
    ["12.38", "1.25", "1.2452"],
    ["20.00", "1.55", "of an item of 20.00, which comes to 21.55"],
    ["299.99", "12.75", "just below the first bound: 12.7496"],
    ["300.00", "12.75", "at the first bound"],
    ["300.25", "12.76", "half a penny above it: 12.755 rounds away from zero"],
    ["300.24", "12.75", "12.7548"],
    ["500.00", "16.75", "four per cent of 300 and two of 200"],
    ["3999.99", "86.75", "just below the second bound: 86.7498"],
    ["4000.00", "86.75", "at the second bound"],
    ["9000.00", "86.75", "beyond it nothing more"],
  ])("of %s is %s: %s", (price, amount) => {
    expect(comes(perPiece(buyerProtection), { pieces: [{ price }] })).toBe(amount)
  })

  it("is rounded for each item, and then summed", () => {
    expect(comes(perPiece(buyerProtection), { pieces: [{ price: "12.34" }, { price: "12.34" }] })).toBe(
      "2.48",
    )
  })

  it("is never more than the caps", () => {
    const capped = perPiece(buyerProtection, { capPerSubOrder: "10.00", capPerOrder: "15.00" })
    expect(comes(capped, { pieces: [{ price: "500.00" }] })).toBe("10.00")
    expect(comes(capped, { pieces: [{ price: "500.00" }, { price: "106.00" }] })).toBe("14.99")
    expect(comes(capped, { pieces: [{ price: "500.00" }, { price: "500.00" }] })).toBe("15.00")
    // Whatever the second costs: 10.00 and at least 0.75, at most 10.00.
    expect(comes(capped, { pieces: [{ price: "500.00" }, {}] })).toBeUndefined()
    expect(comes(perPiece(buyerProtection, { capPerOrder: "0.75" }), { pieces: [{}] })).toBe("0.75")
  })

  it("says what it was reckoned from, in one line", () => {
    const { because } = verdict(perPiece(buyerProtection), { pieces: [{ id: "A", price: "12.34" }] })
    expect(because.at(-1)).toBe(
      "A: 0.75 + order pieces price (order.pieces[].price): 12.34 in portions (4 % up to 300, 2 % up to 4000) = 1.24",
    )
    const zh = bookOfRule({ effects: [perPiece(buyerProtection)] }).audit(
      { order: { paidAt: PAID, pieces: [{ id: "A", price: "12.34" }] } },
      { lang: "zh" },
    )
    expect(zh.verdicts[0]?.because.at(-1)).toBe(
      "A: 0.75 + 〔order.pieces[].price〕（order.pieces[].price）：12.34 的分段（至 300 部分 4 %、至 4000 部分 2 %） = 1.24",
    )
  })
})

describe("the least of a share of two facts and a fixed amount, as of Allegro Pay", () => {
  const pay = fee({ least: [{ rate: "0.0035", of: ["order.amount", "order.postage"] }, "5.00"] })
  it.each([
    ["1000.00", "10.00", "3.54", "3.535 rounds away from zero"],
    ["1418.57", "10.00", "5.00", "4.999995 of 1428.57 rounds to it"],
    ["1428.57", "0.00", "5.00", "just below, 4.999995"],
    ["1428.58", "0.00", "5.00", "just above"],
    ["1425.00", "0.00", "4.99", "4.9875"],
    ["99999.00", "0.00", "5.00", "never more"],
  ])("of %s and %s is %s: %s", (amount, postage, is) => {
    expect(comes(pay, { parts: [{ amount }], postage })).toBe(is)
  })

  it("is certain where the known part alone is past the fixed amount, and otherwise waits for the absent", () => {
    const past = verdict(pay, { parts: [{ amount: "2000.00" }, {}] })
    expect(past.effects).toEqual([{ kind: "fee", amount: "5.00" }])
    expect(past.missing).toEqual([])
    const short = verdict(pay, { parts: [{ amount: "1000.00" }] })
    expect(short.effects).toEqual([{ kind: "fee", amount: null }])
    expect(short.missing).toEqual(["order.postage"])
    expect(short.because.at(-1)).toBe(
      "the least of (0.35 % of (order amount (order.amount): 1000.00 + order postage (order.postage): not given); 5.00) = unknown",
    )
  })

  it("takes a fact of which there was none for nothing", () => {
    expect(comes(pay, { parts: [{ amount: "1000.00" }], postage: null })).toBe("3.50")
    expect(comes(fee({ rate: "0.1", of: "order.postage" }), { postage: null })).toBe("0.00")
  })
})

describe("a fee by size bands", () => {
  const bands = {
    cases: [
      { when: { fact: "order.lane", is: "local" }, then: "1.00" },
      { when: { fact: "order.tags", has: "bulk" }, then: { each: "0.255", of: "order.count" } },
    ],
    else: "9.00",
  } satisfies Amount
  const pieces = [{}, {}, {}]
  it.each<[object, unknown, string]>([
    [{ lane: "local", tags: ["bulk"] }, "1.00", "the first that holds"],
    [{ lane: "export", tags: ["bulk"], parts: pieces }, "0.77", "0.765 rounds away from zero"],
    [{ lane: "export", tags: [] }, "9.00", "none of them"],
    [{ tags: ["bulk"], parts: pieces }, ["0.77", "1.00"], "the first may hold"],
    [{ lane: "export", tags: "unknown", parts: pieces }, ["0.77", "9.00"], "the second may hold"],
    [{ tags: "unknown", parts: pieces }, ["0.77", "1.00", "9.00"], "either may"],
    [{ tags: "unknown" }, undefined, "nobody knows how many there are"],
  ])("of %j is %j: %s", (order, amount) => {
    expect(comes(fee(bands), order)).toEqual(amount)
  })

  it("is nothing where no band holds and nothing else is said", () => {
    const { else: _else, ...alone } = bands
    expect(comes(fee(alone), { lane: "export", tags: [] })).toBe("0.00")
  })

  it("is certain where all branches that may hold come to the same", () => {
    const same: Amount = { cases: [{ when: { fact: "order.lane", is: "local" }, then: "4.00" }], else: "4" }
    expect(verdict(fee(same), {})).toMatchObject({ effects: [{ amount: "4.00" }], missing: [] })
  })

  it("lists what it can be beside what is due, and names what is missing", () => {
    const answer = bookOfRule({ effects: [fee(bands, { from: "merchant", to: "platform" })] }).audit({
      order: { paidAt: PAID, tags: ["bulk"], parts: pieces },
    })
    const paid = { provision: "dispatch/rule", kind: "fee", from: "merchant", to: "platform" }
    expect(answer.outcome.payments).toEqual([{ ...paid, amount: null, why: "missing" }])
    expect(answer.possible.payments).toEqual([
      { ...paid, amount: "0.77" },
      { ...paid, amount: "1.00" },
    ])
    expect(answer.states.payments).toBe("open")
    expect(answer.missing).toEqual(["order.lane"])
    expect(answer.currency).toBe("INR")
  })
})

describe("an amount that the ledger does not hold", () => {
  it("because reports differ is one of theirs, and no fact would tell which", () => {
    const answer = bookOfRule({ effects: [fee({ oneOf: ["18.00", "20.00"] })] }).audit({
      order: { paidAt: PAID },
    })
    const paid = { provision: "dispatch/rule", kind: "fee" }
    expect(answer.outcome.payments).toEqual([{ ...paid, amount: null, why: "unstated" }])
    expect(answer.possible.payments.map(({ amount }) => amount)).toEqual(["18.00", "20.00"])
    expect([answer.states.payments, answer.missing]).toEqual(["unstated", []])
    expect(answer.verdicts[0]?.because.at(-1)).toBe("18.00 or 20.00 = 18.00 or 20.00")
  })

  it("because a part of it is unstated is told so, unless another part decides", () => {
    const part: Amount = { sum: ["1.00", { unstated: text }] }
    expect(verdict(fee(part), {}).effects).toEqual([{ kind: "fee", amount: null, unstated: text }])
    expect(verdict(fee({ least: ["0.00", part] }), {}).effects).toEqual([{ kind: "fee", amount: "0.00" }])
    expect(verdict(fee({ least: ["1.00", part] }), {}).effects).toEqual([{ kind: "fee", amount: "1.00" }])
    const branch: Amount = {
      cases: [{ when: { fact: "order.lane", is: "local" }, then: { unstated: text } }],
    }
    expect(verdict(fee(branch), {}).effects).toEqual([{ kind: "fee", amount: null }])
    expect(verdict(fee(branch), { lane: "local" }).effects).toEqual([
      { kind: "fee", amount: null, unstated: text },
    ])
    expect(verdict(fee(branch), { lane: "export" }).effects).toEqual([{ kind: "fee", amount: "0.00" }])
  })

  it("because a condition of it is not given is one of two, and no fact would tell which", () => {
    const when: Amount = { cases: [{ when: { unstated: text }, then: "2.00" }], else: "3.00" }
    const { effects, missing } = verdict(fee(when), {})
    expect([effects, missing]).toEqual([[{ kind: "fee", amount: null, candidates: ["2.00", "3.00"] }], []])
  })
})

describe("arithmetic", () => {
  it.each<[Amount, string, string]>([
    [{ rate: "4", of: "order.postage" }, "40.00", "four times what it cost"],
    [{ greatest: [{ rate: "0.1", of: "order.postage" }, "2.00"] }, "2.00", "at least so much"],
    [{ greatest: [{ rate: "0.3", of: "order.postage" }, "2.00"] }, "3.00", "or the share"],
    [
      { sum: [{ rate: "0.0005", of: "order.postage" }, "0.00"] },
      "0.01",
      "half a paisa rounds away from zero",
    ],
    [{ sum: [{ rate: "0.0004", of: "order.postage" }, "0.000999"] }, "0.00", "and less does not"],
    [
      { sum: [{ rate: "0.000333", of: "order.postage" }, "0.00167"] },
      "0.01",
      "rounded once: 0.00333 and 0.00167",
    ],
    [{ each: "0.000001", of: "order.count" }, "0.00", "a millionth"],
  ])("%j of 10.00 is %s: %s", (amount, is) => {
    expect(comes(fee(amount), { postage: "10.00", parts: [{}] })).toBe(is)
  })

  it("is exact where floats are not", () => {
    expect(comes(fee({ rate: "1", of: "order.postage" }), { postage: "90071992547409.91" })).toBe(
      "90071992547409.91",
    )
    expect(comes(fee({ rate: "9", of: "order.postage" }), { postage: "90071992547409.91" })).toBe(
      "810647932926689.19",
    )
  })

  it("of very many possibilities keeps the bounds", () => {
    const each: Amount = { oneOf: ["1.00", "2.00", "4.00", "8.00", "16.00"] }
    const pay = fee({ sum: [each, each, each, { rate: "0.1", of: "order.postage" }] })
    const [effect] = verdict(pay, { postage: "0.00" }).effects
    expect(effect).toEqual({ kind: "fee", amount: null })
    expect(comes({ ...pay, capPerOrder: "3.00" }, { postage: "0.00" })).toBe("3.00")
  })
})
