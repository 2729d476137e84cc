// Everything that can be found, and the finding of it.
import MiniSearch from "minisearch"
import type { Text } from "@policy-ledger/rulebook"
import { askedTokens, isHan, tokensOf } from "./tokens.ts"

export const GROUPS = ["rules", "announcements", "events"] as const
export type Group = (typeof GROUPS)[number]

/** One thing that can be found, and what it is found by. */
export interface Findable {
  /** Of its own among all. */
  readonly key: string
  readonly group: Group
  readonly title: Text
  /** What it is called besides: earlier titles, headlines. */
  readonly names: readonly Text[]
  /** What it says. */
  readonly texts: readonly Text[]
  readonly ids: readonly string[]
  /** How much it is looked for, beside others that are as asked; 1 where nothing is said. */
  readonly weight?: number
}

export interface Found<Thing extends Findable> {
  readonly thing: Thing
  /** What of it is as asked. */
  readonly terms: ReadonlySet<string>
}

export interface Finding<Thing extends Findable> {
  readonly found: { readonly [group in Group]: readonly Found<Thing>[] }
  readonly count: number
  /** Nothing is spelt as asked: these are spelt nearly so. */
  readonly isNear: boolean
}

/** In every language that they are told in. */
const wordsOf = (texts: readonly Text[]): string => texts.flatMap((text) => Object.values(text)).join("\n")

const FIELD: { readonly [field: string]: (thing: Findable) => string } = {
  title: ({ title }) => wordsOf([title]),
  names: ({ names }) => wordsOf(names),
  texts: ({ texts }) => wordsOf(texts),
  ids: ({ ids }) => ids.join("\n"),
}

/** Below so many letters a word that is spelt nearly so is another word. */
const LEAST_FUZZY = 4

/** So many are put into the index before the browser may do something else. */
const AT_ONCE = 250

export class Search<Thing extends Findable> {
  readonly #byKey = new Map<string, Thing>()
  readonly #index = new MiniSearch<Thing>({
    idField: "key",
    fields: Object.keys(FIELD),
    extractField: (thing, field) => (field === "key" ? thing.key : (FIELD[field]?.(thing) ?? "")),
    tokenize: tokensOf,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: askedTokens,
      combineWith: "AND",
      boost: { title: 4, names: 2, ids: 2 },
      prefix: (term) => !isHan(term),
      boostDocument: (key) => this.#byKey.get(String(key))?.weight ?? 1,
    },
  })

  static async over<Thing extends Findable>(things: readonly Thing[]): Promise<Search<Thing>> {
    const search = new Search<Thing>()
    for (const thing of things) search.#byKey.set(thing.key, thing)
    await search.#index.addAllAsync(things, { chunkSize: AT_ONCE })
    return search
  }

  /** The best first within each group; nothing of a query without a word. */
  find(query: string): Finding<Thing> {
    const exact = this.#ask(query, false)
    const isNear = exact.length === 0
    const all = isNear ? this.#ask(query, true) : exact
    const of = (group: Group): readonly Found<Thing>[] => all.filter(({ thing }) => thing.group === group)
    return {
      found: { rules: of("rules"), announcements: of("announcements"), events: of("events") },
      count: all.length,
      isNear: isNear && all.length > 0,
    }
  }

  #ask(query: string, isFuzzy: boolean): readonly Found<Thing>[] {
    const fuzzy = (term: string): number | boolean =>
      isFuzzy && !isHan(term) && term.length >= LEAST_FUZZY ? 0.25 : false
    return this.#index.search(query, { fuzzy }).flatMap(({ id, terms }) => {
      const thing = this.#byKey.get(String(id))
      return thing === undefined ? [] : [{ thing, terms: new Set(terms) }]
    })
  }
}
