import { isUtf8 } from "node:buffer"
import { readText } from "@policy-ledger/files"
import { verifyLine } from "@policy-ledger/ledger"
import { PROOF_BYTES } from "@policy-ledger/log"
import type { LedgerEvent } from "@policy-ledger/rulebook"
import {
  attempt,
  believeCheckpoint,
  checkInclusion,
  leafHash,
  parseNote,
  parseTlogProof,
  TlogError,
  type TlogProof,
  type Trust,
} from "@policy-ledger/tlog"
import { Effect, Result } from "effect"
import { ContentRefused } from "../refusal.ts"
import type { CheckProofAnswer, ProofFault, SignedAnswer } from "./answers.ts"
import { readTrust } from "./keys.ts"
import { signedAnswer } from "./log-file.ts"
import { proofFault } from "./verify.ts"

/** A proof that carries the event that it is of, its signatures not looked at. */
interface ProofFile extends TlogProof {
  readonly file: string
  readonly extra: Uint8Array
}

/** Checks a proof that `prove` wrote, from its file and the keys alone. */
export const checkedProof = Effect.fnUntraced(function* (
  file: string,
  { origin, key }: { readonly origin: string; readonly key: string },
) {
  const proof = yield* readProof(file)
  const trust = yield* readTrust(key, origin)
  const { event = null, ledger = null, fault = null } = checkAgainst(proof, trust)
  const proven = fault === null ? "yes" : "no"
  return { v: 1, proven, file, index: proof.index, event, ledger, fault } satisfies CheckProofAnswer
})

const readProof = Effect.fnUntraced(function* (file: string) {
  const text = yield* readText(file, PROOF_BYTES)
  const proof = attempt(() => parseTlogProof(text))
  if (proof instanceof TlogError) return yield* refused(file, proof)
  const { extra, checkpoint } = proof
  if (extra === undefined)
    return yield* refused(file, {
      read: "tlog-proof",
      found: "no event in it",
      expected: "the event on the extra line, as prove writes it",
    })
  // As prove writes it without a key: the text of the head, an empty line, and nobody under it.
  if (checkpoint.endsWith("\n\n"))
    return yield* refused(file, {
      read: "checkpoint",
      found: "a head that nobody signed",
      expected: "one that is signed: prove it with --checkpoint or --key",
    })
  const note = attempt(() => parseNote(checkpoint))
  return note instanceof TlogError
    ? yield* refused(file, note)
    : ({ ...proof, extra, file } satisfies ProofFile)
})

const refused = (file: string, { read, found, expected }: Pick<TlogError, "read" | "found" | "expected">) =>
  Effect.fail(new ContentRefused({ at: `${file}: ${read}`, found, expected }))

interface Checked {
  readonly ledger?: SignedAnswer
  readonly event?: LedgerEvent
  readonly fault?: ProofFault
}

/** From the signature down to the event: the head, the way from the leaf to it, and what the leaf says. */
const checkAgainst = ({ file, index, path, extra, checkpoint }: ProofFile, trust: Trust): Checked => {
  const believed = attempt(() => believeCheckpoint(checkpoint, trust))
  if (believed instanceof TlogError) return { fault: proofFault(file, believed) }
  const { head } = believed
  const ledger = signedAnswer(believed)
  const included = attempt(() => checkInclusion({ index, size: head.size, path }, leafHash(extra), head))
  if (included instanceof TlogError) return { ledger, fault: proofFault(file, included) }
  const at = `${file}: extra line`
  if (!isUtf8(extra))
    return {
      ledger,
      fault: { event: index, at, found: "bytes that are no UTF-8", expected: "one event in JSON" },
    }
  const event = verifyLine(file, index + 1, decoder.decode(extra))
  if (Result.isSuccess(event)) return { ledger, event: event.success }
  const { found, expected } = event.failure
  return { ledger, fault: { event: index, at, found, expected } }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
