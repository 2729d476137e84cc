import type { LogHead } from "@policy-ledger/log"
import { Context, type Effect, type Stream } from "effect"
import type { AppendError, Expected, StoreFault } from "./store-error.ts"

/** An event to append: an id that follows from its content, and its canonical bytes. */
export interface NewEvent {
  readonly id: string
  /** One line of canonical JSON (RFC 8785), without the newline: these bytes are the leaf. */
  readonly line: string
}

/** The log's head after an event: its size is that event's revision + 1. */
export type Metadata = LogHead

export interface StoredEvent extends NewEvent {
  /** Its place in the stream, from 0, without gaps. */
  readonly revision: number
  readonly metadata: Metadata
}

/** Where a stream ends. */
export interface StreamHead extends Metadata {
  /** Of the last event. */
  readonly revision: number
}

export type NonEmpty<A> = readonly [A, ...A[]]

/**
 * One ledger is one stream. Whoever writes another store runs `storeContract` on it; the memory store is the reference.
 */
export class EventStore extends Context.Service<
  EventStore,
  {
    /**
     * Appends all of the events or none, if the stream ends where expected. Idempotent by content: events that all
     * stand already, in a row and with the same bytes, are answered with where they stand, whatever is expected.
     */
    readonly append: (
      stream: string,
      events: NonEmpty<NewEvent>,
      expected: Expected,
    ) => Effect.Effect<StreamHead, AppendError>
    /** The events from a revision on, as far as the stream reaches now; none where there is no stream. */
    readonly read: (stream: string, from: number) => Stream.Stream<StoredEvent, StoreFault>
    readonly head: (stream: string) => Effect.Effect<StreamHead | undefined, StoreFault>
    /** The events from a revision on, then each new one as it is appended, by whomever. */
    readonly follow: (stream: string, from: number) => Stream.Stream<StoredEvent, StoreFault>
  }
>()("@policy-ledger/event-store/EventStore") {}
