import type { Report } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { digestOf } from "@policy-ledger/log"
import { Library, squash } from "../../src/pages/pages.ts"
import { type Stated, isWritten, yearIsWritten } from "../../src/pages/spelling.ts"

const reportOf = (text: string, headline: string | null = null): Report => ({
  source: "日报",
  at: null,
  headline,
  digest: digestOf(text),
  length: Array.from(text).length,
})

describe("a report is found on a page by digest and length", () => {
  const listing = {
    file: "listing.txt",
    text: "首页\n\n港口 1 号\n公告 𠮷\n2023-03-02 10:00:00\n3月2日消息,吊机\n自 3 月 10 日起运行。\n下一条\n2023-03-03 10:00:00\n",
  }
  const article = {
    file: "article.txt",
    text: "港口公告\n\n作者甲\n2023-03-05 09:30\n\n正文第一段。\n\n1、该内容\n相关\n3月6日消息,无标题的一条。\n",
  }
  const library = new Library([listing, article])

  it("in a listing: lines broken anywhere, white space left out, counted by code point", () => {
    const text = "港口1号公告𠮷2023-03-0210:00:003月2日消息,吊机自3月10日起运行。"
    expect(library.passageOf(reportOf(text, "港口1号公告𠮷"))?.join("")).toBe(text)
    expect(library.passageOf(reportOf(text))?.length).toBe(Array.from(text).length)
  })

  it("in an article, where the author's line between headline and time is left out", () => {
    const text = "港口公告2023-03-0509:30正文第一段。"
    expect(library.passageOf(reportOf(text, "港口公告"))?.join("")).toBe(text)
  })

  it("in a line of its own, without headline and time", () => {
    expect(library.passageOf(reportOf("3月6日消息,无标题的一条。"))).toBeDefined()
  })

  it("and nowhere else: not amid a line, not under another headline, not with other text", () => {
    expect(library.passageOf(reportOf("消息,无标题的一条。"))).toBeUndefined()
    expect(library.passageOf(reportOf("3月6日消息,无标题的一条。", "港口公告"))).toBeUndefined()
    expect(library.passageOf({ ...reportOf("3月6日消息,无标题的一条。"), length: 5 })).toBeUndefined()
  })

  it("composed and without white space, as digests are taken", () => {
    expect(squash(" e\u0301\u3000x\n\u00a0y ")).toBe("\u00e9xy")
  })
})

describe("what an event states is found as a Chinese text writes it", () => {
  const day = (month: number, date: number, year: number | null = 2023): Stated => ({
    kind: "day",
    year,
    month,
    day: date,
  })
  const month = (of: number): Stated => ({ kind: "month", year: 2022, month: of })
  const clock = (time: string): Stated => ({ kind: "clock", time })
  const money = (amount: string): Stated => ({ kind: "money", amount })
  const share = (of: string): Stated => ({ kind: "share", share: of })
  const span = (kind: "minutes" | "hours" | "days" | "count", number: number): Stated => ({ kind, number })

  const found: readonly (readonly [string, Stated])[] = [
    ["2024年02月07日", day(2, 7, 2024)],
    ["2023年6月20日", day(6, 20)],
    ["12月9日", day(12, 9)],
    ["7月28号", day(7, 28)],
    ["2023-03-13", day(3, 13)],
    ["5月4日至10日期间", day(5, 10)],
    ["2023年5月底前", day(5, 31)],
    ["2月底", day(2, 28)],
    ["自2022年10月起", month(10)],
    ["2022-10", month(10)],
    ["9点至18点", clock("09:00")],
    ["9点至18点", clock("18:00")],
    ["16:00:00之间", clock("16:00:00")],
    ["23:59:59", clock("23:59:59")],
    ["当日24:00前", clock("24:00")],
    ["24点", clock("23:59:59")],
    ["0点起", clock("24:00")],
    ["零点", clock("00:00:00")],
    ["上午十点", clock("10:00")],
    ["8点半", clock("08:30")],
    ["10%", share("0.10")],
    ["≥95%", share("0.95")],
    ["百分之五", share("0.05")],
    ["0.5‰", share("0.0005")],
    ["千分之二", share("0.002")],
    ["300元内", money("300.00")],
    ["￥12.5", money("12.50")],
    ["3,000元", money("3000.00")],
    ["2万元", money("20000.00")],
    ["服务一元购", money("1.00")],
    ["7天", span("days", 7)],
    ["13个自然日", span("days", 13)],
    ["十五日内", span("days", 15)],
    ["两天", span("days", 2)],
    ["1小时", span("hours", 1)],
    ["48个小时", span("hours", 48)],
    ["48h发货", span("hours", 48)],
    ["3天内", span("hours", 72)],
    ["3分钟", span("minutes", 3)],
    ["每日3次", span("count", 3)],
    ["三次", span("count", 3)],
  ]
  for (const [text, stated] of found)
    it(`${JSON.stringify(stated)} in ${text}`, () => {
      expect(isWritten(stated, text)).toBe(true)
    })

  const absent: readonly (readonly [string, Stated])[] = [
    ["12月10日", day(12, 1)],
    ["12月10日", day(2, 10)],
    ["1月2日", day(1, 20)],
    ["5月4日", day(5, 10)],
    ["5月底", day(5, 30)],
    ["12月", month(2)],
    ["118点", clock("18:00")],
    ["十八点", clock("08:00")],
    ["116:00", clock("16:00")],
    ["16:30", clock("16:00")],
    ["1300元", money("300.00")],
    ["300.5元", money("300.00")],
    ["3000元", money("300.00")],
    ["110%", share("0.10")],
    ["9.5%", share("0.05")],
    ["17天", span("days", 7)],
    ["7天", span("hours", 7)],
    ["24小时", span("hours", 4)],
    ["日期", span("days", 1)],
    ["13次", span("count", 3)],
  ]
  for (const [text, stated] of absent)
    it(`${JSON.stringify(stated)} not in ${text}`, () => {
      expect(isWritten(stated, text)).toBe(false)
    })

  it("a year as a date's, not as any number", () => {
    expect(yearIsWritten(2023, "2023年3月")).toBe(true)
    expect(yearIsWritten(2023, "2023-03-01")).toBe(true)
    expect(yearIsWritten(2023, "2023家商家")).toBe(false)
    expect(yearIsWritten(2023, "12023年")).toBe(false)
  })
})
