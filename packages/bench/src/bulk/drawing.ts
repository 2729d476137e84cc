// An order drawn by what its platform declares: valid by construction, so that whatever refuses it is wrong.
import type { CaseForm, FactDeclaration, FactPath, Instant, ListPath } from "@policy-ledger/rulebook"

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** A fact, a list or a group of facts, as cases are written. */
export type Branch = CaseForm["root"]

/** Said to be something, said that there was none, said that it is not known (of a presumed fact), or not spoken of. */
export type Saying = "value" | "nothing" | "unknown" | "silence"

/** An instant, and a text that means it. */
export interface Moment {
  readonly at: Instant
  readonly text: string
}

/** A key of an object, and what stands there. */
export type Key = readonly [name: string, Branch]

/** How orders are drawn: what they speak of, and with what values. */
export interface Manner {
  /** Another order begins; from 0. */
  begin(serial: number): void
  says(branch: Branch): Saying
  /** In which order the keys of an object are written. */
  arranged(keys: readonly Key[]): readonly Key[]
  members(list: ListPath): number
  /** Not earlier than `from`. */
  instant(path: FactPath, from: Instant | undefined): Moment
  money(path: FactPath): string
  ratio(path: FactPath): number | string
  integer(path: FactPath): number
  boolean(path: FactPath): boolean
  word(path: FactPath, words: readonly string[]): string
  /** Each once. */
  words(path: FactPath, words: readonly string[]): readonly string[]
  region(path: FactPath): string
  /** `nth`: of the members of a list, from 0. */
  text(path: FactPath, nth: number): string
}

const NOT_IN_A_LIST = 0

function* below(branch: Branch): Generator<Branch, void> {
  for (const child of branch.children.values()) {
    yield child
    yield* below(child)
  }
}

/** What can be said of this: an integer cannot be null, and only what would be presumed is said to be unknown. */
const sayable = (said: Saying, { fact }: Branch): Saying => {
  if (said === "nothing") return fact?.type === "integer" ? "silence" : said
  return said === "unknown" && fact?.presumed === undefined ? "value" : said
}

/** One order after another, in one manner. */
export class Drawing {
  readonly #form: CaseForm
  readonly #manner: Manner
  /** The instants outside lists, each after all that are never later. */
  readonly #instants: readonly Branch[]
  readonly #keys: ReadonlyMap<Branch, readonly Key[]>
  readonly #said = new Map<FactPath, Saying>()
  readonly #moments = new Map<FactPath, Moment>()
  readonly #none = new Set<FactPath>()

  constructor(form: CaseForm, manner: Manner) {
    this.#form = form
    this.#manner = manner
    const { chronology } = form
    const all = [form.root, ...below(form.root)]
    this.#keys = new Map(all.map((branch) => [branch, [...branch.children]]))
    this.#instants = all
      .filter(({ fact, path }) => fact?.type === "instant" && !path.includes("[]"))
      .toSorted((a, b) => chronology.earlierThan(a.path).size - chronology.earlierThan(b.path).size)
  }

  order(serial: number): JsonObject {
    this.#moments.clear()
    this.#none.clear()
    this.#manner.begin(serial)
    for (const child of this.#form.root.children.values()) this.#say(child, "value")
    for (const { path } of this.#instants) this.#time(path)
    return this.#object(this.#form.root, (child) => this.#said.get(child.path) ?? "silence", NOT_IN_A_LIST)
  }

  #say(branch: Branch, around: Saying): void {
    const said = around === "value" ? sayable(this.#manner.says(branch), branch) : around
    this.#said.set(branch.path, said)
    if (!branch.list) for (const child of branch.children.values()) this.#say(child, said)
  }

  /** What would have come after what was not, was not either. */
  #time(path: FactPath): void {
    const earlier = this.#form.chronology.earlierThan(path)
    const said = this.#said.get(path)
    if (said === "nothing" || [...earlier].some((one) => this.#none.has(one))) {
      this.#none.add(path)
      if (said === "value") this.#said.set(path, "nothing")
    } else if (said === "value") {
      let from: Instant | undefined
      for (const one of earlier) {
        const at = this.#moments.get(one)?.at
        if (at !== undefined && (from === undefined || at > from)) from = at
      }
      this.#moments.set(path, this.#manner.instant(path, from))
    }
  }

  #object(branch: Branch, saidOf: (child: Branch) => Saying, nth: number): JsonObject {
    const object: Record<string, Json> = {}
    for (const [key, child] of this.#manner.arranged(this.#keys.get(branch) ?? [])) {
      const said = saidOf(child)
      if (said === "nothing") object[key] = null
      else if (said === "unknown") object[key] = said
      else if (said === "value") object[key] = this.#value(child, saidOf, nth)
    }
    return object
  }

  #value(branch: Branch, saidOf: (child: Branch) => Saying, nth: number): Json {
    if (branch.list) return this.#list(branch)
    return branch.fact === undefined
      ? this.#object(branch, saidOf, nth)
      : this.#fact(branch.fact, branch.words, nth)
  }

  /** Of a member everything is said, or not spoken of; each is there once. */
  #list(branch: Branch): readonly Json[] {
    const said = (child: Branch) => (this.#manner.says(child) === "value" ? "value" : "silence")
    const ids = new Set<Json>()
    return Array.from({ length: this.#manner.members(branch.path) }, (_, nth) =>
      this.#object(branch, said, nth),
    ).filter(({ id }) => {
      if (id === undefined) return true
      return !ids.has(id) && ids.add(id)
    })
  }

  #fact(fact: FactDeclaration, words: readonly string[], nth: number): Json {
    const { path, type, derived } = fact
    switch (type) {
      case "instant":
        return (this.#moments.get(path) ?? this.#manner.instant(path, undefined)).text
      case "money":
      case "ratio":
      case "integer":
      case "region":
        return this.#manner[type](path)
      case "boolean": {
        const never = derived !== undefined && "reached" in derived && this.#none.has(derived.reached)
        return this.#manner.boolean(path) && !never
      }
      case "enum":
      case "tree":
        return this.#manner.word(path, words)
      case "set":
        return this.#manner.words(path, words)
      case "text":
        return this.#manner.text(path, nth)
    }
  }
}
