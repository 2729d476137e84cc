import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement } from "../../../src/authoring/authoring.ts"
import { checkLedger } from "../../../src/check/check.ts"
import { announcementYaml, market } from "../../market.ts"
import { EVERYTHING, checkOnly, logOf, named } from "./checking.ts"

describe("an instrument that no announcement is about, and a region that no rule needs", () => {
  it("are found", () => {
    expect(checkOnly([named("a")])).toEqual([
      "harbour.yaml:1:1: found the region 330000, expected a rule that names it or a part of it [unused]",
      "harbour.yaml:1:1: found the region 330200, expected a rule that names it or a part of it [unused]",
      "harbour.yaml:1:1: found the instrument harbour-rules, expected an announcement about it [unused]",
      "harbour.yaml:1:1: found the instrument storm-relief, expected an announcement about it [unused]",
    ])
  })

  it("are not told while a file is refused that may need them", () => {
    const refused = decodeAnnouncement("bad.yaml", announcementYaml({ standing: "announce" }), market)
    const found = checkLedger({
      platform: market,
      platformFile: "harbour.yaml",
      files: [refused, Result.succeed(named("a"))],
      log: Result.succeed(logOf([named("a")])),
    })
    expect(found.map(({ lint }) => lint)).toEqual(["refused"])
  })

  it("are none where a rule names a part of the region", () => {
    expect(checkOnly([named("a"), EVERYTHING])).toEqual([])
  })
})
