import { describe, expect, it } from "vitest"
import { askTables, tablesAreWhole } from "./announcements/ask.ts"
import { tables } from "./announcements/table.ts"
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
  tablesAreWhole(book, all)

  it("hold at least five cases for each provision that decides one", () => {
    const asked = all.flatMap((t) =>
      t.rows.flatMap((r) =>
        "vary" in r ? Object.keys(r.expect).map(() => r.ask) : "case" in r ? [r.ask] : [],
      ),
    )
    expect(DECIDING.filter((p) => asked.filter((a) => a === p).length < 5)).toEqual([])
  })
})

askTables(book, all)
