import { describe, expect, it } from "vitest"
import { datedReading, datesOf } from "../../src/draft/dates.ts"
import { cutPage } from "../../src/pages/cut.ts"
import { PLAIN } from "../../src/pages/site.ts"

/** What is proposed of a text under a headline, printed on a day or none. */
const dates = (text: string, printed: string | null = "2023-03-10"): readonly string[] => {
  const lines = ["题", ...(printed === null ? [] : [printed]), text]
  const [report] = cutPage({ lines, areBlocks: false }, PLAIN).reports
  if (report === undefined) throw new Error("no report")
  return datesOf(datedReading(report).reading).map(({ role, date, time, expected, basis }) =>
    [
      role,
      date,
      time,
      expected === true ? "expected" : undefined,
      basis === "stated" ? undefined : "inferred",
    ]
      .filter((part) => part !== undefined)
      .join(" "),
  )
}

const table = (name: string, rows: Readonly<Record<string, readonly string[]>>): void => {
  describe(`the meaning of ${name}`, () => {
    for (const [text, found] of Object.entries(rows))
      it(`in ${text}`, () => expect(dates(text)).toEqual(found))
  })
}

table("what a date is for, in Chinese", {
  "3月10日消息,吊机": ["reported 2023-03-10"],
  "2023年3月9日公示,2023年3月15日生效": ["published 2023-03-09", "from 2023-03-15"],
  于2023年3月15日起: ["from 2023-03-15"],
  自2023年4月起: ["from 2023-04"],
  将于3月20日上线: ["from 2023-03-20"],
  预计3月23日生效: ["from 2023-03-23 expected"],
  预计将在2023年5月底前: ["from [2023-03-10..2023-05-31] expected inferred"],
  推迟至2023年4月8日: ["from 2023-04-08"],
  "3月17日前预约的": ["before 2023-03-17"],
  "3月1日后(含3月1日)": ["from 2023-03-01", "unclear 2023-03-01"],
  "2023年3月25日00:00:00到2023年3月28号23:59:59的": ["from 2023-03-25 00:00:00", "until 2023-03-28 23:59:59"],
  "3月21日0点-4月6日23:59:59期间": ["from 2023-03-21 00:00:00", "until 2023-04-06 23:59:59"],
  "3月11日16:00:00和3月13日15:59:59之间": ["from 2023-03-11 16:00:00", "until 2023-03-13 15:59:59"],
  "5月4日至10日期间": ["from 2023-05-04", "until 2023-05-10"],
  从2023年4月7日0点恢复: ["resumes 2023-04-07 00:00:00"],
  截至3月31日: ["until 2023-03-31"],
  "2013年推出": ["from [2013-01-01..2013-12-31] inferred"],
  下周三起: ["from 2023-03-15 inferred"],
})

table("days told by words", {
  今日发布: ["published 2023-03-10"],
  日前发布: ["published [2023-02-08..2023-03-10] inferred"],
  "近日,": ["published [2023-02-08..2023-03-10] inferred"],
  "日前发布。2023年3月9日公示": ["published 2023-03-09"],
  近日起: [],
  自公告之日起: ["from publication"],
  即日起: ["from publication"],
  "Effective immediately": ["from publication"],
})

table("what a date is for, in English", {
  "Effective April 1, 2023": ["from 2023-04-01"],
  "beginning 20 March": ["from 2023-03-20"],
  "Starting May 15,": ["from 2023-05-15"],
  "take effect on April 1": ["from 2023-04-01"],
  "through May 15": ["until 2023-05-15"],
  "until October 14, 2023": ["until 2023-10-14"],
  "from Oct. 15 to Jan. 14, 2024": ["from 2023-10-15 inferred", "until 2024-01-14"],
  "between November 1 and December 31, 2023": ["from 2023-11-01 inferred", "until 2023-12-31"],
  "before October 15, 2023": ["before 2023-10-15"],
  "announcement posted on July 24, 2023": ["published 2023-07-24"],
  "From Thursday next week, the 16th of March": ["from 2023-03-16 inferred", "from 2023-03-16"],
  "On Wednesday": [],
  "by the end of March 2023": ["before 2023-03-31"],
  "no later than May 5": ["before 2023-05-05"],
  "as of April 1": ["from 2023-04-01"],
  "After May 31": ["from 2023-06-01 inferred"],
  "after May 2023": ["unclear 2023-05"],
  "on or after April 1": ["from 2023-04-01"],
  "return window through May 31": ["before 2023-05-31"],
  "On April 1 at 10:00 a.m.": ["from 2023-04-01 10:00:00"],
  "April 1, from 1:50 a.m. to 3:30 a.m.": ["from 2023-04-01 01:50:00", "until 2023-04-01 03:30:00"],
  "grace period March 15": ["unclear 2023-03-15"],
  "May 3 this year": ["unclear 2023-05-03"],
})

table("what a date is for, in Polish", {
  "Od 3 lipca": ["from 2023-07-03"],
  "od dnia 3 lipca 2023 r.": ["from 2023-07-03"],
  "z dniem 3 lipca": ["from 2023-07-03"],
  "3 lipca wchodzi w życie": ["from 2023-07-03"],
  "do 27 lipca": ["until 2023-07-27"],
  "Do końca maja": ["until 2023-05-31"],
  "obowiązywać do 27 lipca": ["until 2023-07-27"],
  "nadać do 27 lipca": ["before 2023-07-27"],
  "najpóźniej do 27 lipca": ["before 2023-07-27"],
  "przed 27 lipca": ["before 2023-07-27"],
  "po 21 marca": ["from 2023-03-22 inferred"],
  "od 22 do 26 marca": ["from 2023-03-22", "until 2023-03-26"],
  "od 22 marca do 2 kwietnia": ["from 2023-03-22", "until 2023-04-02"],
  "między 1 a 15 maja": ["from 2023-05-01", "until 2023-05-15"],
  "22 i 23 marca": ["unclear 2023-03-22", "unclear 2023-03-23"],
  "28 marca od godziny 02:15 do godziny 04:45": ["from 2023-03-28 02:15:00", "until 2023-03-28 04:45:00"],
  "28 marca od godziny 02:15 czasu letniego do godziny 04:45": [
    "from 2023-03-28 02:15:00",
    "until 2023-03-28 04:45:00",
  ],
  "28 marca do godziny 12:00": ["until 2023-03-28 12:00:00"],
  "ogłosiło 9 marca": ["published 2023-03-09"],
})

describe("the year of a date that does not state it", () => {
  it("is that of the time printed over the report, or the nearest one around the turn of the year, inferred", () => {
    expect(dates("12月9日生效", "2022-12-02")).toEqual(["from 2022-12-09"])
    expect(dates("1月3日生效", "2022-12-28")).toEqual(["from 2023-01-03 inferred"])
    expect(dates("12月28日生效", "2023-01-03")).toEqual(["from 2022-12-28 inferred"])
  })

  it("is that of a date of the same text nearby, inferred; a bare year proves nothing, nor does a date far off", () => {
    expect(dates("2月22日消息,2021年2月24日生效", null)).toEqual([
      "reported 2021-02-22 inferred",
      "from 2021-02-24",
    ])
    expect(dates("6月8日消息,2013年推出,6月14日下线", null)).toEqual([
      "reported XXXX-06-08",
      "from [2013-01-01..2013-12-31] inferred",
      "from XXXX-06-14",
    ])
    expect(dates("4月22日消息,2022年4月28日起,2024年1月2日结束", null)).toEqual([
      "reported 2022-04-22 inferred",
      "from 2022-04-28",
      "until 2024-01-02",
    ])
  })

  it("is the report's own where the text says this year, or the last, even where another is nearer", () => {
    expect(dates("od 3 stycznia br.", "2022-12-02")).toEqual(["from 2022-01-03"])
    expect(dates("od 3 stycznia ub. r.", "2022-12-02")).toEqual(["from 2021-01-03"])
    expect(dates("从明年1月3日起", "2022-12-02")).toEqual(["from 2023-01-03"])
    expect(dates("od 3 stycznia br.", null)).toEqual(["from XXXX-01-03"])
  })

  it("may be that of a month nearby, inferred", () => {
    expect(dates("effective April 1, the month of April 2024", null)).toEqual([
      "from 2024-04-01 inferred",
      "unclear 2024-04",
    ])
  })

  it("is open after a day of no year as well, but for the last of February", () => {
    expect(dates("po 31 grudnia", null)).toEqual(["from XXXX-01-01 inferred"])
    expect(dates("po 28 lutego", null)).toEqual(["unclear XXXX-02-28"])
    expect(dates("po 28 lutego 2024", null)).toEqual(["from 2024-02-29 inferred"])
  })

  it("is open in a report without any, and so is what its words count from", () => {
    expect(dates("11月6日消息,今日发布,近日发布", null)).toEqual([
      "reported XXXX-11-06",
      "published XXXX-11-06",
      "published [XXXX-10-07..XXXX-11-06] inferred",
    ])
    expect(dates("今日发布", null)).toEqual([])
  })
})

describe("what is not sure", () => {
  it("is not resolved: a date that can be read two ways, a weekday that does not say of which week", () => {
    expect(dates("from 4/1/2023")).toEqual([])
    expect(dates("周三起")).toEqual([])
  })

  it("and every proposal points at the date, and at the sentence around it", () => {
    const lines = ["题目", "2023-03-10", "甲。吊机自3月12日起停用。乙。"]
    const [report] = cutPage({ lines, areBlocks: false }, PLAIN).reports
    if (report === undefined) throw new Error("no report")
    const [date] = datesOf(datedReading(report).reading)
    const at = (range: readonly [number, number] | undefined) =>
      report.passage.slice(...(range ?? [0, 0])).join("")
    expect([at(date?.range), at(date?.passage)]).toEqual(["3月12日", "吊机自3月12日起停用。"])
  })
})
