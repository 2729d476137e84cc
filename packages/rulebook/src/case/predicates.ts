// Conditions and savings asked of a case, in three values, with the trace of what was asked.
import { parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import { DAY, HOUR, MINUTE } from "../values/duration.ts"
import { parseInstant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import { ANYWHERE, atLeast, exactly, moreThan, type Interval } from "../values/interval.ts"
import { and, fromBoolean, not, or, type Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import { liesBelow, liesWithin, type Parents } from "../values/region.ts"
import type { Atom, Bound, Condition, Duration, Saving } from "../language/condition.ts"
import type { FactDeclaration, FactPath, FactType, ListPath, TreeId } from "../language/platform.ts"
import { matchAtom, matchCondition, matchSaving } from "../language/walk.ts"
import { isNone, type DeclaredFacts, type Facts, type Known } from "./facts.ts"

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

/** A bound in the unit of its fact: minor units of so many decimals, parts per million or a count. */
export const boundOf = (bound: Bound, type: FactType | undefined, places: number): number =>
  typeof bound === "number"
    ? bound
    : (parseDecimal(bound, type === "ratio" ? PPM_PLACES : type === "money" ? places : 0) ??
      unfit(`${bound} as ${type}`))

export const instantOf = (text: string, zone: Zone): number => {
  const read = parseInstant(text, zone)
  return read.ok ? read.value : unfit(text)
}

/** Where a fact lies that is a number or an instant; undefined where nothing is known of it. */
export const intervalOf = (known: Known): Interval | undefined =>
  "value" in known && known.value.kind === "number" ? known.value : undefined

/** A number or an instant that is known exactly. */
export const pointOf = (known: Known): number | undefined => {
  const value = intervalOf(known)
  return value !== undefined && value.lo === value.hi ? value.lo : undefined
}

/** One fact against a number: no fact, no certainty; of what was not, no. */
const measured = (known: Known, ask: (value: Interval) => Kleene): Kleene => {
  const value = intervalOf(known)
  return value === undefined ? (isNone(known) ? "no" : "unknown") : ask(value)
}

const worded = (known: Known, ask: (words: readonly string[]) => Kleene): Kleene => {
  if (isNone(known)) return ask([])
  if (!("value" in known)) return "unknown"
  if (known.value.kind === "set") return ask(known.value.words)
  return known.value.kind === "word" ? ask([known.value.word]) : "unknown"
}

const isFlag = (known: Known, wanted: boolean): Kleene => {
  if (isNone(known)) return "no"
  return "value" in known && known.value.kind === "flag"
    ? fromBoolean(known.value.flag === wanted)
    : "unknown"
}

const NO_PARTS: readonly Trace[] = []

/** A condition made ready to be asked of many cases: what its facts are held against is read once. */
export type Predicate = (facts: Facts) => Trace

/** The same of a saving, which is asked against the date of an ending. */
export type SavingPredicate = (facts: Facts, ending: Interval) => Trace

/** One question about one fact, made ready. */
type Test = (known: Known, facts: Facts) => Kleene

/** `later` lies in [`earlier`, `earlier` + `limit`): "within an hour" excludes the hour's end. */
const isSoonAfter = (later: Known, earlier: Known, limit: number): Kleene => {
  if (isNone(later) || isNone(earlier)) return "no"
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

/** Asked of each member of a list; of a list that is absent nothing is known. */
const membersLeaf = (
  node: Condition,
  list: ListPath,
  ask: Predicate,
  together: (node: Condition, parts: readonly Trace[]) => Trace,
): Predicate => {
  return (facts) => {
    const parts = facts.members(list)?.map((member) => ask(member))
    return parts === undefined
      ? { node, value: "unknown", parts: NO_PARTS, known: facts.get(list) }
      : { ...together(node, parts), known: facts.get(list) }
  }
}

/** What is known where a part of a trace was asked: of a member of a list, what that one sees. */
export const factsOfPart = ({ node }: Trace, part: number, facts: Facts): Facts =>
  "some" in node || "every" in node ? (facts.members(node.of)?.[part] ?? facts) : facts

const notThat = (node: Condition | Saving, part: Trace): Trace => ({
  node,
  value: not(part.value),
  parts: [part],
})

const isKnown = (known: Known): Kleene =>
  isNone(known) ? "no" : known.how === "given" || known.how === "derived" ? "yes" : "unknown"

const settled = (trace: Trace): Predicate => {
  return () => trace
}

const asked = <Rest extends readonly unknown[]>(
  parts: readonly ((facts: Facts, ...rest: Rest) => Trace)[],
  facts: Facts,
  ...rest: Rest
): readonly Trace[] => parts.map((ask) => ask(facts, ...rest))

const leaf = (node: Condition, path: FactPath, test: Test): Predicate => {
  return (facts) => {
    const known = facts.get(path)
    return { node, value: test(known, facts), parts: NO_PARTS, known }
  }
}

/** An instant against the ending's date: before it, or at it and later. One that was not is neither. */
const measuredLeaf = (node: Saving, path: FactPath, side: "before" | "since"): SavingPredicate => {
  return (facts, ending) => {
    const known = facts.get(path)
    const since = measured(known, (value) => atLeast(value, ending))
    const value = side === "since" || isNone(known) ? since : not(since)
    return { node, value, parts: NO_PARTS, known, against: ending }
  }
}

const anyWord =
  (values: readonly string[]): Test =>
  (known) =>
    worded(known, (words) => fromBoolean(words.some((w) => values.includes(w))))

/** The conditions and savings of one platform, asked of its cases. */
export class Predicates {
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #zone: Zone
  readonly #unstated: Kleene
  readonly #trees: ReadonlyMap<TreeId, Parents>
  readonly #places: number
  readonly #conditions = new WeakMap<Condition, Predicate>()
  readonly #savings = new WeakMap<Saving, SavingPredicate>()

  /** `conditions`: is a condition that a source names and does not give presumed to be fulfilled? */
  constructor(
    { declared, trees, places }: Pick<DeclaredFacts, "declared" | "trees" | "places">,
    zone: Zone,
    conditions: boolean,
  ) {
    this.#declared = declared
    this.#trees = trees
    this.#places = places
    this.#zone = zone
    this.#unstated = conditions ? "yes" : "unknown"
  }

  condition(node: Condition): Predicate {
    return memo(this.#conditions, node, () => this.#condition(node))
  }

  /** A saving, measured against the date of the event that ends the version. */
  saving(node: Saving): SavingPredicate {
    return memo(this.#savings, node, () => this.#saving(node))
  }

  #condition(node: Condition): Predicate {
    return matchCondition<Predicate>(node, {
      always: () => settled({ node, value: "yes", parts: NO_PARTS }),
      unstated: () => settled({ node, value: this.#unstated, parts: NO_PARTS }),
      all: ({ all }) => {
        const parts = all.map((c) => this.condition(c))
        return (facts) => allOf(node, asked(parts, facts))
      },
      any: ({ any }) => {
        const parts = any.map((c) => this.condition(c))
        return (facts) => anyOf(node, asked(parts, facts))
      },
      not: (negated) => {
        const part = this.condition(negated.not)
        return (facts) => notThat(node, part(facts))
      },
      known: ({ known }) => leaf(node, known, isKnown),
      some: ({ some, of }) => membersLeaf(node, of, this.condition(some), anyOf),
      every: ({ every, of }) => membersLeaf(node, of, this.condition(every), allOf),
      atom: (atom) => leaf(node, atom.fact, this.#test(atom)),
    })
  }

  #saving(node: Saving): SavingPredicate {
    return matchSaving<SavingPredicate>(node, {
      all: ({ all }) => {
        const parts = all.map((s) => this.saving(s))
        return (facts, ending) => allOf(node, asked(parts, facts, ending))
      },
      any: ({ any }) => {
        const parts = any.map((s) => this.saving(s))
        return (facts, ending) => anyOf(node, asked(parts, facts, ending))
      },
      not: (negated) => {
        const part = this.saving(negated.not)
        return (facts, ending) => notThat(node, part(facts, ending))
      },
      before: ({ before }) => measuredLeaf(node, before, "before"),
      since: ({ since }) => measuredLeaf(node, since, "since"),
      when: ({ when }) => {
        const condition = this.condition(when)
        return (facts, ending) => ({ ...condition(facts), against: ending })
      },
    })
  }

  #test(atom: Atom): Test {
    return matchAtom<Test>(atom, {
      is: ({ is }) =>
        typeof is === "boolean"
          ? (known) => isFlag(known, is)
          : (known) => worded(known, (words) => fromBoolean(words.includes(is))),
      in: ({ in: values }) => anyWord(values),
      has:
        ({ has }) =>
        (known) =>
          worded(known, (words) => fromBoolean(words.includes(has))),
      hasAny: ({ hasAny }) => anyWord(hasAny),
      soonAfter: ({ after, within }) => {
        const limit = milliseconds(within)
        return (known, facts) => isSoonAfter(known, facts.get(after), limit)
      },
      within: ({ within, fact }) => {
        const parents = this.#trees.get(this.#declared.get(fact)?.tree ?? "")
        return (known) =>
          worded(known, (places) =>
            places
              .flatMap((place) =>
                within.map((region) =>
                  parents === undefined ? liesWithin(place, region) : liesBelow(place, region, parents),
                ),
              )
              .reduce<Kleene>((v, lies) => or(v, lies), "no"),
          )
      },
      atLeast: (a) => this.#against(this.#bound(a.atLeast, a.fact), atLeast),
      moreThan: (a) => this.#against(this.#bound(a.moreThan, a.fact), moreThan),
      atMost: (a) => this.#against(this.#bound(a.atMost, a.fact), (v, bound) => not(moreThan(v, bound))),
      lessThan: (a) => this.#against(this.#bound(a.lessThan, a.fact), (v, bound) => not(atLeast(v, bound))),
      before: ({ before }) =>
        this.#against(instantOf(before, this.#zone), (v, bound) => not(atLeast(v, bound))),
      since: ({ since }) => this.#against(instantOf(since, this.#zone), atLeast),
    })
  }

  #against(bound: number, ask: (value: Interval, bound: Interval) => Kleene): Test {
    const edge = exactly(bound)
    return (known) => measured(known, (value) => ask(value, edge))
  }

  #bound(bound: Bound, fact: FactPath): number {
    return boundOf(bound, this.#declared.get(fact)?.type, this.#places)
  }
}

/** Where an instant lies: anywhere where it is absent, nowhere (null) where there was none. */
export const instantInterval = (facts: Facts, path: FactPath): Interval | null => {
  const known = facts.get(path)
  return isNone(known) ? null : (intervalOf(known) ?? ANYWHERE)
}
