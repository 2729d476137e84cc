// The answer of `audit`: a verdict a version, what they come to together, and what is still possible.
import type { CivilDuration, Party, PaymentKind, Waived } from "../language/effect.ts"
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import type { BuiltInDeadline, CalendarId, DeadlineKind, FactPath } from "../language/platform.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Text } from "../values/text.ts"
import type { BasisAnswer } from "./announcements.ts"
import type { AsOfLedgers, CaseCoverage, Presumption } from "./as-of.ts"

/** Amounts are decimal text in the platform's currency. */
interface Doing {
  readonly by?: "automatic" | "discretion"
  readonly open?: true
}

/** The parts of an order on which it rests, by their ids or else their places counted from 1. */
interface OfItems {
  readonly items?: readonly string[]
}

/** Who pays, and who is paid. */
interface Between {
  readonly from?: Party
  readonly to?: Party
}

export type ResolvedPayment = {
  readonly kind: PaymentKind
  readonly amount: string | null
  /** The amounts that it could be, where there are several and each is known. */
  readonly candidates?: readonly string[]
  readonly unstated?: Text
} & Between &
  Doing &
  OfItems

interface Falls {
  /** null where an absent fact, an unstated start or the end of a calendar leaves it open. */
  readonly at: string | null
  /** The instants it could be, where there are several or where it is not certain. */
  readonly candidates?: readonly string[]
  readonly onSilence?: "consents"
}

export type ResolvedEffect = OfItems & ResolvedKind

type ResolvedKind =
  | ({ readonly kind: BuiltInDeadline } & Falls)
  /** One that the platform declares. */
  | ({ readonly kind: "deadline"; readonly deadline: DeadlineKind } & Falls)
  | ({ readonly kind: "refund"; readonly refund: "instant" | "auto-agreed" } & Doing)
  | ResolvedPayment
  | { readonly kind: "cap"; readonly amount: string; readonly per: "order" | "sub-order"; readonly of: Text }
  | ({ readonly kind: "waive"; readonly waives: readonly Waived[] } & Doing)
  | { readonly kind: "pause"; readonly clock: "ship-by"; readonly at: string }
  | { readonly kind: "extend"; readonly deadline: DeadlineKind; readonly by: CivilDuration }
  | {
      readonly kind: "calendar"
      readonly calendar: CalendarId
      readonly free: readonly string[]
      readonly working: readonly string[]
    }
  | ({ readonly kind: "sanction"; readonly measures: readonly Text[]; readonly points?: string } & Doing)
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
  /** The provisions that displace it for this case, or while it does not apply for certain those that may. */
  readonly displacedBy?: readonly ProvisionId[]
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

export interface Payment extends Between, OfItems {
  readonly provision: ProvisionId
  readonly kind: PaymentKind
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
  /** Of each deadline that the platform declares; without the key it declares none. */
  readonly deadlines?: { readonly [kind: DeadlineKind]: string | null }
  readonly refund: RefundOutcome | null
  readonly payments: readonly Payment[]
  readonly exempt: readonly Waived[]
}

/**
 * What is known of a field of the outcome: `set`, certain and told there; `none`, certainly nothing; `open`, it turns on
 * what is unknown; `unstated`, certainly something, and the ledger does not hold when or how much.
 */
export type FieldState = "set" | "none" | "open" | "unstated"

export type OutcomeStates = { readonly [field in OutcomeField]: FieldState } & {
  readonly deadlines?: { readonly [kind: DeadlineKind]: FieldState }
}

export type OutcomeField = Exclude<keyof Outcome, "deadlines">

/**
 * By how much what a deadline asks for was done late, an ISO 8601 duration in hours, minutes and seconds; of one that the
 * platform declares by its name.
 */
export interface Late {
  readonly [deadline: DeadlineKind]: string
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
  readonly deadlines?: { readonly [kind: DeadlineKind]: readonly string[] }
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
  /** ISO 4217, of all amounts, where it is not CNY. */
  readonly currency?: string
  readonly outcome: Outcome
  readonly states: OutcomeStates
  readonly late?: Late
  readonly possible: Possible
  /** The absent facts that could still change what was asked, those first that most verdicts wait for. */
  readonly missing: readonly FactPath[]
}
