import type { MadeBy, ReceiptQuestion } from "./receipt.ts"

/** Why nothing can be said of a receipt. */
export type UnprovableReason =
  /** A receipt of another version than this package reads. */
  | "unknown-version"
  | "other-platform"
  /** The receipt is private and the case was not given; or the case that is given is another one. */
  | "case-missing"
  | "other-case"
  /** A ledger of the receipt was not given, or with fewer events than it had then. */
  | "ledger-missing"
  | "log-too-short"
  /** The log did not have this root at that size: it was rewritten, or is another one. */
  | "not-a-prefix"
  /** An event of the receipt is not in the tree with its root. */
  | "proof-fails"
  /** The checkpoint is not of this head, or of another log; not signed by a key that is trusted; or absent. */
  | "checkpoint-differs"
  | "checkpoint-fails"
  | "checkpoint-missing"
  /** The case or the question cannot be asked of this platform. */
  | "not-readable"
  /** The log cannot be read as one. */
  | "log-unreadable"
  /**
   * Asked again at the receipt's size, this engine does not give that answer: the receipt was altered, or another release
   * answers otherwise, which the package of that release can tell.
   */
  | "never-given"
  /** The answer is the log's, but the receipt does not hold just the events that it rests on. */
  | "other-evidence"

/** Nothing can be said of the receipt, and why: where, what stands there, and what would have to. */
export interface Unprovable {
  readonly v: 1
  readonly result: "unprovable"
  readonly reason: UnprovableReason
  readonly at: string
  readonly found: string
  readonly expected: string
  /** What was asked, and who answered as the receipt says: null where its form is not known here. */
  readonly question: ReceiptQuestion | null
  readonly madeBy: MadeBy | null
}

export const unprovable = (
  reason: UnprovableReason,
  at: string,
  found: string,
  expected: string,
): Unprovable => ({ v: 1, result: "unprovable", reason, at, found, expected, question: null, madeBy: null })

export const isUnprovable = (value: object): value is Unprovable =>
  "result" in value && value.result === "unprovable"
