// Which absent facts leave a trace unknown, and which would settle it.
import { factsAsked } from "../language/walk.ts"
import type { FactPath } from "../language/platform.ts"
import type { Facts, Known } from "./facts.ts"
import { factsOfPart, intervalOf, type Trace } from "./predicates.ts"

const unsettled = (known: Known): boolean => {
  if (known.how === "absent") return true
  const value = intervalOf(known)
  return value !== undefined && value.lo !== value.hi
}

/** Collects the absent facts because of which a trace is unknown; none where it is certain. */
export const addMissing = (missing: Set<FactPath>, trace: Trace, facts: Facts): void => {
  if (trace.value !== "unknown") return
  for (const [i, part] of trace.parts.entries()) addMissing(missing, part, factsOfPart(trace, i, facts))
  for (const path of factsAsked(trace.node))
    if (unsettled(facts.get(path))) for (const absent of facts.missing(path)) missing.add(absent)
}

/**
 * The smallest set of absent facts that can turn an unknown trace into `target`; undefined where no fact can (the
 * source leaves it unstated, or the dates do).
 */
export const smallestDeciding = (
  trace: Trace,
  target: "yes" | "no",
  facts: Facts,
): readonly FactPath[] | undefined => {
  if (trace.value !== "unknown") return trace.value === target ? [] : undefined
  const { node, parts } = trace
  if ("not" in node) {
    const [part] = parts
    return part === undefined ? undefined : smallestDeciding(part, target === "yes" ? "no" : "yes", facts)
  }
  if (parts.length === 0) {
    const missing = new Set<FactPath>()
    addMissing(missing, trace, facts)
    return missing.size === 0 ? undefined : [...missing]
  }
  const conjunctive = "all" in node || "every" in node
  const found = parts.map((p, i) => smallestDeciding(p, target, factsOfPart(trace, i, facts)))
  return conjunctive === (target === "yes") ? union(found) : smallest(found)
}

export const smallest = (
  sets: readonly (readonly FactPath[] | undefined)[],
): readonly FactPath[] | undefined =>
  sets.reduce<readonly FactPath[] | undefined>(
    (best, s) => (s !== undefined && (best === undefined || s.length < best.length) ? s : best),
    undefined,
  )

export const union = (
  sets: readonly (readonly FactPath[] | undefined)[],
): readonly FactPath[] | undefined => {
  const all = new Set<FactPath>()
  for (const s of sets) {
    if (s === undefined) return undefined
    for (const path of s) all.add(path)
  }
  return [...all]
}
