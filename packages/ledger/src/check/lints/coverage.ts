import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { daysOfReports, isDay } from "../report-days.ts"

/** A report outside what the platform says was read. */
export const coverage: Lint = {
  name: "coverage",
  scope: "announcement",
  check: (announcement, { platform, platformFile }) => {
    const { from, to } = platform.coverage
    return daysOfReports(announcement, platform).flatMap((day, i) =>
      isDay(day) && (day < from || day > to)
        ? [
            findIn(announcement, ["reports", i, "at"], {
              found: day,
              expected: `a day within the coverage of ${platformFile}, ${from} to ${to}`,
            }),
          ]
        : [],
    )
  },
}
