import type { Receipt } from "@policy-ledger/receipt"
import type { Schema } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import * as Codec from "../build/answer-codecs.ts"
import { packageSchemas } from "../build/schemas.ts"
import type * as Answer from "../src/answer.ts"
import type { VerifyAnswer } from "../src/index.ts"

type Same<Codec extends Schema.Top, Type> = [Codec["Type"], Type] extends [Type, Codec["Type"]] ? true : false

describe("the schemas of what a package alone answers", () => {
  it("describe just what its types say", () => {
    expectTypeOf<
      Same<typeof Codec.AnnouncementsAnswer, Answer.BriefAnnouncementsAnswer>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<
        typeof Codec.OneAnnouncementAnswer,
        Answer.FullAnnouncement | Answer.BriefAnnouncement | Answer.NotEncoded | Answer.IdAnswer
      >
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Codec.ProvisionAnswer, Answer.ProvisionAnswer | Answer.IdAnswer>
    >().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Codec.VerifyAnswer, VerifyAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Codec.Receipt, Receipt>>().toEqualTypeOf<true>()
  })

  it("are shipped, one file for each answer", () => {
    const files = [...packageSchemas(bazaar).keys()].toSorted()
    expect(files).toEqual([
      "announcement.json",
      "announcements.json",
      "audit.json",
      "case.json",
      "diff.json",
      "event.json",
      "history.json",
      "in-force.json",
      "manifest.json",
      "platform.json",
      "provision.json",
      "receipt.json",
      "upcoming.json",
      "verify.json",
    ])
  })
})
