import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement } from "../../../src/authoring/authoring.ts"
import { checkLedger } from "../../../src/check/check.ts"
import { describeCheck } from "../../../src/check/finding.ts"
import { announcementYaml, market } from "../../market.ts"
import { EVERYTHING, logOf } from "./checking.ts"

const check = (text: string) =>
  checkLedger({
    platform: market,
    platformFile: "harbour.yaml",
    files: [decodeAnnouncement("bad.yaml", text, market), Result.succeed(EVERYTHING)],
    log: Result.succeed(logOf([EVERYTHING])),
  })
    .map(describeCheck)
    .filter((finding) => finding.includes("bad.yaml") && !finding.includes("[not-recorded]"))

describe("a file that recording would refuse", () => {
  it("is found with every reason, the nearest thing beside it", () => {
    expect(check(announcementYaml({ standing: "announce", author: "me" }))).toEqual([
      "bad.yaml:3:11: standing: found announce, expected one of announced, consultation, rumour (did you mean announced?) [refused]",
      expect.stringMatching(/^bad\.yaml:15:1: author: found the unknown key author.*\[refused\]$/),
    ])
  })

  it("is not one that can be recorded", () => {
    expect(check(announcementYaml())).toEqual([])
  })
})
