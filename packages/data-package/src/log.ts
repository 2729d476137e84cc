import { Log } from "@policy-ledger/log"
import { checkKeys, parseInstant, QuestionError, Rulebook, type Platform, UTC } from "@policy-ledger/rulebook"

/** What one year recorded: one canonical event a line, each ended by a newline. A closed year never changes. */
export interface YearOfLog {
  readonly year: number
  readonly text: string
}

/** One line of the log with its place: its leaf in the tree. */
export interface LogLine {
  /** From 0. */
  readonly revision: number
  /** Canonical JSON (RFC 8785), without the newline. */
  readonly line: string
}

/**
 * A place in the log: a revision (from 0), an event's id, or an instant, which stands for the last event recorded by
 * then.
 */
export type Position = number | string

/** After one place and up to another, the latter included. */
export interface LogRange {
  readonly after?: Position
  readonly upTo?: Position
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A log in which places can be named. */
export class PlacedLog extends Log {
  /** The first and, exclusive, the last revision of a range. */
  range(range: LogRange): { readonly from: number; readonly to: number } {
    checkKeys(range, ["after", "upTo"])
    const { after, upTo } = range
    const from = after === undefined ? 0 : this.revisionOf(after, "after") + 1
    return { from, to: upTo === undefined ? this.lines.length : this.revisionOf(upTo, "upTo") + 1 }
  }

  /** -1 for an instant before the first recording. */
  revisionOf(position: Position, at: string): number {
    if (typeof position === "number") return this.#revision(position, at)
    if (UUID.test(position)) return this.#revisionOfEvent(position, at)
    const read = position.includes("T") ? parseInstant(position, UTC) : undefined
    if (!read?.ok)
      throw new QuestionError(
        at,
        JSON.stringify(position),
        "a revision, an event's id, or an instant with its offset",
      )
    return this.events.findLastIndex((event) => Date.parse(event.recordedAt) <= read.value)
  }

  replay(platform: Platform, upTo?: Position): Rulebook {
    return Rulebook.of(platform, [this.slice(this.range(upTo === undefined ? {} : { upTo }).to)])
  }

  #revision(revision: number, at: string): number {
    const last = this.lines.length - 1
    if (Number.isSafeInteger(revision) && revision >= 0 && revision <= last) return revision
    throw new QuestionError(at, String(revision), `a revision from 0 to ${last}`)
  }

  #revisionOfEvent(id: string, at: string): number {
    const revision = this.events.findIndex((event) => event.id === id)
    if (revision >= 0) return revision
    throw new QuestionError(at, id, "the id of an event of this log")
  }
}
