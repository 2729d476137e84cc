import {
  AnnouncementAnswer,
  AnnouncementId,
  AnnouncementsAnswer as AllAnnouncements,
  AuditAnswer,
  Count,
  HistoryAnswer,
  ProvisionId,
  ReportAnswer,
  Text,
} from "@policy-ledger/ledger/schema"
import { Schema } from "effect"

// Codecs of what a package alone answers (`src/answer.ts`, `src/verify.ts`); what the Rulebook answers, and the receipts,
// have theirs in the ledger. Types by hand, held equal by a test.

const V1 = Schema.Literal(1)

const Coverage = Schema.Struct({ from: Schema.String, to: Schema.String, statement: Text }).annotate({
  identifier: "CoverageStatement",
  description: "what was read: outside it, that something is not found proves nothing",
})

const Moved = Schema.Struct({ v: V1, kind: Schema.Literal("moved"), id: Schema.String, to: Schema.String })

const Split = Schema.Struct({
  v: V1,
  kind: Schema.Literal("split"),
  id: Schema.String,
  into: Schema.Array(Schema.String),
})

const UnknownId = Schema.Struct({
  v: V1,
  kind: Schema.Literal("unknown-id"),
  id: Schema.String,
  nearest: Schema.NullOr(Schema.String),
  coverage: Coverage,
})

const unencoded = {
  id: Schema.String,
  title: Text,
  reported: Schema.NullOr(Schema.String),
  why: Text,
}

const NotEncoded = Schema.Struct({
  v: V1,
  kind: Schema.Literal("not-encoded"),
  ...unencoded,
  coverage: Coverage,
})

export const ProvisionAnswer = Schema.Union([
  Schema.Struct({
    v: V1,
    kind: Schema.Literal("provision"),
    provision: ProvisionId,
    instrument: HistoryAnswer.fields.instrument,
    title: Text,
    versions: HistoryAnswer.fields.versions,
  }),
  Moved,
  Split,
  UnknownId,
])

const { summary: _summary, note: _note, ...announcement } = AnnouncementAnswer.fields
const { note: _beside, ...report } = ReportAnswer.fields

const BriefAnnouncement = Schema.Struct({
  v: V1,
  kind: Schema.Literal("announcement"),
  ...announcement,
  reports: Schema.Array(Schema.Struct(report)),
}).annotate({ identifier: "BriefAnnouncement", description: "without what the entry ./texts holds" })

const FullAnnouncement = Schema.Struct({
  v: V1,
  kind: Schema.Literal("announcement"),
  ...AnnouncementAnswer.fields,
}).annotate({ identifier: "FullAnnouncement", description: "as the entry ./texts tells it" })

const { announcements: _inFull, ...asked } = AllAnnouncements.fields

export const AnnouncementsAnswer = Schema.Struct({
  ...asked,
  announcements: Schema.Array(BriefAnnouncement),
  notEncoded: Schema.Array(Schema.Struct(unencoded)),
})

export const OneAnnouncementAnswer = Schema.Union([
  FullAnnouncement,
  BriefAnnouncement,
  NotEncoded,
  Moved,
  Split,
  UnknownId,
])

export const VerifyAnswer = Schema.Union([
  Schema.Struct({
    v: V1,
    ok: Schema.Literal(true),
    origin: Schema.String,
    events: Count,
    root: Schema.String,
  }),
  Schema.Struct({
    v: V1,
    ok: Schema.Literal(false),
    part: Schema.Literals(["events", "leaves", "meta", "platform", "rules", "texts", "sources"]),
    firstBad: Schema.NullOr(
      Schema.Struct({
        revision: Count,
        id: Schema.NullOr(Schema.String),
        announcement: Schema.NullOr(AnnouncementId),
      }),
    ),
    found: Schema.String,
    expected: Schema.String,
  }),
])

export const FilesAnswer = Schema.Union([
  Schema.Struct({ v: V1, ok: Schema.Literal(true), files: Count, manifest: Schema.String }),
  Schema.Struct({
    v: V1,
    ok: Schema.Literal(false),
    file: Schema.String,
    found: Schema.String,
    expected: Schema.String,
  }),
])

const { v, case: name, asOf, currency, outcome, states, late } = AuditAnswer.fields

export const Decision = Schema.Struct({
  v,
  case: name,
  asOf,
  currency,
  outcome,
  states,
  late,
  applies: Schema.Array(ProvisionId),
  possible: Schema.Array(ProvisionId),
})
