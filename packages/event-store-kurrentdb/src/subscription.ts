import {
  type EventStoreDBClient,
  type JSONEventType,
  type RecordedEvent,
  START,
  type StreamSubscription,
} from "@eventstore/db-client"
import { Effect, type Scope } from "effect"
import { type Server, inTime } from "./call.ts"
import { type CallFailure, Unclear, callFailure } from "./call-failure.ts"

/** A subscription that the server has confirmed. */
export interface Subscribed {
  /** What has come since, in the order of delivery: at least one event. Fails once it has ended. */
  readonly take: Effect.Effect<readonly RecordedEvent[], CallFailure>
}

type Subscription = StreamSubscription<JSONEventType>

/** Events are pulled, never pushed, so that a slow follower slows the server down and not this process. */
class Inbox {
  readonly #subscription: Subscription
  #ended: CallFailure | undefined
  #isConfirmed = false
  #wake = () => {}

  constructor(subscription: Subscription, failureOf: (error: unknown) => CallFailure) {
    this.#subscription = subscription
    const end = (failure: CallFailure) => {
      this.#ended ??= failure
      this.#wake()
    }
    subscription.on("confirmation", () => {
      this.#isConfirmed = true
      this.#wake()
    })
    subscription.on("readable", () => this.#wake())
    // It stays, for an error that comes late and is heard by nobody would end the process.
    subscription.on("error", (error) => end(failureOf(error)))
    subscription.on("end", () => end(new Unclear({ found: "a subscription that the server ended" })))
    subscription.on("close", () => end(new Unclear({ found: "a subscription that was closed" })))
  }

  /** What is there once something is: looked for again at each sign from the subscription. */
  wait<A>(look: () => A | undefined): Effect.Effect<A, CallFailure> {
    return Effect.callback((resume) => {
      const tryAgain = () => {
        const found = look()
        if (found !== undefined) resume(Effect.succeed(found))
        else if (this.#ended !== undefined) resume(Effect.fail(this.#ended))
      }
      this.#wake = tryAgain
      tryAgain()
    })
  }

  /** Not waited for: where there is no connection, the client would wait for one. */
  end(): Effect.Effect<void> {
    return Effect.sync(() => void this.#subscription.unsubscribe().catch(() => {}))
  }

  get isConfirmed(): true | undefined {
    return this.#isConfirmed || undefined
  }

  /** Undefined where nothing has come. */
  taken(): readonly RecordedEvent[] | undefined {
    const events: RecordedEvent[] = []
    for (let next = this.#next(); next !== undefined; next = this.#next()) events.push(next)
    return events.length === 0 ? undefined : events
  }

  #next(): RecordedEvent | undefined {
    const resolved: { event?: RecordedEvent } | null = this.#subscription.read()
    return resolved?.event
  }
}

const subscribed = (client: EventStoreDBClient, stream: string, from: number): Subscription =>
  client.subscribeToStream<JSONEventType>(stream, {
    fromRevision: from === 0 ? START : BigInt(from - 1),
    requiresLeader: true,
  })

/** Subscribes from a revision on, which need not exist yet, nor the stream. */
export const subscribe = (
  server: Server,
  stream: string,
  from: number,
): Effect.Effect<Subscribed, CallFailure, Scope.Scope> =>
  Effect.gen(function* () {
    const failureOf = (error: unknown) => callFailure(server.store, stream, error)
    const inbox = yield* Effect.acquireRelease(
      Effect.try({
        // It connects when it is first listened to.
        try: () => server.ask((client) => new Inbox(subscribed(client, stream, from), failureOf)),
        catch: failureOf,
      }),
      (opened) => opened.end(),
    )
    yield* inTime(server.timeout)(inbox.wait(() => inbox.isConfirmed))
    return { take: inbox.wait(() => inbox.taken()) }
  })
