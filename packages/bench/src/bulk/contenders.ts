// Who decides orders in the race: each prepares the orders in its own form, and is timed deciding them.
import type { Case, Platform, Rulebook, Zone } from "@policy-ledger/rulebook"
import type { JsonObject } from "./drawing.ts"
import type { PlainRule } from "./expressible.ts"

/** Of a rule and an order; one of two values says no where it cannot say yes. */
export const [NO, UNKNOWN, YES] = [0, 1, 3] as const
export type Value = typeof NO | typeof UNKNOWN | typeof YES

/** What the contenders are given. */
export interface Race {
  readonly book: Rulebook
  readonly platform: Platform
  readonly zone: Zone
  readonly rules: readonly PlainRule[]
  readonly orders: readonly { readonly json: JsonObject; readonly line: string; readonly decoded: Case }[]
}

/** A contender with its rules and its orders made ready. */
export interface Ready {
  /** Decides the order of this number: what is timed. A promise is waited for. */
  readonly decide: (order: number) => unknown
  /** The same in values, one a rule in the order of the race. */
  readonly told: (order: number) => readonly Value[] | Promise<readonly Value[]>
}

export interface Contender {
  readonly name: string
  /** How many values it tells apart. */
  readonly values: 2 | 3
  /** What it begins with: the line of a file, or what it made of it beforehand. */
  readonly from: "the line" | "the order"
  /** Decides later, by a promise. */
  readonly isAsync?: true
  readonly prepare: (race: Race) => Ready | Promise<Ready>
}
