// Appends batches to a store as a process of its own: node append.ts PATH STREAM WRITER BATCHES
import { Effect } from "effect"
import { eventOf as eventOn } from "../../src/contract/specimen.ts"
import { EventStore, type NewEvent } from "../../src/event-store.ts"
import { layerSqlite } from "../../src/sqlite.ts"

const [path = "", stream = "", writer = "", batches = "0"] = process.argv.slice(2)

const eventOf = (batch: number, n: number): NewEvent =>
  eventOn(`{"batch":${batch},"n":${n},"writer":"${writer}"}`)

const program = Effect.gen(function* () {
  const store = yield* EventStore
  for (let batch = 0; batch < Number(batches); batch++)
    yield* Effect.gen(function* () {
      const head = yield* store.head(stream)
      yield* store.append(stream, [eventOf(batch, 0), eventOf(batch, 1)], head?.revision ?? "no-stream")
    }).pipe(Effect.retry({ while: ({ _tag }) => _tag === "Conflict" }))
})

await Effect.runPromise(program.pipe(Effect.provide(layerSqlite({ path }))))
