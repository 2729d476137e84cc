import type { ResolvedEffect } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { effectLine } from "../src/layout/ask/effect.ts"
import type { Page } from "../src/layout/page/page.ts"
import { plain } from "../src/layout/page/paint.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"

const POUNDS = { ...bazaar, currency: "GBP" }

const page = (lang: "zh" | "en"): Page => ({ lang, width: 200, paint: plain })

describe("a payment in one line", () => {
  it.each<[ResolvedEffect, string, string]>([
    [
      { kind: "fee", amount: "1.55", from: "buyer", to: "platform", items: ["1", "3"] },
      "fee (buyer to platform): 1.55 GBP (items 1, 3)",
      "费用（由买家付给平台）：1.55 GBP（商品 1、3）",
    ],
    [
      { kind: "credit", amount: null, to: "merchant", candidates: ["1.00", "2.00"], items: ["A"] },
      "credit (to merchant): 1.00 or 2.00 GBP (item A)",
      "返还（付给商家）：1.00 或 2.00 GBP（商品 A）",
    ],
    [
      { kind: "penalty", amount: null, from: "merchant" },
      "penalty (from merchant): amount open",
      "违约金（由商家支付）：金额待定",
    ],
    [
      { kind: "sanction", measures: [{ zh: "扣分", en: "points off" }], points: "2" },
      "sanction: points off (2 points)",
      "处罚：扣分（2分）",
    ],
  ])("%j", (effect, en, zh) => {
    expect(effectLine(page("en"), POUNDS, effect)).toBe(en)
    expect(effectLine(page("zh"), POUNDS, effect)).toBe(zh)
  })
})
