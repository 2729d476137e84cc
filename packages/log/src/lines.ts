import { QuestionError } from "@policy-ledger/rulebook"
import { LINE_BOUNDS } from "./bounds.ts"
import { readJson } from "./json.ts"
import { linesOf } from "./log.ts"

/**
 * The lines of a log that comes from somewhere else, as text: each JSON that everybody reads alike. Throws a
 * `QuestionError` that names the event and the column.
 */
export const readLines = (origin: string, ndjson: string): readonly string[] => {
  const lines = linesOf(ndjson)
  for (const [i, line] of lines.entries()) {
    const read = readJson(line, LINE_BOUNDS)
    if (read.ok) continue
    const { reason, column, found, expected } = read.fault
    const at = `${origin}, event ${i}, column ${column}`
    throw new QuestionError(at, found, reason === "syntax" ? "one event in JSON" : expected)
  }
  return lines
}
