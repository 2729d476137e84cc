import type { CheckFinding } from "@policy-ledger/ledger"
import type { LedgerEvent, LedgerMention } from "@policy-ledger/rulebook"

/** The JSON of the commands that the Rulebook does not answer (docs/cli.md). */

export interface RecordedAnnouncement {
  readonly announcement: string
  /** 1, or the number of the correction. */
  readonly reading: number
  readonly outcome: "recorded" | "already-recorded"
  /** Revisions of its first and last event. */
  readonly first: number
  readonly last: number
}

export interface RecordAnswer {
  readonly v: 1
  readonly recorded: readonly RecordedAnnouncement[]
  /** Where the ledger ends now. */
  readonly ledger: LedgerMention
}

export interface CheckAnswer {
  readonly v: 1
  readonly announcements: number
  /** The folder of pages that the reports were compared with. */
  readonly pages: string | null
  readonly findings: readonly CheckFinding[]
}

export interface Held {
  readonly announcements: number
  readonly readings: number
  readonly changes: number
}

export interface ReplayStep {
  readonly revision: number
  readonly id: string
  readonly recordedAt: string
  readonly type: string
  readonly announcement: string
  readonly provision: string
  /** What the ledger holds after it. */
  readonly held: Held
}

export interface ReplayAnswer {
  readonly v: 1
  readonly until: string | null
  /** With --step. */
  readonly steps?: readonly ReplayStep[]
  readonly state: Held & {
    /** SHA-256 of the canonical JSON of the folded state. */
    readonly digest: string
  }
  readonly ledger: LedgerMention
}

/** Of `backup`, `restore` and `migrate`. */
export interface CopyAnswer {
  readonly v: 1
  /** The file or store that holds the copy. */
  readonly to: string
  /** Where the copy ends. */
  readonly ledger: LedgerMention
}

/** One line of `follow --json`. */
export interface FollowedEvent {
  readonly v: 1
  readonly revision: number
  /** Of the log after it. */
  readonly size: number
  readonly root: string
  readonly event: LedgerEvent
}
