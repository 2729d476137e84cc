// Whether a version was in force for a case and its conditions hold, in three values; and which facts would settle it.
import { frozen } from "../values/frozen.ts"
import type { Interval } from "../values/interval.ts"
import { and, or, type Kleene } from "../values/kleene.ts"
import type { ChangeBody } from "../language/event.ts"
import type { FactPath } from "../language/platform.ts"
import type { SettledBy } from "../answers/answers.ts"
import type { Timeline } from "../timeline/timeline.ts"
import type { IsSaved } from "../timeline/validity.ts"
import type { Version } from "../timeline/version.ts"
import type { Facts } from "../case/facts.ts"
import { addMissing, smallest, smallestDeciding, union } from "../case/missing.ts"
import { instantInterval, type Predicates, type Trace } from "../case/predicates.ts"
import type { Done } from "./effects.ts"
import type { VersionToMatch } from "./versions-to-match.ts"

/** One of the instants of a case that decide, and what came of it. */
export interface DecidingInstant {
  readonly path: FactPath
  /** null where there was none: it falls into no validity. */
  readonly when: Interval | null
  readonly inForce: Kleene
  readonly savings: readonly Trace[]
}

/** A version matched with a case, before its effects are resolved. */
export interface Match {
  readonly timeline: Timeline
  readonly version: Version
  readonly instants: readonly DecidingInstant[]
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  /** undefined where the wording is not held. */
  readonly trace: Trace | undefined
  /** What displaces it, or may, where it would or could apply without them. */
  readonly displacers?: readonly Match[]
}

/** Matches a version with a case; undefined where it is certainly not in force, no saving is at stake and nobody `keeps` it. */
export const matchVersion = (
  toMatch: VersionToMatch,
  facts: Facts,
  predicates: Predicates,
  keeps: boolean,
): Match | undefined => {
  const { timeline, version, decidedBy } = toMatch
  const instants = decidedBy.map((path) => decidingInstantOf(timeline, version, path, facts, predicates))
  let inForce: Kleene = "no"
  for (const instant of instants) inForce = or(inForce, instant.inForce)
  const isAtStake = ({ when }: DecidingInstant): boolean =>
    when !== null && timeline.isSavingAtStake(version, when)
  if (inForce === "no" && !keeps && !instants.some(isAtStake)) return undefined
  const trace = version.rule === null ? undefined : predicates.condition(version.rule.when)(facts)
  const matches = trace?.value ?? "unknown"
  return { timeline, version, instants, inForce, matches, applies: and(inForce, matches), trace }
}

const NO_SAVINGS: readonly Trace[] = []

const decidingInstantOf = (
  timeline: Timeline,
  version: Version,
  path: FactPath,
  facts: Facts,
  predicates: Predicates,
): DecidingInstant => {
  const when = instantInterval(facts, path)
  if (when === null) return { path, when, inForce: "no", savings: NO_SAVINGS }
  if (timeline.savings.length === 0)
    return { path, when, inForce: timeline.statusOver(version, when), savings: NO_SAVINGS }
  const asked = new Map<ChangeBody, [Trace, ...Trace[]]>()
  const kept: IsSaved = (saving, against, _at, of) => {
    const trace = predicates.saving(saving)(facts, against)
    const before = asked.get(of)
    if (before === undefined) asked.set(of, [trace])
    else if (!before.some(({ value }) => value === trace.value)) before.push(trace)
    return trace.value
  }
  const inForce = timeline.statusOver(version, when, kept)
  return {
    path,
    when,
    inForce,
    savings: timeline.turnsOnSaving(version, when) ? together(asked) : NO_SAVINGS,
  }
}

/** One trace a saving: unknown where it turns on the year of the date it is measured against. */
const together = (asked: ReadonlyMap<ChangeBody, readonly [Trace, ...Trace[]]>): readonly Trace[] =>
  [...asked.values()].map((parts) =>
    parts.length === 1 ? parts[0] : { node: parts[0].node, value: "unknown", parts },
  )

/**
 * The absent facts with which one deciding instant can settle it so: the instant itself, and what the savings ask for
 * where no instant settles it against them; undefined where no fact can.
 */
const settlingInstant = (
  { timeline, version }: Match,
  { when, path, savings }: DecidingInstant,
  as: "yes" | "no",
  facts: Facts,
): readonly FactPath[] | undefined => {
  if (when === null) return undefined
  const missing = new Set<FactPath>()
  if (when.lo !== when.hi) {
    if (!timeline.canSettle(version, when, as, "for")) return undefined
    if (timeline.canSettle(version, when, as, "against")) return facts.missing(path)
    for (const absent of facts.missing(path)) missing.add(absent)
  }
  for (const saving of savings) addMissing(missing, saving, facts)
  return missing.size === 0 ? undefined : [...missing]
}

/** The same for each deciding instant that leaves it unknown. */
const settlingInForce = (
  match: Match,
  as: "yes" | "no",
  facts: Facts,
): readonly (readonly FactPath[] | undefined)[] =>
  match.instants
    .filter((instant) => instant.inForce === "unknown")
    .map((instant) => settlingInstant(match, instant, as, facts))

/** The absent facts because of which it is unknown whether the version was in force for the case. */
export const addMissingInForce = (missing: Set<FactPath>, match: Match, facts: Facts): void => {
  if (match.inForce !== "unknown") return
  // One instant inside puts it in force; out of force it is only if none is left that may be inside.
  const canBeOut = settlingInForce(match, "no", facts).every((told) => told !== undefined)
  for (const instant of match.instants) {
    if (instant.inForce !== "unknown") continue
    if (canBeOut || settlingInstant(match, instant, "yes", facts) !== undefined) {
      if (instant.when !== null && instant.when.lo !== instant.when.hi)
        for (const path of facts.missing(instant.path)) missing.add(path)
      for (const saving of instant.savings) addMissing(missing, saving, facts)
    }
  }
}

/** The absent facts because of which it is unknown whether it applies: its own, and those of what may displace it. */
const addMissingOf = (missing: Set<FactPath>, match: Match, facts: Facts, seen: Set<Match>): void => {
  if (seen.has(match)) return
  seen.add(match)
  addMissingInForce(missing, match, facts)
  if (match.trace !== undefined) addMissing(missing, match.trace, facts)
  for (const displacer of match.displacers ?? []) addMissingOf(missing, displacer, facts, seen)
}

const NOTHING: readonly FactPath[] = frozen([])

/**
 * The absent facts that could still change whether it applies or what it results in: those it asks for, and what can stand
 * in for one. That further instants would bound them is not told.
 */
export const missingOf = (match: Match, resolved: readonly Done[], facts: Facts): readonly FactPath[] => {
  if (match.applies === "no") return NOTHING
  const missing = new Set<FactPath>()
  addMissingOf(missing, match, facts, new Set())
  for (const r of resolved) for (const path of r.missing) missing.add(path)
  for (const path of missing) for (const source of facts.impliedBy(path)) missing.add(source)
  return missing.size === 0 ? NOTHING : [...missing]
}

type Settling = { readonly [as in "yes" | "no"]: readonly FactPath[] | undefined }

/** Nothing displaces it only if none does, and one is enough; no fact settles what displaces itself, `above`. */
const settlingOf = (match: Match, facts: Facts, above: readonly Match[]): Settling => {
  if (above.includes(match)) return { yes: undefined, no: undefined }
  const others = (match.displacers ?? []).map((other) => settlingOf(other, facts, [...above, match]))
  // One instant inside the validity puts it in force; only all of them outside leave it out of force.
  const inForce = match.inForce === "yes" ? [] : smallest(settlingInForce(match, "yes", facts))
  const outOfForce = match.inForce === "yes" ? undefined : union(settlingInForce(match, "no", facts))
  const matching = match.trace === undefined ? undefined : smallestDeciding(match.trace, "yes", facts)
  const failing = match.trace === undefined ? undefined : smallestDeciding(match.trace, "no", facts)
  return {
    yes: union([inForce, matching, ...others.map(({ no }) => no)]),
    no: smallest([outOfForce, failing, ...others.map(({ yes }) => yes)]),
  }
}

/** The smallest sets of absent facts that could settle whether it applies; null where none can. */
export const settling = (match: Match, facts: Facts): SettledBy => {
  const { yes, no } = settlingOf(match, facts, [])
  return { yes: yes ?? null, no: no ?? null }
}
