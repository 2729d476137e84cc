// The answer of `whatIf`: what becomes of a case as one of its facts varies, piece by piece.
import type { Period } from "../values/civil.ts"
import type { Party, PaymentKind, Waived } from "../language/effect.ts"
import type { CalendarId, DeadlineKind, FactPath } from "../language/platform.ts"
import type { ProvisionId } from "../language/event.ts"
import type { Kleene } from "../values/kleene.ts"
import type { AsOfCase, OutcomeStates, RefundOutcome } from "./audit.ts"

/** One step from an instant to a later one. */
export type MovingStep =
  /** An ISO 8601 duration, as `PT24H` or `P1M`, or worked days of a calendar; `endOf`: to the end of the period it leads to. */
  | {
      readonly after: string | WorkedDays
      readonly endOf?: Period
    }
  /** The first time that clocks show this after the instant; `24:00`: the end of its day. */
  | { readonly next: string }
  | { readonly endOf: Period }

/** `with`: the rules of which it is unknown whether they apply, and that move the calendar here. */
export interface WorkedDays {
  readonly workdays: number
  readonly in: CalendarId
  readonly with?: readonly ProvisionId[]
}

/** How an instant follows from the fact that varies, which is itself an instant: by a step, and those that extend it. */
export type MovingInstant = MovingStep & { readonly further?: readonly MovingStep[] }

/** An instant, or how it follows from the fact. */
export type WhatIfInstant = string | MovingInstant

/**
 * How an amount follows from the fact that varies: a share of it (`rate`) or so much for each (`each`), and so much more
 * (`plus`, which may be less than nothing); rounded to the minor unit, halves up. `sum`: of several, each rounded.
 */
export type MovingAmount = MovingTerm | { readonly sum: readonly (MovingTerm | string)[] }

export type MovingTerm = ({ readonly rate: string } | { readonly each: string }) & { readonly plus?: string }

export interface WhatIfPayment {
  readonly provision: ProvisionId
  readonly kind: PaymentKind
  readonly amount: string | MovingAmount | null
  readonly from?: Party
  readonly to?: Party
  readonly items?: readonly string[]
  readonly why?: "missing" | "unstated"
}

/** The deadlines of an outcome, each as `Instants`. */
interface Deadlines<Instants> {
  readonly shipBy: Instants
  readonly respondBy: Instants
  readonly autoReceiptAt: Instants
  readonly deadlines?: { readonly [kind: DeadlineKind]: Instants }
}

export interface WhatIfOutcome extends Deadlines<WhatIfInstant | null> {
  readonly refund: RefundOutcome | null
  readonly payments: readonly WhatIfPayment[]
  readonly exempt: readonly Waived[]
}

export interface WhatIfPossible extends Deadlines<readonly WhatIfInstant[]> {
  readonly verdicts: readonly ProvisionId[]
  readonly refund: readonly RefundOutcome[]
  readonly payments: readonly WhatIfPayment[]
  readonly exempt: readonly Waived[]
}

/** As a case writes the fact: an instant or money as text, a ratio or a number as a number. */
export type WhatIfBound = string | number

/** Where on the fact's line a piece lies, half-open; null where nothing bounds it. */
interface Between {
  readonly from: WhatIfBound | null
  readonly until: WhatIfBound | null
}

/**
 * Which value a piece is of. Of a set: whether this one is `in` it, beside what else the case says. `elsewhere`: a region
 * that no rule names.
 */
interface OfValue {
  readonly value: string | boolean
  readonly in?: boolean
}

/** What an audit answers for every value of the piece. */
export interface PieceAnswer {
  readonly outcome: WhatIfOutcome
  readonly states: OutcomeStates
  readonly possible: WhatIfPossible
  /** The provisions that apply for certain. */
  readonly applies: readonly ProvisionId[]
  /** The deadlines that were missed, where some were. */
  readonly late?: readonly string[]
}

/** That no case can have the values of the piece: what stands against them. */
export interface PieceRefused {
  readonly refused: readonly { readonly path: FactPath; readonly expected: string }[]
}

export type WhatIfPiece = (Between | OfValue) & (PieceAnswer | PieceRefused)

/** Where one piece ends and the next begins. */
export interface Tip {
  readonly at: WhatIfBound
  /** The provisions of which it changes whether they apply. */
  readonly changes: readonly { readonly provision: ProvisionId; readonly was: Kleene; readonly is: Kleene }[]
  /** The fields of the outcome that change, themselves or what is known of them. */
  readonly outcome: readonly string[]
  /** The deadlines of which it changes whether they were missed. */
  readonly late?: readonly string[]
}

export interface WhatIfAnswer {
  readonly v: 1
  readonly case: string | null
  readonly vary: FactPath
  readonly asOf: AsOfCase
  /** ISO 4217, of all amounts, where it is not CNY. */
  readonly currency?: string
  /** In order; of an instant, money, a ratio or a number they cover everything, or all from `from` to `to`. */
  readonly pieces: readonly WhatIfPiece[]
  /** Of pieces that are values there are none. */
  readonly tips: readonly Tip[]
}
