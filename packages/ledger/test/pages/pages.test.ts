import type { Report } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { digestOf } from "@policy-ledger/log"
import { Library } from "../../src/pages/pages.ts"
import { squash } from "../../src/pages/passage.ts"
import { nameStated } from "../../src/pages/naming.ts"
import { type LengthUnit, type Stated, isWritten, yearIsWritten } from "../../src/pages/spelling.ts"

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
  const library = new Library([listing, article].map(({ file, text }) => ({ file, lines: text.split("\n") })))

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

describe("what an event states is found as a text writes it", () => {
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
  const span = (kind: LengthUnit | "count", number: number): Stated => ({ kind, number })

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
    // Chinese numerals and units
    ["1.2万元", money("12000.00")],
    ["1.25亿元", money("125000000.00")],
    ["3千元", money("3000.00")],
    ["5百万", money("5000000.00")],
    ["五百元", money("500.00")],
    ["一千零五十元", money("1050.00")],
    ["两千五元", money("2500.00")],
    ["三万五千块", money("35000.00")],
    ["一亿二千万", money("120000000.00")],
    ["十二万", money("120000.00")],
    ["伍佰元", money("500.00")],
    ["一点五万元", money("15000.00")],
    ["百分之十五", share("0.15")],
    ["百分之九十五点五", share("0.955")],
    ["三成", share("0.30")],
    ["一百二十天", span("days", 120)],
    ["三四天", span("days", 4)],
    ["一百次", span("count", 100)],
    ["半小时", span("minutes", 30)],
    ["1小时内", span("minutes", 60)],
    ["3至5天", span("days", 3)],
    ["四月一日", day(4, 1)],
    ["十二月二十五日", day(12, 25)],
    ["5月四日至十日", day(5, 10)],
    // Digits and marks of full width
    ["１２０００元", money("12000.00")],
    ["３，０００元", money("3000.00")],
    ["１２．５０元", money("12.50")],
    ["１０％", share("0.10")],
    ["４８小时", span("hours", 48)],
    ["４月１日", day(4, 1)],
    ["１６：００", clock("16:00")],
    // English; white space is gone
    ["fromApril1,", day(4, 1)],
    ["April1,2023", day(4, 1)],
    ["April12023", day(4, 1)],
    ["fromApril1stonwards", day(4, 1)],
    ["on1April2023", day(4, 1)],
    ["the1stofApril", day(4, 1)],
    ["Apr.1", day(4, 1)],
    ["1Apr2023", day(4, 1)],
    ["April1to15", day(4, 15)],
    ["April1-15", day(4, 1)],
    ["1-15April", day(4, 1)],
    ["SEPT.30", day(9, 30)],
    ["4/1/2023", day(4, 1)],
    ["01.04.2023", day(4, 1)],
    ["bytheendofApril", day(4, 30)],
    ["inOctober2022", month(10)],
    ["at4p.m.", clock("16:00")],
    ["4:30PMEST", clock("16:30")],
    ["noon", clock("12:00")],
    ["10.50%", share("0.105")],
    ["2,5%", share("0.025")],
    ["10percent", share("0.10")],
    ["12.5percent", share("0.125")],
    ["5–10%", share("0.05")],
    ["EUR79,99", money("79.99")],
    ["79.99", money("79.99")],
    ["$1,234.50", money("1234.50")],
    ["1.234,50EUR", money("1234.50")],
    ["R$1.500", money("1500.00")],
    ["within24hours", span("hours", 24)],
    ["3个月内", span("months", 3)],
    ["1年", span("months", 12)],
    ["within12months", span("years", 1)],
    ["3个工作日内", span("workdays", 3)],
    ["a24-hourwindow", span("hours", 24)],
    ["threebusinessdays", span("workdays", 3)],
    ["3dnirobocze", span("workdays", 3)],
    ["5个工作日", span("workdays", 5)],
    ["6miesięcy", span("months", 6)],
    ["2years", span("months", 24)],
    ["14calendardays", span("days", 14)],
    ["30minutes", span("minutes", 30)],
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
    ["30天", span("months", 1)],
    ["3个月", span("workdays", 3)],
    ["3个月", span("years", 3)],
    ["24小时", span("hours", 4)],
    ["日期", span("days", 1)],
    ["13次", span("count", 3)],
    ["1.2万元", money("1.20")],
    ["12万元", money("2000.00")],
    ["五百元", money("100.00")],
    ["二十五日", span("days", 5)],
    ["二十次", span("count", 10)],
    ["百分之五", money("100.00")],
    ["五百次", money("500.00")],
    ["10%", money("10.00")],
    ["完成", share("0.10")],
    ["十四月一日", day(4, 1)],
    ["１３００元", money("300.00")],
    ["7,300元", money("300.00")],
    ["1.500元", money("1500.00")],
    ["April12", day(4, 1)],
    ["April12,2023", day(4, 2)],
    ["11April", day(4, 1)],
    ["1Marketplace", day(3, 1)],
    ["sellersmay", month(5)],
    ["4:00PM", clock("04:00")],
    ["at4a.m.", clock("16:00")],
    ["179,99", money("79.99")],
    ["79,999", money("79.99")],
    ["1,234.50", money("234.50")],
    ["thirteendays", span("days", 3)],
    ["threebusinessdays", span("days", 3)],
    ["3dnirobocze", span("days", 3)],
    ["5个工作日", span("hours", 120)],
    ["3days", span("workdays", 3)],
    ["30days", span("months", 1)],
    ["1month", span("days", 30)],
    ["124hours", span("hours", 24)],
    ["110percent", share("0.10")],
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
    for (const text of [
      "二〇二三年",
      "２０２３年",
      "April1,2023",
      "April12023",
      "1April2023",
      "4/1/2023",
      "in2023",
    ])
      expect([text, yearIsWritten(2023, text)]).toEqual([text, true])
    for (const text of ["二〇二四年", "the2023sellers", "April2,20235", "order 12023"])
      expect([text, yearIsWritten(2023, text)]).toEqual([text, false])
  })

  it("and what is missed is named in the language of the text", () => {
    const named = (text: string) =>
      [
        day(4, 1),
        month(10),
        clock("16:00"),
        money("79.90"),
        share("0.10"),
        span("hours", 24),
        span("days", 1),
        span("workdays", 3),
      ].map((stated) => nameStated(stated, text))
    expect(named("港口公告")).toEqual([
      "4月1日",
      "10月",
      "16:00",
      "79.9元",
      "10%",
      "24小时",
      "1天",
      "3个工作日",
    ])
    expect(named("Harbournews")).toEqual([
      "April 1",
      "October",
      "16:00",
      "79.90",
      "10%",
      "24 hours",
      "1 day",
      "3 working days",
    ])
    expect(named("Ogłoszenieportu")).toEqual([
      "1 kwietnia",
      "październik",
      "16:00",
      "79,90",
      "10%",
      "24 godziny",
      "1 dzień",
      "3 dni robocze",
    ])
    expect(named("nadaćdo3lipca")[0]).toBe("1 kwietnia")
    expect(named("TheharbourofŁódźisclosed,andthisnewsofitisallinEnglish")[0]).toBe("April 1")
  })
})
