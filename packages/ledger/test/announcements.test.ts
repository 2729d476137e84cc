import { describe, expect, it } from "vitest"
import {
  auditLike,
  forceLike,
  forceOf,
  headLike,
  headLists,
  varied,
  versionOf,
  wholeOf,
} from "./announcements/question.ts"
import {
  isHead,
  tables,
  type AuditExpected,
  type CaseRow,
  type ForceRow,
  type HeadRow,
  type Json,
  type VaryRow,
} from "./announcements/table.ts"
import { seededRulebook } from "./seeded.ts"

const book = seededRulebook()
const all = tables()

/** Provisions that decide a case (catalogue): each is asked about in at least five cases. */
const DECIDING = [
  "typhoon-relief-2021/late-shipment",
  "luding-earthquake-relief-2022/late-shipment",
  "covid-relief-2022/late-shipment-claims",
  "spring-festival-2025/shipping-clock",
  "spring-festival-2025/metrics",
  "same-day-shipping/ship-by",
  "taote-group/instant-refund",
  "taote-group/ship-within-48h",
  "flash-refund/response-window",
  "n-hour-shipping/badge",
  "refund-response/return-confirmation",
  "zero-second-refund/auto-agree",
  "power-worry-free/quality-compensation",
  "shipping-conduct/claim-cap",
  "shipping-conduct/fraudulent-shipment-penalty",
  "double11-auto-receipt/thirteen-days",
  "global-sourcing-dispute/scope",
  "merchant-service/robot-reception",
  "dianxiaomi/benefit",
  "industrial-brand-fake-one-pay-four/guarantee",
  "distribution-pass/guarantee",
  "buyer-protection/enforcement",
  "service-badges/guarantee",
  "chengxintong/activation",
  "digital-marketing-solutions/ordering",
  "digital-marketing/eligibility",
  "marketing-packages/ordering",
  "marketing-packages/auto-renewal",
]

describe("the tables of cases", () => {
  it("speak of every announcement, and of no other", () => {
    expect(all.map((t) => t.announcement)).toEqual(book.announcements().announcements.map((a) => a.id))
  })

  it("ask each announcement what it is, and more than that", () => {
    const thin = all.filter((t) => t.rows.filter((r) => r.ask === "head").length !== 1 || t.rows.length < 2)
    expect(thin.map((t) => t.announcement)).toEqual([])
  })

  it("hold at least five cases for each provision that decides one", () => {
    const asked = all.flatMap((t) =>
      t.rows.flatMap((r) =>
        "vary" in r ? Object.keys(r.expect).map(() => r.ask) : "case" in r ? [r.ask] : [],
      ),
    )
    expect(DECIDING.filter((p) => asked.filter((a) => a === p).length < 5)).toEqual([])
  })
})

const asksHead = ({ why, expect: expected }: HeadRow, id: string): void => {
  it(`is ${expected.standing}: ${why}`, () => {
    const found = book.announcement(id)
    expect(found && headLike(found)).toEqual({ notedReports: [], ...expected, ...headLists(expected) })
  })
}

const asksForce = (row: ForceRow, id: string): void => {
  const version = versionOf(row, id)
  it(`${row.ask}: ${row.why}`, () => {
    const found = Object.entries(row.on).map(([on, expected]) => [
      on,
      forceLike(forceOf(book, version, on, row.announcedBy), expected),
    ])
    expect(Object.fromEntries(found)).toEqual(row.on)
  })
}

interface Asked {
  readonly said: string
  readonly json: Json
  readonly expected: AuditExpected
}

const casesOf = (row: CaseRow | VaryRow): readonly Asked[] =>
  "vary" in row
    ? Object.entries(row.expect).map(([value, expected]) => ({
        said: `${row.why}, ${row.vary} ${value}`,
        json: varied(book.platform, row.case, row.vary, value),
        expected,
      }))
    : [{ said: row.why, json: row.case, expected: row.expect }]

const asksCases = (row: CaseRow | VaryRow, id: string): void => {
  const version = versionOf(row, id)
  for (const { said, json, expected } of casesOf(row))
    it(`${row.ask}: ${said}`, () => {
      const whole = wholeOf(expected, row.ask)
      expect(auditLike(book, version, json, whole, row.announcedBy)).toMatchObject(whole)
    })
}

for (const { announcement, rows } of all)
  describe(`the announcement ${announcement}`, () => {
    for (const row of rows)
      if (isHead(row)) asksHead(row, announcement)
      else if ("on" in row) asksForce(row, announcement)
      else asksCases(row, announcement)
  })
