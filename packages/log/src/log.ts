import {
  emptyState,
  fold,
  type LedgerEvent,
  type LedgerSlice,
  type LedgerState,
  QuestionError,
} from "@policy-ledger/rulebook"
import { attempt, type Hash, TlogError, Tree } from "@policy-ledger/tlog"
import { formatRoot, leafOf } from "./tree.ts"

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

/** Cuts the text of a log into its lines, each ended by a newline. */
export const linesOf = (text: string): readonly string[] => {
  const lines = text.split("\n")
  if (lines.at(-1) === "") lines.pop()
  return lines
}

/**
 * The log of one ledger: its lines, the events on them and the tree over them, each read or worked out once and when it
 * is first asked for. Throws a `QuestionError` that names the event at a line that cannot be one.
 */
export class Log {
  readonly origin: string
  /** One canonical event a line (RFC 8785), without the newline. */
  readonly lines: readonly string[]
  readonly #events: LedgerEvent[]
  #lastRecorded = -Infinity
  #leaves: readonly Hash[] | undefined
  #tree: Tree | undefined
  #state: LedgerState | undefined

  /** `events`: those of the lines, where somebody has read them already. */
  constructor(origin: string, lines: readonly string[], events: readonly LedgerEvent[] = []) {
    this.origin = origin
    this.lines = lines
    this.#events = [...events]
  }

  get size(): number {
    return this.lines.length
  }

  get events(): readonly LedgerEvent[] {
    return this.firstEvents(this.size)
  }

  /**
   * The first `size` events. A clock that never went back recorded them: what was recorded by an instant is a beginning.
   * The lines behind them are not looked at.
   */
  firstEvents(size: number): readonly LedgerEvent[] {
    for (let i = this.#events.length; i < size; i++) this.#events.push(this.#read(i))
    return size === this.#events.length ? this.#events : this.#events.slice(0, size)
  }

  /** The RFC 6962 hash of each line. */
  get leaves(): readonly Hash[] {
    return (this.#leaves ??= this.lines.map((line, i) => this.#leaf(line, i)))
  }

  get tree(): Tree {
    if (this.#tree !== undefined) return this.#tree
    const tree = new Tree()
    for (const leaf of this.leaves) tree.append(leaf)
    return (this.#tree = tree)
  }

  /** The root over the first `size` events, as answers write it. */
  readonly rootAt = (size: number): string => formatRoot(this.tree.head(size).root)

  /** All of it, folded. */
  get state(): LedgerState {
    return (this.#state ??= fold(this.events, emptyState(this.origin)))
  }

  /** What a Rulebook folds: the log as it stood with that many events. */
  slice(size: number = this.size): LedgerSlice {
    return { origin: this.origin, events: this.firstEvents(size), rootAt: this.rootAt }
  }

  #read(i: number): LedgerEvent {
    const line = this.lines[i] ?? ""
    const event = parsed(line)
    if (!isEvent(event)) throw this.#refuse(i, JSON.stringify(line.slice(0, 60)), "one event in JSON")
    const recorded = Date.parse(event.recordedAt)
    if (!(recorded >= this.#lastRecorded))
      throw this.#refuse(
        i,
        `recordedAt ${event.recordedAt}`,
        "an instant, no earlier than that of the event before",
      )
    this.#lastRecorded = recorded
    return event
  }

  #leaf(line: string, i: number): Hash {
    const leaf = attempt(() => leafOf(line))
    if (leaf instanceof TlogError) throw this.#refuse(i, leaf.found, leaf.expected)
    return leaf
  }

  #refuse(i: number, found: string, expected: string): QuestionError {
    return new QuestionError(`${this.origin}, event ${i}`, found, expected)
  }
}
