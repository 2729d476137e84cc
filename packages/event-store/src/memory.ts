import { EMPTY_EDGE, type Edge } from "@policy-ledger/tlog"
import { Effect, Layer, Result, Stream, SubscriptionRef } from "effect"
import { decideAppend } from "./append.ts"
import { EventStore, type NewEvent, type NonEmpty, type StoredEvent, type StreamHead } from "./event-store.ts"
import { PAGE, followPages, readPages } from "./follow.ts"
import type { Expected } from "./store-error.ts"
import { grow } from "./grow.ts"

interface StoredStream {
  readonly events: StoredEvent[]
  readonly byId: Map<string, StoredEvent>
  readonly edge: Edge
}

/** The reference for whoever writes another store: everything in this process, gone with it. */
export const layerMemory: Layer.Layer<EventStore> = Layer.effect(
  EventStore,
  Effect.gen(function* () {
    const streams = new Map<string, StoredStream>()
    const appends = yield* SubscriptionRef.make(0)

    const headOf = (stream: string): StreamHead | undefined => {
      const last = streams.get(stream)?.events.at(-1)
      return last === undefined ? undefined : { revision: last.revision, ...last.metadata }
    }
    const readPage = (stream: string) => (from: number) =>
      Effect.sync(() => streams.get(stream)?.events.slice(from, from + PAGE) ?? [])
    const watch = {
      mark: SubscriptionRef.get(appends),
      changed: (mark: unknown) =>
        SubscriptionRef.changes(appends).pipe(
          Stream.filter((count) => count !== mark),
          Stream.runHead,
          Effect.asVoid,
        ),
    }

    /** In one go, so that no other fiber appends between the decision and the change. */
    const appendNow = (stream: string, events: NonEmpty<NewEvent>, expected: Expected) =>
      Result.map(
        decideAppend(
          { stream, head: headOf(stream), find: (id) => streams.get(stream)?.byId.get(id) },
          events,
          expected,
        ),
        (decision) => {
          if (decision !== "append") return decision
          const before = streams.get(stream) ?? {
            events: [],
            byId: new Map<string, StoredEvent>(),
            edge: EMPTY_EDGE,
          }
          const { edge, stored, head } = grow(before.edge, events)
          before.events.push(...stored)
          for (const event of stored) before.byId.set(event.id, event)
          streams.set(stream, { ...before, edge })
          return head
        },
      )

    return EventStore.of({
      append: (stream, events, expected) =>
        Effect.suspend(() => Effect.fromResult(appendNow(stream, events, expected))).pipe(
          Effect.tap(() => SubscriptionRef.update(appends, (count) => count + 1)),
          Effect.uninterruptible,
        ),
      read: (stream, from) => readPages(readPage(stream), from),
      head: (stream) => Effect.sync(() => headOf(stream)),
      follow: (stream, from) => followPages(readPage(stream), watch, from),
    })
  }),
)
