import { Result } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import { contentDigest, contentsOf, recordedContents } from "../record/event.ts"
import {
  type RecordState,
  evolve,
  initialState,
  recordedReading,
  recordedReadings,
} from "../record/decider.ts"
import type { Log } from "../log-file.ts"
import { type CheckFinding, findAt, findIn } from "./finding.ts"

/** The log against the files that its events follow from. */
export const logFindings = (log: Log, announcements: readonly Announcement[]): readonly CheckFinding[] => {
  const state = evolve(initialState(log.file), log.events)
  return [
    ...announcements.flatMap((one) => derivationFindings(one, state, log)),
    ...missingFiles(state, announcements, log),
  ]
}

const derivationFindings = (
  announcement: Announcement,
  state: RecordState,
  log: Log,
): readonly CheckFinding[] => {
  const { id, reading } = announcement
  const recorded = recordedReading(announcement, state)
  if (recorded === undefined)
    return [
      findIn(announcement, "not-recorded", [], {
        found: `reading ${reading} of ${id}, which ${log.file} has not`,
        expected: "it to be recorded",
      }),
    ]
  const [derived, logged] = [
    contentDigest(contentsOf(announcement)),
    contentDigest(recordedContents(recorded)),
  ]
  return Result.isSuccess(derived) && Result.isSuccess(logged) && derived.success === logged.success
    ? []
    : [
        findAt(
          "re-derivation",
          log.file,
          recorded.first + 1,
          `events of ${id}, reading ${reading}, that do not follow from ${announcement.source.file}`,
          "the file as it was recorded, and a correction beside it",
        ),
      ]
}

const missingFiles = (
  state: RecordState,
  announcements: readonly Announcement[],
  log: Log,
): readonly CheckFinding[] => {
  const files = new Set(announcements.map(({ id, reading }) => `${id} ${reading}`))
  return recordedReadings(state).flatMap(({ announcement, reading, first }) =>
    files.has(`${announcement} ${reading}`)
      ? []
      : [
          findAt(
            "file-missing",
            log.file,
            first + 1,
            `reading ${reading} of ${announcement} without its file`,
            "the file it was recorded from",
          ),
        ],
  )
}

/** A log that was released is the beginning of every later one, byte for byte. */
export const releaseFindings = (log: Log, released: readonly string[]): readonly CheckFinding[] => {
  const altered = released.findIndex((line, i) => log.lines[i] !== line)
  return altered === -1
    ? []
    : [
        findAt(
          "released-line-altered",
          log.file,
          altered + 1,
          log.lines[altered] === undefined ? "no line" : "another line than was released",
          "the released line, byte for byte",
        ),
      ]
}
