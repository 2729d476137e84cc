import { Effect, Stream } from "effect"
import { digestOf, edgeOver, logHead } from "@policy-ledger/log"
import { EventStore, type NewEvent, type NonEmpty, type StoredEvent } from "../event-store.ts"
import type { AppendError, StoreFault } from "../store-error.ts"

/** One promise that every store keeps, and a program that fails where it is broken. */
export interface StoreCase {
  readonly name: string
  /** `stream` is a name that no other case uses. */
  readonly run: (stream: string) => Effect.Effect<void, AppendError | StoreFault, EventStore>
}

/** An id that follows from a line: a UUID of one's own making (RFC 9562, 5.8) out of its digest. */
export const idOf = (line: string): string => {
  const digits = digestOf(line).slice("sha256:".length)
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
  ]
  return [...parts, digits.slice(20, 32)].join("-")
}

/** An event to append, with an id of its own for each line. */
export const eventOf = (line: string): NewEvent => ({ id: idOf(line), line })

export const nth = (label: string, n: number): NewEvent => eventOf(JSON.stringify({ label, n }))

/** So many events, told apart by a label and their number. */
export const eventsOf = (label: string, count = 1): NonEmpty<NewEvent> => [
  nth(label, 0),
  ...Array.from({ length: count - 1 }, (_, n) => nth(label, n + 1)),
]

export const readAll = (stream: string, from = 0) =>
  Effect.flatMap(EventStore, (store) => Stream.runCollect(store.read(stream, from)))

/** What a store must give back for these events, from RFC 6962 alone. */
export const storedOf = (events: readonly NewEvent[]): readonly StoredEvent[] => {
  const lines = events.map(({ line }) => line)
  return events.map((event, revision) => ({
    revision,
    ...event,
    metadata: logHead(edgeOver(lines.slice(0, revision + 1))),
  }))
}

export const headOf = (events: readonly NewEvent[]) => ({
  revision: events.length - 1,
  ...logHead(edgeOver(events.map(({ line }) => line))),
})
