import { Data } from "effect"
import type { ErrorClass } from "@policy-ledger/files"

/** Where a stream ends: the revision of its last event, or that there is no stream. */
export type Expected = "no-stream" | number

const describeEnd = (expected: Expected): string =>
  expected === "no-stream" ? "no stream" : `revision ${expected}`

/** Somebody else appended first: read what is new and decide again. */
export class Conflict extends Data.TaggedError("Conflict")<{
  readonly stream: string
  readonly expected: Expected
  readonly actual: Expected
}> {
  override get message(): string {
    return (
      `stream ${this.stream}: found ${describeEnd(this.actual)}, expected ${describeEnd(this.expected)} as its end; ` +
      `another recorded meanwhile: read what is new (a log in git: git pull), and do the same again`
    )
  }
}

/** The same id with other bytes. */
export class IdConflict extends Data.TaggedError("IdConflict")<{
  readonly stream: string
  readonly id: string
  readonly revision: number
  /** Digests of the two lines. */
  readonly stored: string
  readonly offered: string
}> {
  override get message(): string {
    return (
      `stream ${this.stream}, event ${this.id}: found other bytes (${this.offered}), ` +
      `expected those of revision ${this.revision} (${this.stored}), ` +
      `which another recorded: read them (a log in git: git pull), and do the same again`
    )
  }
}

/** An event of the append stands already, or twice in the append, and the whole does not. */
export class EventRepeated extends Data.TaggedError("EventRepeated")<{
  readonly stream: string
  readonly id: string
  /** Undefined: it is twice in the append. */
  readonly revision: number | undefined
}> {
  override get message(): string {
    const where = this.revision === undefined ? "twice in the append" : `at revision ${this.revision} already`
    return `stream ${this.stream}, event ${this.id}: found ${where}, expected events that are all new or all there in a row`
  }
}

/** A leaf of the log holds at most 65,535 bytes. */
export class EventTooLarge extends Data.TaggedError("EventTooLarge")<{
  readonly stream: string
  readonly id: string
  readonly bytes: number
  readonly most: number
}> {
  override get message(): string {
    return `stream ${this.stream}, event ${this.id}: found ${this.bytes} bytes, expected at most ${this.most}`
  }
}

/** More bytes in one append than a server takes; nothing was appended. */
export class AppendTooLarge extends Data.TaggedError("AppendTooLarge")<{
  readonly store: string
  readonly stream: string
  readonly events: number
  /** What one append may have there, in bytes of the server's own count. */
  readonly most: number
}> {
  override get message(): string {
    const { store, stream, events, most } = this
    const instead =
      events === 1
        ? "set the server's MaxAppendSize to a mebibyte or more"
        : "record fewer announcements at once, or set the server's MaxAppendSize higher"
    return (
      `store ${store}, stream ${stream}: found an append of ${events} ${events === 1 ? "event" : "events"} ` +
      `with more than ${most} bytes, expected at most those, which the server takes at once; nothing was appended: ${instead}`
    )
  }
}

/** A line that a store which keeps JSON, not bytes, would give back as other bytes. */
export class EventNotCanonical extends Data.TaggedError("EventNotCanonical")<{
  readonly stream: string
  readonly id: string
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `stream ${this.stream}, event ${this.id}: found ${this.found}, expected ${this.expected}`
  }
}

export type AppendError =
  | Conflict
  | IdConflict
  | EventRepeated
  | EventTooLarge
  | AppendTooLarge
  | EventNotCanonical
  | StoreFault

interface Fault {
  /** The store, as its URL names it. */
  readonly store: string
  readonly found: string
  readonly expected: string
}

const fault = <const Tag extends string>(tag: Tag): ErrorClass<Tag, Fault> =>
  class extends Data.TaggedError(tag)<Fault> {
    override get message(): string {
      return `store ${this.store}: found ${this.found}, expected ${this.expected}`
    }
  }

/** A file that is no database. */
export class NotADatabase extends fault("NotADatabase") {}
/** A database of another program. */
export class ForeignDatabase extends fault("ForeignDatabase") {}
/** A database that a newer version of this program wrote. */
export class NewerDatabase extends fault("NewerDatabase") {}
/** What was read is not what was written: never answered from. */
export class StoreDamaged extends fault("StoreDamaged") {}
/** No room: everything is as it was before the append. */
export class DiskFull extends fault("DiskFull") {}
/** Another writer held the store too long. */
export class StoreBusy extends fault("StoreBusy") {}
/** The store cannot be opened, read or written. */
export class StoreUnavailable extends fault("StoreUnavailable") {}
/** The user may not do what was asked. */
export class AccessDenied extends fault("AccessDenied") {}
/** The append may or may not have happened: read by event id before retrying. */
export class OutcomeUnknown extends fault("OutcomeUnknown") {}

/** What a store can fail with, whatever was asked. */
export type StoreFault =
  | NotADatabase
  | ForeignDatabase
  | NewerDatabase
  | StoreDamaged
  | DiskFull
  | StoreBusy
  | StoreUnavailable
  | AccessDenied
  | OutcomeUnknown
