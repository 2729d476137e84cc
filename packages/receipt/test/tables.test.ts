import { describe, expect, it } from "vitest"
import { announce, effective, rule } from "../../rulebook/test/bazaar/announce.ts"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import type { Platform } from "@policy-ledger/rulebook"
import { base, checkOn, receiptOn } from "./market.ts"

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** A deadline by the calendar `post`, and a rule for one place of the tree `goods`. */
const counted = announce(
  { id: "2023-08-01-post", published: "2023-08-01", recordedAt: "2024-02-01T12:00:00+05:30" },
  effective("dispatch/answer", "2023-08-01", {
    rule: rule("by the post's days", {
      effects: [{ deadline: "respond-by", after: { workdays: 2, in: "post" }, countedFrom: "order.paidAt" }],
    }),
  }),
  effective("dispatch/food", "2023-08-01", {
    rule: rule("food", { when: { fact: "order.goods", within: ["food"] } }),
  }),
)

const log = [...base, counted]

/** The bazaar with the post's days up to a day. */
const until = (to: string): Platform => ({
  ...bazaar,
  calendars: (bazaar.calendars ?? []).map((calendar) => ({ ...calendar, to })),
})

describe("the tables of the platform that an answer was reckoned with", () => {
  it("are named in the receipt with a digest each, and no others", () => {
    const { tables = {} } = receiptOn(log).platform
    expect(Object.keys(tables)).toEqual(["calendars.post", "trees.goods"])
    for (const digest of Object.values(tables)) expect(digest).toMatch(DIGEST)
    expect(receiptOn(base).platform).not.toHaveProperty("tables")
  })

  it("are told where they are others today, and a longer calendar makes no other answer", () => {
    const [before, today] = [until("2024-12-31"), until("2025-12-31")]
    const receipt = receiptOn(log, { platform: before })
    const then = receipt.platform.tables?.["calendars.post"]
    expect(checkOn(receipt, log, { platform: today })).toMatchObject({
      result: "same",
      platform: {
        otherTables: [{ table: "calendars.post", was: then, now: expect.stringMatching(DIGEST) as unknown }],
      },
    })
    const same = checkOn(receipt, log, { platform: before })
    expect(same.result).toBe("same")
    expect("platform" in same && "otherTables" in same.platform).toBe(false)
  })

  it("hold the dated offsets wherever there are some", () => {
    const offsets = {
      zoneData: "2025b",
      first: "+05:30",
      changes: [{ at: "2030-01-01T00:00:00+05:30", to: "+06:00" }],
    }
    const { utcOffset: _one, ...rest } = bazaar
    const platform = { ...rest, offsets }
    const receipt = receiptOn(base, { platform })
    expect(Object.keys(receipt.platform.tables ?? {})).toEqual(["offsets"])
    const later = { ...platform, offsets: { ...offsets, zoneData: "2026a" } }
    expect(checkOn(receipt, base, { platform: later })).toMatchObject({
      result: "same",
      platform: { otherTables: [{ table: "offsets" }] },
    })
  })
})
