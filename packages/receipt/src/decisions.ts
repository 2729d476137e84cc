import type { AnnouncementId, Kleene, ProvisionId, Verdict } from "@policy-ledger/rulebook"
import { differences, type Difference } from "./differences.ts"
import type { ReceiptAnswer, ReceiptQuestion } from "./receipt.ts"

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

/** Which of the verdicts an answer lists, as a receipt says. */
export type Listed = NonNullable<ReceiptQuestion["verdicts"]> | "all"

const isListed = ({ decision: { applies } }: Decided, listed: Listed): boolean =>
  listed === "all" || applies === "yes" || (listed === "possible" && applies === "unknown")

/** What came to apply, of a version of which nothing or something else was said. */
const nowApplies = (name: string, was: Kleene, { provision, decision }: Decided): readonly Change[] =>
  was === "yes" || decision.applies !== "yes" ? [] : [{ at: `${name}.applies`, was, now: "yes", provision }]

/** A version that no longer shows is certainly not in force; of one that was not listed only counts that it applies. */
const inVerdict = (
  name: string,
  was: Decided,
  now: Decided | undefined,
  listed: Listed,
): readonly Change[] => {
  const { provision, decision } = was
  if (!isListed(was, listed)) return now === undefined ? [] : nowApplies(name, decision.applies, now)
  if (now !== undefined)
    return differences(decision, now.decision, name).map((change) => ({ ...change, provision }))
  return decision.inForce === "no"
    ? []
    : [{ at: `${name}.inForce`, was: decision.inForce, now: "no", provision }]
}

/**
 * What no longer stands of an answer that the log gave: a verdict that was `listed`, its outcome, or what the outcome could
 * still become. A further version is a change where it applies; one that does not, or only may, and leaves the rest as it
 * was is none. Both answers hold every verdict: what is listed no longer has not therefore ended.
 */
export const changesBetween = (was: ReceiptAnswer, now: ReceiptAnswer, listed: Listed): readonly Change[] => {
  const [old, young] = [decisionsOf(was), decisionsOf(now)]
  const stated = [...old].flatMap(([name, decided]) => inVerdict(name, decided, young.get(name), listed))
  const added = [...young].flatMap(([name, decided]) =>
    old.has(name) ? [] : nowApplies(name, "no", decided),
  )
  return [...stated, ...added, ...differences(settledIn(was), settledIn(now))]
}

/** A verdict that the answer did not hold and today's does. */
export interface CameSince {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly applies: Kleene
}

/** The verdicts that would be listed today and were not. */
export const cameSince = (was: ReceiptAnswer, now: ReceiptAnswer, listed: Listed): readonly CameSince[] => {
  const old = decisionsOf(was)
  return [...decisionsOf(now)].flatMap(([name, decided]) => {
    const before = old.get(name)
    const wasListed = before !== undefined && isListed(before, listed)
    if (wasListed || !isListed(decided, listed)) return []
    const { provision, announcement, decision } = decided
    return [{ provision, announcement, applies: decision.applies }]
  })
}
