import type { Effect } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bookOf } from "../../rulebook/test/bazaar/announce.ts"
import { ruled } from "../../rulebook/test/bazaar/one-rule.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { layOutAudit } from "../src/layout/ask/audit.ts"
import { ordersTable } from "../src/layout/ask/orders-table.ts"
import { OrderTotals } from "../src/layout/ask/order-totals.ts"
import { plain } from "../src/layout/page/paint.ts"
import type { Page } from "../src/layout/page/page.ts"

const ALWAYS = { always: true } as const
const MAYBE = { fact: "seller.insured", is: true } as const
const PAID = "2022-01-05T10:00:00+05:30"
const falls = (deadline: string, days: number): Effect => ({
  deadline,
  after: { days },
  countedFrom: "order.paidAt",
})

const book = bookOf(
  ruled("returns", ALWAYS, falls("return-by", 3), { waive: ["storage-fee"] }),
  ruled("claims", MAYBE, falls("claim-from", 60)),
  ruled("relief", ALWAYS, { extend: "return-by", by: { workdays: 2, in: "post" } }),
  ruled("closing", ALWAYS, { calendar: "post", free: ["2022-01-10"], working: ["2022-01-15"] }),
)
const json = { order: { id: "A-1", paidAt: PAID } }
const page = (lang: "en" | "zh"): Page => ({ lang, width: 120, paint: plain })
const lines = (text: string): readonly string[] =>
  text.split("\n").map((line) => line.trim().replaceAll(/ {2,}/g, "  "))

describe("a deadline that the platform declares is laid out under its title", () => {
  it.each([
    ["en", ["return by  2022-01-12 10:00:00 +05:30", "claim from  open: perhaps 2022-03-06 10:00:00 +05:30"]],
    ["zh", ["退货时限  2022-01-12 10:00:00 +05:30", "可索赔时间  待定：可能是 2022-03-06 10:00:00 +05:30"]],
  ] as const)("in the outcome: %s", (lang, expected) => {
    const answer = book.audit(json, { lang, explain: true })
    const text = layOutAudit(page(lang), { answer, json }, { platform: bazaar, explain: true })
    expect(lines(text)).toEqual(expect.arrayContaining([...expected]))
  })

  it("with what extends it, the calendar's days, and what is waived", () => {
    const answer = book.audit(json, { explain: true })
    const told = lines(layOutAudit(page("en"), { answer, json }, { platform: bazaar, explain: false }))
    for (const line of [
      "by returns/rule (returns), relief/rule (relief)",
      "→ return by: 2022-01-08 10:00:00 +05:30",
      "→ return by: 2 working days (post office days) later",
      "→ post office days: free: 2022-01-10; worked: 2022-01-15",
      "→ waives: storage fee",
      "Exempt  storage fee",
    ])
      expect(told).toContain(line)
    expect(told.find((line) => line.startsWith("claim from: tell"))).toContain("seller.insured")
  })

  it("in a column of the table of orders and in its totals", () => {
    const order = { answer: book.audit(json, { explain: true }), json, line: 1 }
    const table = ordersTable(page("en"), bazaar, [order])
    expect(table.header).toMatch(/return by +claim from/)
    expect(table.row(order)).toMatch(/2022-01-12 10:00 +open/)
    const totals = new OrderTotals()
    totals.add(order)
    expect(totals.lines(page("en"), bazaar)).toContain("return by 1 set")
  })
})

describe("a place that is given too widely for a rule", () => {
  const food = bookOf(
    ruled("food", { fact: "order.goods", within: ["fruit"] }, { waive: ["storage-fee"] }),
    ruled("lots", ALWAYS, falls("return-by", 3)),
    ruled("short", { fact: "order.goods", within: ["food"] }, falls("return-by", 1)),
  )
  const settling = (goods: string) => {
    const asked = { order: { paidAt: PAID, goods } }
    const answer = food.audit(asked, { explain: true })
    return lines(
      layOutAudit(page("en"), { answer, json: asked }, { platform: bazaar, explain: false }),
    ).filter((line) => /narrowly|no fact settles/.test(line))
  }

  it.each([
    ["goods", ["return by, Exempt: tell order.goods (order goods) more narrowly than goods"]],
    ["food", ["Exempt: tell order.goods (order goods) more narrowly than food"]],
    ["fish", []],
    ["fruit", []],
  ])("is what to tell more narrowly: %s", (goods, expected) => {
    expect(settling(goods)).toEqual(expected)
  })
})
