import { digestOf } from "@policy-ledger/log"
import { describe, expect, it } from "vitest"
import { squash } from "../../../src/pages/passage.ts"
import { announcement, announcementYaml, beginning, ruleOf, ruleWhen, withdrawal } from "../../market.ts"
import { checkOnly } from "./checking.ts"

const isOfPages = (finding: string): boolean => /\[(?:passage-missing|not-in-passage)\]$/.test(finding)

describe("an event is compared with the passage it cites", () => {
  const body =
    "吊机自3月10日8点起运行至3月底,24小时内发货,次日10:00前,逾期赔10%,最高50元,每单不超过2.50元,准时率95%以上且超过3次,2月1日前付款。"
  const check = (
    events: string,
    {
      at = '"2023-03-02T10:00:00+08:00"',
      text = body,
      published = '"2023-03-02"',
      headline = "港口公告",
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
    const page = { file: "p.txt", lines: [headline, printed, text] }
    return checkOnly([announcement(yaml)], { pages: [page] })
      .filter(isOfPages)
      .map((finding) => finding.replace(/^[^ ]* /, "").replace(/, \d+ to \d+ of report 1.*/, ""))
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

  it("a field that rests on another passage, or is inferred, with that one", () => {
    const amount = (text: string, grounds: string) =>
      stating({
        rule: ruleOf(`[{ pay: penalty, per: order, amount: "${text}", capPerOrder: "50.00" }]`),
        grounds: `{ ${grounds} }`,
      })
    const title = "{ basis: stated, cite: { report: 1, range: [0, 4] } }"
    const inferred = "{ basis: { inferred: as in the table } }"
    expect(check(amount("51.00", `"rule.effects[0].amount": ${inferred}`))).toEqual([])
    expect(check(amount("50.00", `"rule.effects[0].amount": ${title}`))).toEqual([
      not("rule.effects[0].amount", "50元"),
    ])
    // Of two grounds the nearer one counts; what bears only the beginning of the name is another field.
    const both = `"rule.effects": ${title}, "rule.effects[0].amount": ${inferred}`
    expect(check(amount("51.00", both))).toEqual([not("rule.effects[0].capPerOrder", "50元")])
    expect(check(amount("51.00", `"rule": ${inferred}`))).toEqual([])
    expect(
      check(stating({ from: '"2023-03-11"', fromTime: '"08:00:00"', grounds: `{ from: ${inferred} }` })),
    ).toEqual([])
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

  it("in a language of its own, and what is missing is named in that of the page", () => {
    const english = {
      headline: "Harbour news",
      text: "From March 10, 2023 the fee is EUR 79,99 or 12.5 percent.",
      published: "null",
    }
    const fee = (amount: string, rate: string) =>
      ruleOf(
        `[{ pay: penalty, per: order, amount: "${amount}" }, { pay: compensation, per: order, rate: "${rate}" }]`,
      )
    expect(check(stating({ rule: fee("79.99", "0.125") }), english)).toEqual([])
    expect(check(stating({ from: '"2023-04-01"', rule: fee("78.99", "0.12") }), english)).toEqual([
      not("from", "April 1"),
      not("rule.effects[0].amount", "78.99"),
      not("rule.effects[1].rate", "12%"),
    ])
  })

  it("a withdrawal's date, too", () => {
    const ended = (from: string) => withdrawal({ from, cite: "CITE" })
    expect(check(ended('"2023-03-10"'))).toEqual([])
    expect(check(ended('"2023-03-11"'))).toEqual([not("from", "3月11日")])
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
    expect(
      check(stating({}), {
        published: '"2023-03-03"',
        reported: '"2023-03-03"',
        at: '"2023-03-02T16:00:00Z"',
      }),
    ).toEqual([])
    expect(check(stating({}), { published: '"2023-03-03"', publishedBasis: "{ inferred: x }" })).toEqual([])
  })
})
