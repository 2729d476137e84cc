import type { EventStoreDBClient } from "@eventstore/db-client"
import { OutcomeUnknown, type StoreFault, StoreUnavailable } from "@policy-ledger/event-store"
import { Effect, type Schedule } from "effect"
import { P, match } from "ts-pattern"
import {
  type CallFailure,
  NoStream,
  NotDone,
  Refused,
  TooLarge,
  Unclear,
  WrongRevision,
  callFailure,
} from "./call-failure.ts"
import type { Connection } from "./connection.ts"

/** A server and how patiently it is asked. */
export interface Server {
  readonly ask: Connection["ask"]
  /** As messages name it. */
  readonly store: string
  /** How long one call may take, in milliseconds; of a read, how long nothing may come. */
  readonly timeout: number
  /** When a call is tried again that was not done, or may not have been. */
  readonly retry: Schedule.Schedule<unknown>
  /** When a follower connects again. */
  readonly reconnect: Schedule.Schedule<unknown>
  /** Events read at once. */
  readonly page: number
}

/** One call of the client, ended when it takes too long. */
export const call = <A>(
  { ask, store, timeout }: Server,
  stream: string,
  run: (client: EventStoreDBClient) => Promise<A>,
): Effect.Effect<A, CallFailure> =>
  Effect.tryPromise({
    try: () => ask(run),
    catch: (error) => callFailure(store, stream, error),
  }).pipe(inTime(timeout))

export const inTime = (millis: number) =>
  Effect.timeoutOrElse({ duration: millis, orElse: () => Effect.fail(noAnswer(millis)) })

export const noAnswer = (millis: number): Unclear => new Unclear({ found: `no answer in ${millis / 1000} s` })

/** Tries again what may be tried again: for reads, which change nothing. */
export const insist = <A>(
  server: Server,
  read: Effect.Effect<A, CallFailure>,
): Effect.Effect<A, StoreFault | NoStream> =>
  read.pipe(
    Effect.retry({ schedule: server.retry, while: mayBeTriedAgain }),
    Effect.mapError((failure) => (failure._tag === "NoStream" ? failure : callFault(server, failure))),
  )

/** What a call that failed for the last time is to whoever asked. */
export const callFault = (server: Server, failure: CallFailure | StoreFault): StoreFault =>
  isCallFailure(failure) ? faultOf(server, failure) : failure

const isCallFailure = (failure: CallFailure | StoreFault): failure is CallFailure =>
  [Refused, NotDone, Unclear, NoStream, TooLarge, WrongRevision].some((kind) => failure instanceof kind)

const faultOf = ({ store }: Server, failure: CallFailure): StoreFault =>
  match(failure)
    .with({ _tag: "Refused" }, ({ fault }) => fault)
    .with({ _tag: P.union("NotDone", "Unclear") }, ({ found }) => unavailable(store, found))
    .with({ _tag: "NoStream" }, () => unavailable(store, "no stream where one was"))
    .with({ _tag: "TooLarge" }, () => unavailable(store, "a refusal of bytes where none were sent"))
    .with({ _tag: "WrongRevision" }, () => unavailable(store, "another revision where none was expected"))
    .exhaustive()

export const mayBeTriedAgain = ({ _tag }: { readonly _tag: string }): boolean =>
  _tag === "NotDone" || _tag === "Unclear"

export const unavailable = (store: string, found: string): StoreUnavailable =>
  new StoreUnavailable({
    store,
    found,
    expected: "a server that answers: see that it runs there, and whether it wants TLS (tls=false says no)",
  })

export const outcomeUnknown = (store: string, stream: string, found: string): OutcomeUnknown =>
  new OutcomeUnknown({
    store,
    found: `an append to ${stream} that was sent and not answered (${found})`,
    expected: "an answer: do the same again, it is answered where it stands if it was done",
  })
