// The answer of `audit`: a verdict a version, what they come to together, and what is still possible.
import type { Waived } from "../language/effect.ts"
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import type { DeadlineKind, FactPath } from "../language/platform.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Text } from "../values/text.ts"
import type { BasisAnswer } from "./announcements.ts"
import type { AsOfLedgers, CaseCoverage, Presumption } from "./as-of.ts"

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
  /** The digest is that of a part of the text: no more of it was kept. */
  readonly excerpt?: true
}

/** What a field rests on, where that is something else than what the rest does. */
export interface FieldGroundAnswer extends BasisAnswer {
  readonly citation: CitationAnswer | null
}

/** The smallest sets of absent facts that could settle it so; null where no fact can. */
export interface SettledBy {
  readonly yes: readonly FactPath[] | null
  readonly no: readonly FactPath[] | null
}

export interface Verdict {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly title: Text
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  /** The presumptions without any of which it would not be certain. */
  readonly presumed?: readonly Presumption[]
  readonly because: readonly string[]
  /** Absent facts that could still change whether it applies or what it results in. */
  readonly missing: readonly FactPath[]
  /** With `explain` only. */
  readonly settledBy?: SettledBy
  readonly effects: readonly ResolvedEffect[]
  readonly citation: CitationAnswer | null
  /** By the way to the field in the event: `from`, `rule.effects[0].amount`. */
  readonly grounds?: { readonly [field: string]: FieldGroundAnswer }
}

export interface Payment {
  readonly provision: ProvisionId
  readonly kind: "compensation" | "penalty"
  /** null where nobody can say how much. */
  readonly amount: string | null
  /** Why not: a fact is missing, or the source does not state it. */
  readonly why?: "missing" | "unstated"
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

/**
 * What is known of a field of the outcome: `set`, certain and told there; `none`, certainly nothing; `open`, it turns on
 * what is unknown; `unstated`, certainly something, and the ledger does not hold when or how much.
 */
export type FieldState = "set" | "none" | "open" | "unstated"

export type OutcomeStates = { readonly [field in keyof Outcome]: FieldState }

/** By how much what a deadline asks for was done late, an ISO 8601 duration in hours, minutes and seconds. */
export interface Late {
  readonly shipBy?: string
  readonly respondBy?: string
  readonly autoReceiptAt?: string
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

/** As of what, from which ledgers, and about what it was asked. */
export interface AsOfCase extends AsOfLedgers {
  /** What was presumed. */
  readonly presume?: readonly Presumption[]
  /** The groups of facts that it was asked about, where some were named. */
  readonly about?: readonly string[]
}

export interface AuditAnswer {
  readonly v: 1
  readonly case: string | null
  readonly asOf: AsOfCase
  readonly coverage: CaseCoverage
  readonly verdicts: readonly Verdict[]
  readonly outcome: Outcome
  readonly states: OutcomeStates
  readonly late?: Late
  readonly possible: Possible
  /** The absent facts that could still change what was asked, those first that most verdicts wait for. */
  readonly missing: readonly FactPath[]
}
