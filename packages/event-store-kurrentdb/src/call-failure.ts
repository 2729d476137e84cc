import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from "@eventstore/db-client"
import {
  AccessDenied,
  type Expected,
  StoreDamaged,
  type StoreFault,
  StoreUnavailable,
} from "@policy-ledger/event-store"
import { Data, Predicate } from "effect"
import { certificateExpected } from "./certificate.ts"

/** It was not done, and would not be the next time. */
export class Refused extends Data.TaggedError("Refused")<{ readonly fault: StoreFault }> {}
/** It was certainly not done, and may be the next time. */
export class NotDone extends Data.TaggedError("NotDone")<{ readonly found: string }> {}
/** Nobody knows whether it was done. */
export class Unclear extends Data.TaggedError("Unclear")<{ readonly found: string }> {}
/** There is no such stream. */
export class NoStream extends Data.TaggedError("NoStream") {}
/** One append has more bytes than the server takes. */
export class TooLarge extends Data.TaggedError("TooLarge")<{ readonly most: number }> {}
/** The stream ends elsewhere. */
export class WrongRevision extends Data.TaggedError("WrongRevision")<{ readonly actual: Expected }> {}

export type CallFailure = Refused | NotDone | Unclear | NoStream | TooLarge | WrongRevision

/** https://grpc.github.io/grpc/core/md_doc_statuscodes.html: that the call itself is wrong. */
const WRONG_CALL = new Set([3, 9, 11, 12])
const PERMISSION_DENIED = 7
const UNAUTHENTICATED = 16

/** What client and server say where no request was taken; with the status UNAVAILABLE, UNKNOWN or none. */
const NOTHING_SENT =
  /No connection established|Name resolution failed|ECONNREFUSED|Server (?:Is )?Not Ready|Server (?:Is )?Too Busy|No leader info|Failed to discover/i

/** What can be done about a stream that cannot go on. */
export const ANOTHER_STREAM =
  "name another stream in the URL (stream=NAME), and the next command fills it from the log"

const codeOf = (error: unknown): number | undefined =>
  Predicate.hasProperty(error, "code") && typeof error.code === "number" ? error.code : undefined

const wordsOf = (error: unknown): string =>
  (Predicate.isError(error) ? error.message : String(error))
    .replace(/\n.*$|\.? Resolution note:.*$/s, "")
    .trim()

const revisionOf = (version: bigint | "no_stream" | "any" | "stream_exists"): Expected =>
  typeof version === "bigint" ? Number(version) : "no-stream"

const deletedForGood = (store: string, stream: string): StoreDamaged =>
  new StoreDamaged({
    store,
    found: `stream ${stream}, deleted for good`,
    expected: `a stream that nobody deletes; its name cannot be used again: ${ANOTHER_STREAM}`,
  })

/** The client's errors, among them plain ones of gRPC that are no command errors, by what they mean for the call. */
export const callFailure = (store: string, stream: string, error: unknown): CallFailure => {
  if (error instanceof StreamNotFoundError) return new NoStream()
  if (error instanceof WrongExpectedVersionError)
    return new WrongRevision({ actual: revisionOf(error.actualVersion) })
  if (error instanceof MaxAppendSizeExceededError) return new TooLarge({ most: error.maxAppendSize })
  const fault = faultOf(store, stream, error)
  if (fault !== undefined) return new Refused({ fault })
  const found = wordsOf(error)
  return error instanceof NotLeaderError || NOTHING_SENT.test(found)
    ? new NotDone({ found })
    : new Unclear({ found })
}

/** What would be answered the same the next time. */
const faultOf = (store: string, stream: string, error: unknown): StoreFault | undefined => {
  if (error instanceof StreamDeletedError) return deletedForGood(store, stream)
  const [found, code] = [wordsOf(error), codeOf(error)]
  if (error instanceof AccessDeniedError || code === PERMISSION_DENIED)
    return new AccessDenied({
      store,
      found,
      expected: `a user who may read and write the stream ${stream}: name one in the URL, or have an administrator give the right`,
    })
  if (code === UNAUTHENTICATED)
    return new AccessDenied({
      store,
      found,
      expected: "a user and password that the server knows, in the URL",
    })
  const certificate = certificateExpected(found)
  if (certificate !== undefined) return new StoreUnavailable({ store, found, expected: certificate })
  return code !== undefined && WRONG_CALL.has(code) && !NOTHING_SENT.test(found)
    ? new StoreUnavailable({
        store,
        found,
        expected: "a server that takes this call: EventStoreDB or KurrentDB, 22 or later",
      })
    : undefined
}
