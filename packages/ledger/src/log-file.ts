import type { LedgerEvent } from "@policy-ledger/rulebook"
import { Data, Effect, Result, Schema } from "effect"
import {
  type ErrorClass,
  type FileUnreadable,
  type FileUnwritable,
  readText,
  replaceFile,
  wordsOf,
} from "@policy-ledger/files"
import { LINE_BOUNDS, readJson, wholenessFault } from "@policy-ledger/log"
import { contentOf, eventId, lineOf } from "./record/event.ts"
import { LedgerEvent as LedgerEventCodec } from "./schema/event.ts"

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

/** A log as its file holds it: one event a line. */
export interface Log {
  readonly file: string
  readonly lines: readonly string[]
  readonly events: readonly LedgerEvent[]
}

/** Cuts the text into lines; the last one ends like the others. */
const linesOf = (file: string, text: string): Result.Result<readonly string[], LogLineMalformed> => {
  if (text === "") return Result.succeed([])
  const lines = text.split("\n")
  const rest = lines.pop()
  return rest === ""
    ? Result.succeed(lines)
    : Result.fail(
        new LogLineMalformed({
          file,
          line: lines.length + 1,
          found: "a line without its end",
          expected: "every event to end with a newline",
        }),
      )
}

const parseLine = (file: string, line: number, text: string): Result.Result<unknown, LogLineMalformed> =>
  Result.try({
    try: (): unknown => JSON.parse(text),
    catch: (error) =>
      new LogLineMalformed({
        file,
        line,
        found: wordsOf(error),
        expected: "one event in JSON",
      }),
  })

/** Bytes that git keeps and a root covers: parsed, not decoded. `verifyParsed` decodes. */
export const parseLogUnsafe = (file: string, text: string): Result.Result<Log, LogLineMalformed> =>
  Result.gen(function* () {
    const lines = yield* linesOf(file, text)
    const events: LedgerEvent[] = []
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted bytes
    for (const [i, line] of lines.entries()) events.push((yield* parseLine(file, i + 1, line)) as LedgerEvent)
    return { file, lines, events }
  })

const decodeEvent = Schema.decodeUnknownResult(LedgerEventCodec)

/** What others wrote: as `parseLine`, and nothing that two readers could read differently. */
const readLine = (file: string, line: number, text: string): Result.Result<unknown, LogLineMalformed> => {
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

/** The same of a line that was parsed before. */
const verifyValue = (
  file: string,
  line: number,
  { text, value }: { readonly text: string; readonly value: unknown },
): Result.Result<LedgerEvent, LogFault> =>
  Result.gen(function* () {
    const refuse = (found: string) =>
      new LogLineNoEvent({ file, line, found, expected: "an event of the ledger" })
    const event: LedgerEvent = yield* Result.mapError(
      decodeEvent(value, { onExcessProperty: "error" }),
      ({ message }) => refuse(message.replaceAll("\n", " ")),
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

/** Every line canonical, every id right, time not going back, announcements whole; else the first that is not. */
export const verifyLog = (file: string, text: string): Result.Result<Log, LogFault> =>
  Result.gen(function* () {
    const lines = yield* linesOf(file, text)
    const events: LedgerEvent[] = []
    for (const [i, line] of lines.entries()) events.push(yield* verifyLine(file, i + 1, line))
    return yield* wholeLog({ file, lines, events })
  })

/** The same of a log that was parsed before; what it gives is decoded. */
export const verifyParsed = ({ file, lines, events: values }: Log): Result.Result<Log, LogFault> =>
  Result.gen(function* () {
    const events: LedgerEvent[] = []
    for (const [i, text] of lines.entries())
      events.push(yield* verifyValue(file, i + 1, { text, value: values[i] }))
    return yield* wholeLog({ file, lines, events })
  })

const wholeLog = (log: Log): Result.Result<Log, LogOrderWrong> => {
  const fault = wholenessFault(log.events)
  if (fault === undefined) return Result.succeed(log)
  const { index, found, expected } = fault
  return Result.fail(new LogOrderWrong({ file: log.file, line: index + 1, found, expected }))
}

/** The text of a log; a log that is not there is empty. */
export const readLogText = (file: string): Effect.Effect<string, FileUnreadable> =>
  readText(file).pipe(Effect.catchTag("FileNotFound", () => Effect.succeed("")))

export const formatLog = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("")

/** Writes the log with more lines at its end; wholly there or wholly absent, whatever happens meanwhile. */
export const extendLog = (log: Log, lines: readonly string[]): Effect.Effect<void, FileUnwritable> =>
  replaceFile(log.file, formatLog([...log.lines, ...lines]))
