import {
  AnnouncementId,
  Count,
  DatedOffsets,
  Digest,
  Instant,
  LedgerEvent,
  Positive,
  ProvisionId,
  told,
} from "@policy-ledger/ledger/schema"
import { LINT_NAMES } from "@policy-ledger/ledger"
import { Schema } from "effect"

// The JSON of the commands that keep a ledger (docs/cli.md). Ask this file for types alone: the codecs make the published
// schemas, and the command starts without them.

const V1 = Schema.Literal(1)

export const LedgerHead = Schema.Struct({ origin: Schema.String, events: Count, root: Digest }).annotate({
  identifier: "LedgerHead",
  description: "a ledger, how many events it holds, and the root over them",
})

const ledger = LedgerHead.pipe(told("where the ledger ends now"))

const RecordedAnnouncement = Schema.Struct({
  announcement: AnnouncementId,
  reading: Positive.annotate({ description: "1, or the number of the correction" }),
  outcome: Schema.Literals(["recorded", "already-recorded"]),
  first: Count.annotate({ description: "the revision of its first event" }),
  last: Count.annotate({ description: "the revision of its last event" }),
}).annotate({ identifier: "RecordedAnnouncement" })
export type RecordedAnnouncement = typeof RecordedAnnouncement.Type

/** The offsets of a time zone by turns, as a platform's file holds them. */
export const OffsetsAnswer = Schema.Struct({ v: V1, timeZone: Schema.String, offsets: DatedOffsets })
export type OffsetsAnswer = typeof OffsetsAnswer.Type

/** Of `record` and `rebuild`. */
export const RecordAnswer = Schema.Struct({ v: V1, recorded: Schema.Array(RecordedAnnouncement), ledger })
export type RecordAnswer = typeof RecordAnswer.Type

export const CheckFinding = Schema.Struct({
  lint: Schema.Literals(LINT_NAMES),
  file: Schema.String,
  line: Positive,
  column: Positive.annotate({ description: "in UTF-16 code units, from 1" }),
  at: Schema.String.annotate({ description: "the way to it from the root; empty for the whole file" }),
  found: Schema.String,
  expected: Schema.String,
  nearest: Schema.optionalKey(
    Schema.String.annotate({ description: "the nearest thing that would have been right" }),
  ),
}).annotate({ identifier: "CheckFinding", description: "something to put right, and where" })

export const CheckAnswer = Schema.Struct({
  v: V1,
  announcements: Count.annotate({ description: "how many files were checked" }),
  pages: Schema.NullOr(Schema.String).annotate({
    description: "the folder of pages that the reports were compared with",
  }),
  findings: Schema.Array(CheckFinding),
})
export type CheckAnswer = typeof CheckAnswer.Type

const CitedReport = Schema.Struct({ report: Positive, digest: Digest, length: Positive }).annotate({
  identifier: "CitedReport",
  description: "what was filled in of a report, counted from 1",
})

const CitedPassage = Schema.Struct({
  at: Schema.String.annotate({ description: "the way to it from the root" }),
  report: Positive,
  range: Schema.Tuple([Count, Count]),
}).annotate({ identifier: "CitedPassage", description: "the passage that a quotation stood for" })

export const CiteAnswer = Schema.Struct({
  v: V1,
  file: Schema.String,
  reports: Schema.Array(CitedReport),
  cites: Schema.Array(CitedPassage),
})
export type CiteAnswer = typeof CiteAnswer.Type

const Range = Schema.Tuple([Count, Count]).annotate({
  identifier: "Range",
  description: "code points of the report's text, from 0, the second not included",
})

const DraftedDate = Schema.Struct({
  role: Schema.Literals(["reported", "published", "from", "until", "before", "resumes", "unclear"]),
  date: Schema.String.annotate({ description: "EDTF, or publication" }),
  time: Schema.optionalKey(Schema.String),
  expected: Schema.optionalKey(Schema.Literal(true)),
  basis: Schema.Union([Schema.Literal("stated"), Schema.Struct({ inferred: Schema.String })]),
  range: Range,
  passage: Range.annotate({ description: "the sentence that it stands in" }),
}).annotate({
  identifier: "DraftedDate",
  description: "a date that a report gives, and what it is likely for",
})

const DraftedFigure = Schema.Struct({
  figure: Schema.Union([
    Schema.Struct({
      kind: Schema.Literal("money"),
      amount: Schema.Number,
      currency: Schema.NullOr(Schema.String),
    }),
    Schema.Struct({ kind: Schema.Literal("share"), share: Schema.Number }),
    Schema.Struct({ kind: Schema.Literal("count"), number: Schema.Number }),
    Schema.Struct({
      kind: Schema.Literal("duration"),
      unit: Schema.Literals(["minutes", "hours", "days", "workdays", "weeks", "months", "years"]),
      number: Schema.Number,
    }),
  ]),
  written: Schema.String,
  range: Range,
}).annotate({ identifier: "DraftedFigure", description: "a sum, a share or a span of time" })

const DraftedReport = Schema.Struct({
  id: Schema.String.annotate({ description: "as the announcement could be named" }),
  at: Schema.NullOr(Schema.String),
  headline: Schema.NullOr(Schema.String),
  digest: Digest,
  length: Positive,
  recordedAs: Schema.Array(AnnouncementId).annotate({
    description: "the announcements of the ledger that have this report already",
  }),
  dates: Schema.Array(DraftedDate),
  figures: Schema.Array(DraftedFigure),
  file: Schema.NullOr(Schema.String).annotate({ description: "where its skeleton was written, with --out" }),
  yaml: Schema.Array(Schema.String).annotate({ description: "its skeleton, line by line" }),
}).annotate({ identifier: "DraftedReport" })
export type DraftedReport = typeof DraftedReport.Type

export const DraftAnswer = Schema.Struct({
  v: V1,
  page: Schema.String,
  encoding: Schema.String,
  site: Schema.String,
  reports: Schema.Array(DraftedReport),
  unsure: Schema.Array(
    Schema.Struct({ line: Positive, why: Schema.String }).annotate({
      description: "a place of the page that could not be told apart",
    }),
  ),
})
export type DraftAnswer = typeof DraftAnswer.Type

const counts = { announcements: Count, readings: Count, changes: Count }

const Counts = Schema.Struct(counts).annotate({ identifier: "Held", description: "how much a ledger holds" })
export type Counts = typeof Counts.Type

const ReplayStep = Schema.Struct({
  revision: Count,
  id: Schema.String,
  recordedAt: Instant,
  type: Schema.Literals(["Published", "Corrected", "Effective", "Superseded", "Withdrawn"]),
  announcement: AnnouncementId,
  provision: ProvisionId,
  held: Counts.pipe(told("what the ledger holds after it")),
}).annotate({ identifier: "ReplayStep", description: "one event that was folded" })
export type ReplayStep = typeof ReplayStep.Type

export const ReplayAnswer = Schema.Struct({
  v: V1,
  until: Schema.NullOr(Schema.String).annotate({ description: "as it was asked" }),
  steps: Schema.optionalKey(Schema.Array(ReplayStep).annotate({ description: "with --step" })),
  state: Schema.Struct({
    ...counts,
    digest: Digest.annotate({ description: "of the canonical JSON (RFC 8785) of the folded state" }),
  }),
  ledger: LedgerHead.pipe(told("how far was folded")),
})
export type ReplayAnswer = typeof ReplayAnswer.Type

/** Of `backup`, `restore` and `migrate`. */
export const CopyAnswer = Schema.Struct({
  v: V1,
  to: Schema.String.annotate({ description: "the file or store that holds the copy" }),
  ledger: LedgerHead.pipe(told("where the copy ends")),
})
export type CopyAnswer = typeof CopyAnswer.Type

/** One line of `follow --json`. */
export const FollowedEvent = Schema.Struct({
  v: V1,
  revision: Count,
  size: Positive.annotate({ description: "of the log after it" }),
  root: Digest.annotate({ description: "of the log after it" }),
  event: LedgerEvent,
})
export type FollowedEvent = typeof FollowedEvent.Type

export const ExportAnswer = Schema.Struct({
  v: V1,
  to: Schema.String.annotate({ description: "the folder" }),
  format: Schema.Literals(["csv", "parquet"]),
  tables: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      file: Schema.String.annotate({ description: "its name in the folder" }),
      rows: Count,
    }).annotate({ identifier: "ExportedTable" }),
  ),
  ledgers: Schema.Array(LedgerHead),
})
export type ExportAnswer = typeof ExportAnswer.Type
