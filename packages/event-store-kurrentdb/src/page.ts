import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type JSONEventType,
  type RecordedEvent,
  type ResolvedEvent,
  type StreamingRead,
} from "@eventstore/db-client"
import { StoreDamaged, type StoreFault, type StoredEvent } from "@policy-ledger/event-store"
import { Effect, Result } from "effect"
import { type Server, insist, noAnswer } from "./call.ts"
import { type CallFailure, type NoStream, Unclear, callFailure } from "./call-failure.ts"
import { storedOf } from "./wire.ts"

type Reading = StreamingRead<ResolvedEvent<JSONEventType>>

/** All of a bounded read, which may take as long as events go on coming; cancelled when nobody waits for it any more. */
const collect = (
  { ask, store, timeout }: Server,
  stream: string,
  read: (client: EventStoreDBClient) => Reading,
) =>
  Effect.callback<readonly RecordedEvent[], CallFailure>((resume) =>
    // It connects when it is first listened to.
    ask((client) => {
      const events: RecordedEvent[] = []
      const reading = read(client)
      const silence = setTimeout(() => {
        cancel()
        resume(Effect.fail(noAnswer(timeout)))
      }, timeout)
      const cancel = () => {
        clearTimeout(silence)
        reading.cancel().catch(() => {})
      }
      reading.on("data", ({ event }) => {
        silence.refresh()
        if (event !== undefined) events.push(event)
      })
      // It stays, for an error that comes late and is heard by nobody would end the process.
      reading.on("error", (error) => {
        clearTimeout(silence)
        resume(Effect.fail(callFailure(store, stream, error)))
      })
      reading.on("end", () => {
        clearTimeout(silence)
        resume(Effect.succeed(events))
      })
      return Effect.sync(cancel)
    }),
  )

/** A page that ends early is asked for again; where an event is missing in the middle, it is not the page that is amiss. */
const wholePage =
  (from: number, count: number) =>
  (events: readonly RecordedEvent[]): Effect.Effect<readonly RecordedEvent[], Unclear> =>
    events.length < count && events.every(({ revision }, i) => Number(revision) === from + i)
      ? Effect.fail(new Unclear({ found: `a page that ended after ${events.length} of ${count} events` }))
      : Effect.succeed(events)

/** Up to so many events, as they are on the server; of its leader, which alone is never behind. */
const readFrom = (server: Server, stream: string, fromRevision: bigint, maxCount: number) =>
  collect(server, stream, (client) =>
    client.readStream<JSONEventType>(stream, {
      direction: FORWARDS,
      fromRevision,
      maxCount,
      requiresLeader: true,
    }),
  )

/** The first event that a reader sees, whatever its revision. */
export const readFirst = (server: Server, stream: string) =>
  Effect.map(insist(server, readFrom(server, stream, 0n, 1)), (events) => events[0])

export const readLast = (
  server: Server,
  stream: string,
): Effect.Effect<RecordedEvent | undefined, StoreFault | NoStream> =>
  Effect.map(
    insist(
      server,
      collect(server, stream, (client) =>
        client.readStream<JSONEventType>(stream, {
          direction: BACKWARDS,
          fromRevision: END,
          maxCount: 1,
          requiresLeader: true,
        }),
      ),
    ),
    (events) => events[0],
  )

/** The events from one revision to another, both included, of a stream that reaches that far: each in its place. */
export const readPage = (
  server: Server,
  stream: string,
  from: number,
  to: number,
): Effect.Effect<readonly StoredEvent[], StoreFault> => {
  const count = to - from + 1
  const read = readFrom(server, stream, BigInt(from), count).pipe(Effect.flatMap(wholePage(from, count)))
  return insist(server, read).pipe(
    Effect.catchTag("NoStream", () => Effect.fail(vanished(server, stream))),
    Effect.flatMap((events) =>
      Effect.fromResult(
        Result.all(events.map((event, i) => storedOf({ store: server.store, stream }, event, from + i))),
      ),
    ),
  )
}

const vanished = ({ store }: Server, stream: string): StoreDamaged =>
  new StoreDamaged({
    store,
    found: `stream ${stream}, gone while it was read`,
    expected: "a stream that nobody deletes",
  })
