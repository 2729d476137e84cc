import { spanOf } from "../../authoring/dates.ts"
import type { AuthoredEffective } from "../../schema/authored.ts"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { beginningsOf } from "../placed-event.ts"
import { datedSpanOf, isBefore } from "../spans.ts"

/** A withdrawal before every beginning of what it ends, or a version's end before its own beginning. */
export const endBeforeStart: Lint = {
  name: "end-before-start",
  scope: "event",
  check: ({ announcement, event, index }, { events }) => {
    if ("effective" in event) {
      const start = startOf(event, announcement.authored.published)
      return event.until !== undefined && isBefore(spanOf(event.until), spanOf(start))
        ? [
            findIn(announcement, ["events", index, "until"], {
              found: event.until,
              expected: `no day before ${start}, when it begins`,
            }),
          ]
        : []
    }
    const starts = beginningsOf(event.withdrawn, events).map(({ from }) => from)
    return starts.length > 0 && starts.every((from) => isBefore(datedSpanOf(event.from), datedSpanOf(from)))
      ? [
          findIn(announcement, ["events", index, "from"], {
            found: event.from,
            expected: `no day before ${starts.join(", ")}, when it begins`,
          }),
        ]
      : []
  },
}

/** What bounds its beginning from below; a date of its own was compared when the file was read. */
const startOf = ({ from, noEarlierThan }: AuthoredEffective, published: string | null | undefined) =>
  from === "publication" ? published : from === "unstated" ? noEarlierThan : from
