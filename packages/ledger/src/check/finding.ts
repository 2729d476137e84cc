import type { Announcement } from "../authoring/authoring.ts"
import { type SeedProblem, describeSeedProblem } from "../authoring/seed-error.ts"
import { type Path, formatPath } from "../authoring/yaml.ts"
import type { LintName } from "./lint-names.ts"

/** Something to put right, and where. */
export interface Finding extends SeedProblem {
  readonly nearest?: string
}

/** A finding, and which lint it is of. */
export interface CheckFinding extends Finding {
  readonly lint: LintName
}

export const describeCheck = (finding: CheckFinding): string =>
  `${describeSeedProblem(finding)} [${finding.lint}]`

/** What recording would object to. */
export const findRefused = ({ file, line, column, at, found, expected, nearest }: SeedProblem): Finding => ({
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
  path: Path,
  { found, expected }: { readonly found: string; readonly expected: string },
): Finding => ({ ...source.place(path), at: formatPath(path), found, expected })

/** A finding about a whole file, or one line of it. */
export const findAt = (file: string, line: number, found: string, expected: string): Finding => ({
  file,
  line,
  column: 1,
  at: "",
  found,
  expected,
})
