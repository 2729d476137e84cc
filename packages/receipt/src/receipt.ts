import type { AuditAnswer, Lang, Presumption } from "@policy-ledger/rulebook"
import type { TableDigests } from "./tables.ts"

/** Which package answered, its version, and the number of the engine in it (`ENGINE` of the rulebook). */
export interface MadeBy {
  readonly package: string
  readonly version: string
  readonly engine: number
}

/** What was asked beside the case. The third clock, valid time, is in the case: every provision names its deciding instants. */
export interface ReceiptQuestion {
  readonly announcedBy: string | null
  readonly recordedBy: string | null
  readonly lang: Lang
  readonly explain: boolean
  /** The rest only where it was asked for. */
  readonly about?: readonly string[]
  readonly verdicts?: "possible" | "applies"
  readonly presume?: readonly Presumption[]
}

/** What the first version of a receipt's answer had not. */
type Since2 = "states" | "missing"

/** The answer in the form of the receipt's version. */
export type ReceiptAnswer = Omit<AuditAnswer, Since2> & Partial<Pick<AuditAnswer, Since2>>

/** The version in which receipts are made. */
export const VERSION = 2

/** One event that the answer rests on. */
export interface UsedEvent {
  /** Its place in the log, from 0. */
  readonly index: number
  /** Its canonical line (RFC 8785), the leaf of the tree. */
  readonly line: string
  /** RFC 6962 inclusion proof to the ledger's root: hashes in base64, from the leaf up. */
  readonly proof: readonly string[]
}

/** One ledger as it stood when it was asked. */
export interface ReceiptLedger {
  readonly origin: string
  /** How many events it held. */
  readonly size: number
  /** `sha256:` and the RFC 6962 root over them in hex. */
  readonly root: string
  /** The signed note of exactly this head (C2SP tlog-checkpoint). */
  readonly checkpoint?: string
  readonly events: readonly UsedEvent[]
}

/** One audit, self-contained: what was asked and answered, by which engine, on which events. */
export interface Receipt {
  readonly v: 1 | typeof VERSION
  readonly kind: "policy-ledger-receipt"
  readonly madeBy: MadeBy
  /** The platform file that declares the facts; the digest is of its canonical JSON. */
  readonly platform: {
    readonly id: string
    readonly digest: string
    /** Those that it was reckoned with; absent where the platform has none. */
    readonly tables?: TableDigests
  }
  readonly question: ReceiptQuestion
  /** Without `facts` the receipt is private: whoever checks it must have the case. */
  readonly case: { readonly digest: string; readonly facts?: unknown }
  /** As the audit gave it; in a private receipt without the case's name and without `because`, which quotes facts. */
  readonly answer: ReceiptAnswer
  readonly ledgers: readonly ReceiptLedger[]
}

/** What is no receipt, or cannot become one: what stands where, and what is expected there. */
export class ReceiptError extends Error {
  override readonly name = "ReceiptError"
  readonly _tag = "ReceiptError"
  readonly at: string
  readonly found: string
  readonly expected: string
  constructor(at: string, found: string, expected: string) {
    super(`${at}: found ${found}, expected ${expected}`)
    this.at = at
    this.found = found
    this.expected = expected
  }
}
