import type { Report } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { digestOf } from "@policy-ledger/log"
import { describeCheck } from "../src/check/finding.ts"
import { pageFindings } from "../src/check/pages.ts"
import { Library, squash } from "../src/pages/passage.ts"
import { type Stated, isWritten, yearIsWritten } from "../src/pages/spelling.ts"
import { announcement, announcementYaml, beginning, market, ruleOf, ruleWhen, withdrawal } from "./market.ts"

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

describe("an event is held against the passage it cites", () => {
  const body =
    "吊机自3月10日8点起运行至3月底,24小时内发货,次日10:00前,逾期赔10%,最高50元,每单不超过2.50元,准时率95%以上且超过3次,2月1日前付款。"
  const headline = "港口公告"
  const check = (
    events: string,
    {
      at = '"2023-03-02T10:00:00+08:00"',
      text = body,
      published = '"2023-03-02"',
      ...parts
    }: { readonly [key: string]: string | undefined } = {},
  ): readonly string[] => {
    const printed = at.startsWith('"20') ? "2023-03-02 10:00:00" : ""
    const whole = squash(`${headline}${printed}${text}`)
    const start = Array.from(whole).length - Array.from(squash(text ?? "")).length
    const yaml = announcementYaml({
      published,
      reports: `\n  - { source: 日报, at: ${at}, headline: ${headline}, digest: "${digestOf(whole)}", length: ${Array.from(whole).length} }`,
      events: `\n${events.replaceAll("CITE", `{ report: 1, range: [${start}, ${Array.from(whole).length}] }`)}`,
      ...parts,
    })
    const page = { file: "p.txt", text: `${headline}\n${printed}\n${text}\n` }
    return pageFindings([announcement(yaml)], [page], market).map((finding) =>
      describeCheck(finding)
        .replace(/^[^ ]* /, "")
        .replace(/, \d+ to \d+ of report 1.*/, ""),
    )
  }
  const stating = (parts: { readonly [key: string]: string }) => beginning({ cite: "CITE", ...parts })
  const not = (path: string, what: string) =>
    `events[0].${path}: found ${what}, which is not in the passage it cites`

  it("dates and clock times", () => {
    expect(check(stating({ fromTime: '"08:00:00"', until: '"2023-03-31"' }))).toEqual([])
    expect(check(stating({ from: '"2023-03-11"', fromTime: '"09:00:00"', until: '"2023-03-30"' }))).toEqual([
      not("from", "3月11日"),
      not("fromTime", "09:00:00"),
      not("until", "3月30日"),
    ])
    expect(check(stating({ from: '"2023-04"' }))).toEqual([not("from", "4月")])
  })

  it("the figures of its effects", () => {
    const effects = (hours: number, next: string, rate: string, cap: string) =>
      `[{ deadline: ship-by, countedFrom: order.paidAt, after: { hours: ${hours} } }, { deadline: respond-by, earliest: [{ countedFrom: order.paidAt, next: "${next}" }, { countedFrom: order.paidAt, unstated: { zh: 未, en: Not } }] }, { pay: compensation, per: sub-order, rate: "${rate}", capPerOrder: "${cap}", capPerSubOrder: "2.50" }, { pay: penalty, per: order, amount: "${cap}" }, { cap: "${cap}", per: order, of: { zh: 赔, en: Pay } }, { pause: ship-by, resumes: "2023-03-10T08:00:00+08:00" }, { offer: { zh: 服, en: Serve } }]`
    expect(check(stating({ rule: ruleOf(effects(24, "10:00", "0.10", "50.00")) }))).toEqual([])
    expect(check(stating({ rule: ruleOf(effects(25, "11:00", "0.11", "51.00")) }))).toEqual([
      not("rule.effects[0].after", "25小时"),
      not("rule.effects[1].earliest[0].next", "11:00"),
      not("rule.effects[2].rate", "11%"),
      not("rule.effects[2].capPerOrder", "51元"),
      not("rule.effects[3].amount", "51元"),
      not("rule.effects[4].cap", "51元"),
    ])
  })

  it("the bounds of its conditions", () => {
    const when = (rate: string, visits: number, paid: string, hours: number) =>
      ruleWhen(
        `{ all: [{ any: [{ fact: order.onTime, atLeast: "${rate}" }, { not: { fact: order.visits, moreThan: ${visits} } }, { fact: order.amount, atMost: "50.00" }, { fact: order.amount, lessThan: "2.50" }] }, { fact: order.paidAt, before: "${paid}" }, { fact: order.shippedAt, since: "2023-03-10T08:00:00+08:00" }, { fact: order.shippedAt, within: { hours: ${hours} }, after: order.paidAt }, { fact: order.kind, is: bulk }] }`,
      )
    expect(check(stating({ rule: when("0.95", 3, "2023-02-01", 24) }))).toEqual([])
    expect(check(stating({ rule: when("0.96", 4, "2023-02-02", 23) }))).toEqual([
      not("rule.when.all[0].any[0].atLeast", "96%"),
      not("rule.when.all[0].any[1].not.moreThan", "4"),
      not("rule.when.all[1].before", "2月2日"),
      not("rule.when.all[3].within", "23小时"),
    ])
  })

  it("hours of the day, minutes and days", () => {
    const text = "9点至18点2小时内,18点至9点次日10点,30分钟,7天,3月10日起"
    const effects = (to: string, minutes: number, days: number) =>
      `[{ deadline: respond-by, countedFrom: order.paidAt, byHour: [{ from: "09:00", to: "${to}", after: { hours: 2 } }, { from: "${to}", to: "09:00", next: "10:00" }] }, { deadline: ship-by, countedFrom: order.paidAt, after: { minutes: ${minutes} } }, { deadline: auto-receipt, countedFrom: order.paidAt, after: { days: ${days} } }]`
    expect(check(stating({ rule: ruleOf(effects("18:00", 30, 7)) }), { text })).toEqual([])
    expect(check(stating({ rule: ruleOf(effects("19:00", 31, 8)) }), { text })).toEqual([
      not("rule.effects[0].byHour[0].to", "19:00"),
      not("rule.effects[0].byHour[1].from", "19:00"),
      not("rule.effects[1].after", "31分钟"),
      not("rule.effects[2].after", "8天"),
    ])
  })

  it("the year, unless the time printed over the report gives it or the source leaves it open", () => {
    const undated = { at: "null", reported: "null", published: "null" }
    const missing = "events[0].from: found the year of 3月10日, which is neither in the passage it cites"
    expect(check(stating({}), { at: '"2023-03-02T10:00:00+08:00"' })).toEqual([])
    expect(check(stating({ from: '"2024-03-10"' }))).toEqual([missing])
    expect(check(stating({}), undated)).toEqual([missing])
    expect(check(stating({ from: "XXXX-03-10" }), undated)).toEqual([])
    expect(check(stating({}), { ...undated, text: `2023年${body}` })).toEqual([])
  })

  it("a withdrawal's date, too", () => {
    const ended = (from: string) => withdrawal({ from, cite: "CITE" })
    expect(check(ended('"2023-03-10"'))).toEqual([])
    expect(check(ended('"2023-03-11"'))).toEqual([not("from", "3月11日")])
  })

  it("not where the report is not on the pages: that is told of the report", () => {
    const page = { file: "p.txt", text: "别的\n" }
    const findings = pageFindings([announcement(announcementYaml({ published: undefined }))], [page], market)
    expect(findings.map(({ lint }) => lint)).toEqual(["passage-missing"])
  })

  it("not what was inferred, nor ranges, nor words", () => {
    expect(check(stating({ from: '"2024-05-05"', basis: "{ inferred: x }" }))).toEqual([])
    expect(check(stating({ from: '"[2022-04-12..2022-05-12]"' }))).toEqual([])
    expect(check(stating({ from: "unstated", until: "unstated" }))).toEqual([])
  })

  it("the day of publication, in a report or printed over it", () => {
    const says = "published: found 3月3日, which is not in any of its reports"
    expect(
      check(stating({}), { published: '"2023-03-03"' }).map((one) => one.replace(/, expected.*/, "")),
    ).toEqual([says])
    expect(check(stating({}), { published: '"2023-03-10"' })).toEqual([])
    expect(check(stating({}), { published: '"2023-03-03"', publishedBasis: "{ inferred: x }" })).toEqual([])
  })
})
