import type { Candidate } from "./candidate.ts"
import type { Chain } from "./chain.ts"
import {
  addMissing,
  instantInterval,
  smallest,
  smallestDeciding,
  union,
  type Finding,
  type Questions,
} from "./evaluate.ts"
import type { Verdict } from "./answer.ts"
import type { ChangeBody } from "./event.ts"
import type { Facts } from "./facts.ts"
import type { Kept } from "./force.ts"
import { ANYWHERE, type Interval } from "./interval.ts"
import { and, or, type Kleene } from "./kleene.ts"
import type { FactPath } from "./platform.ts"
import type { Resolved } from "./resolve.ts"
import type { Version } from "./version.ts"

/** One of the instants of a case that decide, and what came of it. */
export interface DecidingMoment {
  readonly path: FactPath
  readonly when: Interval
  readonly inForce: Kleene
  readonly savings: readonly Finding[]
}

/** A version held against a case, before its effects are resolved. */
export interface Judged {
  readonly chain: Chain
  readonly version: Version
  readonly moments: readonly DecidingMoment[]
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: Kleene
  /** undefined where the wording is not held. */
  readonly finding: Finding | undefined
}

/** Holds a version against a case; undefined where it is certainly not in force and no saving is at stake. */
export const judge = (candidate: Candidate, facts: Facts, questions: Questions): Judged | undefined => {
  const { chain, version, decidedBy } = candidate
  const moments = decidedBy.map((path) => momentOf(chain, version, path, facts, questions))
  let inForce: Kleene = "no"
  for (const m of moments) inForce = or(inForce, m.inForce)
  if (inForce === "no" && !moments.some((m) => chain.isSavingAtStake(version, m.when))) return undefined
  const finding = version.rule === null ? undefined : questions.condition(version.rule.when)(facts)
  const matches = finding?.value ?? "unknown"
  return { chain, version, moments, inForce, matches, applies: and(inForce, matches), finding }
}

const NO_SAVINGS: readonly Finding[] = []

const momentOf = (
  chain: Chain,
  version: Version,
  path: FactPath,
  facts: Facts,
  questions: Questions,
): DecidingMoment => {
  const when = instantInterval(facts, path) ?? ANYWHERE
  if (chain.savings.length === 0)
    return { path, when, inForce: chain.statusOver(version, when), savings: NO_SAVINGS }
  const asked = new Map<ChangeBody, [Finding, ...Finding[]]>()
  const kept: Kept = (saving, against, _at, of) => {
    const finding = questions.saving(saving, against, facts)
    const before = asked.get(of)
    if (before === undefined) asked.set(of, [finding])
    else if (!before.some(({ value }) => value === finding.value)) before.push(finding)
    return finding.value
  }
  const inForce = chain.statusOver(version, when, kept)
  return { path, when, inForce, savings: chain.turnsOnSaving(version, when) ? together(asked) : NO_SAVINGS }
}

/** One finding a saving: unknown where it turns on the year of the date it is measured against. */
const together = (asked: ReadonlyMap<ChangeBody, readonly [Finding, ...Finding[]]>): readonly Finding[] =>
  [...asked.values()].map((parts) =>
    parts.length === 1 ? parts[0] : { node: parts[0].node, value: "unknown", parts },
  )

/**
 * The absent facts with which one deciding instant can settle it so: the instant itself, and what the savings ask for
 * where no instant settles it against them; undefined where no fact can.
 */
const tellingMoment = (
  { chain, version }: Judged,
  { when, path, savings }: DecidingMoment,
  as: "yes" | "no",
  facts: Facts,
): readonly FactPath[] | undefined => {
  const missing = new Set<FactPath>()
  if (when.lo !== when.hi) {
    if (!chain.canSettle(version, when, as, "for")) return undefined
    if (chain.canSettle(version, when, as, "against")) return facts.missing(path)
    for (const absent of facts.missing(path)) missing.add(absent)
  }
  for (const saving of savings) addMissing(missing, saving, facts)
  return missing.size === 0 ? undefined : [...missing]
}

/** The same for each deciding instant that leaves it unknown. */
const tellingForce = (
  j: Judged,
  as: "yes" | "no",
  facts: Facts,
): readonly (readonly FactPath[] | undefined)[] =>
  j.moments.filter((m) => m.inForce === "unknown").map((m) => tellingMoment(j, m, as, facts))

/** The absent facts because of which it is unknown whether the version was in force for the case. */
const addMissingForce = (missing: Set<FactPath>, j: Judged, facts: Facts): void => {
  if (j.inForce !== "unknown") return
  // One instant inside puts it in force; out of force it is only if none is left that may be inside.
  const canBeOut = tellingForce(j, "no", facts).every((told) => told !== undefined)
  for (const m of j.moments) {
    if (m.inForce !== "unknown") continue
    if (canBeOut || tellingMoment(j, m, "yes", facts) !== undefined) {
      if (m.when.lo !== m.when.hi) for (const path of facts.missing(m.path)) missing.add(path)
      for (const saving of m.savings) addMissing(missing, saving, facts)
    }
  }
}

const NOTHING: readonly FactPath[] = []

/** The absent facts that could still change whether it applies or what it results in. */
export const missingOf = (j: Judged, resolved: readonly Resolved[], facts: Facts): readonly FactPath[] => {
  if (j.applies === "no") return NOTHING
  const missing = new Set<FactPath>()
  addMissingForce(missing, j, facts)
  if (j.finding !== undefined) addMissing(missing, j.finding, facts)
  for (const r of resolved) for (const path of r.missing) missing.add(path)
  for (const path of missing) for (const source of facts.impliedBy(path)) missing.add(source)
  return missing.size === 0 ? NOTHING : [...missing]
}

/** The smallest sets of absent facts that could settle whether it applies; null where none can. */
export const settling = (j: Judged, facts: Facts): NonNullable<Verdict["settledBy"]> => {
  // One instant inside the validity puts it in force; only all of them outside leave it out of force.
  const inForce = j.inForce === "yes" ? [] : smallest(tellingForce(j, "yes", facts))
  const outOfForce = j.inForce === "yes" ? undefined : union(tellingForce(j, "no", facts))
  const matching = j.finding === undefined ? undefined : smallestDeciding(j.finding, "yes", facts)
  const failing = j.finding === undefined ? undefined : smallestDeciding(j.finding, "no", facts)
  return { yes: union([inForce, matching]) ?? null, no: smallest([outOfForce, failing]) ?? null }
}
