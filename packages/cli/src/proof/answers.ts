import { Count, Instant, LedgerEvent, matching, told } from "@policy-ledger/ledger/schema"
import { Schema } from "effect"
import { LedgerHead } from "../ledger/answers.ts"

// The JSON of the commands that prove (docs/cli.md). Roots are `sha256:` and hex; hashes of proofs are base64. Ask this file
// for types alone: the codecs make the published schemas, and the command starts without them.

const V1 = Schema.Literal(1)
const YesNo = Schema.Literals(["yes", "no"])

const Hash = matching("a SHA-256 hash in base64", /^[A-Za-z0-9+/]{43}=$/)

/** A tree at one size. */
export type HeadAnswer = typeof LedgerHead.Type

/** The witnesses of a head. */
export const WitnessedBy = Schema.Array(
  Schema.Struct({ name: Schema.String, at: Instant.annotate({ description: "by its own clock" }) }),
).annotate({ description: "the witnesses that are trusted and cosigned it, with the time" })

const SignedAnswer = Schema.Struct({
  ...LedgerHead.fields,
  signedBy: Schema.Array(Schema.String).annotate({
    description: "the keys that are trusted by which it is signed",
  }),
  witnessedBy: WitnessedBy,
}).annotate({ identifier: "SignedHead", description: "a head that was signed" })
export type SignedAnswer = typeof SignedAnswer.Type

const ProofFault = Schema.Struct({
  event: Schema.NullOr(Count).annotate({
    description: "the first bad event's place in the log, from 0; null where none can be named",
  }),
  at: Schema.String,
  found: Schema.String,
  expected: Schema.String,
}).annotate({ identifier: "ProofFault", description: "what is wrong" })
export type ProofFault = typeof ProofFault.Type

const fault = Schema.NullOr(ProofFault)

export const VerifyAnswer = Schema.Struct({
  v: V1,
  verified: Schema.Literals(["yes", "no", "unknown"]).annotate({
    description: "unknown where fewer witnesses cosigned the head than --witnesses demands",
  }),
  log: Schema.String.annotate({ description: "its file" }),
  ledger: Schema.NullOr(LedgerHead).annotate({ description: "null where the log itself is faulty" }),
  checkpoint: Schema.NullOr(SignedAnswer).annotate({
    description: "null without --checkpoint, or where it is not to be believed",
  }),
  fault,
})
export type VerifyAnswer = typeof VerifyAnswer.Type

export const CheckpointAnswer = Schema.Struct({
  v: V1,
  ...LedgerHead.fields,
  text: Schema.String.annotate({ description: "what is signed, or would be: C2SP tlog-checkpoint" }),
  note: Schema.NullOr(Schema.String).annotate({ description: "the signed note; null without --key" }),
})
export type CheckpointAnswer = typeof CheckpointAnswer.Type

export const ProveAnswer = Schema.Struct({
  v: V1,
  event: Schema.String.annotate({ description: "its id" }),
  index: Count.annotate({ description: "its place in the log, from 0" }),
  line: Schema.String.annotate({ description: "the event as it stands in the log" }),
  ledger: LedgerHead.pipe(told("the head that the proof leads to")),
  path: Schema.Array(Hash).annotate({ description: "the inclusion proof of RFC 6962, from the leaf up" }),
  proof: Schema.String.annotate({ description: "the file: C2SP tlog-proof" }),
  signed: Schema.Boolean.annotate({ description: "whether the head in the proof is signed" }),
})
export type ProveAnswer = typeof ProveAnswer.Type

export const CheckProofAnswer = Schema.Struct({
  v: V1,
  proven: YesNo,
  file: Schema.String,
  index: Count.annotate({ description: "the event's place in the log, from 0, as the proof says" }),
  event: Schema.NullOr(LedgerEvent).annotate({ description: "null where it is not proven" }),
  ledger: Schema.NullOr(SignedAnswer).annotate({
    description: "the head that the proof leads to; null where it is not to be believed",
  }),
  fault,
})
export type CheckProofAnswer = typeof CheckProofAnswer.Type

export const ConsistencyAnswer = Schema.Struct({
  v: V1,
  consistent: YesNo,
  old: LedgerHead,
  new: LedgerHead,
  path: Schema.Array(Hash).annotate({
    description: "the consistency proof of RFC 6962; empty where there is none",
  }),
  fault,
})
export type ConsistencyAnswer = typeof ConsistencyAnswer.Type

export const KeygenAnswer = Schema.Struct({
  v: V1,
  name: Schema.String,
  publicKey: matching(
    "to be handed out, as in the .pub file: <name>+<8 hex digits>+<base64>",
    /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/,
  ),
  files: Schema.Struct({
    private: Schema.String.annotate({ description: "the file that alone holds the private key" }),
    public: Schema.String,
  }),
})
export type KeygenAnswer = typeof KeygenAnswer.Type
