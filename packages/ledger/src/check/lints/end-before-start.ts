import { daysOf, parseDate } from "@policy-ledger/rulebook"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { beginningsOf } from "../placed-event.ts"

/** A withdrawal before every beginning of what it ends. */
export const endBeforeStart: Lint = {
  name: "end-before-start",
  scope: "event",
  check: ({ announcement, event, index }, { events }) => {
    if (!("withdrawn" in event)) return []
    const starts = beginningsOf(event.withdrawn, events).map(({ from }) => from)
    const end = spanOf(event.from)
    const allLater = starts.every((from) => {
      const start = spanOf(from)
      return end !== undefined && start !== undefined && end.hi < start.lo
    })
    return starts.length > 0 && allLater
      ? [
          findIn(announcement, ["events", index, "from"], {
            found: event.from,
            expected: `no day before ${starts.join(", ")}, when it begins`,
          }),
        ]
      : []
  },
}

/** Any leap year will do: a date that is compared gives its own. */
const ANY_YEAR = 2000

/** First and last day on which it can lie; undefined where it is a word or its year is open. */
const spanOf = (text: string) => {
  const date = parseDate(text)
  return date.ok && !date.value.openYear ? daysOf(date.value, ANY_YEAR) : undefined
}
