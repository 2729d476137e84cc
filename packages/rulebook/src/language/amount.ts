// How much: a small expression over the facts of a case. Exact, and rounded once, at the end, halves away from zero.
import type { Text } from "../values/text.ts"
import type { Condition } from "./condition.ts"
import type { FactPath } from "./platform.ts"

/** An amount in the platform's currency. Three values: where a fact is absent it is not known, or one of several. */
export type Amount =
  /** Fixed: decimal text, as `"0.75"`; finer than the minor unit where it is a price of one of many. */
  | string
  /** A share of the sum of money facts, decimal text, as `"0.04"`; above 1 is allowed. */
  | { readonly rate: string; readonly of: FactPath | readonly FactPath[] }
  /** So much for each of a count. */
  | { readonly each: string; readonly of: FactPath }
  | { readonly sum: readonly Amount[] }
  | { readonly least: readonly Amount[] }
  | { readonly greatest: readonly Amount[] }
  /** Marginal: of each portion of a money fact its own share; beyond the last bound nothing. */
  | { readonly tiers: readonly Tier[]; readonly of: FactPath }
  /** The first whose condition holds; without `else` nothing. */
  | { readonly cases: readonly AmountCase[]; readonly else?: Amount }
  /** Reports differ, and nobody can say which is right. */
  | { readonly oneOf: readonly Amount[] }
  | { readonly unstated: Text }

/** Of the portion above the tier before, `upTo` this bound (inclusive; without it, all that is above). */
export interface Tier {
  readonly upTo?: string
  readonly rate: string
}

export interface AmountCase {
  readonly when: Condition
  // oxlint-disable-next-line unicorn/no-thenable -- a key of the language, in data
  readonly then: Amount
}
