import { EventStore } from "@policy-ledger/event-store"
import { Effect, Layer, type Schedule, Semaphore } from "effect"
import { append } from "./append.ts"
import type { Server } from "./call.ts"
import { connect } from "./connection.ts"
import { type BadConnectionString, serverName } from "./connection-string.ts"
import { follow } from "./follow.ts"
import { inspect } from "./inspect.ts"
import { RECONNECT, RETRY, TIMEOUT } from "./patience.ts"
import { read } from "./read.ts"
import { Tail } from "./tail.ts"

export interface KurrentdbOptions {
  /**
   * As the client reads it: `esdb://USER:PASSWORD@HOST:PORT?tls=…`; `kurrentdb://` is the same. `stream=NAME` in it names
   * the stream of the one ledger that this store is for; without it each ledger has the stream of its own name.
   */
  readonly url: string
  /** How long one call may take, and a connection be silent, in milliseconds: 10,000 where it is not given. */
  readonly timeout?: number
  /** When a call is tried again that was not done, or may not have been. */
  readonly retry?: Schedule.Schedule<unknown>
  /** When a follower that lost its connection tries to have another. */
  readonly reconnect?: Schedule.Schedule<unknown>
  /** Events read at once. */
  readonly page?: number
}

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
      const { url, timeout = TIMEOUT, retry = RETRY, reconnect = RECONNECT, page = 500 } = options
      const { ask, stream: named } = yield* connect(url, timeout)
      const server: Server = { ask, store: serverName(url), timeout, retry, reconnect, page }
      const knownOf = memory()
      const nameOf = (stream: string) => named ?? stream
      return EventStore.of({
        append: (stream, events, expected) => {
          const { tail, alone } = knownOf(nameOf(stream))
          return alone.withPermit(append(server, tail, { events, expected }))
        },
        read: (stream, from) => read(server, nameOf(stream), from),
        head: (stream) => inspect(server, nameOf(stream)),
        follow: (stream, from) => follow(server, nameOf(stream), from),
      })
    }),
  )
