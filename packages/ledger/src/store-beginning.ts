import { type EventStore, type StreamHead, metadataAt, verifyFrom } from "@policy-ledger/event-store"
import { type LogHead, edgeOver, logHead } from "@policy-ledger/log"
import { Effect } from "effect"
import { AnotherLedger, StoreAhead } from "./ledger-error.ts"
import type { Log } from "./log-file.ts"

type LogLines = Pick<Log, "file" | "lines">

/** The store must hold a beginning of the log: how many events that is. `headAt` is the log's after so many of its events. */
export const beginningOf = (
  store: EventStore["Service"],
  stream: string,
  log: LogLines,
  headAt: (size: number) => LogHead = (size) => logHead(edgeOver(log.lines.slice(0, size))),
) =>
  Effect.gen(function* () {
    const stored = yield* store.head(stream)
    if (stored === undefined) return 0
    const logged = headAt(Math.min(stored.size, log.lines.length))
    if (stored.size === logged.size && stored.root === logged.root) return stored.size
    return yield* refuse(store, stream, stored, log, logged)
  })

/** What goes on from the log is believed to, once its roots follow from its lines. */
const refuse = (
  store: EventStore["Service"],
  stream: string,
  stored: StreamHead,
  { file: log, lines }: LogLines,
  logged: LogHead,
) =>
  Effect.gen(function* () {
    const isLonger = stored.size > logged.size
    const there = isLonger && logged.size > 0 ? yield* metadataAt(store, stream, logged.size) : logged
    if (!isLonger || there?.root !== logged.root)
      return yield* new AnotherLedger({ log, stream, stored, logged })
    yield* verifyFrom(store, stream, edgeOver(lines))
    return yield* new StoreAhead({ log, stream, stored: stored.size, logged: logged.size })
  })
