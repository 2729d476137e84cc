// A log in a file, held against the package's own: the same, an earlier state of it, a later one, or another.

/** A line that is no event, or not where it could stand. */
interface BadLine {
  /** From 1, as editors count. */
  readonly line: number
  readonly found: string
  readonly expected: string
}

export interface LogFile {
  /** How many lines it has. */
  readonly size: number
  /** `sha256:…` over all of it; null where a line is bad. */
  readonly root: string | null
  readonly bad: readonly BadLine[]
  readonly is: "same" | "earlier" | "later" | "another"
  /** The first line that differs from ours, from 1; null where one log begins with the other. */
  readonly differs: number | null
  /** Its lines end in CR and LF: an editor saved it anew, and no line has the bytes that were logged. */
  readonly hasCarriageReturns: boolean
}

/** What is asked of the package. */
export interface LogTools {
  /** Which log it claims to be: ours. */
  readonly origin: string
  readonly lines: readonly string[]
  /** Throws, naming `found` and `expected`, at what is no log. */
  readonly ledgerOf: (origin: string, ndjson: string) => { readonly rootAt: (size: number) => string }
  /** `sha256:…` over the first so many lines of the package's. */
  readonly rootAt: (size: number) => string
}

const linesOf = (text: string): readonly string[] => {
  const lines = text.split("\n")
  if (lines.at(-1) === "") lines.pop()
  return lines
}

const textOf = (of: unknown, key: string): string => {
  const text: unknown = typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined
  return typeof text === "string" ? text : String(of)
}

const badLine = (error: unknown, line: number): BadLine => ({
  line,
  found: textOf(error, "found"),
  expected: textOf(error, "expected"),
})

/** Which event of a log was refused, from 1: the error says it in words. */
const lineNamed = (error: unknown): number => Number(/event (\d+)/.exec(textOf(error, "at"))?.[1] ?? 0) + 1

/** Lines that are no event each by itself; where there are none, the one that cannot stand where it stands. */
const badLines = (
  text: string,
  lines: readonly string[],
  { origin, ledgerOf }: LogTools,
): readonly BadLine[] => {
  const bad = lines.flatMap((line, i): readonly BadLine[] => {
    try {
      ledgerOf(origin, `${line}\n`).rootAt(1)
      return []
    } catch (error) {
      return [badLine(error, i + 1)]
    }
  })
  if (bad.length > 0) return bad
  try {
    ledgerOf(origin, text)
    return []
  } catch (error) {
    return [badLine(error, lineNamed(error))]
  }
}

/** Holds the text of a log against the package's. */
export const compareLog = (text: string, tools: LogTools): LogFile => {
  const [lines, own] = [linesOf(text), tools.lines]
  const bad = badLines(text, lines, tools)
  const both = Math.min(lines.length, own.length)
  const other = lines.findIndex((line, i) => i < both && line !== own[i])
  const theirs = bad.length > 0 ? undefined : tools.ledgerOf(tools.origin, text)
  // The roots decide; which line it is, only the lines can tell.
  const agrees = theirs === undefined ? other < 0 : theirs.rootAt(both) === tools.rootAt(both)
  return {
    size: lines.length,
    root: theirs?.rootAt(lines.length) ?? null,
    bad,
    is: !agrees
      ? "another"
      : lines.length === own.length
        ? "same"
        : lines.length < own.length
          ? "earlier"
          : "later",
    differs: other < 0 ? null : other + 1,
    hasCarriageReturns: lines.length > 0 && lines.every((line) => line.endsWith("\r")),
  }
}
