import { type EventData, NO_STREAM } from "@eventstore/db-client"
import {
  type AppendError,
  AppendTooLarge,
  Conflict,
  type Expected,
  type NewEvent,
  type NonEmpty,
  StoreDamaged,
  type StoreFault,
  type StoredEvent,
  type StreamHead,
  decideAppend,
  grow,
} from "@policy-ledger/event-store"
import { Clock, Effect, Result, Schedule } from "effect"
import { type Server, call, mayBeTriedAgain, outcomeUnknown, unavailable } from "./call.ts"
import type { CallFailure } from "./call-failure.ts"
import { readPage } from "./page.ts"
import { type Tail, catchUp, standing } from "./tail.ts"
import { proposalsOf, valuesOf } from "./wire.ts"

export interface Wish {
  readonly events: NonEmpty<NewEvent>
  readonly expected: Expected
}

/** A wish that can be sent, with the value of each line. */
interface Faithful extends Wish {
  readonly values: Parameters<typeof proposalsOf>[1]
}

/** How often an append is sent again after the first time. */
const AGAIN = 2

/** What every store decides, on what stands there now; a wish that follows what was just seen is left to the server to refuse. */
const decide = (server: Server, tail: Tail, { events, expected }: Wish) =>
  Effect.gen(function* () {
    const { stream } = tail
    const ids = events.map(({ id }) => id)
    const follows = expected === tail.head?.revision && tail.revisionsOf(ids).length === 0
    if (!follows || !tail.isFresh(yield* Clock.currentTimeMillis)) yield* catchUp(server, tail)
    const held = yield* standing(server, tail, ids)
    const state = { stream, head: tail.head, find: (id: string) => held.get(id) }
    return yield* Effect.fromResult(decideAppend(state, events, expected))
  })

const send = (
  server: Server,
  stream: string,
  proposals: readonly EventData[],
  expected: Expected,
): Effect.Effect<void, CallFailure> =>
  Effect.asVoid(
    call(server, stream, (client) =>
      client.appendToStream(stream, [...proposals], {
        expectedRevision: expected === "no-stream" ? NO_STREAM : BigInt(expected),
        requiresLeader: true,
        deadline: server.timeout,
      }),
    ),
  )

/** Whether the last event stands as it was sent; its root covers all before it. */
const stands = (
  server: Server,
  stream: string,
  stored: readonly StoredEvent[],
): Effect.Effect<boolean, StoreFault> => {
  const sent = stored.at(-1)
  if (sent === undefined) return Effect.succeed(true)
  const { revision, id, line, metadata } = sent
  return Effect.map(
    readPage(server, stream, revision, revision),
    ([there]) => there?.id === id && there.line === line && there.metadata.root === metadata.root,
  )
}

/** The server took it for done, by its ids alone, and other bytes stand there: what it is, the stream itself tells. */
const decideAgain = (server: Server, tail: Tail, wish: Wish, otherwise: AppendError) => {
  tail.doubt()
  return Effect.flatMap(decide(server, tail, wish), (decision) =>
    decision === "append" ? Effect.fail(otherwise) : Effect.succeed(decision),
  )
}

const tryOnce = (server: Server, tail: Tail, wish: Faithful, sent: () => void) =>
  Effect.gen(function* () {
    const { stream } = tail
    const decision = yield* decide(server, tail, wish)
    if (decision !== "append") return decision
    const { edge, stored, head } = grow(tail.edge, wish.events)
    yield* send(server, stream, proposalsOf(stored, wish.values), wish.expected)
    sent()
    if (!(yield* stands(server, stream, stored)))
      return yield* decideAgain(server, tail, wish, notWhatWasSent(server, stream, head))
    tail.extend(edge, stored)
    return head
  }).pipe(
    Effect.catchTag("WrongRevision", ({ actual }) =>
      decideAgain(server, tail, wish, new Conflict({ stream: tail.stream, expected: wish.expected, actual })),
    ),
  )

const notWhatWasSent = ({ store }: Server, stream: string, { revision }: StreamHead): StoreDamaged =>
  new StoreDamaged({
    store,
    found: `stream ${stream}, revision ${revision}: not what was appended there and acknowledged`,
    expected: "what was appended",
  })

/**
 * An append that fails on the way may have happened or still happen. It is sent again only after reading what stands,
 * and always with the revision expected at first: of the two the server takes one.
 */
export const append = (server: Server, tail: Tail, wish: Wish): Effect.Effect<StreamHead, AppendError> =>
  Effect.suspend(() => {
    const values = valuesOf(tail.stream, wish.events)
    if (Result.isFailure(values)) return Effect.fail(values.failure)
    let lost: string | undefined
    const keep = (found: string) => {
      lost = found
    }
    return tryOnce(server, tail, { ...wish, values: values.success }, () =>
      keep("acknowledged, and could not be read back"),
    ).pipe(
      Effect.tapError((error) =>
        Effect.sync(() => {
          tail.doubt()
          if (error._tag === "Unclear") keep(error.found)
        }),
      ),
      Effect.retry({ schedule: Schedule.upTo(server.retry, { times: AGAIN }), while: mayBeTriedAgain }),
      Effect.catchTags({
        Refused: ({ fault }) => Effect.fail(fault),
        NotDone: ({ found }) => Effect.fail(unavailable(server.store, found)),
        Unclear: ({ found }) => Effect.fail(unavailable(server.store, found)),
        TooLarge: ({ most }) =>
          Effect.fail(
            new AppendTooLarge({
              store: server.store,
              stream: tail.stream,
              events: wish.events.length,
              most,
            }),
          ),
        NoStream: () => Effect.die("an append needs no stream"),
      }),
      Effect.mapError((error) =>
        error._tag === "StoreUnavailable" && lost !== undefined
          ? outcomeUnknown(server.store, tail.stream, lost)
          : error,
      ),
    )
  })
