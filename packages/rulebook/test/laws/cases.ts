import fc from "fast-check"
import type { Chance } from "./chance.ts"
import { isoDay, two } from "./days.ts"

/** A case as the laws vary it: the facts of the bazaar that are given, by their paths. */
export interface Given {
  readonly instants: { readonly [path: string]: number }
  readonly lane?: string
  readonly tags?: readonly string[]
  readonly shipTo?: string
  readonly grouped?: boolean
  readonly rate?: number
  readonly strikes?: number
  /** The amount of each part in hundredths; null: not given. */
  readonly parts?: readonly (number | null)[]
}

const instants = [
  "order.placedAt",
  "order.paidAt",
  "order.dueAt",
  "order.agreedShipBy",
  "order.groupFormedAt",
  "refund.requestedAt",
  "seller.joinedAt",
  "seller.renewedAt",
] as const
const PRESUMED: readonly string[] = ["order.agreedShipBy", "seller.renewedAt"]

/** Minutes since the first day of 2020; near the days on which histories happen, often at a midnight. */
const minute = fc
  .tuple(fc.integer({ min: 366 - 5, max: 366 + 45 }), fc.constantFrom(0, 0, 600, 990, 1439))
  .map(([d, m]) => d * 1440 + m)

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

const LANES = ["local", "export", "pickup"] as const
const PLACES = ["330000", "330100", "330102", "440300", "110101"] as const

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const inOrder = (t: { readonly [path: string]: number }): { readonly [path: string]: number } => {
  const [placed, paid] = [t["order.placedAt"], t["order.paidAt"]]
  return placed !== undefined && paid !== undefined && placed > paid ? { ...t, "order.placedAt": paid } : t
}

export const given: fc.Arbitrary<Given> = fc
  .record({
    instants: fc.record(Object.fromEntries(instants.map((p) => [p, maybe(minute)]))),
    lane: maybe(fc.constantFrom(...LANES)),
    tags: maybe(fc.subarray(["gift", "fragile", "bulk"])),
    shipTo: maybe(fc.constantFrom(...PLACES)),
    grouped: maybe(fc.boolean()),
    rate: maybe(fc.constantFrom(0, 499_999, 500_000, 950_000, 1_000_000)),
    strikes: maybe(fc.nat(4)),
    parts: maybe(
      fc.array(fc.option(fc.constantFrom(0, 5000, 9999, 10_000, 30_001), { nil: null, freq: 4 }), {
        maxLength: 3,
      }),
    ),
  })
  .map(({ instants: t, grouped, ...rest }) => {
    const known = inOrder(defined(t) as { readonly [path: string]: number })
    // Where the instants say whether the group has formed, the case does not say it again.
    return {
      ...defined({ ...rest, grouped: known["order.groupFormedAt"] === undefined ? grouped : undefined }),
      instants: known,
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
  put("order.lane", g.lane)
  put("order.tags", g.tags)
  put("order.shipTo", g.shipTo)
  put("order.grouped", g.grouped)
  put("seller.rate", g.rate === undefined ? undefined : g.rate / 1_000_000)
  put("seller.strikes", g.strikes)
  put(
    "order.parts",
    g.parts?.map((fen) => (fen === null ? {} : { amount: money(fen) })),
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
    if (t[path] !== undefined || PRESUMED.includes(path) || !(fully || by.one(2))) continue
    // A group is known by its instant, unless the case says that it has formed.
    if (path === "order.groupFormedAt" && g.grouped !== undefined) continue
    if (path === "order.placedAt" && t["order.paidAt"] === undefined && !fully) continue
    t[path] = near()
  }
  const [placed, paid] = [t["order.placedAt"], t["order.paidAt"]]
  if (placed !== undefined && paid !== undefined && placed > paid)
    if (g.instants["order.placedAt"] === undefined) t["order.placedAt"] = paid - by.between(0, 2000)
    else t["order.paidAt"] = placed + by.between(0, 2000)
  const inside = (code: string): string =>
    code.endsWith("0000")
      ? `${code.slice(0, 2)}${by.of(["01", "02"])}${by.of(["01", "02"])}`
      : code.endsWith("00")
        ? `${code.slice(0, 4)}${by.of(["01", "02"])}`
        : code
  const shipTo = add(g.shipTo, () => by.of(PLACES))
  const parts = add(g.parts, () => [by.between(0, 40_000), by.between(0, 40_000)].slice(by.between(0, 2)))
  return {
    ...defined({
      ...g,
      lane: add(g.lane, () => by.of(LANES)),
      shipTo: shipTo === undefined ? undefined : inside(shipTo),
      rate: add(g.rate, () => by.between(0, 1_000_000)),
      strikes: add(g.strikes, () => by.between(0, 4)),
      parts: parts?.map((fen) => fen ?? (fully || by.one(2) ? by.between(0, 40_000) : null)),
    }),
    instants: t,
  }
}
