import { describe, expect, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { EventStore, type NewEvent } from "../src/event-store.ts"
import { layerSqlite } from "../src/sqlite.ts"
import { verifyStream } from "../src/verify-stream.ts"
import { temporaryFolder } from "./folder.ts"

const STREAM = "policy-ledger-bazaar"
const inFolder = temporaryFolder()
const event = (n: number): NewEvent => {
  const id = `00000000-0000-5000-8000-${String(n).padStart(12, "0")}`
  return { id, line: `{"id":"${id}","n":${n}}` }
}

type Store = EventStore["Service"]

const append = (store: Store, n: number) =>
  store.append(STREAM, [event(n)], n === 0 ? "no-stream" : n - 1).pipe(Effect.orDie)

const on = <A, E>(path: string, use: (store: Store) => Effect.Effect<A, E>) =>
  Effect.provide(Effect.flatMap(EventStore, use), layerSqlite({ path }))

/** Somebody else appends between any two steps of whoever reads: before and after each call, and after the last event. */
const interleaved = (store: Store, meanwhile: Effect.Effect<unknown>): Store => ({
  ...store,
  head: (stream) => Effect.ensuring(Effect.andThen(meanwhile, store.head(stream)), meanwhile),
  read: (stream, from) =>
    Stream.concat(
      Stream.drain(Stream.fromEffect(meanwhile)),
      Stream.concat(store.read(stream, from), Stream.drain(Stream.fromEffect(meanwhile))),
    ),
})

describe("one store, read while others append", () => {
  it.effect("is never told as damaged, at whatever step they append", () =>
    on(inFolder("read.db"), (reader) =>
      on(inFolder("read.db"), (writer) =>
        Effect.gen(function* () {
          let n = 0
          const meanwhile = Effect.suspend(() => append(writer, n++))
          for (let i = 0; i < 5; i++) yield* meanwhile
          const store = interleaved(reader, meanwhile)
          const head = yield* verifyStream(STREAM).pipe(Effect.provideService(EventStore, store))
          expect(head?.size).toBeGreaterThanOrEqual(7)
          expect(n).toBeGreaterThan(9)
        }),
      ),
    ),
  )

  it.effect("what is missing at its end is damage, whoever appends", () =>
    on(inFolder("cut.db"), (store) =>
      Effect.gen(function* () {
        for (let n = 0; n < 5; n++) yield* append(store, n)
        const cut: Store = { ...store, read: (stream, from) => Stream.take(store.read(stream, from), 3) }
        const error = yield* Effect.flip(verifyStream(STREAM).pipe(Effect.provideService(EventStore, cut)))
        expect(error.message).toContain("found 3 events to read, expected the 5 that it ends at")
      }),
    ),
  )

  it.effect("an end that is before what can be read is damage", () =>
    on(inFolder("lag.db"), (store) =>
      Effect.gen(function* () {
        yield* append(store, 0)
        const early = yield* store.head(STREAM)
        yield* append(store, 1)
        const lagging: Store = { ...store, head: () => Effect.succeed(early) }
        const error = yield* Effect.flip(
          verifyStream(STREAM).pipe(Effect.provideService(EventStore, lagging)),
        )
        expect(error.message).toContain("found 2 events to read, expected the 1 that it ends at")
      }),
    ),
  )
})
