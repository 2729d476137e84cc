// The answer of `audit`: a verdict a version, what they come to together, and what is still possible.
import type { Waived } from "../language/effect.ts"
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import type { DeadlineKind, FactPath } from "../language/platform.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Text } from "../values/text.ts"
import type { AsOfLedgers, CaseCoverage } from "./as-of.ts"

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

export interface AuditAnswer {
  readonly v: 1
  readonly case: string | null
  readonly asOf: AsOfLedgers
  readonly coverage: CaseCoverage
  readonly verdicts: readonly Verdict[]
  readonly outcome: Outcome
  readonly possible: Possible
}
