// Orders to answer, and what an audit says of them.
import { readFileSync } from "node:fs"
import { decodePlatform, originOf, readLogUnsafe } from "@policy-ledger/ledger"
import { Rulebook } from "@policy-ledger/rulebook"
import type { CompileQuestion } from "@policy-ledger/rulebook/program"
import { Result } from "effect"
import type { RowsOf } from "../../../cli/src/bulk/columns.ts"
import { Engine } from "../../../cli/src/bulk/engine.ts"
import type { Row } from "../../../cli/src/tables/cell.ts"
import type { Json, JsonObject } from "../bulk/drawing.ts"
import { edgesOf } from "../bulk/edges.ts"
import { fuzzedOrders, realisticOrders } from "../bulk/orders.ts"
import { ROOT } from "../place.ts"

export const PLATFORMS = ["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"] as const

const text = (file: string): string => readFileSync(`${ROOT}seeds/${file}`, "utf8")

const rootAt = () => `sha256:${"0".repeat(64)}`

/** The rules of a platform by its log, and orders that it can have. */
export interface Market {
  readonly id: string
  readonly book: Rulebook
  readonly orders: (howMany: number, seed: number) => readonly JsonObject[]
}

export const marketOf = (id: string): Market => {
  const platform = Result.getOrThrow(decodePlatform(`${id}.yaml`, text(`${id}.yaml`)))
  const { events } = Result.getOrThrow(readLogUnsafe(`${id}.ndjson`, text(`${id}.ndjson`)))
  return {
    id,
    book: Rulebook.of(platform, [{ origin: originOf(platform), events, rootAt }]),
    // Half as shops have them, half as odd as they may be.
    orders: (howMany, seed) => {
      const drawn = [realisticOrders(platform, seed), fuzzedOrders(platform, seed, edgesOf(platform, events))]
      return Array.from({ length: howMany }, (_, i) => named(drawn[i % 2]?.next().value ?? {}, i))
    },
  }
}

const withoutNul = (json: Json): Json => {
  if (typeof json === "string") return json.replaceAll("\u0000", "")
  if (typeof json !== "object" || json === null) return json
  if (Array.isArray(json)) return json.map((one: Json) => withoutNul(one))
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withoutNul(value)]))
}

/** Told apart by their ids; PostgreSQL's text holds no NUL. */
const named = (order: JsonObject, i: number): JsonObject => {
  const { order: facts = null, ...others } = order
  const own = withoutNul(facts)
  return {
    ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, withoutNul(value)])),
    order: { ...(typeof own === "object" && own !== null ? own : {}), id: String(i) },
  }
}

/** What the bulk audit writes of orders: its columns, and the rows. */
export interface Answered {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

export const answered = (
  book: Rulebook,
  question: CompileQuestion,
  rows: RowsOf,
  orders: readonly unknown[],
): Answered => {
  const engine = new Engine(book, question, rows)
  return { columns: engine.columns, rows: orders.flatMap((order) => engine.rowsOf(order)) }
}
