import { randomUUID } from "node:crypto"
import { Effect, type Layer } from "effect"
import { describe, it } from "vitest"
import type { EventStore } from "../event-store.ts"
import { STORE_CASES } from "./cases.ts"
import { CONTRACT } from "./report.ts"

/** Events to append, for tests of a store's own: their ids follow from their lines. */
export { eventOf, eventsOf } from "./specimen.ts"

/**
 * A suite of tests that every store passes; for whoever writes another. Each case builds the layer anew and writes to
 * streams of its own, named `contract-<uuid>`, so that it can run against a server that holds others.
 */
export const storeContract = <E>(name: string, layer: Layer.Layer<EventStore, E>): void => {
  describe(`${name}${CONTRACT}`, () => {
    for (const { name: promise, run } of STORE_CASES)
      it(`${promise}.`, () => Effect.runPromise(run(`contract-${randomUUID()}`).pipe(Effect.provide(layer))))
  })
}
