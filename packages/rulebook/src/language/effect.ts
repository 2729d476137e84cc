// What a rule does: the closed list of effects.
import type { Period } from "../values/civil.ts"
import type { Text } from "../values/text.ts"
import type { Amount } from "./amount.ts"
import type { Condition, Duration } from "./condition.ts"
import type { CalendarId, DeadlineKind, FactPath } from "./platform.ts"

/** From which instant a deadline counts; `unstated` names the candidates where the source does not say which. */
export type CountedFrom = FactPath | { readonly unstated: readonly FactPath[] }

/**
 * A length of civil time. Months and years are clamped to the last day of the month; workdays are those of a calendar of
 * the platform, from the day after the one on which it counts. All keep the time of day.
 */
export type CivilDuration =
  | Duration
  | { readonly months: number }
  | { readonly years: number }
  | { readonly workdays: number; readonly in: CalendarId }

export type { Period }

/** When a deadline falls, counted from an instant. */
export type DeadlineRule =
  /** `endOf`: not at that instant but where the day, month, … in which it lies ends. */
  | { readonly after: CivilDuration; readonly endOf?: Period }
  /** Where the day, month, … of the instant ends. */
  | { readonly endOf: Period }
  /** The first time the clock shows HH:MM after the instant; `24:00` is the end of the instant's day. */
  | { readonly next: string }
  /** By the hour of the day at which the instant falls; `from` inclusive, `to` exclusive, may pass midnight. */
  | { readonly byHour: readonly HourBand[] }
  | { readonly unstated: Text }

export type HourBand = { readonly from: string; readonly to: string } & (
  | { readonly after: Duration }
  | { readonly next: string }
)

export type CountedDeadline =
  | (DeadlineRule & { readonly countedFrom: CountedFrom })
  /** Whatever the case says: a day (its end) or an instant. */
  | { readonly by: string }

/** What a waiver can waive: one of the four of every platform, or one that the platform declares. */
export type Waived = string

/** Whether the platform does it by itself or may do it. Without it: the rule says so and nobody decides. */
export interface ByWhom {
  readonly by?: "automatic" | "discretion"
  /** The list is "including but not limited to". */
  readonly open?: true
}

export type Deadline = { readonly deadline: DeadlineKind; readonly onSilence?: "consents" } & (
  | CountedDeadline
  /** The earliest, or the latest, of several. */
  | { readonly earliest: readonly CountedDeadline[] }
  | { readonly latest: readonly CountedDeadline[] }
)

/** `compensation` and `penalty` settle a wrong, a `fee` is the price of a service, a `credit` gives money back. */
export type PaymentKind = "compensation" | "penalty" | "fee" | "credit"

/** Who pays or is paid. */
export type Party = "merchant" | "buyer" | "platform"

/**
 * A sum of money. `rate` is a decimal share, as `"0.10"`, of the order's amount or of each sub-order's: short for an amount.
 * `per: item` reckons for each member of the platform's list of items `where` a condition holds of it.
 */
export type Pay = {
  readonly pay: PaymentKind
  readonly per: "sub-order" | "order" | "item"
  readonly from?: Party
  readonly to?: Party
  readonly where?: Condition
  /** Never more than this for one sub-order, and for the whole order. */
  readonly capPerSubOrder?: string
  readonly capPerOrder?: string
} & ByWhom &
  ({ readonly rate: string } | { readonly amount: Amount } | { readonly unstated: Text })

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
  /** Moves every deadline of that kind that rules give the case; not what the parties agreed on. */
  | { readonly extend: DeadlineKind; readonly by: CivilDuration }
  /** Days that a calendar of the platform counts otherwise while the rule applies. */
  | { readonly calendar: CalendarId; readonly free?: readonly string[]; readonly working?: readonly string[] }
  | ({ readonly sanction: readonly Text[]; readonly points?: string } & ByWhom)
  /** A service or right that whoever the rule covers has. */
  | ({ readonly offer: Text } & ByWhom)
  | ({ readonly duty: Text; readonly of: "merchant" | "buyer" | "distributor" | "platform" } & ByWhom)
  | { readonly notice: Text }
