import { EventStore } from "@policy-ledger/event-store"
import { Effect, type Layer } from "effect"

export type Store = EventStore["Service"]

/** Runs something on a store and closes it. */
export const withStore = <A, E, LE>(
  layer: Layer.Layer<EventStore, LE>,
  use: (store: Store) => Effect.Effect<A, E>,
): Promise<A> => Effect.runPromise(Effect.scoped(Effect.provide(Effect.flatMap(EventStore, use), layer)))
