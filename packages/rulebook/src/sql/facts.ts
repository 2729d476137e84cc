// What is known of the facts of an order, as columns: the same that `case/facts.ts` works out of a case.
import { PPM } from "../values/decimal.ts"
import type { Condition } from "../language/condition.ts"
import type { Derivation, FactDeclaration, FactPath, ListPath } from "../language/platform.ts"
import { listIn, type DeclaredFacts } from "../case/facts.ts"
import type { CaseForm } from "../case/decode.ts"
import type { Dialect, Together } from "./dialect.ts"
import {
  and,
  choose,
  FALSE,
  greatest,
  isNotNull,
  isNull,
  least,
  NO_NUMBER,
  not,
  or,
  TRUE,
  UNKNOWN,
} from "./expression.ts"
import { NotWritable } from "./not-writable.ts"
import { columnTypeOf, NONE, NOT_KNOWN, type Shape } from "./shape.ts"
import type { Steps } from "./steps.ts"

/** Where a number or an instant lies, NULL where nothing bounds it; `none`: there was none, never NULL. */
export interface Lies {
  readonly lo: string
  readonly hi: string
  readonly none: string
  /** So many times the unit of its fact. */
  readonly scale: number
}

/** How much or how many, `hi` NULL where nothing bounds it. */
export interface Quantity {
  readonly lo: string
  readonly hi: string
}

/** Facts as an order, or a member of one of its lists, sees them. */
export interface Scope {
  readonly lies: (path: FactPath) => Lies | undefined
  /** A text; empty where there was none. */
  readonly word: (path: FactPath) => string
  /** 1, 0, and -1 where there was none. */
  readonly flag: (path: FactPath) => string
  readonly words: (path: FactPath) => string
  /** Is it given, or follows it from what is? */
  readonly known: (path: FactPath) => string
  readonly isMember: boolean
}

/** A condition in SQL, as a scope sees it. */
export type Holds = (where: Condition, scope: Scope) => string

const UNKNOWN_FACT = "CAST(NULL AS BIGINT)"

/** Is it in a list that is NULL where nothing is? */
const listed = (list: string): string => `COALESCE(${list}, FALSE)`

export class Facts implements Scope {
  readonly isMember = false
  readonly #dialect: Dialect
  readonly #declared: DeclaredFacts
  readonly #form: CaseForm
  readonly #shape: Shape
  readonly #steps: Steps
  readonly #members = new Map<ListPath, Scope>()
  /** Of conditions in derived facts. */
  holds: Holds = () => UNKNOWN

  constructor(dialect: Dialect, form: CaseForm, declared: DeclaredFacts, shape: Shape, steps: Steps) {
    this.#dialect = dialect
    this.#form = form
    this.#declared = declared
    this.#shape = shape
    this.#steps = steps
  }

  declaration(path: FactPath): FactDeclaration | undefined {
    return this.#declared.declared.get(path)
  }

  get places(): number {
    return this.#declared.places
  }

  /** The column of a fact as it is given. */
  given(path: FactPath): string | undefined {
    return this.#shape.column(path)?.name
  }

  lies(path: FactPath): Lies | undefined {
    if (path.endsWith("[]")) return this.#length(path)
    const fact = this.declaration(path)
    if (fact === undefined) return undefined
    if (fact.derived !== undefined) return this.#derived(path, fact.derived)
    const value = this.#value(fact)
    if (value === undefined) return undefined
    const none = this.#none(fact)
    const { chronology } = this.#declared
    const beside = (paths: Iterable<FactPath>): readonly string[] =>
      [...paths].flatMap((other) => {
        const of = this.declaration(other)
        return of === undefined ? [] : (this.#value(of) ?? [])
      })
    const [earlier, later] = [beside(chronology.earlierThan(path)), beside(chronology.laterThan(path))]
    if (earlier.length + later.length === 0) return { lo: value, hi: value, none, scale: 1 }
    const bounded = (bound: string): string => (bound === NO_NUMBER ? value : `COALESCE(${value}, ${bound})`)
    const column = this.given(path) ?? ""
    return {
      lo: this.#steps.add("facts", `${column}_lo`, bounded(greatest(...earlier))),
      hi: this.#steps.add("facts", `${column}_hi`, bounded(least(...later))),
      none,
      scale: 1,
    }
  }

  /** As a whole number, NULL where it is not given; undefined where it is no number. */
  #value({ path, type }: FactDeclaration): string | undefined {
    const column = this.given(path)
    if (column === undefined) return undefined
    const { millis } = this.#dialect
    switch (type) {
      case "instant":
        return this.#steps.add("facts", `${column}_ms`, millis(column))
      case "money":
      case "ratio":
        return this.#steps.add(
          "facts",
          `${column}_${type === "money" ? "minor" : "ppm"}`,
          this.#units(column, type),
        )
      case "integer":
        return column
      case "boolean":
      case "enum":
      case "region":
      case "tree":
      case "set":
      case "text":
        return undefined
    }
  }

  #units(value: string, type: "money" | "ratio"): string {
    const units = type === "ratio" ? PPM : 10 ** this.places
    return `CAST(${value} * ${units} AS BIGINT)`
  }

  /** Was there certainly none? It is said, or follows from another that was not; or nothing is said, and it is presumed. */
  #none({ path, type, presumed }: FactDeclaration, presuming = presumed !== undefined): string {
    const column = this.given(path)
    if (column === undefined || type === "text") return FALSE
    const { has, hasAny } = this.#dialect
    const earlier = [...this.#declared.chronology.earlierThan(path)]
    const said = listed(earlier.length === 0 ? has(NONE, path) : hasAny(NONE, [path, ...earlier]))
    const isPresumed = presuming ? not(listed(has(NOT_KNOWN, path))) : FALSE
    return this.#steps.add("facts", `${column}_none`, and(`${column} IS NULL`, or(said, isPresumed)))
  }

  word(path: FactPath): string {
    const fact = this.declaration(path)
    const column = this.given(path)
    if (fact === undefined || column === undefined)
      return "CAST(NULL AS " + this.#dialect.type("word", 0) + ")"
    const renamed = fact.type === "region" ? [...this.#form.renamed] : []
    const { text } = this.#dialect
    const value = choose(
      renamed.map(([formerly, code]) => [`${column} = ${text(formerly)}`, text(code)] as const),
      column,
    )
    return this.#steps.add("facts", `${column}_word`, choose([[this.#none(fact), "''"]], value))
  }

  flag(path: FactPath): string {
    const fact = this.declaration(path)
    if (fact === undefined) return UNKNOWN_FACT
    const column = this.given(path)
    const given =
      column === undefined
        ? UNKNOWN_FACT
        : choose([
            [this.#none(fact), "-1"],
            [column, "1"],
            [`NOT ${column}`, "0"],
          ])
    const { derived } = fact
    const name = `${column ?? path.replaceAll(/[^a-z]/gi, "_").toLowerCase()}_flag`
    if (derived === undefined || !("reached" in derived)) return this.#steps.add("facts", name, given)
    const [reached, by] = [this.lies(derived.reached), this.lies(derived.by)]
    const at = this.declaration(derived.reached)
    const t = at === undefined ? undefined : this.#value(at)
    if (reached === undefined || by === undefined || at === undefined || t === undefined) return UNKNOWN_FACT
    const said = this.#saidNone(at)
    return this.#steps.add(
      "facts",
      name,
      choose(
        [
          [and(or(isNotNull(t), said), by.none), "-1"],
          [said, "0"],
          [`${by.lo} >= ${t}`, "1"],
          [`${by.hi} < ${t}`, "0"],
          [isNotNull(t), "NULL"],
        ],
        given,
      ),
    )
  }

  /** Said, or following from what is: not presumed. */
  #saidNone(fact: FactDeclaration): string {
    return this.#none(fact, false)
  }

  words(path: FactPath): string {
    const fact = this.declaration(path)
    const column = this.given(path)
    const { noTexts, has } = this.#dialect
    if (fact === undefined || column === undefined) return `CAST(NULL AS ${this.#dialect.type("words", 0)})`
    const none = and(
      `${column} IS NULL`,
      or(
        `COALESCE(${has(NONE, path)}, FALSE)`,
        fact.presumed === undefined ? FALSE : not(`COALESCE(${has(NOT_KNOWN, path)}, FALSE)`),
      ),
    )
    return this.#steps.add("facts", `${column}_words`, choose([[none, noTexts]], column))
  }

  known(path: FactPath): string {
    const fact = this.declaration(path)
    if (fact === undefined && !path.endsWith("[]")) return UNKNOWN
    if (fact?.derived !== undefined && "reached" in fact.derived) {
      const flag = this.flag(path)
      return `(${flag} >= 0)`
    }
    const column = this.given(path)
    if (fact?.derived !== undefined || column === undefined) {
      const lies = this.lies(path)
      return lies === undefined
        ? UNKNOWN
        : choose([
            [lies.none, FALSE],
            [isNotNull(lies.lo), TRUE],
          ])
    }
    if (fact?.type === "set")
      return choose([
        [or(isNotNull(column), `COALESCE(${this.#dialect.has(NONE, path)}, FALSE)`), TRUE],
        [isNotNull(this.words(path)), FALSE],
      ])
    return choose([
      [isNotNull(column), TRUE],
      [fact === undefined ? FALSE : this.#none(fact), FALSE],
    ])
  }

  /** Is it given, not only derived or bounded? */
  isGiven(path: FactPath): string {
    return isNotNull(this.given(path) ?? NO_NUMBER)
  }

  /** An instant that is known exactly. */
  point(path: FactPath): string | undefined {
    const lies = this.lies(path)
    if (lies === undefined) return undefined
    const { lo, hi, none } = lies
    if (lo === hi) return lo
    return this.#steps.add(
      "facts",
      `${this.given(path) ?? ""}_exactly`,
      choose([[and(not(none), `${lo} = ${hi}`), lo]]),
    )
  }

  #length(list: ListPath): Lies | undefined {
    const column = this.given(list)
    if (column === undefined) return undefined
    const n = this.#steps.add("facts", `${column}_count`, `CAST(${this.#dialect.size(column)} AS BIGINT)`)
    return { lo: n, hi: n, none: FALSE, scale: 1 }
  }

  #derived(path: FactPath, derived: Derivation): Lies | undefined {
    const named = path
      .replaceAll(/[^A-Za-z0-9]+/g, "_")
      .toLowerCase()
      .slice(0, 50)
    const add = (end: string, expression: string): string => this.#steps.add("facts", named + end, expression)
    if ("sum" in derived || "count" in derived) {
      const { lo, hi } =
        "sum" in derived ? this.total(derived.sum, derived.where) : this.#count(derived.count, derived.where)
      return { lo, hi, none: FALSE, scale: 1 }
    }
    if ("share" in derived) {
      const [part, whole] = [this.#count(derived.share, derived.where), this.#count(derived.share)]
      return this.#share(part, whole, FALSE, add)
    }
    if ("ratio" in derived) {
      const [part, whole] = [this.quantity(derived.ratio), this.quantity(derived.over)]
      const bothOpen = and(this.#isOpen(derived.ratio), this.#isOpen(derived.over))
      return this.#share(part, whole, bothOpen, add)
    }
    return undefined
  }

  /** Absent, be it bounded. */
  #isOpen(path: FactPath): string {
    const fact = this.declaration(path)
    const lies = this.lies(path)
    if (lies === undefined || fact === undefined) return TRUE
    const value = fact.derived === undefined ? (this.#value(fact) ?? NO_NUMBER) : lies.lo
    return and(isNull(value), not(lies.none))
  }

  /** In half millionths: what lies between two millionths stands half way. */
  #share(
    part: Quantity,
    whole: Quantity,
    untold: string,
    add: (end: string, expression: string) => string,
  ): Lies {
    const { wide, wideDiv } = this.#dialect
    const ratio = (a: string, b: string): string => {
      const [scaled, divisor] = [`CAST(${a} AS ${wide}) * ${PPM}`, `CAST(${b} AS ${wide})`]
      const n = wideDiv(`(${scaled})`, divisor)
      return `CAST(2 * ${n} + CASE WHEN ${n} * ${divisor} = ${scaled} THEN 0 ELSE 1 END AS BIGINT)`
    }
    const none = add("_none", and(not(untold), `COALESCE(${whole.hi} = 0, FALSE)`))
    const isThere = and(not(untold), `${whole.lo} > 0`)
    return {
      none,
      lo: add(
        "_lo",
        choose([
          [and(isThere, isNull(whole.hi)), "0"],
          [isThere, ratio(part.lo, whole.hi)],
        ]),
      ),
      hi: add("_hi", choose([[and(isThere, isNotNull(part.hi)), ratio(part.hi, whole.lo)]])),
      scale: 2,
    }
  }

  /** Of what was not, none; of what is not known at least nothing. */
  quantity(path: FactPath): Quantity {
    return quantityIn(this, path)
  }

  /** The sum of a fact over the members of its list, NULL where the list is absent. */
  total(path: FactPath, where?: Condition): Quantity {
    const list = listIn(path)
    return this.summed(list, where, quantityIn(this.members(list), path), "sum")
  }

  #count(list: ListPath, where?: Condition): Quantity {
    if (where !== undefined) return this.summed(list, where, { lo: "1", hi: "1" }, "count")
    const length = this.#length(list)
    return { lo: length?.lo ?? NO_NUMBER, hi: length?.hi ?? NO_NUMBER }
  }

  /** Of each member so much, of those `where` counts; of one that only may count, from nothing on. */
  summed(list: ListPath, where: Condition | undefined, { lo, hi }: Quantity, name: string): Quantity {
    const column = this.given(list) ?? ""
    const counts = where === undefined ? TRUE : this.holds(where, this.members(list))
    const least_ = choose([[counts, lo]], "0")
    const most = choose([[not(counts), "0"]], hi)
    const add = (end: string, expression: string): string =>
      this.#steps.add("facts", `${column}_${name}_${end}`, choose([[isNotNull(column), expression]]))
    const sum = (of: string): string => `CAST(${this.over(list, "sum", of, 0)} AS BIGINT)`
    if (least_ === most) {
      const exact = add("exactly", sum(most))
      return { lo: exact, hi: exact }
    }
    return { lo: add("lo", sum(least_)), hi: add("hi", sum(most)) }
  }

  /** Over the members of a list, which is not NULL. */
  over(list: ListPath, how: Together, of: string, none: number): string {
    return this.#dialect.over(this.given(list) ?? "", this.#shape.fields(list), this.places, how, of, none)
  }

  /** As each member of a list sees them. */
  members(list: ListPath): Scope {
    const known = this.#members.get(list)
    if (known !== undefined) return known
    const made = this.#memberOf(list)
    this.#members.set(list, made)
    return made
  }

  #memberOf(list: ListPath): Scope {
    const isOwn = (path: FactPath): boolean => path.startsWith(`${list}.`)
    const field = (path: FactPath): string => {
      const key = path.slice(list.length + 1)
      if (/[.[]/.test(key)) throw new NotWritable(`${path} lies deeper than a key of a member of a list`)
      const fact = this.declaration(path)
      if (fact?.derived !== undefined || fact?.presumed !== undefined)
        throw new NotWritable(`${path} is derived or presumed for each member of a list`)
      return `m.${this.#dialect.quote(key)}`
    }
    const lies = (path: FactPath): Lies | undefined => {
      const fact = this.declaration(path)
      if (fact === undefined) return undefined
      const { type } = fact
      if (type === "instant") throw new NotWritable(`${path} is an instant of a member of a list`)
      const raw = field(path)
      if (type !== "money" && type !== "ratio" && type !== "integer") return undefined
      const value = type === "integer" ? raw : this.#units(raw, type)
      return { lo: value, hi: value, none: FALSE, scale: 1 }
    }
    return {
      isMember: true,
      lies: (path) => (isOwn(path) ? lies(path) : this.lies(path)),
      word: (path) => (isOwn(path) ? field(path) : this.word(path)),
      flag: (path) => (isOwn(path) ? `CAST(${field(path)} AS INTEGER)` : this.flag(path)),
      words: (path) => {
        if (!isOwn(path)) return this.words(path)
        throw new NotWritable(`${path} is a list inside of a list`)
      },
      known: (path) => {
        if (!isOwn(path)) return this.known(path)
        return choose([[isNotNull(field(path)), TRUE]])
      },
    }
  }

  isNumber(path: FactPath): boolean {
    const fact = this.declaration(path)
    return (
      path.endsWith("[]") ||
      (fact !== undefined && !["word", "words", "boolean"].includes(columnTypeOf(fact)))
    )
  }
}

export const quantityIn = (scope: Scope, path: FactPath): Quantity => {
  const lies = scope.lies(path)
  if (lies === undefined) return { lo: "0", hi: NO_NUMBER }
  const { lo, hi, none } = lies
  return { lo: choose([[none, "0"]], `COALESCE(${lo}, 0)`), hi: choose([[none, "0"]], hi) }
}
