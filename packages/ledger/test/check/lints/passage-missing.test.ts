import { digestOf } from "@policy-ledger/log"
import { describe, expect, it } from "vitest"
import { beginning } from "../../market.ts"
import { checkOnly, named } from "./checking.ts"

const TEXT = "题目2023-03-0210:00:00正文3月1日，3月10日起。"

const a = named("a", beginning({ cite: "{ report: 1, range: [20, 34] }" }), {
  reports: `\n  - { source: 日报, at: "2023-03-02T10:00:00+08:00", headline: 题目, digest: "${digestOf(TEXT)}", length: ${TEXT.length} }`,
})

const check = (text: string) =>
  checkOnly([a], { pages: [{ file: "one.txt", lines: text.split("\n") }] }).filter(
    (one) => !one.includes("[unused]"),
  )

describe("a report that is on no page", () => {
  it("is found, and nothing is said of what it would state", () => {
    expect(check("题目\n2023-03-02 10:00:00\n别的\n")).toEqual([
      `a.yaml:7:74: reports[0].digest: found no passage of ${TEXT.length} code points with this digest, expected one that begins at a line of a page [passage-missing]`,
    ])
  })

  it("is none that begins at a line of a page", () => {
    expect(check("报\n题目\n2023-03-02 10:00:00\n正文 3月1日，\n3月10日起。\n下一条\n")).toEqual([])
  })
})
