// Where each fact of a platform's cases stands in a row of slots.
import { memo } from "../values/memo.ts"
import type { FactDeclaration, FactPath, ListPath } from "../language/platform.ts"
import { factsDerivedFrom } from "../language/walk.ts"
import type { DeclaredFacts } from "../case/facts.ts"

/** What a slot holds: an interval of numbers (of instants milliseconds), the number of a word, of a set its words. */
export type SlotKind = "number" | "word" | "set" | "flag" | "text"

export interface Slot {
  readonly at: number
  readonly path: FactPath
  readonly kind: SlotKind
  readonly fact: FactDeclaration | undefined
  /** The words of an enum, a set, a tree; of a region those met so far. */
  readonly words: Words
}

/** Words by number, each numbered when it is first met. */
export class Words {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []

  constructor(words: readonly string[] = []) {
    for (const word of words) this.numberOf(word)
  }

  numberOf(word: string): number {
    return memo(this.#numbers, word, () => this.#words.push(word) - 1)
  }

  word(number: number): string {
    return this.#words[number] ?? ""
  }
}

const KIND: { readonly [type in FactDeclaration["type"]]: SlotKind } = {
  instant: "number",
  money: "number",
  ratio: "number",
  integer: "number",
  boolean: "flag",
  enum: "word",
  region: "word",
  tree: "word",
  set: "set",
  text: "text",
}

/** A slot for each fact that the platform declares, and for each list. */
export class Layout {
  readonly slots: readonly Slot[]
  readonly byPath: ReadonlyMap<FactPath, Slot>
  readonly lists: readonly ListPath[]
  /** The slots that are worked out from others, after those. */
  readonly workedOut: readonly Slot[]
  /** Of them those that each member of a list works out for itself. */
  readonly ofMembers: readonly Slot[]

  constructor({ declared, chronology }: DeclaredFacts) {
    const lists = new Set([...declared.keys()].filter((path) => path.includes("[]")).map(listOf))
    const kinds = new Map<FactPath, SlotKind>([
      ...[...declared.values()].map(({ path, type }) => [path, KIND[type]] as const),
      ...[...lists].map((list) => [list, "number"] as const),
    ])
    this.lists = [...lists]
    this.slots = [...kinds].map(([path, kind], at) => {
      const fact = declared.get(path)
      return { at, path, kind, fact, words: new Words(fact?.values?.map(({ value }) => value)) }
    })
    this.byPath = new Map(this.slots.map((slot) => [slot.path, slot]))
    const ordered = new Set<Slot>()
    const order = (path: FactPath): void => {
      const slot = this.byPath.get(path)
      if (slot === undefined || ordered.has(slot)) return
      if (slot.fact?.derived !== undefined) for (const of of factsDerivedFrom(slot.fact.derived)) order(of)
      ordered.add(slot)
    }
    for (const { path } of this.slots) order(path)
    this.workedOut = [...ordered].filter(
      ({ path, fact }) =>
        fact?.derived !== undefined ||
        fact?.presumed !== undefined ||
        lists.has(path) ||
        chronology.earlierThan(path).size + chronology.laterThan(path).size > 0,
    )
    this.ofMembers = this.workedOut.filter(({ path }) => path.includes("[]") && !lists.has(path))
  }
}

const listOf = (path: FactPath): ListPath => path.slice(0, path.indexOf("[]") + 2)
