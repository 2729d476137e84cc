// Which instants of a case belong together, and which of them the others hang on.
import type { FactDeclaration, FactPath, Platform } from "@policy-ledger/rulebook"
import { isObject, valueAt, withValue, type Entry, type Field, type JsonObject } from "./fields.ts"

type Order = Pick<FactDeclaration, "path" | "notBefore" | "notAfter">

const neighbours = (facts: readonly Order[]): ReadonlyMap<FactPath, readonly FactPath[]> => {
  const pairs = facts.flatMap(({ path, notBefore, notAfter }) =>
    [notBefore, notAfter].flatMap((other) =>
      other === undefined
        ? []
        : ([
            [path, other],
            [other, path],
          ] as const),
    ),
  )
  return new Map(
    [...Map.groupBy(pairs, ([path]) => path)].map(([path, all]) => [path, all.map(([, other]) => other)]),
  )
}

/** The instants that come before or after the one, through however many others. */
const together = (
  from: FactPath,
  next: ReadonlyMap<FactPath, readonly FactPath[]>,
): ReadonlySet<FactPath> => {
  const found = new Set([from])
  for (const path of found) for (const other of next.get(path) ?? []) found.add(other)
  return found
}

const isInstant = (entry: Entry): entry is Field => entry.kind === "fact" && entry.type === "instant"

/** The instants that a case gives, those on which the most others hang first. */
const givenInstants = (platform: Platform, entries: readonly Entry[], of: unknown): readonly Field[] => {
  const next = neighbours(platform.facts)
  const hanging = (path: FactPath): number => next.get(path)?.length ?? 0
  return entries
    .filter(isInstant)
    .filter(({ path }) => typeof valueAt(of, path) === "string")
    .toSorted((a, b) => hanging(b.path) - hanging(a.path))
}

/** The instant on which most others hang: of a paid order its payment. */
export const hubOf = (platform: Platform, entries: readonly Entry[], of: unknown): FactPath | undefined =>
  givenInstants(platform, entries, of)[0]?.path

/** The instants that a line of time shows: those that the case gives of what happened to the order, not of who sold it. */
export const shownInstants = (
  platform: Platform,
  entries: readonly Entry[],
  of: unknown,
): readonly Field[] => {
  const next = neighbours(platform.facts)
  const done = [...Object.values(platform.fulfilments ?? {}), ...Object.values(platform.agreements)]
  const hub = hubOf(platform, entries, of)
  const shown = new Set(
    [...done, ...(hub === undefined ? [] : [hub])].flatMap((path) => [...together(path, next)]),
  )
  return givenInstants(platform, entries, of).filter(({ path }) => shown.has(path))
}

/** A fact that can be varied: what the case says of it now, and the case with it said otherwise. */
export interface Variable {
  readonly field: Pick<Field, "path" | "type" | "title">
  readonly value: unknown
  readonly caseWith: (value: unknown) => JsonObject
}

const VARIED: readonly Field["type"][] = ["money", "integer", "ratio"]

/** The amount of an order of one part, which is that of the part. */
const amountOfOne = (platform: Platform, entries: readonly Entry[], of: unknown): readonly Variable[] => {
  const { subOrders } = platform
  const fact = platform.facts.find(
    ({ derived }) => derived !== undefined && "sum" in derived && derived.sum === subOrders,
  )
  const [list = "", key = ""] = subOrders?.split("[].") ?? []
  const parts = valueAt(of, list)
  const [part, ...others]: readonly unknown[] = Array.isArray(parts) ? parts : []
  if (fact === undefined || !isObject(part) || others.length > 0 || typeof part[key] !== "string") return []
  return [
    {
      field: { path: fact.path, type: fact.type, title: fact.title },
      value: part[key],
      caseWith: (value) => withValue(of, list, [{ ...part, [key]: value }], entries),
    },
  ]
}

/** What can be varied: instants, amounts and numbers that the case gives, the instants first on which most hangs. */
export const variable = (platform: Platform, entries: readonly Entry[], of: unknown): readonly Variable[] => {
  const isGiven = (path: FactPath): boolean => ["string", "number"].includes(typeof valueAt(of, path))
  const numbers = entries.filter(
    (entry): entry is Field => entry.kind === "fact" && VARIED.includes(entry.type) && isGiven(entry.path),
  )
  const own = (field: Field): Variable => ({
    field,
    value: valueAt(of, field.path),
    caseWith: (value) => withValue(of, field.path, value, entries),
  })
  return [
    ...givenInstants(platform, entries, of).map(own),
    ...amountOfOne(platform, entries, of),
    ...numbers.map(own),
  ]
}
