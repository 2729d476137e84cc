import { expectTypeOf, it } from "vitest"
import type { Same } from "../../rulebook/test/same.ts"
import type * as Codec from "../build/answer-codecs.ts"
import type * as Answer from "../src/answer.ts"
import type { Decision, FilesAnswer, VerifyAnswer } from "../src/index.ts"

it("the codecs of what a package alone answers describe just what its types say", () => {
  expectTypeOf<
    Same<typeof Codec.AnnouncementsAnswer.Type, Answer.BriefAnnouncementsAnswer>
  >().toEqualTypeOf<true>()
  expectTypeOf<
    Same<
      typeof Codec.OneAnnouncementAnswer.Type,
      Answer.FullAnnouncement | Answer.BriefAnnouncement | Answer.NotEncoded | Answer.IdAnswer
    >
  >().toEqualTypeOf<true>()
  expectTypeOf<
    Same<typeof Codec.ProvisionAnswer.Type, Answer.ProvisionAnswer | Answer.IdAnswer>
  >().toEqualTypeOf<true>()
  expectTypeOf<Same<typeof Codec.FilesAnswer.Type, FilesAnswer>>().toEqualTypeOf<true>()
  expectTypeOf<Same<typeof Codec.Decision.Type, Decision>>().toEqualTypeOf<true>()
  expectTypeOf<Same<typeof Codec.VerifyAnswer.Type, VerifyAnswer>>().toEqualTypeOf<true>()
})
