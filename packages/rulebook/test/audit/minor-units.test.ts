import type { Amount, AuditAnswer, Effect, Pay, Platform, Rule } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOn, effective, rule } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"

const YEN: Platform = { ...bazaar, currency: "JPY", minorUnit: 0 }
const DINARS: Platform = { ...bazaar, currency: "KWD", minorUnit: 3 }

const PAID = "2022-01-05"

const audited = (platform: Platform, rules: Partial<Rule>, order: object): AuditAnswer =>
  bookOn(
    platform,
    announce(
      { id: "a", published: "2021-01-01" },
      effective("dispatch/rule", "before", { rule: rule("rule", rules) }),
    ),
  ).audit({ order: { paidAt: PAID, ...order } }, { explain: true })

const piece = (amount: Amount, more: Partial<Pay> = {}): Effect => ({
  pay: "fee",
  per: "item",
  amount,
  ...more,
})

/** What is paid for pieces of these prices. */
const paid = (platform: Platform, effect: Effect, ...prices: readonly string[]): unknown =>
  audited(
    platform,
    { effects: [effect] },
    { pieces: prices.map((price) => ({ price })) },
  ).outcome.payments.map(({ amount }) => amount)

const share = (rate: string): Effect => piece({ rate, of: "order.pieces[].price" })

describe("amounts in yen, which have no parts", () => {
  it.each<[string, Effect, readonly string[], readonly string[]]>([
    ["10.4 % of 1005, 104.52", share("0.104"), ["1005"], ["105"]],
    ["10.4 % of 1000, exactly", share("0.104"), ["1000"], ["104"]],
    ["just below half a yen, 100.498995", share("0.099999"), ["1005"], ["100"]],
    ["half a yen, 100.5, away from zero", share("0.1"), ["1005"], ["101"]],
    ["just above half a yen", share("0.100001"), ["1005"], ["101"]],
    ["half a yen of each, rounded for each", piece("0.5"), ["10", "10"], ["2"]],
    ["less than half a yen, which is nothing", piece("0.49"), ["10"], []],
    ["no more than a cap", { ...piece("300"), capPerSubOrder: "200" } as Effect, ["10"], ["200"]],
    [
      "by portions: 4 % of 300 and 2 % of 200",
      piece({
        tiers: [
          { upTo: "300", rate: "0.04" },
          { upTo: "4000", rate: "0.02" },
        ],
        of: "order.pieces[].price",
      }),
      ["500"],
      ["16"],
    ],
  ])("are whole: %s", (_of, effect, prices, amounts) => {
    expect(paid(YEN, effect, ...prices)).toEqual(amounts)
  })

  it("are refused in a case with decimals, and as bounds held exactly", () => {
    expect(() => audited(YEN, {}, { pieces: [{ price: "1005.0" }] })).toThrow(
      'order.pieces[0].price: found "1005.0", expected an amount in quotes with at most 0 decimals, such as "1235"',
    )
    const of = (price: string) => {
      const { verdicts } = audited(
        YEN,
        { when: { some: { fact: "order.pieces[].price", moreThan: "1004" }, of: "order.pieces[]" } },
        { pieces: [{ price }] },
      )
      return [verdicts[0]?.applies, verdicts[0]?.because.at(-1)]
    }
    expect(of("1004")).toEqual(["no", expect.stringContaining("1004")])
    expect(of("1005")).toEqual(["yes", expect.not.stringContaining("10.0")])
  })

  it("are told whole in a ceiling", () => {
    const [verdict] = audited(
      YEN,
      { effects: [{ cap: "500", per: "order", of: { zh: "赔付", en: "pay" } }] },
      {},
    ).verdicts
    expect(verdict?.effects).toMatchObject([{ kind: "cap", amount: "500" }])
  })
})

it("amounts in dinars have three decimals", () => {
  expect(paid(DINARS, share("0.104"), "1.005")).toEqual(["0.105"])
  expect(paid(DINARS, share("0.1"), "1.005")).toEqual(["0.101"])
  expect(paid(DINARS, piece("0.0004"), "1")).toEqual([])
  expect(paid(DINARS, piece("2"), "1")).toEqual(["2.000"])
  expect(() => audited(DINARS, {}, { pieces: [{ price: "1.0051" }] })).toThrow(
    /at most 3 decimals, such as "1.235"/,
  )
})
