import type { AnnouncementId, Kleene, ProvisionId, Verdict } from "@policy-ledger/rulebook"
import { differences, type Difference } from "./differences.ts"
import type { ReceiptAnswer } from "./receipt.ts"

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
  readonly announcement: AnnouncementId | null
  readonly decision: Decision
}

const decisionOf = ({ inForce, matches, applies, missing, effects }: Verdict): Decision => ({
  inForce,
  matches,
  applies,
  missing,
  effects,
})

/** By provision and announcement; an announcement may tell of several versions, which are told apart by their order. */
const decisionsOf = ({ verdicts }: ReceiptAnswer): ReadonlyMap<string, Decided> => {
  const decided = new Map<string, Decided>()
  for (const verdict of verdicts) {
    const { provision, announcement } = verdict
    let name = `${provision} (${announcement ?? "wording not held"})`
    while (decided.has(name)) name += " again"
    decided.set(name, { provision, announcement, decision: decisionOf(verdict) })
  }
  return decided
}

/** Everything that an answer settles beside its verdicts, whatever its form calls it; provisions that may apply are told apart. */
const settledIn = ({
  v: _v,
  case: _c,
  asOf: _a,
  coverage: _co,
  verdicts: _ve,
  missing: _mi,
  ...rest
}: ReceiptAnswer) => {
  const { verdicts: _verdicts, ...possible } = rest.possible
  return { ...rest, possible }
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
 * What no longer stands of an answer that the log gave: a verdict, its outcome, or what the outcome could still become. A
 * further version is a change where it applies; one that does not, or only may, and leaves the rest as it was is none.
 */
export const changesBetween = (was: ReceiptAnswer, now: ReceiptAnswer): readonly Change[] => {
  const [old, young] = [decisionsOf(was), decisionsOf(now)]
  const stated = [...old].flatMap(([name, decided]) => inVerdict(name, decided, young.get(name)))
  const added = [...young].flatMap(([name, { provision, decision }]): readonly Change[] =>
    old.has(name) || decision.applies !== "yes"
      ? []
      : [{ at: `${name}.applies`, was: "no", now: "yes", provision }],
  )
  return [...stated, ...added, ...differences(settledIn(was), settledIn(now))]
}

/** A verdict that the answer did not hold and today's does. */
export interface CameSince {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly applies: Kleene
}

/** The verdicts of today's answer that the answer did not hold. */
export const cameSince = (was: ReceiptAnswer, now: ReceiptAnswer): readonly CameSince[] => {
  const old = decisionsOf(was)
  return [...decisionsOf(now)].flatMap(([name, { provision, announcement, decision }]) =>
    old.has(name) ? [] : [{ provision, announcement, applies: decision.applies }],
  )
}
