// What a rule does: the closed list of effects.
import type { Text } from "../values/text.ts"
import type { Duration } from "./condition.ts"
import type { DeadlineKind, FactPath } from "./platform.ts"

/** From which instant a deadline counts; `unstated` names the candidates where the source does not say which. */
export type CountedFrom = FactPath | { readonly unstated: readonly FactPath[] }

/** When a deadline falls, counted from an instant. */
export type DeadlineRule =
  | { readonly after: Duration }
  /** The first time the clock shows HH:MM after the instant; `24:00` is the end of the instant's day. */
  | { readonly next: string }
  /** By the hour of the day at which the instant falls; `from` inclusive, `to` exclusive, may pass midnight. */
  | { readonly byHour: readonly HourBand[] }
  | { readonly unstated: Text }

export type HourBand = { readonly from: string; readonly to: string } & (
  | { readonly after: Duration }
  | { readonly next: string }
)

export type CountedDeadline = DeadlineRule & { readonly countedFrom: CountedFrom }

/** What a waiver can waive. */
export type Waived =
  | "late-shipment-claim"
  | "late-shipment-points"
  | "shipping-metrics"
  | "complaint-liability"

/** Whether the platform does it by itself or may do it. Without it: the rule says so and nobody decides. */
export interface ByWhom {
  readonly by?: "automatic" | "discretion"
  /** The list is "including but not limited to". */
  readonly open?: true
}

export type Deadline = { readonly deadline: DeadlineKind; readonly onSilence?: "consents" } & (
  | CountedDeadline
  /** The earliest of several. */
  | { readonly earliest: readonly CountedDeadline[] }
)

/** A sum of money, decimal text; `rate` is a decimal share, as `"0.10"`. */
export type Pay = {
  readonly pay: "compensation" | "penalty"
  readonly per: "sub-order" | "order"
  /** Never more than this for one sub-order, and for the whole order. */
  readonly capPerSubOrder?: string
  readonly capPerOrder?: string
} & ByWhom &
  ({ readonly rate: string } | { readonly amount: string } | { readonly unstated: Text })

/** The closed list of what a rule can do. */
export type Effect =
  | Deadline
  /** Granted without waiting for the merchant. */
  | ({ readonly refund: "instant" | "auto-agreed" } & ByWhom)
  | Pay
  /** A ceiling without a rate: no payment of its own. */
  | { readonly cap: string; readonly per: "order" | "sub-order"; readonly of: Text }
  | ({ readonly waive: readonly Waived[] } & ByWhom)
  /** The shipping clock stands still and starts again at `resumes` (ISO 8601 with offset). */
  | { readonly pause: "ship-by"; readonly resumes: string }
  | ({ readonly sanction: readonly Text[] } & ByWhom)
  /** A service or right that whoever the rule covers has. */
  | ({ readonly offer: Text } & ByWhom)
  | ({ readonly duty: Text; readonly of: "merchant" | "buyer" | "distributor" | "platform" } & ByWhom)
  | { readonly notice: Text }
