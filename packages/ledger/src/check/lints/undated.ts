import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

const NAMED_SO = "undated-"

/** Neither published nor reported on any day, and its name does not say so. */
export const undated: Lint = {
  name: "undated",
  scope: "announcement",
  check: (announcement) => {
    const { published, reported } = announcement.authored
    return published != null || reported !== null || announcement.id.startsWith(NAMED_SO)
      ? []
      : [
          findIn(announcement, ["reported"], {
            found: "null, and no published",
            expected: `a date in one of them, or a file name that begins with ${NAMED_SO} where nothing bears a date`,
          }),
        ]
  },
}
