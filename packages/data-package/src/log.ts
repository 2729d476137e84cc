import {
  checkKeys,
  emptyState,
  fold,
  parseInstant,
  QuestionError,
  Rulebook,
  type LedgerEvent,
  type LedgerSlice,
  type LedgerState,
  type Platform,
  type Zone,
} from "@policy-ledger/rulebook"
import type { Hash, Tree } from "@policy-ledger/tlog"
import { formatRoot, leafOf, treeOver } from "./root.ts"

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

/** A place in a log is the same in every zone: its instants say their offset. */
const UTC: Zone = { offset: 0, text: "Z" }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What every event has; what follows from its type is for the schema of events to say. */
const isEvent = (value: unknown): value is LedgerEvent =>
  typeof value === "object" &&
  value !== null &&
  ["id", "type", "announcement", "provision", "recordedAt"].every(
    (key) => typeof Reflect.get(value, key) === "string",
  ) &&
  typeof Reflect.get(value, "reading") === "number"

/** The events of the lines, which a clock that never went back recorded: what was recorded by an instant is a beginning. */
const eventsOf = (origin: string, lines: readonly string[]): readonly LedgerEvent[] => {
  let last = -Infinity
  return lines.map((line, i) => {
    const refuse = (found: string, expected: string): QuestionError =>
      new QuestionError(`${origin}, event ${i}`, found, expected)
    const event = parsed(line)
    if (!isEvent(event)) throw refuse(JSON.stringify(line.slice(0, 60)), "one event in JSON")
    const recorded = Date.parse(event.recordedAt)
    if (!(recorded >= last))
      throw refuse(`recordedAt ${event.recordedAt}`, "an instant, no earlier than that of the event before")
    last = recorded
    return event
  })
}

/** Cuts a year or a whole log into its lines. */
export const linesOf = (text: string): readonly string[] => {
  const lines = text.split("\n")
  if (lines.at(-1) === "") lines.pop()
  return lines
}

/** The log of one ledger, read from its text. */
export class EventLog {
  readonly origin: string
  readonly lines: readonly string[]
  #events: readonly LedgerEvent[] | undefined
  #state: LedgerState | undefined
  #leaves: readonly Hash[] | undefined
  #tree: Tree | undefined

  constructor(origin: string, lines: readonly string[]) {
    this.origin = origin
    this.lines = lines
  }

  get events(): readonly LedgerEvent[] {
    return (this.#events ??= eventsOf(this.origin, this.lines))
  }

  /** All of it, folded. */
  get state(): LedgerState {
    return (this.#state ??= fold(this.events, emptyState(this.origin)))
  }

  /** The RFC 6962 hash of each line. */
  get leaves(): readonly Hash[] {
    return (this.#leaves ??= this.lines.map(leafOf))
  }

  get tree(): Tree {
    return (this.#tree ??= treeOver(this.leaves))
  }

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

  /** What a Rulebook folds: the log as it stood with that many events. */
  slice(size: number = this.lines.length): LedgerSlice {
    return {
      origin: this.origin,
      events: size === this.lines.length ? this.events : this.events.slice(0, size),
      rootAt: (at) => formatRoot(this.tree.head(at).root),
    }
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
