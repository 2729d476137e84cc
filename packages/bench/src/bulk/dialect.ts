// Rules in the words of another engine: one way through the language's tree, whatever the engine.
import {
  type Atom,
  type Condition,
  type FactDeclaration,
  type FactPath,
  matchAtom,
  matchCondition,
  parseDecimal,
  parseInstant,
  placesOf,
  type Platform,
  type Zone,
} from "@policy-ledger/rulebook"
import type { PlainRule } from "./expressible.ts"

export type Comparison = ">=" | ">" | "<=" | "<"

/** How an engine writes what rules ask. Facts are in the units of decoded cases; one that is not given is null. */
export interface Dialect<A> {
  readonly all: (parts: readonly A[]) => A
  readonly any: (parts: readonly A[]) => A
  readonly not: (part: A) => A
  readonly given: (fact: FactPath) => A
  readonly is: (fact: FactPath, value: string | boolean) => A
  /** Of a set, which is never null: is the word among them? */
  readonly has: (fact: FactPath, word: string) => A
  /** Of a region's code. */
  readonly startsWith: (fact: FactPath, stem: string) => A
  /** No where it is null. */
  readonly compares: (fact: FactPath, how: Comparison, bound: number) => A
}

/** Of what `expressibleIn` left out. */
const inexpressible = (what: string): never => {
  throw new Error(`dialect: found ${what}, expected a rule that two values express`)
}

/** Six digits, of which pairs of zeros leave the rest open. */
const stemOf = (code: string): string => code.replace(/(?:00){1,2}$/, "")

const PPM_PLACES = 6

export class Translator<A> {
  readonly #dialect: Dialect<A>
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #platform: Platform
  readonly #zone: Zone

  constructor(dialect: Dialect<A>, platform: Platform, zone: Zone) {
    this.#dialect = dialect
    this.#declared = new Map(platform.facts.map((fact) => [fact.path, fact]))
    this.#platform = platform
    this.#zone = zone
  }

  /** Some deciding instant lies where the rule is in force, and its condition holds. */
  rule({ decidedBy, spans, when }: PlainRule): A {
    const { all, any, compares } = this.#dialect
    const inForce = decidedBy.flatMap((fact) =>
      spans.map(({ from, until }) =>
        all([
          ...(from === -Infinity ? [] : [compares(fact, ">=", from)]),
          ...(until === Infinity ? [] : [compares(fact, "<", until)]),
          ...(from === -Infinity && until === Infinity ? [this.#dialect.given(fact)] : []),
        ]),
      ),
    )
    return all([any(inForce), this.condition(when)])
  }

  condition(node: Condition): A {
    const { all, any, not, given } = this.#dialect
    return matchCondition<A>(node, {
      always: () => all([]),
      unstated: () => inexpressible("a condition that is not stated"),
      all: (of) => all(of.all.map((part) => this.condition(part))),
      any: (of) => any(of.any.map((part) => this.condition(part))),
      not: (of) => not(this.condition(of.not)),
      known: ({ known }) => given(known),
      some: () => inexpressible("some of a list"),
      every: () => inexpressible("all of a list"),
      atom: (atom) => this.#atom(atom),
    })
  }

  #atom(atom: Atom): A {
    const { any, is, has, startsWith, compares } = this.#dialect
    const { fact } = atom
    const isSet = this.#declared.get(fact)?.type === "set"
    const word = (value: string) => (isSet ? has(fact, value) : is(fact, value))
    return matchAtom<A>(atom, {
      is: (a) => (typeof a.is === "string" ? word(a.is) : is(fact, a.is)),
      in: (a) => any(a.in.map(word)),
      has: (a) => word(a.has),
      hasAny: (a) => any(a.hasAny.map(word)),
      within: ({ within }) => any(within.map((region) => startsWith(fact, stemOf(region)))),
      soonAfter: () => inexpressible("a time after another instant"),
      atLeast: (a) => compares(fact, ">=", this.#bound(fact, a.atLeast)),
      moreThan: (a) => compares(fact, ">", this.#bound(fact, a.moreThan)),
      atMost: (a) => compares(fact, "<=", this.#bound(fact, a.atMost)),
      lessThan: (a) => compares(fact, "<", this.#bound(fact, a.lessThan)),
      before: ({ before }) => compares(fact, "<", this.#instant(before)),
      since: ({ since }) => compares(fact, ">=", this.#instant(since)),
    })
  }

  #bound(fact: FactPath, bound: string | number): number {
    if (typeof bound === "number") return bound
    const type = this.#declared.get(fact)?.type
    const places = type === "ratio" ? PPM_PLACES : type === "money" ? placesOf(this.#platform) : 0
    return parseDecimal(bound, places) ?? inexpressible(`${bound} as ${type}`)
  }

  #instant(text: string): number {
    const read = parseInstant(text, this.#zone)
    return read.ok ? read.value : inexpressible(text)
  }
}
