import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { checkLedger } from "../../../src/check/check.ts"
import { describeCheck } from "../../../src/check/finding.ts"
import { formatLog, verifyLog } from "../../../src/log-file.ts"
import { market } from "../../market.ts"
import { EVERYTHING, logOf, named } from "./checking.ts"

const { lines } = logOf([EVERYTHING, named("a")])

const check = (text: string) =>
  checkLedger({
    platform: market,
    platformFile: "harbour.yaml",
    files: [Result.succeed(EVERYTHING), Result.succeed(named("a"))],
    log: verifyLog("harbour.ndjson", text),
    released: lines,
  }).map(describeCheck)

describe("a line of the log that is not as it was written", () => {
  it("is found, the first of them, and no other lint says of a damaged log what it lacks", () => {
    expect(check(formatLog(["{}", ...lines.slice(1, -1)]))).toEqual([
      expect.stringMatching(/^harbour\.ndjson:1:1: found .* \[log\]$/),
    ])
    expect(check(formatLog(lines).slice(0, -1))).toEqual([
      `harbour.ndjson:${lines.length}:1: found a line without its end, expected every event to end with a newline [log]`,
    ])
  })

  it("is in no log that was recorded", () => {
    expect(check(formatLog(lines))).toEqual([])
  })
})
