/** What a check can find, in the order of the published schema; each name has its file in lints/ and one remedy. */
export const LINT_NAMES = [
  "refused",
  "log",
  "released-line-altered",
  "not-recorded",
  "re-derivation",
  "file-missing",
  "reference",
  "superseded-twice",
  "end-before-start",
  "decided-by",
  "begun-before-twice",
  "unused",
  "region-unknown",
  "first-report",
  "coverage",
  "one-report-two-ways",
  "passage-missing",
  "not-in-passage",
] as const

export type LintName = (typeof LINT_NAMES)[number]
