import { Data } from "effect"

/** The store holds something else than a beginning of this log. */
export class AnotherLedger extends Data.TaggedError("AnotherLedger")<{
  readonly log: string
  readonly stream: string
  readonly stored: { readonly size: number; readonly root: string }
  readonly logged: { readonly size: number; readonly root: string }
}> {
  override get message(): string {
    const { log, stream, stored, logged } = this
    return (
      `store, stream ${stream}: found another ledger (${stored.size} events, root ${stored.root}), ` +
      `expected a beginning of ${log} (${logged.size} events, root ${logged.root} at the same size); ` +
      `take another store (on a server another stream: stream=NAME in its URL), or remove this database, ` +
      `to have it filled from the log`
    )
  }
}

/** As of which event the log answers by itself. */
const asOf = (size: number): string => (size === 0 ? "before any event" : `as of revision ${size - 1}`)

/** The store holds this log and goes on: another machine recorded, or the log is an older one. */
export class StoreAhead extends Data.TaggedError("StoreAhead")<{
  readonly log: string
  readonly stream: string
  readonly stored: number
  readonly logged: number
}> {
  override get message(): string {
    const { log, stream, stored, logged } = this
    return (
      `store, stream ${stream}: found ${stored} events, which begin with the ${logged} of ${log}, ` +
      `expected no more than the log has; bring the log up to date, where another machine recorded them (git pull), ` +
      `delete the store's file under .ledger, where you took back what you recorded, or take another store for an older log`
    )
  }

  /** For whoever only reads, and is answered from the log. */
  get note(): string {
    const { log, stream, stored, logged } = this
    return (
      `${stream}: answered from ${log} ${asOf(logged)}; the store goes on to revision ${stored - 1}: ` +
      `bring the log up to date (git pull), or delete the store's file under .ledger, where you took back what you recorded`
    )
  }
}

/** The store holds a beginning of this log, and the user may not append the rest. */
export class StoreUnfilled extends Data.TaggedError("StoreUnfilled")<{
  readonly log: string
  readonly stream: string
  readonly stored: number
  readonly logged: number
  /** What the store said. */
  readonly reason: string
}> {
  override get message(): string {
    const { log, stream, stored, logged, reason } = this
    return (
      `store, stream ${stream}: found ${stored} of the ${logged} events of ${log}, and a user who may not append the rest ` +
      `(${reason}), expected all of them; the next command of a user who may write appends them`
    )
  }

  /** For whoever only reads, and is answered from the log. */
  get note(): string {
    const { log, stream, stored, logged } = this
    return (
      `${stream}: answered from ${log} ${asOf(logged)}; the store has ${stored} of its ${logged} events, and this user ` +
      `may not append the rest: the next command of one who may write does`
    )
  }
}

/** The log holds an announcement that the store could not take, and the log could not be put back. */
export class LogAhead extends Data.TaggedError("LogAhead")<{
  readonly log: string
  readonly reason: string
}> {
  override get message(): string {
    return `${this.log}: found an announcement that the store has not (${this.reason}), expected both to have it; the store takes it at the next opening`
  }
}

/** The log was released and is written anew no more: record a correction. */
export class LogReleased extends Data.TaggedError("LogReleased")<{
  readonly file: string
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `${this.file}: found ${this.found}, expected ${this.expected}`
  }
}

/** The log holds announcements whose files are not there: a log written anew would be without them. */
export class LogWouldLose extends Data.TaggedError("LogWouldLose")<{
  readonly log: string
  readonly folder: string
  /** The names of the files that are not there. */
  readonly missing: readonly string[]
}> {
  override get message(): string {
    const { log, folder, missing } = this
    const some = missing.slice(0, 3).join(", ") + (missing.length > 3 ? ", …" : "")
    return (
      `${log}: found ${missing.length} announcements that have no file in ${folder} (${some}), ` +
      `expected a file of each, for rebuild drops nothing that the log holds; put the files back: nothing was changed`
    )
  }
}
