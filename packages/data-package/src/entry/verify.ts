import {
  proveConsistency as consistencyOf,
  proveInclusion as inclusionOf,
  type ConsistencyProof,
  type Head,
  type InclusionProof,
} from "@policy-ledger/tlog"
import { digests } from "#data/digests"
import { meta } from "#data/meta"
import { sources } from "#data/sources"
import { texts } from "#data/texts"
import type { Position } from "../log.ts"
import { verifyParts, type VerifyAnswer } from "../verify.ts"
import { log } from "./log.ts"
import { published } from "./published.ts"

export { checkConsistency, checkInclusion, formatHash, parseHash, TlogError } from "@policy-ledger/tlog"
export type { ConsistencyProof, Hash, Head, InclusionProof, TlogReason } from "@policy-ledger/tlog"
export { formatRoot, leafOf } from "../root.ts"
export type { BadEvent, VerifyAnswer } from "../verify.ts"

/** Recomputes every hash and the root, and derives the rules, texts and sources anew: is all as it was published? */
export function verify(): VerifyAnswer {
  const { core } = published
  return verifyParts({ meta, core, texts: texts(), sources: sources(), lines: log().lines, digests: digests() })
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
