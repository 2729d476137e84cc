import { Data } from "effect"

/** The same announcement and reading stands in the ledger with other content. */
export class ContentConflict extends Data.TaggedError("ContentConflict")<{
  readonly file: string
  readonly announcement: string
  readonly reading: number
  /** Of the last event of the recorded reading. */
  readonly revision: number
  /** Digests of the two contents. */
  readonly recorded: string
  readonly offered: string
}> {
  override get message(): string {
    return (
      `${this.file}: found other content for ${this.announcement}, reading ${this.reading} (${this.offered}), ` +
      `expected what revision ${this.revision} of the ledger ends (${this.recorded}); ` +
      `a better reading is a file ${this.announcement}.${this.reading + 1}.yaml with its correction`
    )
  }
}

/** The clock shows a time before the last event: nothing is recorded, nothing clamped. */
export class ClockBehind extends Data.TaggedError("ClockBehind")<{
  readonly now: string
  readonly last: string
}> {
  override get message(): string {
    return `clock: found ${this.now}, expected ${this.last} or later, when the last event was recorded`
  }
}

/** A name that no line of the log can bear. */
export class RecorderUnfit extends Data.TaggedError("RecorderUnfit")<{
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `recordedBy: found ${this.found}, expected ${this.expected}`
  }
}

/** An announcement of which the log would hold a line that nobody can read: nothing is recorded. */
export class LineUnreadable extends Data.TaggedError("LineUnreadable")<{
  readonly file: string
  /** Which of its events, counted from 1. */
  readonly event: number
  readonly found: string
  readonly expected: string
}> {
  override get message(): string {
    return `${this.file}: event ${this.event}: found ${this.found}, expected ${this.expected}`
  }
}

/** The clock shows a time far after everything that is known of the log: what it records would bar all that is recorded later. */
export class ClockAhead extends Data.TaggedError("ClockAhead")<{
  readonly now: string
  /** When the last event was recorded, and when the log's file was last changed. */
  readonly last: string
  readonly changed: string
}> {
  override get message(): string {
    return (
      `clock: found ${this.now}, more than 30 days after the last event (${this.last}) and the last change of the log's file ` +
      `(${this.changed}), expected a clock that is right; if it is, say so with --clock-is-right`
    )
  }
}

/** A time that no line of a log can hold. */
export class ClockBeyond extends Data.TaggedError("ClockBeyond")<{ readonly now: string }> {
  override get message(): string {
    return `clock: found ${this.now}, expected a time before the year 10000: set the clock right`
  }
}
