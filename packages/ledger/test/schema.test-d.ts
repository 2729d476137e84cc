import type * as Rulebook from "@policy-ledger/rulebook"
import type * as Impact from "@policy-ledger/rulebook/impact"
import { describe, expectTypeOf, it } from "vitest"
import type { Same } from "../../rulebook/test/same.ts"
import type * as Answer from "../src/schema/answer.ts"
import type * as Authored from "../src/schema/authored.ts"
import type * as Condition from "../src/schema/condition.ts"
import type * as Effect from "../src/schema/effect.ts"
import type * as Event from "../src/schema/event.ts"
import type * as Leaf from "../src/schema/leaf.ts"
import type * as Platform from "../src/schema/platform.ts"
import type { ExplainAnswer } from "../src/schema/explain.ts"
import type { RunsAnswer } from "../src/schema/runs.ts"
import type { WhatIfAnswer } from "../src/schema/what-if.ts"

type OfType<T, K> = Extract<T, { readonly type: K }>

describe("each codec decodes to exactly the rulebook's type, written by hand", () => {
  it("texts and platforms", () => {
    expectTypeOf<Same<typeof Leaf.Text.Type, Rulebook.Text>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.Platform.Type, Rulebook.Platform>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.FactDeclaration.Type, Rulebook.FactDeclaration>>().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Platform.RegionDeclaration.Type, Rulebook.RegionDeclaration>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Platform.InstrumentDeclaration.Type, Rulebook.InstrumentDeclaration>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Platform.CalendarDeclaration.Type, Rulebook.CalendarDeclaration>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Platform.DeadlineDeclaration.Type, Rulebook.DeadlineDeclaration>
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<typeof Platform.WaivableDeclaration.Type, Rulebook.WaivableDeclaration>
    >().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.TreeDeclaration.Type, Rulebook.TreeDeclaration>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.Coverage.Type, Rulebook.Coverage>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.Derivation.Type, Rulebook.Derivation>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.FactType.Type, Rulebook.FactType>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Platform.DeadlineKind.Type, Rulebook.DeadlineKind>>().toEqualTypeOf<true>()
  })

  it("conditions and savings", () => {
    expectTypeOf<Same<typeof Condition.Duration.Type, Rulebook.Duration>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Condition.Atom.Type, Rulebook.Atom>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Condition.Condition.Type, Rulebook.Condition>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Condition.Saving.Type, Rulebook.Saving>>().toEqualTypeOf<true>()
  })

  it("effects", () => {
    expectTypeOf<Same<typeof Effect.HourBand.Type, Rulebook.HourBand>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.CountedFrom.Type, Rulebook.CountedFrom>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.CivilDuration.Type, Rulebook.CivilDuration>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.CountedDeadline.Type, Rulebook.CountedDeadline>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.Deadline.Type, Rulebook.Deadline>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.Pay.Type, Rulebook.Pay>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.Waived.Type, Rulebook.Waived>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.Effect.Type, Rulebook.Effect>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Effect.ResolvedEffect.Type, Rulebook.ResolvedEffect>>().toEqualTypeOf<true>()
  })

  it("announcements", () => {
    expectTypeOf<Same<typeof Event.Standing.Type, Rulebook.Standing>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.Basis.Type, Rulebook.Basis>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.Citation.Type, Rulebook.Citation>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.FieldGround.Type, Rulebook.FieldGround>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.Report.Type, Rulebook.Report>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.Rule.Type, Rulebook.Rule>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.Previous.Type, Rulebook.Previous>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.EventRef.Type, Rulebook.EventRef>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Event.AnnouncementHead.Type, Rulebook.AnnouncementHead>>().toEqualTypeOf<true>()
  })

  it("events, each of the five", () => {
    type Body = typeof Event.EventBody.Type
    type Line = typeof Event.LedgerEvent.Type
    expectTypeOf<Same<Body, Rulebook.EventBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<OfType<Body, "Published">, Rulebook.PublishedBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<OfType<Body, "Corrected">, Rulebook.CorrectedBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<OfType<Body, "Effective">, Rulebook.EffectiveBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<OfType<Body, "Superseded">, Rulebook.SupersededBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<OfType<Body, "Withdrawn">, Rulebook.WithdrawnBody>>().toEqualTypeOf<true>()
    expectTypeOf<Same<Line, Rulebook.LedgerEvent>>().toEqualTypeOf<true>()
    expectTypeOf<
      Same<OfType<Line, "Effective">, Rulebook.Envelope & Rulebook.EffectiveBody>
    >().toEqualTypeOf<true>()
  })

  it("answers", () => {
    expectTypeOf<
      Same<typeof Answer.AnnouncementsAnswer.Type, Rulebook.AnnouncementsAnswer>
    >().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.InForceAnswer.Type, Rulebook.InForceAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.HistoryAnswer.Type, Rulebook.HistoryAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.DiffAnswer.Type, Rulebook.DiffAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.UpcomingAnswer.Type, Rulebook.UpcomingAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.AuditAnswer.Type, Rulebook.AuditAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof WhatIfAnswer.Type, Rulebook.WhatIfAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof ExplainAnswer.Type, Rulebook.ExplainAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof RunsAnswer.Type, Rulebook.RunsAnswer>>().toEqualTypeOf<true>()
    expectTypeOf<Same<typeof Answer.ImpactAnswer.Type, Impact.ImpactAnswer>>().toEqualTypeOf<true>()
  })
})

describe("what an author writes, of which the codec is the only definition", () => {
  it("becomes an event as it stands", () => {
    type Effective = Omit<Authored.AuthoredEffective, "effective">
    type Withdrawn = Omit<Authored.AuthoredWithdrawn, "withdrawn">
    expectTypeOf<Same<Effective, Omit<Rulebook.EffectiveBody, "type" | "provision">>>().toEqualTypeOf<true>()
    expectTypeOf<Same<Withdrawn, Omit<Rulebook.WithdrawnBody, "type" | "provision">>>().toEqualTypeOf<true>()
    expectTypeOf<
      Same<
        Omit<Authored.AuthoredAnnouncement, "published" | "correction" | "events">,
        Omit<Rulebook.AnnouncementHead, "published">
      >
    >().toEqualTypeOf<true>()
    expectTypeOf<
      Same<
        NonNullable<Authored.AuthoredAnnouncement["correction"]>,
        Pick<Rulebook.CorrectedBody, "cause" | "why">
      >
    >().toEqualTypeOf<true>()
  })
})
