import { FoldError, Rulebook, type LedgerEvent, type Platform } from "@policy-ledger/rulebook"
import { attempt, hashFromBytes, leafHash, TlogError, Tree, type Hash } from "@policy-ledger/tlog"
import { formatDigest, utf8 } from "./canonical.ts"
import { ReceiptError } from "./receipt.ts"

/** One ledger: its lines are the log's, without their newlines. */
export interface GivenLedger {
  readonly origin: string
  readonly lines: readonly string[]
}

/** RFC 6962: a leaf is one line as UTF-8. */
export const leafOf = (line: string): Hash => leafHash(utf8(line))

export const formatRoot = (root: Hash): string => formatDigest(root)

/** The hash that `sha256:…` stands for. */
export const parseRoot = (root: string): Hash =>
  hashFromBytes(
    Uint8Array.from(root.slice("sha256:".length).match(/../g) ?? [], (hex) => Number.parseInt(hex, 16)),
  )

const isEvent = (value: unknown): value is LedgerEvent =>
  typeof value === "object" &&
  value !== null &&
  "announcement" in value &&
  "reading" in value &&
  "type" in value &&
  "provision" in value &&
  "recordedAt" in value &&
  typeof value.recordedAt === "string"

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A log with its tree. Its events are read when they are needed: a root that does not fit is found before. */
export class Log {
  readonly origin: string
  readonly lines: readonly string[]
  readonly tree = new Tree()
  readonly #events: LedgerEvent[] = []

  constructor({ origin, lines }: GivenLedger) {
    this.origin = origin
    this.lines = lines
    for (const [index, line] of lines.entries()) {
      const leaf = attempt(() => leafOf(line))
      if (leaf instanceof TlogError)
        throw new ReceiptError(`${origin}, event ${index}`, leaf.found, leaf.expected)
      this.tree.append(leaf)
    }
  }

  get size(): number {
    return this.lines.length
  }

  readonly rootAt = (size: number): string => formatRoot(this.tree.head(size).root)

  /** The first `size` events. Throws a `ReceiptError` at a line that holds none. */
  events(size: number): readonly LedgerEvent[] {
    for (const line of this.lines.slice(this.#events.length, size)) {
      const event = parse(line)
      if (!isEvent(event)) throw this.#unreadable(this.#events.length, line)
      this.#events.push(event)
    }
    return this.#events.slice(0, size)
  }

  #unreadable(index: number, line: string): ReceiptError {
    return new ReceiptError(
      `${this.origin}, event ${index}`,
      JSON.stringify(line.slice(0, 40)),
      "an event in JSON",
    )
  }
}

/** A log at one of its sizes. */
export interface LogAt {
  readonly log: Log
  readonly size: number
}

/** The rules as these logs tell them. Throws a `ReceiptError` where one does not hold announcements. */
export const bookOf = (platform: Platform, logs: readonly LogAt[]): Rulebook => {
  const slices = logs.map(({ log, size }) => ({
    origin: log.origin,
    events: log.events(size),
    rootAt: log.rootAt,
  }))
  try {
    return Rulebook.of(platform, slices)
  } catch (error) {
    if (error instanceof FoldError)
      throw new ReceiptError("log", error.message, "each change after its announcement")
    throw error
  }
}

/** The logs of ledgers that are told apart by their origins. */
export const logsOf = (ledgers: readonly GivenLedger[]): readonly Log[] => {
  const twice = ledgers.find((ledger, i) =>
    ledgers.some((other, j) => j < i && other.origin === ledger.origin),
  )
  if (twice !== undefined) throw new ReceiptError("ledgers", `${twice.origin} twice`, "each ledger once")
  return ledgers.map((ledger) => new Log(ledger))
}
