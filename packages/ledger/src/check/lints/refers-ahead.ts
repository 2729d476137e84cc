import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { announcedText, datedSpanOf, isBefore } from "../spans.ts"

/** An event that names what was announced after it: what names another is the later of the two. */
export const refersAhead: Lint = {
  name: "refers-ahead",
  scope: "event",
  check: ({ announcement, event, index }, { announcements }) => {
    const own = announcedText(announcement)
    const references = {
      supersedes: "effective" in event ? event.supersedes : undefined,
      postpones: event.postpones,
      revokes: event.revokes,
    }
    return Object.entries(references).flatMap(([key, ref]) => {
      const named = announcements.find(({ id }) => id === ref?.announcement)
      const announced = named && announcedText(named)
      return named !== undefined && isBefore(datedSpanOf(own), datedSpanOf(announced))
        ? [
            findIn(announcement, ["events", index, key, "announcement"], {
              found: `${named.id}, announced ${announced}`,
              expected: `what was announced by ${own}, as this was: an event that names another is the later`,
            }),
          ]
        : []
    })
  },
}
