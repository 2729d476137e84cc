import {
  AnnouncementId,
  Count,
  Digest,
  Instant,
  Positive,
  ProvisionId,
  Receipt as ReceiptCodec,
  told,
} from "@policy-ledger/ledger/schema"
import { Schema } from "effect"
import { WitnessedBy } from "../proof/answers.ts"

// The JSON of check-receipt: codecs of the receipt package's `ReceiptCheck`.

const V1 = Schema.Literal(1)

const LedgerStanding = Schema.Struct({
  origin: Schema.String,
  size: Count.annotate({ description: "events when the receipt was made" }),
  now: Count.annotate({ description: "events in the log that it is held against" }),
  checkpoint: Schema.Literals(["none", "unchecked", "verified"]).annotate({
    description: "whether who keeps the log signed that head; unchecked: signed by whom was not asked",
  }),
  witnessedBy: WitnessedBy,
}).annotate({ identifier: "LedgerStanding", description: "one ledger of the receipt, then and now" })

const question = ReceiptCodec.fields.question.pipe(told("what was asked, and is asked again"))
const madeBy = ReceiptCodec.fields.madeBy.pipe(told("who answered, as the receipt says"))

const checked = {
  v: V1,
  question,
  madeBy,
  ledgers: Schema.Array(LedgerStanding),
  engine: Schema.Struct({ was: Count, now: Count }).annotate({
    description: "the engine that answered, as the receipt says, and the one that checks",
  }),
  platform: Schema.Struct({
    was: Digest,
    now: Digest,
    otherTables: Schema.optionalKey(
      Schema.Array(Schema.Struct({ table: Schema.String, was: Digest, now: Schema.NullOr(Digest) })),
    ).annotate({ description: "its dated offsets, calendars and trees of which the digest is another" }),
  }).annotate({
    description: "the digest of the platform file then, as the receipt says, and now",
  }),
}

const Same = Schema.Struct({
  ...checked,
  result: Schema.Literal("same"),
  cameSince: Schema.Array(
    Schema.Struct({
      provision: ProvisionId,
      announcement: Schema.NullOr(AnnouncementId),
      applies: Schema.Literals(["yes", "no", "unknown"]),
    }),
  ).annotate({
    description: "verdicts of today's answer that the receipt does not hold; they change nothing of it",
  }),
}).annotate({ identifier: "Same", description: "the log gave that very answer, and it still stands" })

const Culprit = Schema.Struct({
  origin: Schema.String,
  index: Count.annotate({ description: "its place in the log, from 0" }),
  id: Schema.String,
  announcement: AnnouncementId,
  reading: Positive.annotate({ description: "1, or the number of the correction" }),
  type: Schema.Literals(["Published", "Corrected", "Effective", "Superseded", "Withdrawn"]),
  provision: ProvisionId,
  recordedAt: Instant,
}).annotate({ identifier: "Culprit", description: "the first event that makes it another answer" })

const Change = Schema.Struct({
  at: Schema.String,
  was: Schema.optionalKey(Schema.Unknown.annotate({ description: "absent where there was nothing" })),
  now: Schema.optionalKey(Schema.Unknown.annotate({ description: "absent where there is nothing" })),
  provision: Schema.optionalKey(ProvisionId.annotate({ description: "absent for a place in the outcome" })),
}).annotate({ identifier: "Change", description: "a place in which the answer would be another one" })

const Different = Schema.Struct({
  ...checked,
  result: Schema.Literal("different"),
  cause: Culprit,
  changes: Schema.Array(Change),
}).annotate({
  identifier: "Different",
  description: "the log gave that very answer, and would give another one today",
})

const Unprovable = Schema.Struct({
  v: V1,
  result: Schema.Literal("unprovable"),
  reason: Schema.Literals([
    "unknown-version",
    "other-platform",
    "case-missing",
    "other-case",
    "ledger-missing",
    "log-too-short",
    "not-a-prefix",
    "proof-fails",
    "checkpoint-differs",
    "checkpoint-fails",
    "checkpoint-missing",
    "not-readable",
    "log-unreadable",
    "never-given",
    "other-evidence",
  ]),
  at: Schema.String,
  found: Schema.String,
  expected: Schema.String,
  question: Schema.NullOr(question).annotate({ description: "null where the receipt's form is not known" }),
  madeBy: Schema.NullOr(madeBy).annotate({ description: "null where the receipt's form is not known" }),
}).annotate({ identifier: "Unprovable", description: "it cannot be proven, and why" })

export const CheckReceiptAnswer = Schema.Union([Same, Different, Unprovable])
