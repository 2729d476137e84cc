import type { Atom, Bound, Condition, Duration, Saving } from "./condition.ts"
import { FEN_PLACES, parseDecimal, PPM_PLACES } from "./decimal.ts"
import type { Facts, Known } from "./facts.ts"
import { DAY, HOUR, MINUTE, parseInstant, type Zone } from "./instant.ts"
import { atLeast, exactly, moreThan, type Interval } from "./interval.ts"
import { and, fromBoolean, not, or, type Kleene } from "./kleene.ts"
import type { FactPath, FactType } from "./platform.ts"
import { liesWithin } from "./region.ts"

/** What came out for one node of a condition, and of what. Explanations, questions and tipping points are read off it. */
export interface Finding {
  readonly node: Condition | Saving
  readonly value: Kleene
  readonly parts: readonly Finding[]
  /** For a node about a fact: what the case knows of it. */
  readonly known?: Known
  /** For a saving: the date it is measured against. */
  readonly against?: Interval
}

export const milliseconds = (d: Duration): number =>
  "minutes" in d ? d.minutes * MINUTE : "hours" in d ? d.hours * HOUR : d.days * DAY

/** Conditions were checked when they were recorded: a bound that does not fit its fact is a mistake of ours. */
const unfit = (what: string): never => {
  throw new Error(`a condition does not fit its fact: ${what}`)
}

const PLACES: { readonly [type in FactType]?: number } = { money: FEN_PLACES, ratio: PPM_PLACES }

/** A bound in the unit of its fact: fen, parts per million or a count. */
export const boundOf = (bound: Bound, type: FactType | undefined): number =>
  typeof bound === "number"
    ? bound
    : (parseDecimal(bound, PLACES[type ?? "text"] ?? 0) ?? unfit(`${bound} as ${type}`))

const instantOf = (text: string, zone: Zone): number => {
  const read = parseInstant(text, zone)
  return read.ok ? read.value : unfit(text)
}

const intervalOf = (known: Known): Interval | undefined =>
  "value" in known && known.value.kind === "number" ? known.value : undefined

/** One fact against a number: no fact, no certainty; presumed to be none, no. */
const measured = (known: Known, ask: (value: Interval) => Kleene): Kleene => {
  const value = intervalOf(known)
  return value === undefined ? (known.how === "presumed" ? "no" : "unknown") : ask(value)
}

const worded = (known: Known, ask: (words: readonly string[]) => Kleene): Kleene => {
  if (known.how === "presumed") return ask([])
  if (!("value" in known)) return "unknown"
  if (known.value.kind === "set") return ask(known.value.words)
  return known.value.kind === "word" ? ask([known.value.word]) : "unknown"
}

const isFlag = (known: Known, wanted: boolean): Kleene =>
  "value" in known && known.value.kind === "flag" ? fromBoolean(known.value.flag === wanted) : "unknown"

const NO_PARTS: readonly Finding[] = []

export class Evaluation {
  readonly facts: Facts
  readonly zone: Zone

  constructor(facts: Facts, zone: Zone) {
    this.facts = facts
    this.zone = zone
  }

  condition(node: Condition): Finding {
    if ("always" in node) return { node, value: "yes", parts: NO_PARTS }
    if ("all" in node)
      return this.#all(
        node,
        node.all.map((c) => this.condition(c)),
      )
    if ("any" in node)
      return this.#any(
        node,
        node.any.map((c) => this.condition(c)),
      )
    if ("not" in node) return this.#not(node, this.condition(node.not))
    if ("unstated" in node) return { node, value: "unknown", parts: NO_PARTS }
    if ("known" in node) {
      const known = this.facts.get(node.known)
      const value =
        known.how === "presumed" ? "no" : known.how === "given" || known.how === "derived" ? "yes" : "unknown"
      return { node, value, parts: NO_PARTS, known }
    }
    const known = this.facts.get(node.fact)
    return { node, value: this.#atom(node, known), parts: NO_PARTS, known }
  }

  /** A saving, measured against the date of the event that ends the version. */
  saving(node: Saving, ending: Interval): Finding {
    if ("all" in node)
      return this.#all(
        node,
        node.all.map((s) => this.saving(s, ending)),
      )
    if ("any" in node)
      return this.#any(
        node,
        node.any.map((s) => this.saving(s, ending)),
      )
    if ("not" in node) return this.#not(node, this.saving(node.not, ending))
    if ("when" in node) return { ...this.condition(node.when), against: ending }
    const known = this.facts.get("before" in node ? node.before : node.since)
    const since = measured(known, (value) => atLeast(value, ending))
    const value = "since" in node || known.how === "presumed" ? since : not(since)
    return { node, value, parts: NO_PARTS, known, against: ending }
  }

  #all(node: Condition | Saving, parts: readonly Finding[]): Finding {
    return { node, parts, value: parts.reduce<Kleene>((v, p) => and(v, p.value), "yes") }
  }

  #any(node: Condition | Saving, parts: readonly Finding[]): Finding {
    return { node, parts, value: parts.reduce<Kleene>((v, p) => or(v, p.value), "no") }
  }

  #not(node: Condition | Saving, part: Finding): Finding {
    return { node, parts: [part], value: not(part.value) }
  }

  #bound(bound: Bound, fact: FactPath): number {
    return boundOf(bound, this.facts.declaration(fact)?.type)
  }

  #atom(atom: Atom, known: Known): Kleene {
    if ("is" in atom)
      return typeof atom.is === "boolean"
        ? isFlag(known, atom.is)
        : worded(known, (words) => fromBoolean(words.includes(String(atom.is))))
    if ("in" in atom) return worded(known, (words) => fromBoolean(words.some((w) => atom.in.includes(w))))
    if ("has" in atom) return worded(known, (words) => fromBoolean(words.includes(atom.has)))
    if ("hasAny" in atom)
      return worded(known, (words) => fromBoolean(words.some((w) => atom.hasAny.includes(w))))
    if ("atLeast" in atom)
      return measured(known, (v) => atLeast(v, exactly(this.#bound(atom.atLeast, atom.fact))))
    if ("moreThan" in atom)
      return measured(known, (v) => moreThan(v, exactly(this.#bound(atom.moreThan, atom.fact))))
    if ("atMost" in atom)
      return measured(known, (v) => not(moreThan(v, exactly(this.#bound(atom.atMost, atom.fact)))))
    if ("lessThan" in atom)
      return measured(known, (v) => not(atLeast(v, exactly(this.#bound(atom.lessThan, atom.fact)))))
    if ("before" in atom)
      return measured(known, (v) => not(atLeast(v, exactly(instantOf(atom.before, this.zone)))))
    if ("since" in atom) return measured(known, (v) => atLeast(v, exactly(instantOf(atom.since, this.zone))))
    if ("after" in atom) return this.#soonAfter(known, this.facts.get(atom.after), milliseconds(atom.within))
    return worded(known, ([place]) =>
      place === undefined
        ? "no"
        : atom.within.reduce<Kleene>((v, region) => or(v, liesWithin(place, region)), "no"),
    )
  }

  /** `later` lies in [`earlier`, `earlier` + `limit`): "within an hour" excludes the hour's end. */
  #soonAfter(later: Known, earlier: Known, limit: number): Kleene {
    if (later.how === "presumed" || earlier.how === "presumed") return "no"
    const [a, b] = [intervalOf(later), intervalOf(earlier)]
    if (a === undefined || b === undefined) return "unknown"
    return and(atLeast(a, b), not(atLeast(a, { lo: b.lo + limit, hi: b.hi + limit })))
  }
}

/** Where an instant fact lies: anywhere where it is absent, nowhere where it is presumed that there is none. */
export const instantInterval = (facts: Facts, path: FactPath): Interval | undefined =>
  intervalOf(facts.get(path))

/** Paths of the facts that a node asks for. */
export const factsAsked = (node: Condition | Saving): readonly FactPath[] => {
  if ("known" in node) return [node.known]
  if ("fact" in node) return "after" in node ? [node.fact, node.after] : [node.fact]
  if ("before" in node) return [node.before]
  if ("since" in node) return [node.since]
  return []
}

const unsettled = (known: Known): boolean => {
  if (known.how === "absent" || known.how === "bounded") return true
  return "value" in known && known.value.kind === "number" && known.value.lo !== known.value.hi
}

/** Collects the absent facts because of which a finding is unknown; none where it is certain. */
export const addMissing = (missing: Set<FactPath>, finding: Finding, facts: Facts): void => {
  if (finding.value !== "unknown") return
  for (const part of finding.parts) addMissing(missing, part, facts)
  if (finding.parts.length > 0) return
  for (const path of factsAsked(finding.node))
    if (unsettled(facts.get(path))) for (const absent of facts.missing(path)) missing.add(absent)
}

/**
 * The smallest set of absent facts that can turn an unknown finding into `target`; undefined where no fact can (the
 * source leaves it unstated, or the dates do).
 */
export const smallestDeciding = (
  finding: Finding,
  target: "yes" | "no",
  facts: Facts,
): readonly FactPath[] | undefined => {
  if (finding.value !== "unknown") return finding.value === target ? [] : undefined
  const { node, parts } = finding
  if ("not" in node) {
    const [part] = parts
    return part === undefined ? undefined : smallestDeciding(part, target === "yes" ? "no" : "yes", facts)
  }
  if (parts.length === 0) {
    const missing = new Set<FactPath>()
    addMissing(missing, finding, facts)
    return missing.size === 0 ? undefined : [...missing]
  }
  const conjunctive = "all" in node
  const found = parts.map((p) => smallestDeciding(p, target, facts))
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
