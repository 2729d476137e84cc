import { spanOf } from "../../authoring/dates.ts"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { isBefore } from "../spans.ts"

/** A day of publication after that of the first report: nobody reports what is not public. */
export const announcedAfterReported: Lint = {
  name: "announced-after-reported",
  scope: "announcement",
  check: (announcement) => {
    const { published, reported } = announcement.authored
    return published != null && isBefore(spanOf(reported), spanOf(published))
      ? [
          findIn(announcement, ["published"], {
            found: published,
            expected: `no day after ${reported}, when it was reported`,
          }),
        ]
      : []
  },
}
