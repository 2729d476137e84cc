// Where each fact of a platform's cases stands in a row of slots.
import { memo } from "../values/memo.ts"
import {
  groupOf,
  type Derivation,
  type FactDeclaration,
  type FactPath,
  type ListPath,
} from "../language/platform.ts"
import { factsDerivedFrom } from "../language/walk.ts"
import type { DeclaredFacts } from "../case/facts.ts"

/** What a slot holds: an interval of numbers (of instants milliseconds), the number of a word, of a set its words. */
type SlotKind = "number" | "word" | "set" | "flag" | "text"

export interface Slot {
  readonly at: number
  readonly path: FactPath
  readonly kind: SlotKind
  readonly fact: FactDeclaration | undefined
  /** The bit of the group of facts in which it stands. */
  readonly group: number
  /** The words of an enum, a set, a tree; of a region those met so far. */
  readonly words: Words
}

/** Words by number, each numbered when it is first met. */
class Words {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []

  constructor(words: readonly string[] = []) {
    for (const word of words) this.numberOf(word)
  }

  numberOf(word: string): number {
    return memo(this.#numbers, word, () => this.#words.push(word) - 1)
  }

  word(number: number): string {
    return this.#words[number]!
  }
}

const MOST_GROUPS = 30

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

/** What is worked out of one slot, with the slots that it is worked out from. */
export type Step =
  /** An instant between the others that are given. */
  | {
      readonly kind: "bounded"
      readonly slot: Slot
      readonly earlier: readonly number[]
      readonly later: readonly number[]
    }
  /** Presumed not to be there where nothing is said. */
  | { readonly kind: "presumed"; readonly slot: Slot; readonly bounded: Step | undefined }
  | { readonly kind: "length"; readonly slot: Slot }
  /** The sum of numbers that each member of a list gives or does not. */
  | { readonly kind: "sum"; readonly slot: Slot; readonly of: FactPath; readonly list: ListPath }
  | { readonly kind: "reached"; readonly slot: Slot; readonly reached: number; readonly by: number }
  /** As the case works it out. */
  | { readonly kind: "other"; readonly slot: Slot }

/** A slot for each fact that the platform declares, and for each list. */
export class Layout {
  readonly #groups = new Map<string, number>()
  readonly slots: readonly Slot[]
  readonly byPath: ReadonlyMap<FactPath, Slot>
  readonly lists: readonly ListPath[]
  /** The slots that are worked out from others, after those. */
  readonly workedOut: readonly Step[]
  /** Of them those that each member of a list works out for itself. */
  readonly ofMembers: readonly Step[]

  constructor({ declared, chronology }: DeclaredFacts) {
    const lists = new Set([...declared.keys()].filter((path) => path.includes("[]")).map(listOf))
    const kinds = new Map<FactPath, SlotKind>([
      ...[...declared.values()].map(({ path, type }) => [path, KIND[type]] as const),
      ...[...lists].map((list) => [list, "number"] as const),
    ])
    this.lists = [...lists]
    this.slots = [...kinds].map(([path, kind], at) => {
      const fact = declared.get(path)
      return {
        at,
        path,
        kind,
        fact,
        group: this.groupBit(path),
        words: new Words(fact?.values?.map(({ value }) => value)),
      }
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
    const placesOf = (paths: Iterable<FactPath>): readonly number[] =>
      [...paths].flatMap((path) => this.byPath.get(path)?.at ?? [])
    const stepOf = (slot: Slot): Step | undefined => {
      const { path, fact } = slot
      if (lists.has(path)) return { kind: "length", slot }
      if (fact?.derived !== undefined) return this.#derived(slot, fact.derived)
      const [earlier, later] = [chronology.earlierThan(path), chronology.laterThan(path)].map(placesOf)
      const bounded: Step | undefined =
        earlier === undefined || later === undefined || earlier.length + later.length === 0
          ? undefined
          : { kind: "bounded", slot, earlier, later }
      return fact?.presumed === undefined ? bounded : { kind: "presumed", slot, bounded }
    }
    this.workedOut = [...ordered].flatMap((slot) => stepOf(slot) ?? [])
    this.ofMembers = this.workedOut.filter(({ slot: { path } }) => path.includes("[]") && !lists.has(path))
  }

  /** The bit of the group of a fact; groups beyond 31 share one. */
  groupBit(path: FactPath): number {
    return (
      1 <<
      Math.min(
        memo(this.#groups, groupOf(path), () => this.#groups.size),
        MOST_GROUPS,
      )
    )
  }

  #derived(slot: Slot, derived: Derivation): Step {
    if ("sum" in derived && derived.where === undefined) {
      const summed = this.byPath.get(derived.sum)
      if (summed?.fact?.derived === undefined && summed?.kind === "number")
        return { kind: "sum", slot, of: derived.sum, list: listOf(derived.sum) }
    }
    if ("reached" in derived) {
      const [reached, by] = [this.byPath.get(derived.reached), this.byPath.get(derived.by)]
      if (reached !== undefined && by !== undefined)
        return { kind: "reached", slot, reached: reached.at, by: by.at }
    }
    return { kind: "other", slot }
  }
}

const listOf = (path: FactPath): ListPath => path.slice(0, path.indexOf("[]") + 2)
