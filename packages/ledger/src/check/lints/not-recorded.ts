import { recordedReading } from "../../record/decider.ts"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A file that the log does not know of. */
export const notRecorded: Lint = {
  name: "not-recorded",
  scope: "reading",
  check: ({ announcement, recorded: { log, state } }) =>
    recordedReading(announcement, state) !== undefined
      ? []
      : [
          findIn(announcement, [], {
            found: `reading ${announcement.reading} of ${announcement.id}, which ${log.file} has not`,
            expected: "it to be recorded",
          }),
        ],
}
