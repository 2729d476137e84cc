import { describe, expect, it } from "vitest"
import { DIGEST, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const REPORTS = `
  - { source: 晚报, at: "2023-03-07T10:00:00+08:00", headline: 题, digest: "${DIGEST.replace("00", "11")}", length: 100 }
  - { source: 日报, at: "2023-03-05", headline: 题, digest: "${DIGEST.replace("00", "22")}", length: 100 }
  - { source: 午报, at: null, headline: null, digest: "${DIGEST.replace("00", "33")}", length: 100 }`

const reported = (day: string) => check([named("b", beginning(), { reported: day, reports: REPORTS })])

describe("the date of the first report", () => {
  it("is found to be another than `reported`", () => {
    expect(reported('"2023-03-06"')).toEqual([
      "b.yaml:5:11: reported: found 2023-03-06, expected 2023-03-05, of its first report [first-report]",
    ])
  })

  it("is that day in the platform's zone, whatever offset the report bears", () => {
    const early = REPORTS.replace("2023-03-05", "2023-03-03T16:00:00Z")
    const told = (day: string) => check([named("b", beginning(), { reported: day, reports: early })])
    expect(told('"2023-03-04"')).toEqual([])
    expect(told('"2023-03-03"')).toEqual([
      "b.yaml:5:11: reported: found 2023-03-03, expected 2023-03-04, of its first report [first-report]",
    ])
  })

  it("is `reported`, where that is a day", () => {
    expect(reported('"2023-03-05"')).toEqual([])
    expect(reported('"2023-03"')).toEqual([])
  })
})
