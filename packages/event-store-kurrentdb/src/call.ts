import {
  AccessDeniedError,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@eventstore/db-client"
import {
  type Expected,
  OutcomeUnknown,
  StoreDamaged,
  type StoreFault,
  StoreUnavailable,
} from "@policy-ledger/event-store"
import { Data, Effect, Predicate, type Schedule } from "effect"
import { P, match } from "ts-pattern"

/** A server and how patiently it is asked. */
export interface Server {
  readonly client: EventStoreDBClient
  /** As messages name it. */
  readonly store: string
  /** How long one call may take, in milliseconds. */
  readonly timeout: number
  /** When a call is tried again that was not done, or may not have been. */
  readonly retry: Schedule.Schedule<unknown>
  /** When a follower connects again. */
  readonly reconnect: Schedule.Schedule<unknown>
  /** Events read at once. */
  readonly page: number
}

/** It was not done, and would not be the next time. */
class Refused extends Data.TaggedError("Refused")<{ readonly fault: StoreFault }> {}
/** It was certainly not done, and may be the next time. */
class NotDone extends Data.TaggedError("NotDone")<{ readonly found: string }> {}
/** Nobody knows whether it was done. */
export class Unclear extends Data.TaggedError("Unclear")<{ readonly found: string }> {}
/** There is no such stream. */
export class NoStream extends Data.TaggedError("NoStream") {}
/** One append has more bytes than the server takes. */
class TooLarge extends Data.TaggedError("TooLarge")<{ readonly most: number }> {}
/** The stream ends elsewhere. */
class WrongRevision extends Data.TaggedError("WrongRevision")<{ readonly actual: Expected }> {}

export type CallFailure = Refused | NotDone | Unclear | NoStream | TooLarge | WrongRevision

/** https://grpc.github.io/grpc/core/md_doc_statuscodes.html: that the call itself is wrong. */
const WRONG_CALL = new Set([3, 9, 11, 12])
const PERMISSION_DENIED = 7

/** What client and server say where no request was taken; with the status UNAVAILABLE, UNKNOWN or none. */
const NOTHING_SENT =
  /No connection established|Name resolution failed|ECONNREFUSED|Server Is Not Ready|Server Is Too Busy|No leader info|Failed to discover/

const codeOf = (error: unknown): number | undefined =>
  Predicate.hasProperty(error, "code") && typeof error.code === "number" ? error.code : undefined

const wordsOf = (error: unknown): string =>
  (Predicate.isError(error) ? error.message : String(error))
    .replace(/\n.*$|\.? Resolution note:.*$/s, "")
    .trim()

/** The client's errors, among them plain ones of gRPC that are no command errors, by what they mean for the call. */
export const callFailure = (store: string, stream: string, error: unknown): CallFailure => {
  const found = wordsOf(error)
  const refused = (expected: string) =>
    new Refused({ fault: new StoreUnavailable({ store, found, expected }) })
  if (error instanceof StreamNotFoundError) return new NoStream()
  if (error instanceof WrongExpectedVersionError)
    return new WrongRevision({ actual: revisionOf(error.actualVersion) })
  if (error instanceof StreamDeletedError) return new Refused({ fault: deletedForGood(store, stream) })
  if (error instanceof AccessDeniedError || codeOf(error) === PERMISSION_DENIED)
    return refused(`a user who may read and write the stream ${stream}, in the URL`)
  if (error instanceof MaxAppendSizeExceededError) return new TooLarge({ most: error.maxAppendSize })
  if (error instanceof NotLeaderError || NOTHING_SENT.test(found)) return new NotDone({ found })
  const code = codeOf(error)
  return code !== undefined && WRONG_CALL.has(code)
    ? refused("a server that takes this call")
    : new Unclear({ found })
}

const revisionOf = (version: bigint | "no_stream" | "any" | "stream_exists"): Expected =>
  typeof version === "bigint" ? Number(version) : "no-stream"

const deletedForGood = (store: string, stream: string): StoreDamaged =>
  new StoreDamaged({
    store,
    found: `stream ${stream}, deleted for good`,
    expected: "a stream that nobody deletes: the name cannot be used again",
  })

/** One call of the client, ended when it takes too long. */
export const call = <A>(
  { store, timeout }: Server,
  stream: string,
  run: () => Promise<A>,
): Effect.Effect<A, CallFailure> =>
  Effect.tryPromise({ try: run, catch: (error) => callFailure(store, stream, error) }).pipe(inTime(timeout))

export const inTime = (millis: number) =>
  Effect.timeoutOrElse({
    duration: millis,
    orElse: () => Effect.fail(new Unclear({ found: `no answer in ${millis / 1000} s` })),
  })

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
    .with({ _tag: "TooLarge" }, ({ most }) =>
      unavailable(store, `more than ${most} bytes where none were sent`),
    )
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
