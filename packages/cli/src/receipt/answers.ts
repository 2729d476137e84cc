import { AnnouncementId, Count, Digest, Instant, Positive, ProvisionId } from "@policy-ledger/ledger/schema"
import { Schema } from "effect"

// The JSON of check-receipt: codecs of the receipt package's `ReceiptCheck`.

const V1 = Schema.Literal(1)

const LedgerStanding = Schema.Struct({
  origin: Schema.String,
  size: Count.annotate({ description: "events when the receipt was made" }),
  now: Count.annotate({ description: "events in the log that it is held against" }),
  checkpoint: Schema.Literals(["none", "unchecked", "verified"]).annotate({
    description: "whether who keeps the log signed that head; unchecked: signed by whom was not asked",
  }),
}).annotate({ identifier: "LedgerStanding", description: "one ledger of the receipt, then and now" })

const checked = {
  v: V1,
  ledgers: Schema.Array(LedgerStanding),
  engine: Schema.Struct({ was: Count, now: Count }).annotate({
    description: "the engine that answered then, and the one that checks",
  }),
}

const Same = Schema.Struct({
  ...checked,
  result: Schema.Literal("same"),
  reworded: Schema.Boolean.annotate({
    description: "only the decisions are proven: the words are not as today's would be",
  }),
  newlyPossible: Schema.Array(ProvisionId).annotate({
    description: "what may apply too by now, without changing anything of the answer",
  }),
}).annotate({ identifier: "Same", description: "the answer still stands" })

const Cause = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("event"),
    origin: Schema.String,
    index: Count.annotate({ description: "its place in the log, from 0" }),
    id: Schema.String,
    announcement: AnnouncementId,
    reading: Positive.annotate({ description: "1, or the number of the correction" }),
    type: Schema.Literals(["Published", "Corrected", "Effective", "Superseded", "Withdrawn"]),
    provision: ProvisionId,
    recordedAt: Instant,
  }),
  Schema.Struct({ kind: Schema.Literal("engine"), was: Count, now: Count }),
  Schema.Struct({ kind: Schema.Literal("platform"), was: Digest, now: Digest }),
]).annotate({
  identifier: "Cause",
  description: "the first event that makes it another answer, else the engine or the platform file",
})

const Change = Schema.Struct({
  at: Schema.String,
  was: Schema.optionalKey(Schema.Unknown.annotate({ description: "absent where there was nothing" })),
  now: Schema.optionalKey(Schema.Unknown.annotate({ description: "absent where there is nothing" })),
  provision: Schema.optionalKey(ProvisionId.annotate({ description: "absent for a place in the outcome" })),
}).annotate({ identifier: "Change", description: "a place in which the answer would be another one" })

const Different = Schema.Struct({
  ...checked,
  result: Schema.Literal("different"),
  cause: Cause,
  changes: Schema.Array(Change),
}).annotate({ identifier: "Different", description: "the answer would be another one today" })

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
    "altered",
  ]),
  at: Schema.String,
  found: Schema.String,
  expected: Schema.String,
}).annotate({ identifier: "Unprovable", description: "nothing can be said of the receipt, and why" })

export const CheckReceiptAnswer = Schema.Union([Same, Different, Unprovable])
