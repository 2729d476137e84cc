// One line of the log, read strictly: what is recorded is read back with it before anything is written.
import { isReadable, type LedgerEvent } from "@policy-ledger/rulebook"
import { Data, Predicate, Result, Schema } from "effect"
import type { ErrorClass } from "@policy-ledger/files"
import { LINE_BOUNDS, readJson } from "@policy-ledger/log"
import { LaterEvent, LedgerEvent as LedgerEventCodec } from "../schema/event.ts"
import { contentOf, eventId, lineOf } from "./event.ts"

interface BadLine {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1; absent where the whole line is meant. */
  readonly column?: number
  readonly found: string
  readonly expected: string
}

const lineFault = <const Tag extends string>(tag: Tag): ErrorClass<Tag, BadLine> =>
  class extends Data.TaggedError(tag)<BadLine> {
    override get message(): string {
      const place = this.column === undefined ? this.line : `${this.line}:${this.column}`
      return `${this.file}:${place}: found ${this.found}, expected ${this.expected}`
    }
  }

/** A line that is cut short or no JSON. */
export class LogLineMalformed extends lineFault("LogLineMalformed") {}
/** The same value in other bytes. */
export class LogLineNotCanonical extends lineFault("LogLineNotCanonical") {}
/** JSON that is no event. */
export class LogLineNoEvent extends lineFault("LogLineNoEvent") {}
/** An id that does not follow from the content. */
export class LogIdWrong extends lineFault("LogIdWrong") {}
/** An event that cannot stand where it stands. */
export class LogOrderWrong extends lineFault("LogOrderWrong") {}

export type LogFault = LogLineMalformed | LogLineNotCanonical | LogLineNoEvent | LogIdWrong | LogOrderWrong

const decodeOwn = Schema.decodeUnknownResult(LedgerEventCodec)
const decodeLater = Schema.decodeUnknownResult(LaterEvent)

/** Strictly; of an event in a later language what every event has, and the rest as it is. */
const decodeEvent = (value: unknown): Result.Result<LedgerEvent, Schema.SchemaError> =>
  isLater(value)
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what else it says, nobody here reads
      Result.map(decodeLater(value), () => value as LedgerEvent)
    : decodeOwn(value, { onExcessProperty: "error" })

const isLater = (value: unknown): boolean =>
  Predicate.hasProperty(value, "language") &&
  typeof value.language === "number" &&
  !isReadable({ language: value.language })

/** What others wrote: JSON, and nothing in it that two readers could read differently. */
export const readLine = (
  file: string,
  line: number,
  text: string,
): Result.Result<unknown, LogLineMalformed> => {
  const read = readJson(text, LINE_BOUNDS)
  if (read.ok) return Result.succeed(read.value)
  const { reason, column, found, expected } = read.fault
  return Result.fail(
    new LogLineMalformed({
      file,
      line,
      column,
      found,
      expected: reason === "syntax" ? "one event in JSON" : expected,
    }),
  )
}

/** One line by itself: canonical, an event, and of the id that follows from its content. */
export const verifyLine = (file: string, line: number, text: string): Result.Result<LedgerEvent, LogFault> =>
  Result.flatMap(readLine(file, line, text), (value) => verifyValue(file, line, { text, value }))

/** The same of a line that was read before. */
export const verifyValue = (
  file: string,
  line: number,
  { text, value }: { readonly text: string; readonly value: unknown },
): Result.Result<LedgerEvent, LogFault> =>
  Result.gen(function* () {
    const refuse = (found: string) =>
      new LogLineNoEvent({ file, line, found, expected: "an event of the ledger" })
    const event: LedgerEvent = yield* Result.mapError(decodeEvent(value), ({ message }) =>
      refuse(message.replaceAll("\n", " ")),
    )
    const bytes = yield* Result.mapError(lineOf(value), ({ message }) => refuse(message))
    if (bytes !== text)
      return yield* Result.fail(
        new LogLineNotCanonical({
          file,
          line,
          found: "other bytes for the same value",
          expected: "canonical JSON (RFC 8785)",
        }),
      )
    const id = yield* Result.mapError(eventId(contentOf(event)), ({ message }) => refuse(message))
    if (id !== event.id)
      return yield* Result.fail(
        new LogIdWrong({
          file,
          line,
          found: `the id ${event.id}`,
          expected: `${id}, which follows from the content`,
        }),
      )
    return event
  })
