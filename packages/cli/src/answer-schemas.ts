import { answerSchema, ImpactAnswer } from "@policy-ledger/ledger/schema"
import * as Keep from "./ledger/answers.ts"
import * as Prove from "./proof/answers.ts"
import { CheckReceiptAnswer } from "./receipt/answers.ts"

const ANSWERS = {
  export: [Keep.ExportAnswer, "which tables of the ledger were written where"],
  impact: [ImpactAnswer, "which answers of orders differ between two points of view"],
  record: [Keep.RecordAnswer, "what was recorded, and where the ledger ends"],
  rebuild: [Keep.RecordAnswer, "what the log was written anew from, and where the ledger ends"],
  check: [Keep.CheckAnswer, "what there is to put right"],
  offsets: [Keep.OffsetsAnswer, "the offsets of a time zone by turns"],
  draft: [Keep.DraftAnswer, "what a page gives, report by report, and the skeletons made of it"],
  cite: [Keep.CiteAnswer, "which quotations became ranges, and what was filled in of reports"],
  replay: [Keep.ReplayAnswer, "what the events come to, and the digest of it"],
  follow: [Keep.FollowedEvent, "one line for each event as it is recorded"],
  migrate: [Keep.CopyAnswer, "where the copy is and where it ends"],
  backup: [Keep.CopyAnswer, "where the back-up is and where it ends"],
  restore: [Keep.CopyAnswer, "which store was restored and where it ends"],
  verify: [Prove.VerifyAnswer, "whether the log is what it was"],
  checkpoint: [Prove.CheckpointAnswer, "the head of the log, signed where there is a key"],
  prove: [Prove.ProveAnswer, "a proof that an event is in the log"],
  "check-proof": [Prove.CheckProofAnswer, "whether a proof leads from its event to a head that was signed"],
  consistency: [Prove.ConsistencyAnswer, "whether the log was only added to, and the proof"],
  keygen: [Prove.KeygenAnswer, "a public key, and the files of the pair"],
  "check-receipt": [CheckReceiptAnswer, "whether an answer still stands"],
} as const

/** For each command that the Rulebook does not answer the text of its answer's JSON Schema. */
export const commandSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(ANSWERS).map(([name, [codec, description]]) => [
      name,
      answerSchema(name, codec, description),
    ]),
  )
