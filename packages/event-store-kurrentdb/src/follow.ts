import { type RecordedEvent } from "@eventstore/db-client"
import { StoreDamaged, type StoreFault, type StoredEvent, type StreamHead } from "@policy-ledger/event-store"
import { Effect, Exit, Option, Result, type Schedule, Scope, Stream } from "effect"
import { type Server, callFault, mayBeTriedAgain } from "./call.ts"
import { inspect } from "./inspect.ts"
import { type Subscribed, subscribe } from "./subscription.ts"
import { storedOf } from "./wire.ts"

/** How many times in a row the first event delivered may be out of order before the server is not believed any more. */
const DISORDER = 3

/** Before connecting again after a connection that brought nothing. */
const PAUSE = "200 millis"

interface Session extends Subscribed {
  readonly scope: Scope.Closeable
}

/** Where a follower stands between two deliveries. */
interface Following {
  /** The next revision to deliver. */
  readonly next: number
  readonly session: Session | undefined
  /** Sessions in a row that brought nothing that comes next. */
  readonly disorder: number
}

/** What of a delivery comes next, and whether something else came after it. */
interface Sorted {
  readonly events: readonly StoredEvent[]
  readonly isOrderly: boolean
}

/** Takes what comes next and leaves out what was delivered before; stops at the first event out of its place. */
const sorted = (
  server: Server,
  stream: string,
  delivered: readonly RecordedEvent[],
  next: number,
): Result.Result<Sorted, StoreDamaged> => {
  const events: StoredEvent[] = []
  for (const event of delivered) {
    const at = next + events.length
    if (Number(event.revision) < at) continue
    if (Number(event.revision) > at) return Result.succeed({ events, isOrderly: false })
    const stored = storedOf({ store: server.store, stream }, event, at)
    if (Result.isSuccess(stored)) events.push(stored.success)
    else
      return events.length === 0 ? Result.fail(stored.failure) : Result.succeed({ events, isOrderly: false })
  }
  return Result.succeed({ events, isOrderly: true })
}

/** One follower's way through losses of the connection: always on from the last event delivered. */
class Follower {
  readonly #server: Server
  readonly #stream: string
  readonly #from: number
  readonly #scope: Scope.Scope

  constructor(server: Server, stream: string, from: number, scope: Scope.Scope) {
    this.#server = server
    this.#stream = stream
    this.#from = from
    this.#scope = scope
  }

  start(): Effect.Effect<Following, StoreFault> {
    return Effect.map(this.#connect(this.#from, this.#server.retry), (session) => ({
      next: this.#from,
      session,
      disorder: 0,
    }))
  }

  /** The next events, none where the connection was lost and is there again. */
  step(state: Following): Effect.Effect<readonly [readonly StoredEvent[], Following], StoreFault> {
    const { next, session, disorder } = state
    if (session === undefined)
      return Effect.map(this.#connect(next, this.#server.reconnect), (opened) => [
        [],
        { next, session: opened, disorder },
      ])
    return session.take.pipe(
      Effect.flatMap((delivered) => this.#deliver(state, session, delivered)),
      Effect.catchTag(["NotDone", "Unclear"], () => this.#lose(state, session)),
      Effect.mapError((failure) => callFault(this.#server, failure)),
    )
  }

  #deliver(state: Following, session: Session, delivered: readonly RecordedEvent[]) {
    return Effect.gen({ self: this }, function* () {
      const { events, isOrderly } = yield* Effect.fromResult(
        sorted(this.#server, this.#stream, delivered, state.next),
      )
      const next = state.next + events.length
      if (isOrderly) return [events, { next, session, disorder: 0 }] as const
      const disorder = events.length === 0 ? state.disorder + 1 : 0
      if (disorder === DISORDER) return yield* this.#outOfOrder(next, delivered)
      const [, lost] = yield* this.#lose({ ...state, next, disorder }, session)
      return [events, lost] as const
    })
  }

  #lose(state: Following, session: Session) {
    return Scope.close(session.scope, Exit.void).pipe(
      Effect.andThen(Effect.sleep(PAUSE)),
      Effect.as([[], { ...state, session: undefined }] as const),
    )
  }

  /** Subscribes first and looks then, so that nothing happens between the two. */
  #connect(next: number, schedule: Schedule.Schedule<unknown>): Effect.Effect<Session, StoreFault> {
    return Effect.gen({ self: this }, function* () {
      const scope = yield* Scope.fork(this.#scope)
      return yield* subscribe(this.#server, this.#stream, next).pipe(
        Effect.tap(() =>
          Effect.flatMap(inspect(this.#server, this.#stream), (head) => this.#isSame(head, next)),
        ),
        Effect.map(({ take }) => ({ take, scope })),
        Effect.onError(() => Scope.close(scope, Exit.void)),
        Scope.provide(scope),
      )
    }).pipe(
      Effect.retry({
        schedule,
        while: (failure) =>
          mayBeTriedAgain(failure) || failure._tag === "StoreUnavailable" || failure._tag === "AccessDenied",
      }),
      Effect.mapError((failure) => callFault(this.#server, failure)),
    )
  }

  /** What was delivered must still be there. */
  #isSame(head: StreamHead | undefined, next: number): Effect.Effect<void, StoreDamaged> {
    if (next === this.#from || (head?.size ?? 0) >= next) return Effect.void
    return Effect.fail(
      new StoreDamaged({
        store: this.#server.store,
        found: `stream ${this.#stream} with ${head?.size ?? 0} events`,
        expected: `the ${next} that were delivered: was an older back-up restored?`,
      }),
    )
  }

  #outOfOrder(next: number, delivered: readonly RecordedEvent[]): StoreDamaged {
    return new StoreDamaged({
      store: this.#server.store,
      found: `stream ${this.#stream}: revision ${delivered[0]?.revision} delivered, ${DISORDER} times`,
      expected: `revision ${next}: events in order, without a gap`,
    })
  }
}

/** The events from a revision on, then each new one: none lost, doubled or out of order, whatever the connection does. */
export const follow = (
  server: Server,
  stream: string,
  from: number,
): Stream.Stream<StoredEvent, StoreFault> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const follower = new Follower(server, stream, from, yield* Effect.scope)
      const first = yield* follower.start()
      return Stream.paginate(first, (state) =>
        Effect.map(follower.step(state), ([events, after]) => [events, Option.some(after)]),
      )
    }),
  )
