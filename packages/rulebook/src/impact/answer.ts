// The answer of `impact`: which orders are answered otherwise from another point of view, and by which announcements.
import type { AsOfCase, Outcome, OutcomeField, OutcomeStates } from "../answers/answers.ts"
import type { AnnouncementId } from "../language/event.ts"
import type { DeadlineKind } from "../language/platform.ts"

/** A field of an outcome; a deadline that the platform declares by its name. */
export type ImpactField = OutcomeField | `deadlines.${DeadlineKind}`

/** The fields that differ, as one point of view tells them. */
export type ImpactSide = {
  readonly outcome: Partial<Outcome>
  readonly states: Partial<OutcomeStates>
}

/** What differs of one order. */
export interface ChangedOrder {
  /** null where the case has no number. */
  readonly case: string | null
  readonly was: ImpactSide
  readonly is: ImpactSide
}

/** What orders that changed alike have in common. */
export interface Alike {
  /** The announcements that made the difference, in the order of their ids; none where only presumptions differ. */
  readonly because: readonly AnnouncementId[]
  /** In the order of an outcome. */
  readonly fields: readonly ImpactField[]
}

/** An order that is answered otherwise. */
export interface OrderImpact extends ChangedOrder, Alike {}

export interface ImpactGroup extends Alike {
  readonly count: number
  /** The first of them. */
  readonly examples: readonly ChangedOrder[]
}

/** As of what, from which ledgers, and under which presumptions one point of view answers. */
export type ImpactPoint = Omit<AsOfCase, "about">

export interface ImpactAnswer {
  readonly v: 1
  /** As it was asked. */
  readonly from: string
  readonly to: string
  readonly asOf: { readonly from: ImpactPoint; readonly to: ImpactPoint }
  /** How many were compared. */
  readonly orders: number
  readonly changed: number
  /** The largest first, of equal ones that whose first order came first. */
  readonly groups: readonly ImpactGroup[]
}
