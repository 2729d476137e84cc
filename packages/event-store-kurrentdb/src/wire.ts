import { type EventData, type RecordedEvent, jsonEvent } from "@eventstore/db-client"
import { EventNotCanonical, type NewEvent, type StoredEvent, StoreDamaged } from "@policy-ledger/event-store"
import { canonicalEvent, NotCanonical } from "@policy-ledger/log"
import { Result } from "effect"
import { ANOTHER_STREAM } from "./call-failure.ts"

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** As the server gives ids back. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The bytes that the client writes of an object, where they are the canonical ones. */
const canonicalLine = (value: unknown): string | undefined => {
  if (!isObject(value)) return undefined
  try {
    const written = JSON.stringify(value)
    return canonicalEvent(value) === written ? written : undefined
  } catch (error) {
    if (error instanceof NotCanonical) return undefined
    throw error
  }
}

/** Whether canonical JSON of a value is this line; `JSON.stringify` then writes the same, for the keys keep their places. */
const isLineOf = (value: unknown, line: string): value is JsonObject => {
  try {
    return isObject(value) && canonicalEvent(value) === line
  } catch (error) {
    if (error instanceof NotCanonical) return false
    throw error
  }
}

/** `jsonEvent` takes a value and writes it anew: the values, or the first event that would not come back as it is. */
export const valuesOf = (
  stream: string,
  events: readonly NewEvent[],
): Result.Result<readonly JsonObject[], EventNotCanonical> => {
  const values: JsonObject[] = []
  for (const { id, line } of events) {
    const refuse = (found: string, expected: string) =>
      Result.fail(new EventNotCanonical({ stream, id, found, expected }))
    if (!UUID.test(id)) return refuse("such an id", "a UUID in lower case")
    const value = parsed(line)
    if (!isLineOf(value, line))
      return refuse(
        "a line that would not come back with the same bytes",
        "one object of canonical JSON (RFC 8785) without keys that are array indices",
      )
    values.push(value)
  }
  return Result.succeed(values)
}

const typeOf = (value: JsonObject): string =>
  typeof value["type"] === "string" && /^[A-Za-z]+$/.test(value["type"]) ? value["type"] : "Event"

/** What is sent, with the value of each line. */
export const proposalsOf = (
  stored: readonly StoredEvent[],
  values: readonly JsonObject[],
): readonly EventData[] =>
  stored.flatMap(({ id, metadata: { size, root } }, i) => {
    const data = values[i]
    return data === undefined ? [] : [jsonEvent({ id, type: typeOf(data), data, metadata: { size, root } })]
  })

/** Where an event was read. */
export interface Place {
  readonly store: string
  readonly stream: string
}

const ROOT = /^sha256:[0-9a-f]{64}$/

/** An event as the server gave it back, if it is one that this package wrote at this revision. */
export const storedOf = (
  { store, stream }: Place,
  { id, revision, data, metadata, isJson }: RecordedEvent,
  expected: number,
): Result.Result<StoredEvent, StoreDamaged> => {
  const damaged = (found: string, wanted: string) =>
    Result.fail(
      new StoreDamaged({
        store,
        found: `stream ${stream}, revision ${revision}: ${found}`,
        expected: `${wanted}: ${ANOTHER_STREAM}`,
      }),
    )
  if (Number(revision) !== expected) return damaged("out of its place", `revision ${expected} there`)
  const line = isJson ? canonicalLine(data) : undefined
  if (line === undefined) return damaged("bytes that are no canonical JSON", "those that were written")
  if (!isObject(metadata)) return damaged("an event without metadata", "an event of a ledger")
  const { size, root } = metadata
  if (size !== expected + 1 || typeof root !== "string" || !ROOT.test(root))
    return damaged("metadata of no ledger", `size ${expected + 1} and the root after it`)
  return Result.succeed({ revision: expected, id, line, metadata: { size, root } })
}
