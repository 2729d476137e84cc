import { describe, expect, it } from "vitest"
import { beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const published = (date: string, parts: { readonly [key: string]: string } = {}) =>
  check([named("b", beginning(), { published: `"${date}"`, ...parts })])

describe("a publication after the report of it", () => {
  it.each(["2023-03-03", "2023-04", "2024-03-02"])("is found: %s, reported on 2023-03-02", (date) => {
    expect(published(date)).toEqual([
      `b.yaml:4:12: published: found ${date}, expected no day after 2023-03-02, when it was reported [announced-after-reported]`,
    ])
  })

  it("is none on the same day, before, or where it may have been before", () => {
    expect(published("2023-03-02")).toEqual([])
    expect(published("2022-12-31")).toEqual([])
    expect(published("2023-03")).toEqual([])
    expect(published("[2023-03-01..2023-03-09]", { publishedBasis: "{ inferred: x }" })).toEqual([])
    expect(published("XXXX-03-03")).toEqual([])
  })
})
