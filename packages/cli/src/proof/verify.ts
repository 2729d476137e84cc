import { type LogFault, verifyLog } from "@policy-ledger/ledger"
import { readText } from "@policy-ledger/files"
import { treeOver } from "@policy-ledger/log"
import {
  attempt,
  believeCheckpoint,
  checkExtends,
  TlogError,
  type Tree,
  type Trust,
} from "@policy-ledger/tlog"
import { Effect, Result } from "effect"
import type { ProofFault, VerifyAnswer } from "./answers.ts"
import { readTrust } from "./keys.ts"
import { headAnswer, type LogPlace, signedAnswer } from "./log-file.ts"
import { type NoteFile, readNote } from "./notes.ts"

/** A head that was signed, and the keys by which it is believed. */
export interface Believed {
  readonly checkpoint: string
  readonly key: string
  /** Of how many witnesses a cosignature is demanded. */
  readonly witnesses: number
}

/** Verifies a log from files alone: every line, and that it extends the head that was signed. */
export const verifyFiles = Effect.fnUntraced(function* (place: LogPlace, believed: Believed | undefined) {
  const signed = believed === undefined ? undefined : yield* readNote(believed.checkpoint)
  const trust =
    believed === undefined ? undefined : yield* readTrust(believed.key, place.origin, believed.witnesses)
  const text = yield* readText(place.file)
  const log = verifyLog(place.file, text)
  if (Result.isFailure(log)) return answer(place, { fault: lineFault(log.failure) })
  const tree = treeOver(log.success.lines)
  const ledger = headAnswer(place.origin, tree.head())
  if (signed === undefined || trust === undefined) return answer(place, { ledger })
  return answer(place, { ledger, ...checkAgainst(tree, place, signed, trust) })
})

const answer = (
  { file }: LogPlace,
  {
    ledger = null,
    checkpoint = null,
    fault = null,
    verified = fault === null ? "yes" : "no",
  }: Partial<Pick<VerifyAnswer, "ledger" | "checkpoint" | "fault" | "verified">>,
): VerifyAnswer => ({ v: 1, verified, log: file, ledger, checkpoint, fault })

const lineFault = ({ file, line, column, found, expected }: LogFault): ProofFault => ({
  event: line - 1,
  at: `${file}:${line}${column === undefined ? "" : `:${column}`}`,
  found,
  expected,
})

const checkAgainst = (
  tree: Tree,
  { file }: LogPlace,
  { file: noteFile, note }: NoteFile,
  trust: Trust,
): Pick<VerifyAnswer, "checkpoint" | "fault" | "verified"> => {
  const believed = attempt(() => believeCheckpoint(note, { ...trust, quorum: 0 }))
  if (believed instanceof TlogError)
    return { verified: "no", checkpoint: null, fault: proofFault(noteFile, believed) }
  const checkpoint = signedAnswer(believed)
  const extended = attempt(() => checkExtends(tree, believed.head))
  if (extended instanceof TlogError) return { verified: "no", checkpoint, fault: proofFault(file, extended) }
  const witnessed = attempt(() => believeCheckpoint(note, trust))
  return witnessed instanceof TlogError
    ? { verified: "unknown", checkpoint, fault: proofFault(noteFile, witnessed) }
    : { verified: "yes", checkpoint, fault: null }
}

/** A root tells that some event is not the one that was signed, never which. */
export const proofFault = (at: string, { read, found, expected }: TlogError): ProofFault => ({
  event: null,
  at: `${at}: ${read}`,
  found,
  expected,
})
