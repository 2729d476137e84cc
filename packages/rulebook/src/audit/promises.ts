// Deadlines that a badge promises by a rule that the ledger does not hold.
import type { DeadlineKind, FactPath, Platform } from "../language/platform.ts"
import { isNone, type Facts } from "../case/facts.ts"
import type { ClaimedDeadline } from "./outcome.ts"

/** A badge, and the deadline that it promises. */
export interface PromisedDeadline {
  readonly fact: FactPath
  readonly badge: string
  readonly deadline: DeadlineKind
  readonly countedFrom: FactPath | undefined
}

export const promisedDeadlines = ({ facts }: Platform): readonly PromisedDeadline[] =>
  facts.flatMap(({ path, values = [] }) =>
    values.flatMap(({ value, promise }) =>
      promise?.deadline === undefined
        ? []
        : [{ fact: path, badge: value, deadline: promise.deadline, countedFrom: promise.countedFrom }],
    ),
  )

/** Falls at an instant that nobody can say. */
const UNTOLD: ClaimedDeadline["of"] = { instants: [], open: true, unstated: true }

/** What the badges of a case claim of what they promise: nothing that could be told, and nothing where it does not arise. */
export const promisedClaims = (
  promised: readonly PromisedDeadline[],
  facts: Facts,
): readonly ClaimedDeadline[] =>
  promised.flatMap(({ fact, badge, countedFrom }): readonly ClaimedDeadline[] => {
    const known = facts.get(fact)
    const arises = countedFrom === undefined || !isNone(facts.get(countedFrom))
    if (!arises || isNone(known)) return []
    if (!("value" in known)) return [{ applies: "unknown", of: UNTOLD }]
    const { value } = known
    const has =
      value.kind === "set" ? value.words.includes(badge) : value.kind === "word" && value.word === badge
    return has ? [{ applies: "yes", of: UNTOLD }] : []
  })
