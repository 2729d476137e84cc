import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { daysOfReports, isDay } from "../report-days.ts"

/** `reported` is not the day of the first report that bears one. */
export const firstReport: Lint = {
  name: "first-report",
  scope: "announcement",
  check: (announcement, { platform }) => {
    const { reported } = announcement.authored
    const [first] = daysOfReports(announcement, platform).filter(isDay).toSorted()
    return reported === null || !isDay(reported) || first === undefined || first === reported
      ? []
      : [findIn(announcement, ["reported"], { found: reported, expected: `${first}, of its first report` })]
  },
}
