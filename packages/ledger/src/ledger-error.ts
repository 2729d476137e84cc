import { Data } from "effect"

/** The store holds something else than a beginning of this log. */
export class AnotherLedger extends Data.TaggedError("AnotherLedger")<{
  readonly log: string
  readonly stream: string
  readonly held: { readonly size: number; readonly root: string }
  readonly logged: { readonly size: number; readonly root: string }
}> {
  override get message(): string {
    const { log, stream, held, logged } = this
    return (
      `store, stream ${stream}: found another ledger (${held.size} events, root ${held.root}), ` +
      `expected a beginning of ${log} (${logged.size} events, root ${logged.root} at the same size); ` +
      `take another store, or remove this one to have it filled from the log`
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
