import type { AuditAnswer, Kleene, ProvisionId, Verdict } from "@policy-ledger/rulebook"
import { differences, type Difference } from "./differences.ts"

// What an answer decides, apart from how it says it: titles, reasons and citations are words.

/** One place in which what an answer decides is otherwise. */
export interface Change extends Difference {
  /** undefined for a place in the outcome. */
  readonly provision?: ProvisionId
}

interface Decision {
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  readonly missing: readonly string[]
  readonly effects: readonly unknown[]
}

interface Decided {
  readonly provision: ProvisionId
  readonly decision: Decision
}

const decisionOf = ({ inForce, matches, applies, missing, effects }: Verdict): Decision => ({
  inForce,
  matches,
  applies,
  missing,
  effects,
})

/** By provision and announcement; an announcement may tell of two versions, the one before it and its own. */
const decisionsOf = ({ verdicts }: AuditAnswer): ReadonlyMap<string, Decided> => {
  const decided = new Map<string, Decided>()
  for (const verdict of verdicts) {
    const { provision, announcement } = verdict
    const name = `${provision} (${announcement ?? "wording not held"})`
    decided.set(decided.has(name) ? `${name} again` : name, { provision, decision: decisionOf(verdict) })
  }
  return decided
}

const inOutcome = (was: AuditAnswer, now: AuditAnswer): readonly Change[] => {
  const { verdicts: _was, ...couldBe } = was.possible
  const { verdicts: _now, ...canBe } = now.possible
  return [...differences(was.outcome, now.outcome, "outcome"), ...differences(couldBe, canBe, "possible")]
}

/** A version that no longer shows is certainly not in force. */
const inVerdict = (name: string, was: Decided, now: Decided | undefined): readonly Change[] => {
  const { provision, decision } = was
  if (now !== undefined)
    return differences(decision, now.decision, name).map((change) => ({ ...change, provision }))
  return decision.inForce === "no"
    ? []
    : [{ at: `${name}.inForce`, was: decision.inForce, now: "no", provision }]
}

/**
 * What no longer stands of an answer: a verdict that it gives, its outcome, or what the outcome could still become. A
 * further version is a change where it applies; one that only may apply and leaves the rest as it was is none.
 */
export const changesBetween = (was: AuditAnswer, now: AuditAnswer): readonly Change[] => {
  const [old, young] = [decisionsOf(was), decisionsOf(now)]
  const stated = [...old].flatMap(([name, decided]) => inVerdict(name, decided, young.get(name)))
  const added = [...young].flatMap(([name, { provision, decision }]): readonly Change[] =>
    old.has(name) || decision.applies !== "yes"
      ? []
      : [{ at: `${name}.applies`, was: "no", now: "yes", provision }],
  )
  return [...stated, ...added, ...inOutcome(was, now)]
}

/** The provisions of which a version may apply now that the answer did not speak of. */
export const newlyPossible = (was: AuditAnswer, now: AuditAnswer): readonly ProvisionId[] => {
  const old = decisionsOf(was)
  const added = [...decisionsOf(now)].filter(
    ([name, { decision }]) => !old.has(name) && decision.applies === "unknown",
  )
  return [...new Set(added.map(([, { provision }]) => provision))]
}
