import { createHash } from "node:crypto"

// Every change that one place of a JSON value can suffer, and the dangerous pairs of a receipt.

export type Way = readonly (string | number)[]

/** A value that was changed, and how. */
export interface Mutant {
  readonly name: string
  readonly json: unknown
}

const REMOVED = Symbol("removed")

export const member = (value: unknown, key: string | number): unknown =>
  (value as Readonly<Record<string | number, unknown>>)[key]

/** The way to every value below `value`, lists and objects included. */
export const ways = (value: unknown, way: Way = []): readonly Way[] => {
  if (typeof value !== "object" || value === null) return [way]
  const below = Array.isArray(value)
    ? value.flatMap((item: unknown, i) => ways(item, [...way, i]))
    : Object.entries(value).flatMap(([key, item]) => ways(item, [...way, key]))
  return [way, ...below]
}

/** The same with another value at one place, or without it. */
export const put = (value: unknown, [key, ...rest]: Way, to: unknown): unknown => {
  if (key === undefined) return to
  const below = put(member(value, key), rest, to)
  if (Array.isArray(value))
    return below === REMOVED ? value.toSpliced(Number(key), 1) : value.with(Number(key), below)
  const { [key]: _, ...others } = value as Record<string, unknown>
  return below === REMOVED ? others : { ...(value as object), [key]: below }
}

const KLEENE = ["yes", "no", "unknown"]

const otherText = (text: string): readonly string[] => {
  if (KLEENE.includes(text)) return KLEENE.filter((other) => other !== text)
  const first = text.startsWith("7") ? "8" : "7"
  const later = text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
  return [`${first}${text.slice(1)}`, ...(later === text ? [] : [later]), "", `${text}\u0000`, "\ud800"]
}

/** Other values for a leaf: of its type, none, none at all, and of other types. */
const otherLeaf = (leaf: unknown): readonly unknown[] => {
  if (typeof leaf === "string") return [...otherText(leaf), null, REMOVED, 1, [leaf]]
  if (typeof leaf === "number") return [leaf + 1, leaf - 1, 0, -1, 2 ** 53, null, REMOVED, String(leaf)]
  if (typeof leaf === "boolean") return [!leaf, null, REMOVED, String(leaf)]
  return ["2024-03-11T00:00:00+05:30", "yes", 0, REMOVED, {}, []]
}

const otherList = (list: readonly unknown[]): readonly unknown[] => {
  const [first] = list
  const foreign =
    typeof first === "object" ? { ...first, provision: "dispatch/foreign", index: 3 } : "foreign"
  return [
    [...list, foreign],
    [foreign, ...list],
    ...(list.length === 0
      ? []
      : [[], list.slice(1), list.slice(0, -1), [first, ...list], [...list, list.at(-1)]]),
    ...(list.length < 2
      ? []
      : [list.toReversed(), list.toSpliced(1, 0, first), [list.at(-1), ...list.slice(0, -1)]]),
    null,
    REMOVED,
    Object.fromEntries(list.entries()),
  ]
}

const otherThan = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return otherList(value)
  if (typeof value !== "object" || value === null) return otherLeaf(value)
  return [{ ...value, stranger: 1 }, {}, null, REMOVED, [value]]
}

const show = (value: unknown): string =>
  value === REMOVED ? "removed" : (JSON.stringify(value) ?? "").slice(0, 60)

/** Every change at every one of these places. */
export const mutants = (json: unknown, places: readonly Way[] = ways(json)): readonly Mutant[] =>
  places.flatMap((way) => {
    const value = way.reduce<unknown>(member, json)
    return otherThan(value).map((to) => ({
      name: `${way.join(".") || "all"}: ${show(to)}`,
      json: put(json, way, to),
    }))
  })

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([key, item]) => [key, sorted(item)]))
}

/** SHA-256 of canonical JSON, by another hand than the package's. */
export const digestBy = (value: unknown): string =>
  `sha256:${createHash("sha256")
    .update(JSON.stringify(sorted(value)))
    .digest("hex")}`

/** The digest of the case made to fit again; a mutant whose case cannot be found stays as it is. */
export const recomputed = ({ name, json }: Mutant): Mutant => {
  const of = member(json ?? {}, "case")
  const facts = typeof of === "object" && of !== null ? member(of, "facts") : undefined
  if (facts === undefined) return { name, json }
  return { name: `${name}, digest recomputed`, json: put(json, ["case", "digest"], digestBy(facts)) }
}

/** A claim about who answered, put on top of another change. */
type Claim = readonly [name: string, way: Way, to: unknown]

export const CLAIMS: readonly Claim[] = [
  ["engine 2", ["madeBy", "engine"], 2],
  ["engine 0", ["madeBy", "engine"], 0],
  ["another platform file", ["platform", "digest"], `sha256:${"07".repeat(32)}`],
  ["another package", ["madeBy", "package"], "@policy-ledger/rules-souk"],
  ["a later release", ["madeBy", "version"], "99.0.0"],
]

const fits = (json: unknown, way: Way): boolean => {
  const parent = way.slice(0, -1).reduce<unknown>((at, key) => (at ? member(at, key) : undefined), json)
  return typeof parent === "object" && parent !== null
}

/** The same mutant with a claim as well. */
export const claiming = ({ name, json }: Mutant, [claim, way, to]: Claim): Mutant => ({
  name: `${name}, and ${claim}`,
  json: fits(json, way) ? put(json, way, to) : json,
})

/** The same mutant with no evidence left. */
export const bare = ({ name, json }: Mutant): Mutant => {
  const ledgers = typeof json === "object" && json !== null ? member(json, "ledgers") : undefined
  const without = Array.isArray(ledgers)
    ? ledgers.map((ledger: unknown) => (typeof ledger === "object" ? { ...ledger, events: [] } : ledger))
    : undefined
  return without === undefined
    ? { name, json }
    : { name: `${name}, and no evidence`, json: put(json, ["ledgers"], without) }
}
