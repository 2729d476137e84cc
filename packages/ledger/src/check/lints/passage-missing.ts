import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** No passage of this digest and length on the pages. */
export const passageMissing: Lint = {
  name: "passage-missing",
  scope: "pages",
  check: ({ announcement, library }) =>
    announcement.authored.reports.flatMap((report, i) =>
      library.passageOf(report) !== undefined
        ? []
        : [
            findIn(announcement, ["reports", i, "digest"], {
              found: `no passage of ${report.length} code points with this digest`,
              expected: "one that begins at a line of a page",
            }),
          ],
    ),
}
