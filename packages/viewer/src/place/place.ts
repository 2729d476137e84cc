// Where a reader stands: all that the page's address says behind its `#`. The page has no other state to share.
import type { Presumption } from "@policy-ledger/rulebook"
import { isDay } from "./days.ts"

export const VIEWS = ["day", "years", "instrument", "order", "proof", "find"] as const
export type View = (typeof VIEWS)[number]

export const LANGS = ["zh", "en"] as const
export type PageLang = (typeof LANGS)[number]

export const SCHEMES = ["light", "dark"] as const
type Scheme = (typeof SCHEMES)[number]

export const PRESUMPTIONS: readonly Presumption[] = ["commencement", "continuance", "unchanged", "conditions"]

/** A day, as it was announced by the end of another, with what is presumed. */
export interface Point {
  /** null: the last day whose reports were read. */
  readonly on: string | null
  readonly announcedBy: string | null
  readonly presume: readonly Presumption[]
}

export interface Place extends Point {
  readonly view: View
  /** null: the browser's. */
  readonly lang: PageLang | null
  readonly scheme: Scheme | null
  /** What the day is held against. */
  readonly other: Point | null
  /** The instrument looked at, or the announcement or the event in the proof. */
  readonly id: string | null
  /** Which provision of the instrument. */
  readonly provision: string | null
  /** A case as JSON: only a link that was asked for carries it. */
  readonly case: string | null
  readonly query: string
}

const POINT: Point = { on: null, announcedBy: null, presume: [] }

export const START: Place = {
  ...POINT,
  view: "day",
  lang: null,
  scheme: null,
  other: null,
  id: null,
  provision: null,
  case: null,
  query: "",
}

/** A part of an address that says nothing the page can show. */
export interface Unread {
  readonly key: string
  /** null: there is no such key. */
  readonly found: string | null
  readonly expected: string
}

export interface Read {
  readonly place: Place
  /** The first of them. */
  readonly unread: readonly Unread[]
}

/** An id, a key or what is looked for is shorter; of a longer one its beginning is told. */
const LONGEST = 300
/** As much as a case may have, and its signs written as three. */
const LONGEST_CASE = 1_048_576
const LONGEST_ADDRESS = 3 * LONGEST_CASE + 4096
/** So many parts that cannot be read are told. */
const MOST_UNREAD = 8
const TOLD = 60

/** Signs that are not seen, or turn the writing around: told of, they are no part of what tells it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

const cut = (text: string): string =>
  (text.length > TOLD ? `${text.slice(0, TOLD)}…` : text).replace(UNSEEN, "\uFFFD")

type Reading = (found: string, place: Place) => Place | string

const short =
  (put: (place: Place, text: string) => Place, most = LONGEST): Reading =>
  (found, place) =>
    found.length <= most ? put(place, found) : `≤ ${most}`

const oneOf = <A extends string>(words: readonly A[], found: string): A | undefined =>
  words.find((word) => word === found)

const listed = (words: readonly string[]): string => words.join(", ")

const day =
  (put: (place: Place, day: string) => Place): Reading =>
  (found, place) =>
    isDay(found) ? put(place, found) : "YYYY-MM-DD"

const presumed =
  (put: (place: Place, presume: readonly Presumption[]) => Place): Reading =>
  (found, place) => {
    const words = found === "" ? [] : found.split(",")
    const presume = PRESUMPTIONS.filter((one) => words.includes(one))
    return presume.length === words.length ? put(place, presume) : listed(PRESUMPTIONS)
  }

const another = (place: Place, change: Partial<Point>): Place => ({
  ...place,
  other: { ...(place.other ?? POINT), ...change },
})

/** Every key that an address may have, in the order in which one is written. */
const KEYS: { readonly [key: string]: Reading } = {
  on: day((place, on) => ({ ...place, on })),
  by: day((place, announcedBy) => ({ ...place, announcedBy })),
  presume: presumed((place, presume) => ({ ...place, presume })),
  "other-on": day((place, on) => another(place, { on })),
  "other-by": day((place, announcedBy) => another(place, { announcedBy })),
  "other-presume": presumed((place, presume) => another(place, { presume })),
  id: short((place, id) => ({ ...place, id })),
  provision: short((place, provision) => ({ ...place, provision })),
  q: short((place, query) => ({ ...place, query })),
  lang: (found, place) => {
    const lang = oneOf(LANGS, found)
    return lang === undefined ? listed(LANGS) : { ...place, lang }
  },
  scheme: (found, place) => {
    const scheme = oneOf(SCHEMES, found)
    return scheme === undefined ? listed(SCHEMES) : { ...place, scheme }
  },
  case: short((place, found) => ({ ...place, case: found }), LONGEST_CASE),
}

/** Reads what stands behind the `#`: what cannot be read is told, and the rest is shown. */
export const readPlace = (fragment: string): Read => {
  if (fragment.length > LONGEST_ADDRESS)
    return { place: START, unread: [{ key: "#", found: cut(fragment), expected: `≤ ${LONGEST_ADDRESS}` }] }
  const [path = "", ...behind] = fragment.replace(/^#\/?/, "").split("?")
  const named = path === "" ? START.view : oneOf(VIEWS, path)
  let place: Place = { ...START, view: named ?? START.view }
  const unread: Unread[] =
    named === undefined ? [{ key: "#", found: cut(path), expected: listed(VIEWS) }] : []
  const seen = new Set<string>()
  for (const [key, found] of new URLSearchParams(behind.join("?"))) {
    const read = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined
    const next = read === undefined ? listed(Object.keys(KEYS)) : seen.has(key) ? "1 ×" : read(found, place)
    seen.add(key)
    if (typeof next !== "string") place = next
    else if (unread.length < MOST_UNREAD)
      unread.push({ key: cut(key), found: read === undefined ? null : cut(found), expected: next })
    else break
  }
  // Elsewhere nobody would take it out of the address again.
  return { place: place.view === "order" ? place : { ...place, case: null }, unread }
}

const told = (point: Point | null, prefix: string): readonly (readonly [string, string])[] =>
  point === null
    ? []
    : [
        ...(point.on === null ? [] : [[`${prefix}on`, point.on] as const]),
        ...(point.announcedBy === null ? [] : [[`${prefix}by`, point.announcedBy] as const]),
        ...(point.presume.length === 0 && (prefix === "" || point.on !== null || point.announcedBy !== null)
          ? []
          : [[`${prefix}presume`, point.presume.join(",")] as const]),
      ]

/** What stands behind the `#` for a place; read again it is the same place. */
export const writePlace = (place: Place): string => {
  const said = [
    ...told(place, ""),
    ...told(place.other, "other-"),
    ...(["id", "provision"] as const).flatMap((key) => {
      const found = place[key]
      return found === null ? [] : [[key, found] as const]
    }),
    ...(place.query === "" ? [] : [["q", place.query] as const]),
    ...(place.lang === null ? [] : [["lang", place.lang] as const]),
    ...(place.scheme === null ? [] : [["scheme", place.scheme] as const]),
    ...(place.case === null ? [] : [["case", place.case] as const]),
  ]
  const query = new URLSearchParams(said.map(([key, value]): [string, string] => [key, value]))
    .toString()
    .replaceAll("%2C", ",")
  return `#${place.view}${query === "" ? "" : `?${query}`}`
}
