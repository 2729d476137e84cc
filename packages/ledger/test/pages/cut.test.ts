import { digestOf } from "@policy-ledger/log"
import { describe, expect, it } from "vitest"
import { cutPage } from "../../src/pages/cut.ts"
import type { Site } from "../../src/schema/site.ts"

const SITE: Site = {
  id: "harbour-news",
  source: "日报",
  recognisedBy: ["日报"],
  utcOffset: "+08:00",
  chrome: ["首页", "快讯"],
  ends: ["下页", "1、声明"],
  related: "相关",
}

const cut = (text: string, site = SITE, areBlocks = false) => {
  const { reports, unsure } = cutPage({ lines: text.split("\n"), areBlocks }, site)
  return { unsure, reports: reports.map(({ at, headline, passage }) => [at, headline, passage.join("")]) }
}

describe("a listing", () => {
  const FIRST = ["2023-03-02T10:00:00+08:00", "吊机调整", "吊机调整2023-03-0210:00:00吊机停用。"]
  const second = (headline: string) => [
    "2023-03-05T09:00:00+08:00",
    headline,
    `${headline}2023-03-0509:00每船12元`,
  ]

  it("is cut at its printed times, without what stands above and below", () => {
    expect(
      cut(
        "首页\n快讯\n\n吊机调整\n2023-03-02 10:00:00\n吊机停用。\n泊位收费\n2023-03-05 09:00\n每船12元\n下页\n2\n",
      ),
    ).toEqual({
      unsure: [],
      reports: [FIRST, second("泊位收费")],
    })
  })

  it("also where lines break around marked words, in headline and body", () => {
    expect(
      cut("吊机\n调整\n2023-03-02 10:00:00\n吊机\n停用。\n《\n泊位\n收费》\n2023-03-05 09:00\n每船\n12元\n"),
    ).toEqual({
      unsure: [],
      reports: [FIRST, second("《泊位收费》")],
    })
  })

  it("at a title that closes, where a body has no full stop", () => {
    expect(
      cut(
        "甲\n2023-03-02 10:00:00\n特制定《\n港口\n规则\n》\n港口\n更新《\n规则\n》细则\n2023-03-05 09:00\n乙。",
      ).reports,
    ).toMatchObject([
      ["2023-03-02T10:00:00+08:00", "甲", "甲2023-03-0210:00:00特制定《港口规则》"],
      ["2023-03-05T09:00:00+08:00", "港口更新《规则》细则", expect.any(String)],
    ])
  })

  it("and where it cannot tell a headline from the text above it, it says so and leaves both out", () => {
    expect(
      cut("甲\n2023-03-02 10:00:00\n吊机停用\n泊位收费\n2023-03-05 09:00\n乙。\n丙\n2023-03-06 09:00\n丁。"),
    ).toMatchObject({
      unsure: [{ line: 5, why: "where the headline above this time begins" }],
      reports: [["2023-03-06T09:00:00+08:00", "丙", "丙2023-03-0609:00丁。"]],
    })
    const long = "很".repeat(60)
    expect(cut(`甲\n2023-03-02 10:00\n乙。\n${long}\n2023-03-05 09:00\n丙。`).unsure).toHaveLength(1)
  })

  it("from HTML has its headline in the last block above the time", () => {
    expect(
      cut("甲\n2023-03-02 10:00\n吊机停用\n泊位收费\n2023-03-05 09:00\n每船12元", SITE, true),
    ).toMatchObject({
      unsure: [],
      reports: [["2023-03-02T10:00:00+08:00", "甲", expect.any(String)], second("泊位收费")],
    })
  })
})

describe("an article", () => {
  it("has a headline, perhaps an author, a time and a text; below it each line is a report of its own", () => {
    expect(
      cut("港口公告\n\n作者\n2023-03-02 10:00\n\n第一段。\n第二段。\n1、声明\n相关\n3月3日消息,甲。\n\n乙。"),
    ).toEqual({
      unsure: [],
      reports: [
        ["2023-03-02T10:00:00+08:00", "港口公告", "港口公告2023-03-0210:00第一段。第二段。"],
        [null, null, "3月3日消息,甲。"],
        [null, null, "乙。"],
      ],
    })
  })

  it("may have no time, or a day; a site without an offset gives days", () => {
    const { utcOffset: _, ...site } = SITE
    expect(cut("Harbour news\n\nThe crane stops.", site).reports).toEqual([
      [null, "Harbour news", "HarbournewsThecranestops."],
    ])
    expect(cut("Harbour news\n2023-03-02\nThe crane stops.").reports[0]?.[0]).toBe("2023-03-02")
    expect(cut("Harbour news\n2023-03-02 10:00\nThe crane stops.", site).reports[0]?.[0]).toBe("2023-03-02")
  })

  it("alone above which a listing's first lines stand is a listing's", () => {
    expect(cut("首页\n吊机\n调整\n2023-03-02 10:00\n正文").reports).toMatchObject([
      [expect.any(String), "吊机调整", expect.any(String)],
    ])
  })

  it("from HTML has the first heading as its headline, whatever stands above it", () => {
    const lines = ["首页快讯", "港口公告", "作者", "2023-03-02 10:00", "正文。"]
    const { reports } = cutPage({ lines, areBlocks: true, headings: new Set([1]) }, SITE)
    expect(reports.map(({ headline, at }) => [headline, at])).toEqual([
      ["港口公告", "2023-03-02T10:00:00+08:00"],
    ])
  })

  it("its digest is that of its text without white space", () => {
    const [report] = cutPage({ lines: ["题", "正 文"], areBlocks: false }, SITE).reports
    expect(report?.digest).toBe(digestOf("题正文"))
  })

  it("and lines of chrome alone are none", () => {
    expect(cut("首页\n快讯").reports).toEqual([])
  })
})
