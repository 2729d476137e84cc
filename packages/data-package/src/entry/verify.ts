import {
  checkReceipt as check,
  makeReceipt as make,
  type Against,
  type Receipt,
  type ReceiptCheck,
} from "@policy-ledger/receipt"
import type { AuditQuestion } from "@policy-ledger/rulebook"
import {
  proveConsistency as consistencyOf,
  proveInclusion as inclusionOf,
  type ConsistencyProof,
  type Head,
  type InclusionProof,
} from "@policy-ledger/tlog"
import { core } from "#data/core"
import { digests } from "#data/digests"
import { meta } from "#data/meta"
import { platform } from "#data/platform"
import { sources } from "#data/sources"
import { texts } from "#data/texts"
import type { Position } from "../log.ts"
import { verifyParts, type VerifyAnswer } from "../verify.ts"
import { log } from "./log.ts"
import { published } from "./published.ts"

export { readReceipt, ReceiptError } from "@policy-ledger/receipt"
export type { Against, Receipt, ReceiptCheck } from "@policy-ledger/receipt"
export { checkConsistency, checkInclusion, formatHash, parseHash, TlogError } from "@policy-ledger/tlog"
export type { ConsistencyProof, Hash, Head, InclusionProof, TlogReason } from "@policy-ledger/tlog"
export { formatRoot, leafOf } from "@policy-ledger/log"
export type { BadEvent, VerifyAnswer } from "../verify.ts"

/** Recomputes every hash and the root, and derives the rules, texts and sources anew: is all as it was published? */
export function verify(): VerifyAnswer {
  return verifyParts({
    meta,
    lines: log().lines,
    get platform() {
      return platform()
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

/** The tree at a number of events: what a proof is checked against. */
export function head(events: number = log().lines.length): Head {
  return log().tree.head(events)
}

/** That an event is in the log of a number of events, by default all. */
export function proveInclusion(position: Position, events: number = log().lines.length): InclusionProof {
  return inclusionOf(log().tree, log().revisionOf(position, "position"), events)
}

/** That the log of a number of events begins with the log of fewer. */
export function proveConsistency(older: number, newer: number = log().lines.length): ConsistencyProof {
  return consistencyOf(log().tree, older, newer)
}

/**
 * Replays a receipt against this package's ledger: the same, different since which event, or unprovable and why. Beside
 * it may stand the case of a private receipt, other ledgers that it rests on, and keys to trust.
 */
export function checkReceipt(
  receipt: unknown,
  beside: Partial<Omit<Against, "platform">> = {},
): ReceiptCheck {
  const { ledgers = [], ...rest } = beside
  const own = { origin: meta.origin, lines: log().lines }
  return check(receipt, { platform: platform(), ledgers: [own, ...ledgers], ...rest })
}

/** Audits a case and writes it down so that it can be checked years later; private, it holds only the case's digest. */
export function makeReceipt(
  of: unknown,
  question: Omit<AuditQuestion, "brief"> = {},
  how: { readonly private?: boolean } = {},
): Receipt {
  return make({
    platform: platform(),
    case: of,
    question,
    answer: published.audit(of, { ...question, brief: false }),
    ledgers: [{ origin: meta.origin, lines: log().lines, size: log().lines.length }],
    madeBy: { package: meta.package, version: meta.version },
    ...how,
  })
}
