import { describe, expect, it } from "vitest"
import { DIGEST, beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const REPORT = `\n  - { source: 晚报, at: null, headline: null, digest: "${DIGEST.replace("00", "11")}", length: 100 }`

const called = (id: string, parts: { readonly [key: string]: string | undefined } = {}) =>
  check([named(id, beginning(), { published: undefined, reported: "null", reports: REPORT, ...parts })])

describe("an announcement without any date", () => {
  it("is found where its name does not say so", () => {
    expect(called("2023-03-01-crane")).toEqual([
      "2023-03-01-crane.yaml:4:11: reported: found null, and no published, expected a date in one of them, or a file name that begins with undated- where nothing bears a date [undated]",
    ])
  })

  it("is none where its name says so, or one of the dates is given", () => {
    expect(called("undated-crane")).toEqual([])
    expect(called("2023-03-01-crane", { published: '"2023-03-01"' })).toEqual([])
  })
})
