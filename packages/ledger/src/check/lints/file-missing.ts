import { recordedReadings } from "../../record/decider.ts"
import { findAt } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** Events in the log without the file that they were recorded from. */
export const fileMissing: Lint = {
  name: "file-missing",
  scope: "log",
  check: ({ log, state, announcements }) => {
    const files = new Set(announcements.map(({ id, reading }) => `${id} ${reading}`))
    return recordedReadings(state)
      .filter(({ announcement, reading }) => !files.has(`${announcement} ${reading}`))
      .map(({ announcement, reading, first }) =>
        findAt(
          log.file,
          first + 1,
          `reading ${reading} of ${announcement} without its file`,
          "the file it was recorded from",
        ),
      )
  },
}
