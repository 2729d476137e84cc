// Asks a server where a stream ends, as impatiently as it is told, and says what came of it: a process of its own, to see
// what it prints and whether it ends.
import { EventStore } from "@policy-ledger/event-store"
import { Effect, Schedule } from "effect"
import { layerKurrentdb } from "../../src/index.ts"

const [url = "", timeout = "10000"] = process.argv.slice(2)

const head = Effect.flatMap(EventStore, (store) => store.head("asked"))
const retry = Schedule.upTo(Schedule.spaced("10 millis"), { times: 2 })

Effect.runCallback(Effect.provide(head, layerKurrentdb({ url, timeout: Number(timeout), retry })), {
  onExit: (exit) => console.log(JSON.stringify(exit)),
})
