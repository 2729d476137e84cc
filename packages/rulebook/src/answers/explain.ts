// The answer of `explain`: each verdict of an audit with the tree of what was asked and what came of each question.
import type { Condition, Saving } from "../language/condition.ts"
import type { Effect } from "../language/effect.ts"
import type { FactPath } from "../language/platform.ts"
import type { Kleene } from "../values/kleene.ts"
import type { AsOfCase, Verdict } from "./audit.ts"

/**
 * What the case knows of a fact, as a case writes it: instants and money as text, ratios and numbers as numbers; of a list
 * how many members it has. `bounded`: not given, yet no earlier than `from` and no later than `to`.
 */
export interface ExplainedFact {
  readonly how: "given" | "derived" | "bounded" | "none" | "presumed" | "absent"
  readonly value?: string | number | boolean | readonly string[]
  /** Where it is known only between which values it lies, both inclusive; without one of them nothing bounds it there. */
  readonly from?: string | number
  readonly to?: string | number
}

/** A node of a condition or a saving, and what came of it. */
export interface Explained {
  readonly node: Condition | Saving
  readonly is: Kleene
  /**
   * Of `all`, `any` and `not` what they are made of, in order; of `some` and `every` one for each member of the list, none
   * where the list is not given; of a saving that is measured against several dates one for each.
   */
  readonly parts: readonly Explained[]
  /** For which member of a list it was asked: its id, or its place counted from 1. */
  readonly member?: string
  /** Of a question about a fact, or about a list: what the case knows of it. */
  readonly known?: ExplainedFact
  /** The same of the instant after which another lies. */
  readonly after?: ExplainedFact
  /** Of a saving: the date it is measured against, or between which instants that lies. */
  readonly against?: { readonly from?: string; readonly to?: string }
}

/** One of the instants of a case that decide whether a version is in force. */
export interface ExplainedInstant {
  readonly fact: FactPath
  readonly inForce: Kleene
  /** The savings because of which an ended version goes on governing the case, or does not. */
  readonly savings: readonly Explained[]
}

/** A verdict without its sentences. */
type Judged = Pick<
  Verdict,
  "provision" | "announcement" | "title" | "inForce" | "matches" | "applies" | "displacedBy" | "presumed"
>

export interface ExplainedVerdict extends Judged {
  readonly decidedBy: readonly ExplainedInstant[]
  /** null where the wording is not held. */
  readonly when: Explained | null
  /** What the rule does, as it is declared. */
  readonly effects: readonly Effect[]
}

export interface ExplainAnswer {
  readonly v: 1
  readonly case: string | null
  readonly asOf: AsOfCase
  /** Those that `audit` answers, in its order. */
  readonly verdicts: readonly ExplainedVerdict[]
}
