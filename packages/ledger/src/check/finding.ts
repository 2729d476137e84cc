import type { Announcement } from "../authoring/authoring.ts"
import { type SeedProblem, describeSeedProblem } from "../authoring/seed-error.ts"
import { type Part, type Path, formatPath } from "../authoring/yaml.ts"

/** What a check can find; each has one remedy. */
export const LINTS = [
  /** A file that recording would refuse. */
  "refused",
  /** A line of the log that is not as it was written. */
  "log",
  "released-line-altered",
  "not-recorded",
  /** The log's events do not follow from the file any more. */
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
  /** No passage of this digest and length on the pages. */
  "passage-missing",
  /** A stated date or figure that its passage does not give. */
  "not-in-passage",
] as const

export type Lint = (typeof LINTS)[number]

/** Something to put right, and where. */
export interface CheckFinding extends SeedProblem {
  readonly lint: Lint
  readonly nearest?: string
}

export const describeCheck = (finding: CheckFinding): string =>
  `${describeSeedProblem(finding)} [${finding.lint}]`

/** What recording would object to. */
export const findRefused = (
  lint: Lint,
  { file, line, column, at, found, expected, nearest }: SeedProblem,
): CheckFinding => ({
  lint,
  file,
  line,
  column,
  at,
  found,
  expected,
  ...(nearest === undefined ? {} : { nearest }),
})

/** A finding in an announcement's file. */
export const findIn = (
  { source }: Announcement,
  lint: Lint,
  path: Path,
  {
    found,
    expected,
    part = "value",
  }: { readonly found: string; readonly expected: string; readonly part?: Part },
): CheckFinding => ({ lint, ...source.place(path, part), at: formatPath(path), found, expected })

/** A finding about a whole file, or one line of it. */
export const findAt = (
  lint: Lint,
  file: string,
  line: number,
  found: string,
  expected: string,
): CheckFinding => ({
  lint,
  file,
  line,
  column: 1,
  at: "",
  found,
  expected,
})
