import type { Atom, Bound, Condition, Duration, Saving } from "../language/condition.ts"
import { FEN_PLACES, parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import type { Facts, Known } from "./facts.ts"
import { DAY, HOUR, MINUTE, parseInstant, type Zone } from "../values/instant.ts"
import { atLeast, exactly, moreThan, type Interval } from "../values/interval.ts"
import { and, fromBoolean, not, or, type Kleene } from "../values/kleene.ts"
import type { FactDeclaration, FactPath, FactType } from "../language/platform.ts"
import { liesWithin } from "../values/region.ts"

/** What came out for one node of a condition, and of what. Explanations, questions and tipping points are read off it. */
export interface Trace {
  readonly node: Condition | Saving
  readonly value: Kleene
  readonly parts: readonly Trace[]
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

const NO_PARTS: readonly Trace[] = []

/** A condition made ready to be asked of many cases: what its facts are held against is read once. */
export type Predicate = (facts: Facts) => Trace

/** One question about one fact, made ready. */
type Test = (known: Known, facts: Facts) => Kleene

/** `later` lies in [`earlier`, `earlier` + `limit`): "within an hour" excludes the hour's end. */
const isSoonAfter = (later: Known, earlier: Known, limit: number): Kleene => {
  if (later.how === "presumed" || earlier.how === "presumed") return "no"
  const [a, b] = [intervalOf(later), intervalOf(earlier)]
  if (a === undefined || b === undefined) return "unknown"
  return and(atLeast(a, b), not(atLeast(a, { lo: b.lo + limit, hi: b.hi + limit })))
}

const allOf = (node: Condition | Saving, parts: readonly Trace[]): Trace => {
  let value: Kleene = "yes"
  for (const part of parts) value = and(value, part.value)
  return { node, value, parts }
}

const anyOf = (node: Condition | Saving, parts: readonly Trace[]): Trace => {
  let value: Kleene = "no"
  for (const part of parts) value = or(value, part.value)
  return { node, value, parts }
}

const notThat = (node: Condition | Saving, part: Trace): Trace => ({
  node,
  value: not(part.value),
  parts: [part],
})

const isKnown = ({ how }: Known): Kleene =>
  how === "presumed" ? "no" : how === "given" || how === "derived" ? "yes" : "unknown"

/** The conditions and savings of one platform, asked of its cases. */
export class Predicates {
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #zone: Zone
  readonly #ready = new WeakMap<Condition, Predicate>()

  constructor(declared: ReadonlyMap<FactPath, FactDeclaration>, zone: Zone) {
    this.#declared = declared
    this.#zone = zone
  }

  condition(node: Condition): Predicate {
    const ready = this.#ready.get(node)
    if (ready !== undefined) return ready
    const made = this.#condition(node)
    this.#ready.set(node, made)
    return made
  }

  /** A saving, measured against the date of the event that ends the version. */
  saving(node: Saving, ending: Interval, facts: Facts): Trace {
    if ("all" in node)
      return allOf(
        node,
        node.all.map((s) => this.saving(s, ending, facts)),
      )
    if ("any" in node)
      return anyOf(
        node,
        node.any.map((s) => this.saving(s, ending, facts)),
      )
    if ("not" in node) return notThat(node, this.saving(node.not, ending, facts))
    if ("when" in node) return { ...this.condition(node.when)(facts), against: ending }
    const known = facts.get("before" in node ? node.before : node.since)
    const since = measured(known, (value) => atLeast(value, ending))
    const value = "since" in node || known.how === "presumed" ? since : not(since)
    return { node, value, parts: NO_PARTS, known, against: ending }
  }

  #condition(node: Condition): Predicate {
    if ("all" in node) {
      const parts = node.all.map((c) => this.condition(c))
      return (facts) =>
        allOf(
          node,
          parts.map((ask) => ask(facts)),
        )
    }
    if ("any" in node) {
      const parts = node.any.map((c) => this.condition(c))
      return (facts) =>
        anyOf(
          node,
          parts.map((ask) => ask(facts)),
        )
    }
    if ("not" in node) {
      const part = this.condition(node.not)
      return (facts) => notThat(node, part(facts))
    }
    if ("always" in node || "unstated" in node) {
      const trace: Trace = { node, value: "always" in node ? "yes" : "unknown", parts: NO_PARTS }
      return () => trace
    }
    const [path, test]: [FactPath, Test] =
      "known" in node ? [node.known, isKnown] : [node.fact, this.#test(node)]
    return (facts) => {
      const known = facts.get(path)
      return { node, value: test(known, facts), parts: NO_PARTS, known }
    }
  }

  #test(atom: Atom): Test {
    if ("is" in atom) {
      const { is } = atom
      return typeof is === "boolean"
        ? (known) => isFlag(known, is)
        : (known) => worded(known, (words) => fromBoolean(words.includes(is)))
    }
    if ("in" in atom)
      return (known) => worded(known, (words) => fromBoolean(words.some((w) => atom.in.includes(w))))
    if ("has" in atom) return (known) => worded(known, (words) => fromBoolean(words.includes(atom.has)))
    if ("hasAny" in atom)
      return (known) => worded(known, (words) => fromBoolean(words.some((w) => atom.hasAny.includes(w))))
    if ("after" in atom) {
      const limit = milliseconds(atom.within)
      return (known, facts) => isSoonAfter(known, facts.get(atom.after), limit)
    }
    if ("within" in atom)
      return (known) =>
        worded(known, (places) =>
          places
            .flatMap((place) => atom.within.map((region) => liesWithin(place, region)))
            .reduce<Kleene>((v, lies) => or(v, lies), "no"),
        )
    if ("atLeast" in atom) return this.#against(this.#bound(atom.atLeast, atom.fact), atLeast)
    if ("moreThan" in atom) return this.#against(this.#bound(atom.moreThan, atom.fact), moreThan)
    if ("atMost" in atom)
      return this.#against(this.#bound(atom.atMost, atom.fact), (v, bound) => not(moreThan(v, bound)))
    if ("lessThan" in atom)
      return this.#against(this.#bound(atom.lessThan, atom.fact), (v, bound) => not(atLeast(v, bound)))
    if ("before" in atom)
      return this.#against(instantOf(atom.before, this.#zone), (v, bound) => not(atLeast(v, bound)))
    return this.#against(instantOf(atom.since, this.#zone), atLeast)
  }

  #against(bound: number, ask: (value: Interval, bound: Interval) => Kleene): Test {
    const edge = exactly(bound)
    return (known) => measured(known, (value) => ask(value, edge))
  }

  #bound(bound: Bound, fact: FactPath): number {
    return boundOf(bound, this.#declared.get(fact)?.type)
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
  if (known.how === "absent") return true
  const value = intervalOf(known)
  return value !== undefined && value.lo !== value.hi
}

/** Collects the absent facts because of which a trace is unknown; none where it is certain. */
export const addMissing = (missing: Set<FactPath>, trace: Trace, facts: Facts): void => {
  if (trace.value !== "unknown") return
  for (const part of trace.parts) addMissing(missing, part, facts)
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
