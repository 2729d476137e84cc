// The data package's entries, each loaded when it is first asked for.
import { signal, type ReadonlySignal, type Signal } from "@preact/signals"

/** What the page asks of a package; which package it is, the build says. */
const LOAD = {
  index: () => import("#package/index"),
  runs: () => import("#package/runs"),
  explain: () => import("#package/explain"),
  "what-if": () => import("#package/what-if"),
  texts: () => import("#package/texts"),
  /** Of a package that has no such entry, one for which nothing is an order of its platform. */
  orders: () => import("#package/orders"),
  events: () => import("#package/events"),
  verify: () => import("#package/verify"),
  sources: () => import("#package/sources"),
} as const

type EntryName = keyof typeof LOAD
export type Entry<Name extends EntryName> = Awaited<ReturnType<(typeof LOAD)[Name]>>
export type Book = Entry<"index">

/** Why something could not be loaded: the page says so instead of waiting for ever. */
export const failed = signal<string | undefined>(undefined)

const entries = new Map<EntryName, Signal<unknown>>()

const signalOf = <Name extends EntryName>(name: Name): Signal<Entry<Name> | undefined> => {
  const known = entries.get(name) ?? signal(undefined)
  entries.set(name, known)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the map holds under each name what was loaded by it
  return known as Signal<Entry<Name> | undefined>
}

const asked = new Set<EntryName>()

/** An entry as a signal, undefined until it is there. */
export const entry = <Name extends EntryName>(name: Name): ReadonlySignal<Entry<Name> | undefined> => {
  const known = signalOf(name)
  if (!asked.has(name)) {
    asked.add(name)
    LOAD[name]().then(
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- loaded by this very name
      (module) => (known.value = module as Entry<Name>),
      (error: unknown) => (failed.value = String(error)),
    )
  }
  return known
}

/** The entry `.`, without which there is nothing to show; undefined until it is there. */
export const book: ReadonlySignal<Book | undefined> = signalOf("index")

/** Gives an entry that is there already. */
export const provide = (index: Book): void => {
  asked.add("index")
  signalOf("index").value = index
}
