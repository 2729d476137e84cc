import type { LedgerEvent } from "@policy-ledger/rulebook"
import { Effect, Result } from "effect"
import { type FileUnreadable, type FileUnwritable, readText, replaceFile } from "@policy-ledger/files"
import { wholenessFault } from "@policy-ledger/log"
import {
  type LogFault,
  LogLineMalformed,
  LogOrderWrong,
  readLine,
  verifyLine,
  verifyValue,
} from "./record/line.ts"

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

/** Each line JSON that everybody reads alike, and not yet known to be an event: `verifyRead` decodes. */
export const readLogUnsafe = (file: string, text: string): Result.Result<Log, LogLineMalformed> =>
  Result.gen(function* () {
    const lines = yield* linesOf(file, text)
    const events: LedgerEvent[] = []
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the name says
    for (const [i, line] of lines.entries()) events.push((yield* readLine(file, i + 1, line)) as LedgerEvent)
    return { file, lines, events }
  })

/** Every line canonical, every id right, time not going back, announcements whole; else the first that is not. */
export const verifyLog = (file: string, text: string): Result.Result<Log, LogFault> =>
  Result.gen(function* () {
    const lines = yield* linesOf(file, text)
    const events: LedgerEvent[] = []
    for (const [i, line] of lines.entries()) events.push(yield* verifyLine(file, i + 1, line))
    return yield* wholeLog({ file, lines, events })
  })

/** The same of a log that was read before; what it gives is decoded. */
export const verifyRead = ({ file, lines, events: values }: Log): Result.Result<Log, LogFault> =>
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
