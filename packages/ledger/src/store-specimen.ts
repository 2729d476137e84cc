import { Effect, Stream } from "effect"
import { digestOf, uuidV5 } from "./canonical.ts"
import { EVENT_NAMESPACE } from "./event.ts"
import { EventStore, type NewEvent, type NonEmpty, type StoredEvent } from "./event-store.ts"
import type { AppendError, StoreFault } from "./store-error.ts"
import { edgeOver, metadataOf } from "./tree.ts"

/** One promise that every store keeps, and a program that fails where it is broken. */
export interface StoreCase {
  readonly name: string
  /** `stream` is a name that no other case uses. */
  readonly run: (stream: string) => Effect.Effect<void, AppendError | StoreFault, EventStore>
}

export const eventOf = (line: string): NewEvent => ({ id: uuidV5(EVENT_NAMESPACE, digestOf(line)), line })

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
    metadata: metadataOf(edgeOver(lines.slice(0, revision + 1))),
  }))
}

export const headOf = (events: readonly NewEvent[]) => ({
  revision: events.length - 1,
  ...metadataOf(edgeOver(events.map(({ line }) => line))),
})
