import fc from "fast-check"
import type { Chance } from "./chance.ts"
import { Chronology } from "@policy-ledger/rulebook"
import { bazaar } from "../bazaar/platform.ts"
import { isoDay, two } from "./days.ts"

/** A case as the laws vary it: the facts of the bazaar that are given, by their paths. */
export interface Given {
  readonly instants: { readonly [path: string]: number }
  /** Of which the case says that there was none, or that a presumed one is not known. */
  readonly none: readonly string[]
  readonly unknown: readonly string[]
  readonly lane?: string
  readonly tags?: readonly string[]
  readonly shipTo?: string
  readonly goods?: string
  readonly grouped?: boolean
  readonly rate?: number
  readonly strikes?: number
  /** The amount of each part in hundredths; null: not given. */
  readonly parts?: readonly (number | null)[]
  readonly pieces?: readonly Piece[]
  /** In hundredths. */
  readonly postage?: number
}

/** A member of a list; what it does not say is undefined. */
export interface Piece {
  /** In hundredths. */
  readonly price?: number
  readonly units?: number
  readonly kind?: string
}

const instants = [
  "order.placedAt",
  "order.paidAt",
  "order.dueAt",
  "order.agreedShipBy",
  "order.shippedAt",
  "order.groupFormedAt",
  "refund.requestedAt",
  "seller.joinedAt",
  "seller.renewedAt",
] as const
const PRESUMED: readonly string[] = ["order.agreedShipBy", "seller.renewedAt"]
const CHRONOLOGY = new Chronology(bazaar)

/** Minutes since the first day of 2020; near the days on which histories happen, often at a midnight. */
const minute = fc
  .tuple(fc.integer({ min: 366 - 5, max: 366 + 45 }), fc.constantFrom(0, 0, 600, 990, 1439))
  .map(([d, m]) => d * 1440 + m)

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

const PRICES = [0, 1999, 2000, 33_333] as const
const PIECE_KINDS = ["toy", "book"] as const

const TAGS = ["gift", "fragile", "bulk", "swift"]
const CAN_BE_NONE = [
  "order.paidAt",
  "refund.requestedAt",
  "order.groupFormedAt",
  "seller.joinedAt",
  "order.lane",
  "order.tags",
]

const LANES = ["local", "export", "pickup"] as const
const PLACES = ["330000", "330100", "330102", "440300", "110101"] as const

const GOODS = ["goods", "food", "fruit", "fish", "tools"] as const
/** What each kind of goods can turn out to be. */
const KINDS: { readonly [goods: string]: readonly [string, ...string[]] } = {
  goods: ["food", "fruit", "fish", "tools"],
  food: ["fruit", "fish"],
}

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

interface Instants {
  readonly [path: string]: number
}

/** Between which of those given an instant must lie. */
const boundsOf = (path: string, t: Instants): readonly [number, number] => {
  const given = (paths: Iterable<string>): readonly number[] => [...paths].flatMap((p) => t[p] ?? [])
  return [
    Math.max(-Infinity, ...given(CHRONOLOGY.earlierThan(path))),
    Math.min(Infinity, ...given(CHRONOLOGY.laterThan(path))),
  ]
}

/** The same instants in an order in which they can happen, without those that would follow what was not. */
const inOrder = (t: Instants, none: readonly string[]): Instants => {
  const kept: { [path: string]: number } = {}
  for (const path of instants) {
    const at = t[path]
    const follows = [...CHRONOLOGY.earlierThan(path)].some((earlier) => none.includes(earlier))
    if (at !== undefined && !follows && !none.includes(path))
      kept[path] = Math.max(at, boundsOf(path, kept)[0])
  }
  return kept
}

const nothing = fc.constant<string[]>([])

export const given: fc.Arbitrary<Given> = fc
  .record({
    instants: fc.record(Object.fromEntries(instants.map((p) => [p, maybe(minute)]))),
    none: fc.oneof({ weight: 4, arbitrary: nothing }, fc.subarray(CAN_BE_NONE, { maxLength: 2 })),
    unknown: fc.oneof({ weight: 4, arbitrary: nothing }, fc.subarray([...PRESUMED, "order.tags"])),
    lane: maybe(fc.constantFrom(...LANES)),
    tags: maybe(fc.subarray(TAGS)),
    shipTo: maybe(fc.constantFrom(...PLACES)),
    goods: maybe(fc.constantFrom(...GOODS)),
    grouped: maybe(fc.boolean()),
    rate: maybe(fc.constantFrom(0, 499_999, 500_000, 950_000, 1_000_000)),
    strikes: maybe(fc.nat(4)),
    parts: maybe(
      fc.array(fc.option(fc.constantFrom(0, 5000, 9999, 10_000, 30_001), { nil: null, freq: 4 }), {
        maxLength: 3,
      }),
    ),
    pieces: maybe(
      fc.array(
        fc
          .record({
            price: maybe(fc.constantFrom(...PRICES)),
            units: maybe(fc.nat(3)),
            kind: maybe(fc.constantFrom(...PIECE_KINDS)),
          })
          .map((piece): Piece => defined(piece)),
        { maxLength: 3 },
      ),
    ),
    postage: maybe(fc.constantFrom(0, 999, 20_000)),
  })
  .map(({ instants: t, none, unknown, grouped, lane, tags, ...rest }) => {
    const known = inOrder(defined(t) as Instants, none)
    const isFree = (path: string): boolean => !none.includes(path) && !unknown.includes(path)
    const open = unknown.filter((path) => known[path] === undefined && !none.includes(path))
    // Where the instants say whether the group has formed, the case does not say it again.
    const says = known["order.groupFormedAt"] === undefined && !none.includes("order.groupFormedAt")
    return {
      ...defined({
        ...rest,
        grouped: says ? grouped : undefined,
        lane: isFree("order.lane") ? lane : undefined,
        tags: isFree("order.tags") ? tags : undefined,
      }),
      instants: known,
      none,
      unknown: open,
    }
  })

export const isoMinute = (m: number): string => {
  const rest = m % 1440
  return `${isoDay(Math.floor(m / 1440))}T${two(Math.floor(rest / 60))}:${two(rest % 60)}:00+05:30`
}

const money = (fen: number): string => `${Math.floor(fen / 100)}.${two(fen % 100)}`

/** The case as its JSON. */
export const caseJson = (g: Given): object => {
  const sections: { [section: string]: { [fact: string]: unknown } } = {}
  const put = (path: string, value: unknown): void => {
    const [section = "", fact = ""] = path.split(".")
    if (value !== undefined) (sections[section] ??= {})[fact] = value
  }
  for (const [path, m] of Object.entries(g.instants)) put(path, isoMinute(m))
  for (const path of g.none) put(path, null)
  for (const path of g.unknown) put(path, "unknown")
  put("order.lane", g.lane)
  put("order.tags", g.tags)
  put("order.shipTo", g.shipTo)
  put("order.goods", g.goods)
  put("order.grouped", g.grouped)
  put("seller.rate", g.rate === undefined ? undefined : g.rate / 1_000_000)
  put("seller.strikes", g.strikes)
  put(
    "order.parts",
    g.parts?.map((fen) => (fen === null ? {} : { amount: money(fen) })),
  )
  put("order.postage", g.postage === undefined ? undefined : money(g.postage))
  put(
    "order.pieces",
    g.pieces?.map(({ price, ...piece }) => ({
      ...piece,
      ...(price === undefined ? {} : { price: money(price) }),
    })),
  )
  return sections
}

/** Gives some absent facts (`fully`: all) a value that those given allow. What is presumed stays absent. */
export const complete = (g: Given, by: Chance, fully: boolean): Given => {
  const add = <T>(value: T | undefined, make: () => T): T | undefined =>
    value ?? (fully || by.one(2) ? make() : undefined)
  const t: { [path: string]: number } = { ...g.instants }
  const near = (): number => by.between(366 - 5, 366 + 45) * 1440 + by.of([0, 600, 990])
  for (const path of instants) {
    const isPresumed = PRESUMED.includes(path) && !g.unknown.includes(path)
    const follows = [path, ...CHRONOLOGY.earlierThan(path)].some((other) => g.none.includes(other))
    if (t[path] !== undefined || isPresumed || follows || !(fully || by.one(2))) continue
    // A group is known by its instant, unless the case says that it has formed.
    if (path === "order.groupFormedAt" && g.grouped !== undefined) continue
    const [lo, hi] = boundsOf(path, t)
    t[path] = Math.min(Math.max(near(), lo), hi)
  }
  const inside = (code: string): string =>
    code.endsWith("0000")
      ? `${code.slice(0, 2)}${by.of(["01", "02"])}${by.of(["01", "02"])}`
      : code.endsWith("00")
        ? `${code.slice(0, 4)}${by.of(["01", "02"])}`
        : code
  const isOpen = (path: string): boolean => !g.none.includes(path)
  const tags = g.unknown.includes("order.tags") ? add(g.tags, () => TAGS.filter(() => by.one(2))) : g.tags
  const unknown = g.unknown.filter((path) =>
    path === "order.tags" ? tags === undefined : t[path] === undefined,
  )
  const shipTo = add(g.shipTo, () => by.of(PLACES))
  const piece = (known: Piece): Piece =>
    defined({
      price: add(known.price, () => by.of([...PRICES, by.between(0, 60_000)])),
      units: add(known.units, () => by.between(0, 4)),
      kind: add(known.kind, () => by.of(PIECE_KINDS)),
    })
  const pieces = add(g.pieces, () => [{}, {}, {}].slice(by.between(0, 3)))
  const goods = add(g.goods, () => by.of(GOODS))
  const kind = (wide: string): string => {
    const kinds = KINDS[wide]
    return kinds === undefined ? wide : kind(by.of(kinds))
  }
  const parts = add(g.parts, () => [by.between(0, 40_000), by.between(0, 40_000)].slice(by.between(0, 2)))
  return {
    ...defined({
      ...g,
      lane: isOpen("order.lane") ? add(g.lane, () => by.of(LANES)) : undefined,
      tags,
      shipTo: shipTo === undefined ? undefined : inside(shipTo),
      goods: goods === undefined ? undefined : kind(goods),
      rate: add(g.rate, () => by.between(0, 1_000_000)),
      strikes: add(g.strikes, () => by.between(0, 4)),
      postage: add(g.postage, () => by.between(0, 30_000)),
      pieces: pieces?.map(piece),
      parts: parts?.map((fen) => fen ?? (fully || by.one(2) ? by.between(0, 40_000) : null)),
    }),
    instants: t,
    none: g.none,
    unknown,
  }
}
