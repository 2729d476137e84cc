// Conditions and savings as SQL: one back end of the language's trees.
import type { Interval } from "../values/interval.ts"
import { liesBelow, liesWithin, type RegionCode } from "../values/region.ts"
import type { Zone } from "../values/zone.ts"
import type { Atom, Condition, Saving } from "../language/condition.ts"
import type { FactPath, ListPath } from "../language/platform.ts"
import { matchAtom, matchCondition, matchSaving } from "../language/walk.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { boundOf, instantOf, milliseconds } from "../case/predicates.ts"
import type { Clock } from "./clock.ts"
import type { Dialect } from "./dialect.ts"
import { and, choose, FALSE, isNotNull, not, or, plus, TRUE, UNKNOWN } from "./expression.ts"
import type { Facts, Lies, Scope } from "./facts.ts"
import { NotWritable } from "./not-writable.ts"

/** A bound on a number; `isStrict`: what is no more than it lies below. */
interface Edge {
  readonly against: Interval
  readonly isStrict: boolean
  readonly written: (bound: number) => string
}

const exactly = (n: number): Interval => ({ lo: n, hi: n })

export class Conditions {
  readonly #dialect: Dialect
  readonly #declared: DeclaredFacts
  readonly #facts: Facts
  readonly #clock: Clock
  readonly #zone: Zone
  readonly #unstated: string

  /** `conditions`: is a condition that a source names and does not give presumed to be fulfilled? */
  constructor(
    {
      dialect,
      declared,
      facts,
      clock,
      zone,
    }: {
      readonly dialect: Dialect
      readonly declared: DeclaredFacts
      readonly facts: Facts
      readonly clock: Clock
      readonly zone: Zone
    },
    conditions: boolean,
  ) {
    this.#dialect = dialect
    this.#declared = declared
    this.#facts = facts
    this.#clock = clock
    this.#zone = zone
    this.#unstated = conditions ? TRUE : UNKNOWN
  }

  condition(node: Condition, scope: Scope = this.#facts): string {
    return matchCondition<string>(node, {
      always: () => TRUE,
      unstated: () => this.#unstated,
      all: ({ all }) => and(...all.map((one) => this.condition(one, scope))),
      any: ({ any }) => or(...any.map((one) => this.condition(one, scope))),
      not: (negated) => not(this.condition(negated.not, scope)),
      known: ({ known }) => scope.known(known),
      some: ({ some, of }) => this.#members(some, of, scope, "max"),
      every: ({ every, of }) => this.#members(every, of, scope, "min"),
      atom: (atom) => this.#atom(atom, scope),
    })
  }

  /** Measured against the date of the event that ends a version. */
  saving(node: Saving, against: Interval): string {
    const edge: Edge = { against, isStrict: false, written: (t) => this.#clock.at(t) }
    return matchSaving<string>(node, {
      all: ({ all }) => and(...all.map((one) => this.saving(one, against))),
      any: ({ any }) => or(...any.map((one) => this.saving(one, against))),
      not: (negated) => not(this.saving(negated.not, against)),
      before: ({ before }) => this.#measured(this.#facts.lies(before), edge, FALSE),
      since: ({ since }) => this.#measured(this.#facts.lies(since), edge, TRUE),
      when: ({ when }) => this.condition(when),
    })
  }

  /** No, unknown and yes are 0, 1 and 2: the largest is yes where some are, the smallest where all are. */
  #members(node: Condition, list: ListPath, scope: Scope, how: "max" | "min"): string {
    if (scope.isMember) throw new NotWritable(`a condition on members of ${list} inside of one on members`)
    const one = this.condition(node, this.#facts.members(list))
    const column = this.#facts.given(list)
    if (column === undefined) return UNKNOWN
    const each = one === UNKNOWN ? "1" : `COALESCE(CAST(${one} AS INTEGER) * 2, 1)`
    const value = this.#facts.over(list, how, each, how === "max" ? 0 : 2)
    return `(CASE WHEN ${column} IS NOT NULL THEN CASE ${value} WHEN 2 THEN TRUE WHEN 0 THEN FALSE END END)`
  }

  #atom(atom: Atom, scope: Scope): string {
    const measured = (bound: string | number, over: string, isStrict: boolean): string => {
      const type = this.#declared.declared.get(atom.fact)?.type
      const edge = exactly(boundOf(bound, type, this.#declared.places))
      return this.#measured(scope.lies(atom.fact), { against: edge, isStrict, written: String }, over)
    }
    const dated = (text: string, over: string): string =>
      this.#measured(
        scope.lies(atom.fact),
        { against: exactly(instantOf(text, this.#zone)), isStrict: false, written: (t) => this.#clock.at(t) },
        over,
      )
    return matchAtom<string>(atom, {
      is: ({ is }) =>
        typeof is === "boolean"
          ? `(${scope.flag(atom.fact)} = ${is ? 1 : 0})`
          : this.#worded(atom.fact, [is], scope),
      in: ({ in: words }) => this.#worded(atom.fact, words, scope),
      has: ({ has }) => this.#worded(atom.fact, [has], scope),
      hasAny: ({ hasAny }) => this.#worded(atom.fact, hasAny, scope),
      within: ({ within }) => this.#within(atom.fact, within, scope),
      soonAfter: ({ after, within }) =>
        soonAfter(scope.lies(atom.fact), scope.lies(after), milliseconds(within)),
      atLeast: (a) => measured(a.atLeast, TRUE, false),
      moreThan: (a) => measured(a.moreThan, TRUE, true),
      atMost: (a) => measured(a.atMost, FALSE, true),
      lessThan: (a) => measured(a.lessThan, FALSE, false),
      before: (a) => dated(a.before, FALSE),
      since: (a) => dated(a.since, TRUE),
    })
  }

  /** `over`: what it is where the number certainly lies beyond the edge. Of what was not, no. */
  #measured(lies: Lies | undefined, edge: Edge, over: string): string {
    if (lies === undefined) return UNKNOWN
    return and(not(lies.none), beyond(lies, edge, over))
  }

  #worded(path: FactPath, words: readonly string[], scope: Scope): string {
    const { text } = this.#dialect
    if (this.#declared.declared.get(path)?.type === "set") {
      const all = scope.words(path)
      if (words.length === 0) return choose([[isNotNull(all), FALSE]])
      const [only = ""] = words
      return words.length === 1 ? this.#dialect.has(all, only) : this.#dialect.hasAny(all, words)
    }
    const word = scope.word(path)
    if (words.length === 0) return choose([[isNotNull(word), FALSE]])
    return words.length === 1
      ? `(${word} = ${text(words[0] ?? "")})`
      : `(${word} IN (${words.map(text).join(", ")}))`
  }

  /** Inside one of the places; unknown where the fact is only known as something wider. */
  #within(path: FactPath, places: readonly string[], scope: Scope): string {
    const word = scope.word(path)
    const fact = this.#declared.declared.get(path)
    const parents = this.#declared.trees.get(fact?.tree ?? "")
    const { text } = this.#dialect
    const among = (words: readonly string[]): string =>
      words.length === 0 ? FALSE : `${word} IN (${words.map(text).join(", ")})`
    if (parents !== undefined) {
      const lying = (how: "yes" | "unknown"): readonly string[] =>
        [...parents.keys()].filter((place) => places.some((one) => liesBelow(place, one, parents) === how))
      return choose(
        [
          [among(lying("yes")), TRUE],
          [or(among(lying("unknown")), `${word} IS NULL`), UNKNOWN],
        ],
        FALSE,
      )
    }
    const stems = [...new Set(places.map(stem))]
    const inside = [...new Set(stems.map((s) => s.length))].map(
      (length) =>
        `left(${word}, ${length}) IN (${stems
          .filter((s) => s.length === length)
          .map(text)
          .join(", ")})`,
    )
    const around = [...new Set(places.flatMap(widerThan))].filter((wider) =>
      places.some((one) => liesWithin(wider, one) === "unknown"),
    )
    return choose(
      [
        [or(...inside), TRUE],
        [or(among(around), `${word} IS NULL`), UNKNOWN],
      ],
      FALSE,
    )
  }
}

const stem = (code: RegionCode): string => code.replace(/(00){1,2}$/, "")
const widerThan = (code: RegionCode): readonly RegionCode[] => [
  `${code.slice(0, 2)}0000`,
  `${code.slice(0, 4)}00`,
]

const beyond = ({ lo, hi, scale }: Lies, { against, isStrict, written }: Edge, over: string): string => {
  const under = not(over)
  const [from, below] = [against.hi * scale, against.lo * scale]
  // Of what is not known at all nothing is certain, be the edge before all time.
  if (from === -Infinity) return choose([[or(isNotNull(lo), isNotNull(hi)), over]])
  const [isOver, isUnder] = isStrict ? [">", "<="] : [">=", "<"]
  if (lo === hi && from === below && Number.isFinite(from))
    return `(${lo} ${over === TRUE ? isOver : isUnder} ${written(from)})`
  return choose([
    ...(from === Infinity ? [] : [[`${lo} ${isOver} ${written(from)}`, over] as const]),
    ...(below === -Infinity
      ? []
      : [[below === Infinity ? isNotNull(hi) : `${hi} ${isUnder} ${written(below)}`, under] as const]),
  ])
}

/** `later` lies in [`earlier`, `earlier` + `limit`). */
const soonAfter = (later: Lies | undefined, earlier: Lies | undefined, limit: number): string => {
  if (later === undefined || earlier === undefined) return UNKNOWN
  const since = (by: number): string =>
    later.lo === later.hi && earlier.lo === earlier.hi
      ? `(${later.lo} >= ${plus(earlier.lo, by)})`
      : choose([
          [`${later.lo} >= ${plus(earlier.hi, by)}`, TRUE],
          [`${later.hi} < ${plus(earlier.lo, by)}`, FALSE],
        ])
  return and(not(later.none), not(earlier.none), since(0), not(since(limit)))
}
