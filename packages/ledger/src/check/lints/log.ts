import { Result } from "effect"
import { findAt } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A line of the log that is not as it was written: the first. */
export const log: Lint = {
  name: "log",
  scope: "log-file",
  check: (read) => {
    if (Result.isSuccess(read)) return []
    const { file, line, found, expected } = read.failure
    return [findAt(file, line, found, expected)]
  },
}
