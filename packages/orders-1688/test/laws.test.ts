import { readFileSync } from "node:fs"
import { decodePlatform } from "@policy-ledger/ledger"
import { caseForm, civilTimeOf, decodeCase } from "@policy-ledger/rulebook"
import { Result } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CaseOfTrade, caseOf, exactJson, TradeError, tradesOf } from "../src/index.ts"

const file = new URL("../../../seeds/1688.yaml", import.meta.url)
const platform = Result.getOrThrow(decodePlatform(file.pathname, readFileSync(file, "utf8")))
const zone = civilTimeOf(platform)
if (zone === undefined) throw new Error("no civil time in the platform's file")
const form = caseForm(platform, zone)

/** Anything at all may stand anywhere. */
const noise = fc.oneof({ weight: 1, arbitrary: fc.anything() }, { weight: 2, arbitrary: fc.jsonValue() })

const some = <A>(right: fc.Arbitrary<A>, odd: fc.Arbitrary<unknown> | null) =>
  fc.option(odd === null ? right : fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: odd }))

const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"))
const time = fc
  .tuple(
    fc.integer({ min: 2021, max: 2025 }),
    fc.integer({ min: 10, max: 12 }),
    two(30),
    two(23),
    two(59),
    fc.constantFrom("+0800", "-0700"),
  )
  .map(([y, m, d, h, min, zoned]) => `${y}${m}${d === "00" ? "01" : d}${h}${min}00000${zoned}`)
const amount = fc.integer({ min: 0, max: 10 ** 8 }).map((n) => n / 100)
const code = (...codes: readonly string[]) => fc.constantFrom(...codes, "somethingelse")

/** Orders of every shape; with `odd`, anything may stand in a place of theirs. */
const trades = (odd: fc.Arbitrary<unknown> | null): fc.Arbitrary<unknown> => {
  const terms = some(
    fc.array(fc.record({ assuranceType: some(code("drfh", "qtwlybt", "jqbz", "psbj", "swbp"), odd) }), {
      maxLength: 3,
    }),
    odd,
  )
  const refundStatus = some(code("waitselleragree", "waitbuyersend", "refundsuccess", "REFUNDCLOSE"), odd)
  const items = fc.uniqueArray(
    fc.record(
      {
        subItemIDString: fc.nat().map(String),
        itemAmount: some(amount, odd),
        logisticsStatus: some(fc.integer({ min: 1, max: 9 }), odd),
        refundStatus,
        refund: some(amount, odd),
        canSendGoods: some(fc.boolean(), odd),
        cantSendReason: some(fc.constantFrom("未成团", "退款中", ""), odd),
        guaranteesTerms: terms,
      },
      { requiredKeys: ["subItemIDString"] },
    ),
    { maxLength: 3, selector: (item) => item.subItemIDString },
  )
  const baseInfo = fc.record(
    {
      idOfStr: fc.nat().map(String),
      status: some(
        code("waitbuyerpay", "waitsellersend", "waitbuyerreceive", "success", "cancel", "terminated"),
        odd,
      ),
      businessType: some(code("cn", "cb", "hp"), odd),
      overSeaOrder: some(fc.boolean(), odd),
      createTime: some(time, odd),
      payTime: some(time, odd),
      allDeliveredTime: some(time, odd),
      stepOrderList: some(fc.array(fc.record({ payTime: some(time, odd) }), { maxLength: 2 }), odd),
      refundStatus,
      refundStatusForAs: refundStatus,
      refund: some(amount, odd),
      receiverInfo: some(fc.record({ toDivisionCode: some(code("440305", "330206", "999999"), odd) }), odd),
    },
    { requiredKeys: ["idOfStr"] },
  )
  const logistics = fc.record({
    logisticsItems: some(fc.array(fc.record({ deliveredTime: some(time, odd) }), { maxLength: 2 }), odd),
  })
  const whole = {
    baseInfo,
    productItems: some(items, odd),
    guaranteesTerms: terms,
    nativeLogistics: some(logistics, odd),
  }
  return fc.record(whole, { requiredKeys: ["baseInfo"] })
}

const refunds = (odd: fc.Arbitrary<unknown> | null) =>
  some(
    fc.record(
      {
        gmtApply: some(time, odd),
        applyPayment: some(fc.nat(), odd),
        applyCarriage: some(fc.constantFrom(0, 500), odd),
        refundGoods: some(fc.boolean(), odd),
        goodsStatus: some(fc.integer({ min: 1, max: 3 }), odd),
      },
      { requiredKeys: [] },
    ),
    odd,
  ).map((refund) => refund ?? undefined)

const RUNS = 500

describe("of any order whatever", () => {
  const isJson = (value: unknown): boolean => {
    expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value)
    return true
  }

  const refusedOrJson = (read: () => unknown): void => {
    try {
      isJson(read())
    } catch (error) {
      if (!(error instanceof TradeError)) throw error
      isJson(error.problems)
      expect(error.problems.length).toBeGreaterThan(0)
      for (const { path, found, expected } of error.problems)
        expect([path, found, expected]).not.toContain("")
    }
  }

  it("nothing is thrown but a TradeError, and what comes out is plain JSON", () => {
    const any = fc.oneof(
      noise,
      trades(noise),
      fc.record({ result: fc.oneof(noise, fc.array(trades(noise), { maxLength: 2 })), success: noise }),
    )
    fc.assert(
      fc.property(any, refunds(noise), (order, refund) => refusedOrJson(() => caseOf(order, refund))),
      { numRuns: RUNS },
    )
  })

  it("nor of any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => refusedOrJson(() => tradesOf(exactJson(text)))),
      {
        numRuns: RUNS,
      },
    )
  })
})

describe("of every order in the platform's shapes", () => {
  const laws = (law: (made: CaseOfTrade, order: unknown) => void) =>
    fc.assert(
      fc.property(trades(null), refunds(null), (order, refund) => law(caseOf(order, refund), order)),
      { numRuns: RUNS },
    )

  it("the case has facts of the platform alone, with values that they may have", () => {
    laws(({ case: facts }) => {
      const decoded = decodeCase(facts, form)
      // A made-up order may contradict itself in time: that is for whoever reads the case to say.
      const isChronology = ({ expected }: { readonly expected: string }): boolean =>
        /^(?:no instant before|none, as) /.test(expected)
      expect(decoded.ok ? [] : decoded.problems.filter((problem) => !isChronology(problem))).toEqual([])
    })
  })

  it("every fact of the platform is in the case, or told to be missing, or presumed", () => {
    const isSaid = (path: string, { case: facts, underivable }: CaseOfTrade): boolean => {
      const steps = path.split(/\[\]\.|\./)
      const groups = steps.map((_, i) =>
        path
          .split(".")
          .slice(0, i + 1)
          .join(".")
          .replace(/\[\]$/, ""),
      )
      if (underivable.some(({ fact }) => fact === path || groups.includes(fact))) return true
      let at: unknown = facts
      for (const step of steps) {
        if (at === null || (Array.isArray(at) && at.length > 0)) return true
        at = Object.entries(at ?? {}).find(([key]) => key === step)?.[1]
      }
      return at !== undefined
    }
    const given = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)
    laws((made) => {
      const silent = given.filter(({ path, presumed }) => presumed === undefined && !isSaid(path, made))
      expect(silent.map(({ path }) => path)).toEqual([])
    })
  })

  it("null only stands for what was not once the order has ended, and nothing follows what was not", () => {
    laws(({ case: { order, refund } }) => {
      const isClosed = order.status === "closed"
      const hasEnded = isClosed || order.status === "received"
      expect({
        isUnpaidUnclosed: order.paidAt === null && !isClosed,
        isUnshippedUnclosed: order.shippedAt === null && !isClosed,
        isWithoutRefundAndRuns: refund === null && !hasEnded,
        isUnpaidAndMore: order.paidAt === null && (order.shippedAt !== null || refund !== null),
      }).toEqual({
        isUnpaidUnclosed: false,
        isUnshippedUnclosed: false,
        isWithoutRefundAndRuns: false,
        isUnpaidAndMore: false,
      })
    })
  })

  it("what is told and what is ignored names its reason", () => {
    laws(({ underivable, ignored }) => {
      for (const { why } of [...underivable, ...ignored]) expect(why).not.toBe("")
    })
  })
})
