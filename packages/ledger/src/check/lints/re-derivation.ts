import { Result } from "effect"
import { recordedReading } from "../../record/decider.ts"
import { type EventContent, contentDigest, contentsOf, recordedContents } from "../../record/event.ts"
import { findAt } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** The log's events do not follow from the file any more. */
export const reDerivation: Lint = {
  name: "re-derivation",
  scope: "reading",
  check: ({ announcement, recorded: { log, state } }) => {
    const recorded = recordedReading(announcement, state)
    if (recorded === undefined || isSame(contentsOf(announcement), recordedContents(recorded))) return []
    const { id, reading, source } = announcement
    return [
      findAt(
        log.file,
        recorded.first + 1,
        `events of ${id}, reading ${reading}, that do not follow from ${source.file}`,
        "the file as it was recorded, and a correction beside it",
      ),
    ]
  },
}

const isSame = (told: readonly EventContent[], recorded: readonly EventContent[]): boolean => {
  const [a, b] = [contentDigest(told), contentDigest(recorded)]
  return Result.isSuccess(a) && Result.isSuccess(b) && a.success === b.success
}
