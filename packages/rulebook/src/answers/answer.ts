import type { Waived } from "../language/effect.ts"
import type { AnnouncementId, Edtf, InstrumentId, ProvisionId, Standing } from "../language/event.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Coverage, DeadlineKind, FactPath } from "../language/platform.ts"
import type { Text } from "../values/text.ts"

// The JSON of every answer (docs/answers.md). Instants out are ISO 8601 with the platform's offset.

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

export interface RuleInForce {
  readonly provision: ProvisionId
  readonly instrument: InstrumentId
  /** Whose version it is; null where the wording is not held. */
  readonly announcement: AnnouncementId | null
  /** EDTF, `before` or `unstated`; with a clock time an instant. */
  readonly from: Edtf
  /** Exclusive; null where none is known. */
  readonly ends: Edtf | null
  readonly title: Text
  /** What to know beside it: beginning not recorded, only expected, wording not held. */
  readonly notes?: readonly Text[]
}

export interface UnknownRule extends RuleInForce {
  readonly why: readonly Text[]
}

/** From which point of view a question was asked; null: from today's. */
export interface AsOfAnswer {
  /** The day by whose end it had been announced. */
  readonly announcedBy: string | null
  /** The instant by which this ledger had recorded it. */
  readonly recordedBy: string | null
}

export interface InForceAnswer extends AsOfAnswer {
  readonly v: 1
  readonly on: string
  readonly coverage: CoverageNote
  readonly inForce: readonly RuleInForce[]
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

export interface EventMention {
  readonly announcement: AnnouncementId
  readonly type: "Effective" | "Superseded" | "Withdrawn"
  readonly provision: ProvisionId
  readonly from: Edtf
  /** Where it never counted, or no longer does: a draft, hearsay, postponed or revoked. */
  readonly live?: "no" | "unknown"
}

export interface HistoryVersion {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly from: Edtf
  readonly ends: Edtf | null
  readonly title: Text
  readonly standing: Standing
  readonly events: readonly EventMention[]
}

export interface HistoryAnswer extends AsOfAnswer {
  readonly v: 1
  readonly instrument: InstrumentId
  readonly title: Text
  readonly coverage: UndatedCoverage
  readonly versions: readonly HistoryVersion[]
}

export interface DiffAnswer extends AsOfAnswer {
  readonly v: 1
  readonly from: string
  readonly to: string
  readonly coverage: CoverageNote
  readonly began: readonly RuleInForce[]
  readonly changed: readonly (RuleInForce & { readonly was: RuleInForce })[]
  readonly ended: readonly RuleInForce[]
  /** Rules that may have begun, changed or ended: unknown on one of the two dates. */
  readonly unknown: readonly (RuleInForce & { readonly at: readonly [Kleene, Kleene] })[]
}

export interface UpcomingChange {
  readonly provision: ProvisionId
  readonly instrument: InstrumentId
  readonly announcement: AnnouncementId
  readonly type: "Effective" | "Withdrawn"
  readonly from: Edtf
  readonly expected: boolean
  readonly title: Text
}

export interface UpcomingAnswer extends AsOfAnswer {
  readonly v: 1
  readonly on: string
  /** Unless told otherwise, the day asked about. */
  readonly announcedBy: string
  readonly coverage: CoverageNote
  /** Announced, and certainly not there yet: beginnings and endings, the soonest first. */
  readonly upcoming: readonly UpcomingChange[]
  /** May be upcoming: whether it was announced by then, or has come already, is not certain. */
  readonly unknown: readonly UpcomingChange[]
}

export interface ReportAnswer {
  readonly source: string
  readonly at: string | null
  readonly headline: string | null
  readonly digest: string
  readonly note?: Text
}

export interface EventAnswer {
  readonly type: "Published" | "Effective" | "Superseded" | "Withdrawn" | "Corrected"
  readonly instrument: InstrumentId
  readonly provision: ProvisionId
  readonly standing?: Standing
  readonly from: Edtf
  readonly fromTime?: string
  readonly until: Edtf | null
  readonly untilTime?: string
  readonly expected: boolean
  readonly basis: "stated" | "inferred"
  readonly why?: string
}

export interface AnnouncementAnswer {
  readonly id: AnnouncementId
  readonly standing: Standing
  readonly title: Text
  readonly summary: Text
  readonly published: Edtf | null
  readonly reported: Edtf | null
  readonly reports: readonly ReportAnswer[]
  readonly events: readonly EventAnswer[]
  readonly note?: Text
}

export interface AnnouncementsAnswer extends Pick<AsOfAnswer, "recordedBy"> {
  readonly v: 1
  readonly coverage: UndatedCoverage
  readonly announcements: readonly AnnouncementAnswer[]
}

/** Amounts are decimal text in the platform's currency. */
interface Doing {
  readonly by?: "automatic" | "discretion"
  readonly open?: true
}

export type ResolvedEffect =
  | {
      readonly kind: DeadlineKind
      /** null where an absent fact or an unstated start leaves it open. */
      readonly at: string | null
      /** The instants it could be, where there are several or where it is not certain. */
      readonly candidates?: readonly string[]
      readonly onSilence?: "consents"
    }
  | ({ readonly kind: "refund"; readonly refund: "instant" | "auto-agreed" } & Doing)
  | ({
      readonly kind: "compensation" | "penalty"
      readonly amount: string | null
      readonly unstated?: Text
    } & Doing)
  | { readonly kind: "cap"; readonly amount: string; readonly per: "order" | "sub-order"; readonly of: Text }
  | ({ readonly kind: "waive"; readonly waives: readonly Waived[] } & Doing)
  | { readonly kind: "pause"; readonly clock: "ship-by"; readonly at: string }
  | ({ readonly kind: "sanction"; readonly measures: readonly Text[] } & Doing)
  | ({ readonly kind: "offer"; readonly what: Text } & Doing)
  | ({
      readonly kind: "duty"
      readonly of: "merchant" | "buyer" | "distributor" | "platform"
      readonly what: Text
    } & Doing)
  | { readonly kind: "notice"; readonly what: Text }

export interface CitationAnswer {
  readonly source: string
  readonly at: string | null
  readonly headline: string | null
  readonly digest: string
  readonly range: readonly [number, number]
}

export interface Verdict {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly title: Text
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  readonly because: readonly string[]
  /** Absent facts that could still change whether it applies or what it results in. */
  readonly missing: readonly FactPath[]
  /** The smallest sets of absent facts that could settle it; null where no fact can. With `explain` only. */
  readonly settledBy?: { readonly yes: readonly FactPath[] | null; readonly no: readonly FactPath[] | null }
  readonly effects: readonly ResolvedEffect[]
  readonly citation: CitationAnswer | null
}

export interface Payment {
  readonly provision: ProvisionId
  readonly kind: "compensation" | "penalty"
  readonly amount: string
}

export type RefundOutcome = "instant" | "auto-agreed"

export interface Outcome {
  readonly shipBy: string | null
  readonly respondBy: string | null
  readonly autoReceiptAt: string | null
  readonly refund: RefundOutcome | null
  readonly payments: readonly Payment[]
  readonly exempt: readonly Waived[]
}

/** What the outcome could still become; a field that is settled has an empty list. */
export interface Possible {
  readonly verdicts: readonly ProvisionId[]
  readonly shipBy: readonly string[]
  readonly respondBy: readonly string[]
  readonly autoReceiptAt: readonly string[]
  readonly refund: readonly RefundOutcome[]
  readonly payments: readonly Payment[]
  readonly exempt: readonly Waived[]
}

export interface LedgerMention {
  readonly origin: string
  readonly events: number
  /** `sha256:` and the RFC 6962 root in hex. */
  readonly root: string
}

/** From which point of view, and from which ledgers. */
export interface AsOfLedgers extends AsOfAnswer {
  readonly ledgers: readonly LedgerMention[]
}

/** Beside what was read, where the latest instant of the case lies; no date where the case gives none. */
export interface CaseCoverage extends UndatedCoverage {
  readonly date?: CoverageNote["date"]
}

export interface AuditAnswer {
  readonly v: 1
  readonly case: string | null
  readonly asOf: AsOfLedgers
  readonly coverage: CaseCoverage
  readonly verdicts: readonly Verdict[]
  readonly outcome: Outcome
  readonly possible: Possible
}
