import {
  AnnouncementId,
  Count,
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
