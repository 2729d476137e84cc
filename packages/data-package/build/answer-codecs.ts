import {
  AnnouncementAnswer,
  AnnouncementId,
  AnnouncementsAnswer as AllAnnouncements,
  AuditAnswer,
  Count,
  Digest,
  HistoryAnswer,
  ProvisionId,
  ReportAnswer,
  Text,
} from "@policy-ledger/ledger/schema"
import { Schema } from "effect"

// Codecs of what a package alone answers (`src/answer.ts`, `src/verify.ts`) and of the receipts it makes; what the
// Rulebook answers has its codecs in the ledger. Types by hand, held equal by a test.

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

const UsedEvent = Schema.Struct({
  index: Count.annotate({ description: "its place in the log, from 0" }),
  line: Schema.String.annotate({ description: "its canonical line, the leaf of the tree" }),
  proof: Schema.Array(Schema.String).annotate({
    description: "RFC 6962: hashes in base64, from the leaf up",
  }),
})

export const Receipt = Schema.Struct({
  v: V1,
  kind: Schema.Literal("policy-ledger-receipt"),
  madeBy: Schema.Struct({ package: Schema.String, version: Schema.String, engine: Count }),
  platform: Schema.Struct({ id: Schema.String, digest: Digest }),
  question: Schema.Struct({
    announcedBy: Schema.NullOr(Schema.String),
    recordedBy: Schema.NullOr(Schema.String),
    lang: Schema.Literals(["zh", "en"]),
    explain: Schema.Boolean,
  }),
  case: Schema.Struct({ digest: Digest, facts: Schema.optionalKey(Schema.Unknown) }).annotate({
    description: "without facts the receipt is private: whoever checks it must have the case",
  }),
  answer: AuditAnswer,
  ledgers: Schema.Array(
    Schema.Struct({
      origin: Schema.String,
      size: Count,
      root: Digest,
      checkpoint: Schema.optionalKey(Schema.String).annotate({
        description: "the signed note of exactly this head: C2SP tlog-checkpoint",
      }),
      events: Schema.Array(UsedEvent),
    }),
  ),
})
