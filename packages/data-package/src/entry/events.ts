import { readLines } from "@policy-ledger/log"
import { checkKeys, frozen, type LedgerEvent, type LedgerSlice, type Rulebook } from "@policy-ledger/rulebook"
import { PlacedLog, type LogLine, type LogRange, type Position } from "../log.ts"
import { core } from "./core.ts"
import { log } from "./log.ts"

export type { LogLine, LogRange, Position } from "../log.ts"

/** The events of the log in order, after one place and up to another (inclusive). */
export function* events(range: LogRange = {}): Generator<LedgerEvent, void, void> {
  const { from, to } = log().range(range)
  for (let revision = from; revision < to; revision++) {
    const event = log().events[revision]
    if (event !== undefined) yield frozen(event)
  }
}

/** The same as the log's own bytes, each with its revision. */
export function* lines(range: LogRange = {}): Generator<LogLine, void, void> {
  const { from, to } = log().range(range)
  for (let revision = from; revision < to; revision++) yield { revision, line: log().lines[revision] ?? "" }
}

/** The Rulebook as it stood after the event, the revision or the instant `upTo`; without it, as it stands. */
export function replay(range: Pick<LogRange, "upTo"> = {}): Rulebook {
  checkKeys(range, ["upTo"])
  return log().replay(core().platform, range.upTo)
}

/** This package's ledger as `Rulebook.of` takes it, beside a user's own. */
export function ledger(): LedgerSlice {
  const { events: all, ...slice } = log().slice()
  return { ...slice, events: frozen([...all]) }
}

/** Another ledger from the text of its log: one event a line, as `./schema/event.json` says. */
export function ledgerOf(origin: string, ndjson: string): LedgerSlice {
  return new PlacedLog(origin, readLines(origin, ndjson)).slice()
}

/** The revision of an event or of the last one recorded by an instant. */
export function revisionOf(position: Position): number {
  return log().revisionOf(position, "position")
}
