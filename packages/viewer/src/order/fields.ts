// The facts of a platform as fields of a form, and a case as what those fields say.
import type { FactDeclaration, FactPath, Platform, Text } from "@policy-ledger/rulebook"
import { factValues } from "@policy-ledger/rulebook"

export interface Field {
  readonly kind: "fact"
  readonly path: FactPath
  /** Its last key: of a member of a list that is all of its place. */
  readonly key: string
  readonly type: FactDeclaration["type"]
  readonly title: Text
  readonly words: readonly { readonly value: string; readonly title: Text }[]
  /** Of a place of a tree: how many lie around it. */
  readonly depths?: ReadonlyMap<string, number>
  /** Can the case say that there was none? */
  readonly canBeNone: boolean
  /** Left out it is presumed; then the case can say that it is not known. */
  readonly presumed?: Text
}

/** A list of a case, by the path of it without `[]`. */
export interface ListField {
  readonly kind: "list"
  readonly path: string
  readonly members: readonly Field[]
}

export type Entry = Field | ListField

const depthsOf = (platform: Platform, tree: string | undefined): ReadonlyMap<string, number> | undefined => {
  const places = platform.trees?.find(({ id }) => id === tree)?.places
  if (places === undefined) return undefined
  const around = new Map(places.map((place) => [place.id, place.in]))
  const depth = (id: string): number => {
    const above = around.get(id)
    return above === undefined ? 0 : 1 + depth(above)
  }
  return new Map(places.map(({ id }) => [id, depth(id)]))
}

const fieldOf = (fact: FactDeclaration, platform: Platform, isMember: boolean): Field => {
  const depths = fact.type === "tree" ? depthsOf(platform, fact.tree) : undefined
  return {
    kind: "fact",
    path: fact.path,
    key: fact.path.slice(fact.path.lastIndexOf(".") + 1),
    type: fact.type,
    title: fact.title,
    words: factValues(fact, platform),
    ...(depths === undefined ? {} : { depths }),
    // Of a count none is 0, and a text that was not says nothing.
    canBeNone: !isMember && fact.type !== "integer" && fact.type !== "text",
    ...(fact.presumed === undefined ? {} : { presumed: fact.presumed.title }),
  }
}

/** Every fact that a case can give, in the order in which the platform declares them; a list where its first fact stands. */
export const entriesOf = (platform: Platform): readonly Entry[] => {
  const given = platform.facts.filter(({ derived, input }) => derived === undefined || input === true)
  const groups = Map.groupBy(given, ({ path }) => path.split("[]")[0] ?? path)
  return [...groups].map(([path, facts]): Entry => {
    const [first] = facts
    if (first !== undefined && !first.path.includes("[]")) return fieldOf(first, platform, false)
    return { kind: "list", path, members: facts.map((fact) => fieldOf(fact, platform, true)) }
  })
}

/** The field that a fact which is missing is asked for in: itself, or the list in which it stands. */
export const entryOf = (entries: readonly Entry[], fact: FactPath): Entry | undefined =>
  entries.find(({ path }) => path === fact.split("[")[0])

export type JsonObject = { readonly [key: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** What a case says at a path; undefined: nothing. Of a group that is null each fact was not. */
export const valueAt = (of: unknown, path: FactPath): unknown => {
  let at: unknown = of
  for (const key of path.split(".")) {
    if (at === null) return null
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

/** A group that is null with each of its facts said to be null, but one that is said otherwise. */
const spelledOut = (path: string, entries: readonly Entry[], but: string): unknown => {
  let group: unknown = {}
  for (const one of entries)
    if (
      one.path.startsWith(`${path}.`) &&
      one.path !== but &&
      (one.kind === "list" || one.canBeNone || one.type === "set")
    )
      group = put(group, one.path.slice(path.length + 1).split("."), null)
  return group
}

const put = (of: unknown, [key = "", ...rest]: readonly string[], value: unknown): JsonObject | undefined => {
  const own = isObject(of) ? of : {}
  const under = Object.hasOwn(own, key) ? own[key] : undefined
  const next = rest.length === 0 ? value : put(under, rest, value)
  if (next !== undefined) return { ...own, [key]: next }
  const left = Object.fromEntries(Object.entries(own).filter(([other]) => other !== key))
  return Object.keys(left).length === 0 ? undefined : left
}

/** The case with something else said at a path; undefined: nothing is said, and groups that say nothing are left out. */
export const withValue = (
  of: unknown,
  path: FactPath,
  value: unknown,
  entries: readonly Entry[],
): JsonObject => {
  const keys = path.split(".")
  const closed = keys.findIndex((_, i) => i > 0 && valueAt(of, keys.slice(0, i).join(".")) === null)
  const group = keys.slice(0, closed).join(".")
  const base = closed < 0 ? of : withValue(of, group, spelledOut(group, entries, path), entries)
  return put(base, keys, value) ?? {}
}

/** The paths of the fields of which a case says something, in their order. */
export const givenIn = (of: unknown, entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(({ path }) => (valueAt(of, path) === undefined ? [] : [path]))
