import { describe, expect, it } from "vitest"
import { decide, initialState } from "../../../src/record/decider.ts"
import { DIGEST, beginning, market } from "../../market.ts"
import { EVERYTHING, RECORDED, check, logOf, named } from "./checking.ts"

const dated = (at: string, published = '"2023-03-01"') =>
  named("b", beginning(), {
    published,
    reported: '"2023-03"',
    reports: `\n  - { source: 晚报, at: "${at}", headline: 题, digest: "${DIGEST.replace("00", "11")}", length: 100 }`,
  })

/** A log that was recorded when nobody compared its dates with the clock. */
const recordedAt = (time: string, announcement: ReturnType<typeof dated>) => {
  const log = logOf([EVERYTHING, announcement])
  return { ...log, events: log.events.map((event) => ({ ...event, recordedAt: time })) }
}

const DAY_BEFORE = "2024-02-06T23:59:59+08:00"

describe("a report dated after its recording", () => {
  const found = (at: string, published?: string) => {
    const one = dated(at, published)
    return check([one], { log: recordedAt(DAY_BEFORE, one) }).filter((finding) =>
      finding.includes("[dated-after-recording]"),
    )
  }

  it("is found, by the instant or by the day in the platform's zone", () => {
    for (const at of ["2024-02-06T16:00:00Z", "2024-02-07T00:00:00+08:00", "2024-02-07"])
      expect(found(at)).toEqual([
        `b.yaml:7:23: reports[0].at: found "${at}", expected nothing after ${DAY_BEFORE}, when it is recorded [dated-after-recording]`,
      ])
  })

  it("is found of its publication, too", () => {
    expect(found("2023-03-02", '"2024-03"')).toEqual([
      `b.yaml:4:12: published: found "2024-03", expected nothing after ${DAY_BEFORE}, when it is recorded [dated-after-recording]`,
    ])
  })

  it("is none at that instant, or where it may lie before it", () => {
    expect(found("2024-02-06T23:59:59+08:00")).toEqual([])
    expect(found("2024-02-06")).toEqual([])
    expect(found("2023-03-02", '"2024-02"')).toEqual([])
    expect(found("2023-03-02", '"XXXX-12-31"')).toEqual([])
  })

  it("is not recorded to begin with", () => {
    const told = (now: number) =>
      decide([dated("2025-06-02")], initialState("policy-ledger-harbour"), market, {
        now,
        recordedBy: "curator",
      })
    expect(told(RECORDED)).toMatchObject({
      failure: { reasons: [{ _tag: "InFuture", at: "reports[0].at", line: 7 }] },
    })
    expect(told(RECORDED + 86_400_000)).toMatchObject({ success: { outcomes: [{ _tag: "Recorded" }] } })
  })
})
