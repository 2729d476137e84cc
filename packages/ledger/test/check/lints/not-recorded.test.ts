import { describe, expect, it } from "vitest"
import { announcement, announcementYaml } from "../../market.ts"
import { EVERYTHING, check, logOf, named } from "./checking.ts"

const a = named("a")

describe("an announcement that is not recorded", () => {
  it("is found", () => {
    expect(check([a], { log: logOf([EVERYTHING]) })).toEqual([
      "a.yaml:1:1: found reading 1 of a, which harbour.ndjson has not, expected it to be recorded [not-recorded]",
    ])
  })

  it("can be the correction of one that is", () => {
    const corrected = announcement(announcementYaml({ correction: "{ cause: mistake, why: x }" }), "a.2")
    expect(check([a, corrected], { log: logOf([EVERYTHING, a]) })).toEqual([
      "a.2.yaml:1:1: found reading 2 of a, which harbour.ndjson has not, expected it to be recorded [not-recorded]",
    ])
  })

  it("is none that is", () => {
    expect(check([a], { log: logOf([EVERYTHING, a]) })).toEqual([])
  })
})
