import { Result } from "effect"
import { findRefused } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A file that recording would refuse: every reason. */
export const refused: Lint = {
  name: "refused",
  scope: "file",
  check: (file) => (Result.isFailure(file) ? file.failure.reasons.map(findRefused) : []),
}
