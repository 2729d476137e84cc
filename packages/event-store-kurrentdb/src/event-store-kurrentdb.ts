import { EventStore } from "@policy-ledger/event-store"
import { Effect, Layer, Schedule, Semaphore } from "effect"
import { append } from "./append.ts"
import type { Server } from "./call.ts"
import { type BadConnectionString, connect, serverName } from "./connection.ts"
import { follow } from "./follow.ts"
import { inspect } from "./inspect.ts"
import { read } from "./read.ts"
import { Tail } from "./tail.ts"

export interface KurrentdbOptions {
  /** As the client reads it: `esdb://USER:PASSWORD@HOST:PORT?tls=…`; `kurrentdb://` is the same. */
  readonly url: string
  /** How long one call may take, in milliseconds. */
  readonly timeout?: number
  /** When a call is tried again that was not done, or may not have been. */
  readonly retry?: Schedule.Schedule<unknown>
  /** When a follower that lost its connection tries to have another. */
  readonly reconnect?: Schedule.Schedule<unknown>
  /** Events read at once. */
  readonly page?: number
}

/** Some three seconds in all. */
const RETRY = Schedule.upTo(Schedule.jittered(Schedule.exponential("100 millis")), { times: 5 })

/** Ever longer up to ten seconds, for ten minutes. */
const RECONNECT = Schedule.upTo(
  Schedule.jittered(Schedule.min([Schedule.exponential("200 millis"), Schedule.spaced("10 seconds")])),
  { duration: "10 minutes" },
)

/** What is known of each stream, for one append at a time. */
const memory = () => {
  const known = new Map<string, { readonly tail: Tail; readonly alone: Semaphore.Semaphore }>()
  return (stream: string) => {
    const there = known.get(stream) ?? { tail: new Tail(stream), alone: Semaphore.makeUnsafe(1) }
    known.set(stream, there)
    return there
  }
}

/** A store on a KurrentDB or EventStoreDB server: one stream a ledger. */
export const layerKurrentdb = (options: KurrentdbOptions): Layer.Layer<EventStore, BadConnectionString> =>
  Layer.effect(
    EventStore,
    Effect.gen(function* () {
      const { url, timeout = 10_000, retry = RETRY, reconnect = RECONNECT, page = 500 } = options
      const client = yield* connect(url)
      const server: Server = { client, store: serverName(url), timeout, retry, reconnect, page }
      const knownOf = memory()
      return EventStore.of({
        append: (stream, events, expected) => {
          const { tail, alone } = knownOf(stream)
          return alone.withPermit(append(server, tail, { events, expected }))
        },
        read: (stream, from) => read(server, stream, from),
        head: (stream) => inspect(server, stream),
        follow: (stream, from) => follow(server, stream, from),
      })
    }),
  )
