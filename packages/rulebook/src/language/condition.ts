// When a rule applies to a case: three-valued, in JSON, without numbers that round.
import type { Text } from "../values/text.ts"
import type { FactPath, ListPath } from "./platform.ts"

/** A length of time; a day is 24 hours. */
export type Duration = { readonly minutes: number } | { readonly hours: number } | { readonly days: number }

/** A bound on a number, as the rule states it: money and ratios as decimal text, counts as integers. */
export type Bound = string | number

/** One question about one fact. */
export type Atom =
  | { readonly fact: FactPath; readonly is: string | boolean }
  | { readonly fact: FactPath; readonly in: readonly string[] }
  | { readonly fact: FactPath; readonly has: string }
  | { readonly fact: FactPath; readonly hasAny: readonly string[] }
  | { readonly fact: FactPath; readonly atLeast: Bound }
  | { readonly fact: FactPath; readonly moreThan: Bound }
  | { readonly fact: FactPath; readonly atMost: Bound }
  | { readonly fact: FactPath; readonly lessThan: Bound }
  /** In any of these regions, or places of a tree; what is wider than the place leaves it unknown. */
  | { readonly fact: FactPath; readonly within: readonly string[] }
  /** Earlier than this instant (a date is its first instant). */
  | { readonly fact: FactPath; readonly before: string }
  /** At this instant or later. */
  | { readonly fact: FactPath; readonly since: string }
  /** The instant `fact` lies less than this long after the instant `after` (and not before it). */
  | { readonly fact: FactPath; readonly within: Duration; readonly after: FactPath }

/**
 * A condition of a rule, in JSON. Three values: an absent fact is unknown and stays so unless the rest decides.
 * `known` is yes where the fact is given and unknown (never no) where it is not, so that a fact can only add certainty;
 * `unstated` is a condition that the source names and does not give: always unknown.
 */
export type Condition =
  | { readonly always: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly known: FactPath }
  | { readonly unstated: Text }
  /** Of the members of a list at least one, or each; facts of the list are then asked of the member. Of none: no, and yes. */
  | { readonly some: Condition; readonly of: ListPath }
  | { readonly every: Condition; readonly of: ListPath }
  | Atom

/**
 * Whom an ended version goes on governing: a condition that may also ask for `before`/`since` a fact, measured
 * against the date of the very event that ends the version, so that it follows a postponement.
 */
export type Saving =
  | { readonly all: readonly Saving[] }
  | { readonly any: readonly Saving[] }
  | { readonly not: Saving }
  /** The fact's instant lies before the event's date. */
  | { readonly before: FactPath }
  /** The fact's instant lies at the event's date or later. */
  | { readonly since: FactPath }
  | { readonly when: Condition }
