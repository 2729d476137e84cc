/** The JSON of the commands that prove (docs/cli.md). Roots are `sha256:` and hex; hashes of proofs are base64. */

/** A tree at one size. */
export interface HeadAnswer {
  readonly origin: string
  readonly events: number
  readonly root: string
}

/** A head that was signed, and by which keys that are trusted. */
export interface SignedAnswer extends HeadAnswer {
  readonly signedBy: readonly string[]
}

/** What is wrong, and with which event, where that can be told. */
export interface ProofFault {
  /** Its place in the log, from 0. */
  readonly event: number | null
  readonly at: string
  readonly found: string
  readonly expected: string
}

export interface VerifyAnswer {
  readonly v: 1
  readonly verified: "yes" | "no"
  readonly log: string
  /** null where the log itself is faulty. */
  readonly ledger: HeadAnswer | null
  /** null without --checkpoint, or where it is not to be believed. */
  readonly checkpoint: SignedAnswer | null
  readonly fault: ProofFault | null
}

export interface CheckpointAnswer extends HeadAnswer {
  readonly v: 1
  /** What is signed, or would be: C2SP tlog-checkpoint. */
  readonly text: string
  /** The signed note; null without --key. */
  readonly note: string | null
}

export interface ProveAnswer {
  readonly v: 1
  readonly event: string
  /** Its place in the log, from 0. */
  readonly index: number
  readonly line: string
  /** The head that the proof leads to. */
  readonly ledger: HeadAnswer
  readonly path: readonly string[]
  /** The file: C2SP tlog-proof. */
  readonly proof: string
  readonly signed: boolean
}

export interface ConsistencyAnswer {
  readonly v: 1
  readonly consistent: "yes" | "no"
  readonly old: HeadAnswer
  readonly new: HeadAnswer
  /** RFC 6962 consistency proof; empty where there is none. */
  readonly path: readonly string[]
  readonly fault: ProofFault | null
}

export interface KeygenAnswer {
  readonly v: 1
  readonly name: string
  /** To be handed out; the private key stands in its file only. */
  readonly publicKey: string
  readonly files: { readonly private: string; readonly public: string }
}
