import { describe, expect, it } from "vitest"
import { DIGEST, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const on = (at: string, day = at) =>
  check([
    named("b", beginning(), {
      published: undefined,
      reported: `"${day}"`,
      reports: `\n  - { source: 晚报, at: "${at}", headline: 题, digest: "${DIGEST.replace("00", "11")}", length: 100 }`,
    }),
  ])

describe("a report outside what was read", () => {
  it.each(["2019-12-31", "2025-01-01"])("is found: %s", (day) => {
    expect(on(day)).toEqual([
      `b.yaml:6:23: reports[0].at: found ${day}, expected a day within the coverage of harbour.yaml, 2020-01-01 to 2024-12-31 [coverage]`,
    ])
  })

  it("is found by its day in the platform's zone", () => {
    expect(on("2024-12-31T15:59:59Z", "2024-12-31")).toEqual([])
    expect(on("2024-12-31T16:00:00Z", "2025-01-01")).toEqual([
      "b.yaml:6:23: reports[0].at: found 2025-01-01, expected a day within the coverage of harbour.yaml, 2020-01-01 to 2024-12-31 [coverage]",
    ])
  })

  it.each(["2020-01-01", "2024-12-31"])("is none on the first and the last day: %s", (day) => {
    expect(on(day)).toEqual([])
  })
})
