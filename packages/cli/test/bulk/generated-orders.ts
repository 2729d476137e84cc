// Random orders of a platform, as JSON and as the row of a table that says the same.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { decodePlatform } from "@policy-ledger/ledger"
import {
  Chronology,
  type FactDeclaration,
  factValues,
  type FactPath,
  type Platform,
} from "@policy-ledger/rulebook"
import { Result } from "effect"
import * as fc from "fast-check"
import { root } from "../command.ts"

const platformOf = (id: string): Platform => {
  const file = `seeds/${id}.yaml`
  return Result.getOrThrow(decodePlatform(file, readFileSync(join(root, file), "utf8")))
}

interface Order {
  readonly json: unknown
  /** By column; `none` and `unknown` name facts. */
  readonly flat: Readonly<Record<string, unknown>>
}

const givenFacts = ({ facts }: Platform): readonly FactDeclaration[] =>
  facts.filter(({ derived, input }) => derived === undefined || input === true)

const HOUR = 3_600_000
const FIRST = Date.parse("2021-01-01T00:00:00Z")
const DAYS = 1500

const amount = fc.integer({ min: 0, max: 99_999 }).map((fen) => (fen / 100).toFixed(2))

const valueOf = (fact: FactDeclaration, platform: Platform): fc.Arbitrary<unknown> => {
  const words = factValues(fact, platform).map(({ value }) => value)
  switch (fact.type) {
    case "money":
      return amount
    case "ratio":
      return fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000)
    case "integer":
      return fc.nat(5)
    case "boolean":
      return fc.boolean()
    case "enum":
    case "tree":
      return fc.constantFrom(...words)
    case "set":
      return fc.uniqueArray(fc.constantFrom(...words), { maxLength: 3 })
    case "region":
      return fc.constantFrom("330206", "440305", "513322", "350200", "410100")
    case "text":
      return fc.string({ minLength: 1, maxLength: 8 })
    case "instant":
      return fc.nat(200).map((hours) => hours * HOUR)
  }
}

/** How much is said of a fact: something of most, of the others nothing, that there was none, that it is not known. */
const said = fc.constantFrom("value", "value", "value", "absent", "none", "unknown")

/** Instants are told as the time since the latest of those that come before. */
const inOrder = (picked: ReadonlyMap<FactPath, number>, base: number, chronology: Chronology) => {
  const times = new Map<FactPath, number>()
  const timeOf = (path: FactPath): number => {
    const known = times.get(path)
    if (known !== undefined) return known
    const earlier = [...chronology.earlierThan(path)].map(timeOf)
    const time = Math.max(base, ...earlier) + (picked.get(path) ?? 0)
    times.set(path, time)
    return time
  }
  return timeOf
}

const put = (into: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) into[key] = value
  else put((into[key] ??= {}) as Record<string, unknown>, rest, value)
}

export const orders = (id: string): fc.Arbitrary<Order> => {
  const platform = platformOf(id)
  const chronology = new Chronology(platform)
  const facts = givenFacts(platform).filter(({ path }) => !path.includes("[]"))
  const parts = fc.option(
    fc
      .array(fc.record({ amount }), { maxLength: 3 })
      .map((all) => all.map(({ amount: of }, i) => ({ id: String(i), amount: of }))),
    { nil: undefined },
  )
  const base = fc.nat(DAYS * 24).map((hours) => FIRST + hours * HOUR)
  return fc
    .tuple(fc.tuple(...facts.map((fact) => fc.tuple(said, valueOf(fact, platform)))), parts, base, fc.nat())
    .map(([values, list, start, number]) => {
      const picked = new Map<FactPath, number>()
      for (const [i, fact] of facts.entries())
        if (fact.type === "instant") picked.set(fact.path, Number(values[i]?.[1]))
      const isNone = new Set(
        facts.flatMap(({ path, type }, i) => (values[i]?.[0] === "none" && type === "instant" ? [path] : [])),
      )
      const timeOf = inOrder(picked, start, chronology)
      const json: Record<string, unknown> = {}
      const flat: Record<string, unknown> = {}
      const names: Record<"none" | "unknown", string[]> = { none: [], unknown: [] }
      for (const [i, fact] of facts.entries()) {
        const { path, type, presumed } = fact
        const [how, value] = values[i] ?? ["absent", undefined]
        // What is said of an order's number is told apart below; no number can be none.
        if (path === platform.caseId || how === "absent") continue
        if (how === "none" && type !== "integer") {
          put(json, path.split("."), null)
          names.none.push(path)
        } else if (how === "unknown") {
          if (presumed === undefined) continue
          put(json, path.split("."), "unknown")
          names.unknown.push(path)
        } else if (how === "value") {
          // What would have come after what was not cannot be told.
          if ([...chronology.earlierThan(path)].some((earlier) => isNone.has(earlier))) continue
          const given = type === "instant" ? new Date(timeOf(path)).toISOString() : value
          put(json, path.split("."), given)
          flat[path] = given
        }
      }
      const order = `N-${number}`
      put(json, platform.caseId.split("."), order)
      if (list !== undefined) put(json, ["order", "subOrders"], list)
      return {
        json,
        flat: { ...flat, [platform.caseId]: order, "order.subOrders": list ?? null, ...names },
      }
    })
}

const COLUMN_TYPES: { readonly [type in FactDeclaration["type"]]: readonly [read: string, shown: string] } = {
  instant: ["VARCHAR", "TIMESTAMP WITH TIME ZONE"],
  money: ["VARCHAR", "DECIMAL(18, 4)"],
  ratio: ["VARCHAR", "DOUBLE"],
  integer: ["BIGINT", "INTEGER"],
  boolean: ["BOOLEAN", "BOOLEAN"],
  enum: ["VARCHAR", "VARCHAR"],
  tree: ["VARCHAR", "VARCHAR"],
  region: ["VARCHAR", "VARCHAR"],
  set: ["VARCHAR[]", "VARCHAR[]"],
  text: ["VARCHAR", "VARCHAR"],
}

/** The query that makes a table with native types of such rows. */
export const shownAs = (id: string, flat: string): string => {
  const facts = givenFacts(platformOf(id)).filter(({ path }) => !path.includes("[]"))
  const list = "STRUCT(id VARCHAR, amount DECIMAL(12, 2))[]"
  const columns: readonly (readonly [string, string, string])[] = [
    ...facts.map(({ path, type }) => [path, ...COLUMN_TYPES[type]] as const),
    ["order.subOrders", "STRUCT(id VARCHAR, amount VARCHAR)[]", list],
    ["none", "VARCHAR[]", "VARCHAR[]"],
    ["unknown", "VARCHAR[]", "VARCHAR[]"],
  ]
  const shown = columns.map(([name, , type]) => `"${name}"::${type} AS "${name}"`)
  const read = columns.map(([name, type]) => `'${name}': '${type}'`)
  return `SELECT ${shown.join(", ")} FROM read_json('${flat}', format = 'newline_delimited', columns = {${read.join(", ")}})`
}
