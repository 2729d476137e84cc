import { describe, expect, it } from "vitest"
import { DIGEST, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const on = (day: string) =>
  check([
    named("b", beginning(), {
      reported: `"${day}"`,
      reports: `\n  - { source: 晚报, at: "${day}", headline: 题, digest: "${DIGEST.replace("00", "11")}", length: 100 }`,
    }),
  ])

describe("a report outside what was read", () => {
  it.each(["2019-12-31", "2025-01-01"])("is found: %s", (day) => {
    expect(on(day)).toEqual([
      `b.yaml:7:23: reports[0].at: found ${day}, expected a day within the coverage of harbour.yaml, 2020-01-01 to 2024-12-31 [coverage]`,
    ])
  })

  it.each(["2020-01-01", "2024-12-31"])("is none on the first and the last day: %s", (day) => {
    expect(on(day)).toEqual([])
  })
})
