// What every answer says beside its subject: as of what, from which ledgers, and what was read to make them.
import type { Coverage } from "../language/platform.ts"
import type { Text } from "../values/text.ts"

/** What was read to make the ledger, for an answer that is not about a date. */
export interface UndatedCoverage extends Coverage {
  /** The ledger held nothing yet by the recording asked for: an empty answer is no word on the rules. */
  readonly held?: "nothing"
  readonly disclaimer: Text
}

export interface CoverageNote extends UndatedCoverage {
  /** Where the date asked for lies beside what was read. */
  readonly date: "inside" | "before" | "after"
}

/** Beside what was read, where the latest instant of the case lies; no date where the case gives none. */
export interface CaseCoverage extends UndatedCoverage {
  readonly date?: CoverageNote["date"]
}

/**
 * What may be presumed on request: that a start left unstated is the day of publication, that an end left unstated has not
 * come, that what is touched without saying how stands, that a condition left unstated is fulfilled.
 */
export type Presumption = "commencement" | "continuance" | "unchanged" | "conditions"

/** As of what a question was asked; null: as of today. */
export interface AsOfAnswer {
  /** The day by whose end it had been announced. */
  readonly announcedBy: string | null
  /** The instant by which this ledger had recorded it. */
  readonly recordedBy: string | null
}

export interface LedgerMention {
  readonly origin: string
  readonly events: number
  /** `sha256:` and the RFC 6962 root in hex. */
  readonly root: string
}

/** What an answer says that rests on what it was asked to presume. */
export interface Presuming {
  /** What was presumed. */
  readonly presume?: readonly Presumption[]
}

/** As of what, and from which ledgers. */
export interface AsOfLedgers extends AsOfAnswer {
  readonly ledgers: readonly LedgerMention[]
}
