// Appends batches to a store without end, and tells each one once it is acknowledged: node writer.ts PATH WRITER [BATCHES]
import { writeSync } from "node:fs"
import { Effect } from "effect"
import { EventStore, layerSqlite } from "@policy-ledger/event-store"
import { eventOf, STREAM } from "../store.ts"

const [path = "", writer = "", batches = "Infinity"] = process.argv.slice(2)

const append = (store: EventStore["Service"], batch: number) =>
  Effect.gen(function* () {
    const head = yield* store.head(STREAM)
    const events = [eventOf(writer, batch, 0), eventOf(writer, batch, 1), eventOf(writer, batch, 2)] as const
    return yield* store.append(STREAM, events, head?.revision ?? "no-stream")
  }).pipe(Effect.retry({ while: ({ _tag }) => _tag === "Conflict" }))

const program = Effect.gen(function* () {
  const store = yield* EventStore
  writeSync(1, "ready\n")
  for (let batch = 0; batch < Number(batches); batch++) {
    const { revision } = yield* append(store, batch)
    writeSync(1, `${batch} ${revision}\n`)
  }
}).pipe(
  Effect.provide(layerSqlite({ path })),
  Effect.catch((error) => Effect.sync(() => writeSync(1, `refused ${error._tag}: ${error.message}\n`))),
)

await Effect.runPromise(program)
