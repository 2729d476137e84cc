import { Schema } from "effect"
import { AuditAnswer } from "./answer.ts"
import { Count, Digest } from "./leaf.ts"

// The codec of the receipt package's `Receipt`. That package has no dependencies: what it reads receipts with, its
// `generated/receipt-form.ts`, is written from here.

const UsedEvent = Schema.Struct({
  index: Count.annotate({ description: "its place in the log, from 0" }),
  line: Schema.String.annotate({ description: "its canonical line, the leaf of the tree" }),
  proof: Schema.Array(Schema.String).annotate({
    description: "RFC 6962: hashes in base64, from the leaf up",
  }),
})

export const Receipt = Schema.Struct({
  v: Schema.Literals([1, 2]),
  kind: Schema.Literal("policy-ledger-receipt"),
  madeBy: Schema.Struct({ package: Schema.String, version: Schema.String, engine: Count }),
  platform: Schema.Struct({
    id: Schema.String,
    digest: Digest,
    tables: Schema.optionalKey(Schema.Record(Schema.String, Digest)).annotate({
      description: "digests of the dated offsets, calendars and trees that it was reckoned with",
    }),
  }),
  question: Schema.Struct({
    announcedBy: Schema.NullOr(Schema.String),
    recordedBy: Schema.NullOr(Schema.String),
    lang: Schema.String,
    explain: Schema.Boolean,
    about: Schema.optionalKey(Schema.Array(Schema.String)),
    verdicts: Schema.optionalKey(Schema.Literals(["possible", "applies"])),
    presume: AuditAnswer.fields.asOf.fields.presume,
  }),
  case: Schema.Struct({ digest: Digest, facts: Schema.optionalKey(Schema.Unknown) }).annotate({
    description: "without facts the receipt is private: whoever checks it must have the case",
  }),
  // Version 1 had neither.
  answer: Schema.Struct({
    ...AuditAnswer.fields,
    states: Schema.optionalKey(AuditAnswer.fields.states),
    missing: Schema.optionalKey(AuditAnswer.fields.missing),
  }),
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
