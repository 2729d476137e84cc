// What a lint is. It names what it looks at, its scope, and is asked about each such thing; a new lint is a file in lints/,
// a line in lints.ts and its name in lint-names.ts.
import type { LedgerState, Platform } from "@policy-ledger/rulebook"
import type { Result } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import type { Log } from "../log-file.ts"
import type { LogFault } from "../record/line.ts"
import type { Library } from "../pages/pages.ts"
import type { RecordState } from "../record/decider.ts"
import type { Finding } from "./finding.ts"
import type { LintName } from "./lint-names.ts"
import type { PlacedEvent } from "./placed-event.ts"

/** The last reading of each announcement, and what the platform declares for them. */
export interface Ledger {
  readonly platform: Platform
  readonly platformFile: string
  readonly announcements: readonly Announcement[]
  /** Whether a file was refused, so that nobody can say what it needs. */
  readonly isPartial: boolean
  /** Theirs, in the same order. */
  readonly events: readonly PlacedEvent[]
  /** What a ledger would hold that recorded every reading. */
  readonly state: LedgerState
}

/** A log without a fault of its own, and what it is compared with. */
export interface SoundLog {
  readonly log: Log
  readonly state: RecordState
  /** Every reading of every announcement that is not refused. */
  readonly announcements: readonly Announcement[]
  /** The lines of the log as last released. */
  readonly released: readonly string[]
}

/** What lints look at, by their scope. */
export interface Subjects {
  /** The file of a reading. */
  readonly file: Result.Result<Announcement, FileRefused>
  /** The file of the log. */
  readonly "log-file": Result.Result<Log, LogFault>
  readonly log: SoundLog
  /** A reading beside the log. */
  readonly reading: { readonly announcement: Announcement; readonly recorded: SoundLog }
  /** The last reading of an announcement. */
  readonly announcement: Announcement
  readonly event: PlacedEvent
  readonly ledger: Ledger
  /** The last reading of an announcement beside the pages that its reports stand on. */
  readonly pages: { readonly announcement: Announcement; readonly library: Library }
}

export type Scope = keyof Subjects

/** A lint of this scope, or of any of these. */
export type LintOf<S extends Scope> = {
  readonly [K in S]: {
    readonly name: LintName
    readonly scope: K
    readonly check: (subject: Subjects[K], ledger: Ledger) => readonly Finding[]
  }
}[S]

export type Lint = LintOf<Scope>
