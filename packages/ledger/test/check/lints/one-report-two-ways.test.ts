import { describe, expect, it } from "vitest"
import { DIGEST, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const withReport = (headline: string, length: number) =>
  named("b", beginning(), {
    reports: `\n  - { source: 日报, at: "2023-03-02T10:00:00+08:00", headline: ${headline}, digest: "${DIGEST}", length: ${length} }`,
  })

describe("one report in several files", () => {
  it("is found where it is described in two ways", () => {
    expect(check([named("a"), withReport("别题", 101)])).toEqual([
      "b.yaml:7:62: reports[0].headline: found 别题, expected 题目, as in a for the same digest [one-report-two-ways]",
      "b.yaml:7:157: reports[0].length: found 101, expected 100, as in a for the same digest [one-report-two-ways]",
    ])
  })

  it("is described in the same way in each", () => {
    expect(check([named("a"), withReport("题目", 100)])).toEqual([])
  })
})
