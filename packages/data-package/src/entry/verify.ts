import { digestOf } from "@policy-ledger/log"
import {
  checkReceipt as check,
  makeReceipt as make,
  type Against,
  type Receipt,
  type ReceiptCheck,
} from "@policy-ledger/receipt"
import type { AuditQuestion } from "@policy-ledger/rulebook"
import {
  hashFromBytes,
  proveConsistency as consistencyOf,
  proveInclusion as inclusionOf,
  type ConsistencyProof,
  type Hash,
  type Head,
  type InclusionProof,
} from "@policy-ledger/tlog"
import type { Case } from "#data/case"
import { digests } from "#data/digests"
import { meta } from "#data/meta"
import { sources } from "#data/sources"
import { texts } from "#data/texts"
import type { Position } from "../log.ts"
import { verifyParts, type VerifyAnswer } from "../verify.ts"
import { verifyFilesOf, type FilesAnswer, type ReadFile } from "../files.ts"
import { core } from "./core.ts"
import { log } from "./log.ts"
import { published } from "./published.ts"

export { readReceipt, ReceiptError } from "@policy-ledger/receipt"
export type { Against, Receipt, ReceiptCheck } from "@policy-ledger/receipt"
export {
  checkConsistency,
  checkInclusion,
  formatHash,
  nodeHash,
  parseHash,
  TlogError,
} from "@policy-ledger/tlog"
export type { ConsistencyProof, Hash, Head, InclusionProof, TlogReason } from "@policy-ledger/tlog"
export { formatRoot, leafOf } from "@policy-ledger/log"
export type { FilesAnswer, ReadFile } from "../files.ts"
export type { BadEvent, VerifyAnswer } from "../verify.ts"

/** Recomputes every hash and the root, and derives the rules, texts and sources anew: is all as it was published? */
export function verify(): VerifyAnswer {
  return verifyParts({
    meta,
    lines: log().lines,
    get platform() {
      return core().platform
    },
    get core() {
      return core()
    },
    get texts() {
      return texts()
    },
    get sources() {
      return sources()
    },
    get digests() {
      return digests()
    },
  })
}

/**
 * Reads the package's files and holds them against `dist/manifest.json`, and that against this very code: is what other
 * languages and tools read as it was published? `verify()` looks at the code's own data, this at everything beside it.
 */
export function verifyFiles(read: ReadFile): Promise<FilesAnswer> {
  return verifyFilesOf(
    { meta, lines: log().lines, platformDigest: digestOf(JSON.stringify(core().platform)) },
    read,
  )
}

/** The tree's own hashes are bytes that nothing can freeze: a reader has others. */
const copied = (hash: Hash): Hash => hashFromBytes(hash.slice())

/** The tree at a number of events: what a proof is checked against. */
export function head(events: number = log().lines.length): Head {
  const { size, root } = log().tree.head(events)
  return { size, root: copied(root) }
}

/** That an event is in the log of a number of events, by default all. */
export function proveInclusion(position: Position, events: number = log().lines.length): InclusionProof {
  const { path, ...proof } = inclusionOf(log().tree, log().revisionOf(position, "position"), events)
  return { ...proof, path: path.map(copied) }
}

/** That the log of a number of events begins with the log of fewer. */
export function proveConsistency(older: number, newer: number = log().lines.length): ConsistencyProof {
  const { path, ...proof } = consistencyOf(log().tree, older, newer)
  return { ...proof, path: path.map(copied) }
}

/**
 * Replays a receipt against this package's ledger: the same, different since which event, or not to be proven and why. Beside
 * it may stand the case of a private receipt, other ledgers that it rests on, and keys to trust.
 */
export function checkReceipt(
  receipt: unknown,
  beside: Partial<Omit<Against, "platform">> = {},
): ReceiptCheck {
  const { ledgers = [], ...rest } = beside
  const own = { origin: meta.origin, lines: log().lines }
  return check(receipt, { ...rest, platform: core().platform, ledgers: [own, ...ledgers] })
}

/** Audits a case and writes it down so that it can be checked years later; private, it holds only the case's digest. */
export function makeReceipt(
  of: Case,
  question: Omit<AuditQuestion, "brief"> = {},
  how: { readonly private?: boolean } = {},
): Receipt {
  return make({
    platform: core().platform,
    case: of,
    question,
    answer: published.audit(of, { ...question, brief: false }),
    ledgers: [{ origin: meta.origin, lines: log().lines, size: log().lines.length }],
    madeBy: { package: meta.package, version: meta.version },
    ...how,
  })
}
