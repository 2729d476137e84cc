import { findAt } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A log that was released is the beginning of every later one, byte for byte. */
export const releasedLineAltered: Lint = {
  name: "released-line-altered",
  scope: "log",
  check: ({ log, released }) => {
    const altered = released.findIndex((line, i) => log.lines[i] !== line)
    if (altered === -1) return []
    const found = log.lines[altered] === undefined ? "no line" : "another line than was released"
    return [findAt(log.file, altered + 1, found, "the released line, byte for byte")]
  },
}
