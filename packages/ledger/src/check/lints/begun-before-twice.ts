import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** Nobody saw a provision begin: once. */
export const begunBeforeTwice: Lint = {
  name: "begun-before-twice",
  scope: "ledger",
  check: ({ events }) => {
    const begun = new Map<string, string>()
    return events.flatMap(({ announcement, event, index }) => {
      if (!("effective" in event) || event.from !== "before") return []
      const first = begun.get(event.effective)
      begun.set(event.effective, first ?? announcement.id)
      return first === undefined
        ? []
        : [
            findIn(announcement, ["events", index, "from"], {
              found: `before, as in ${first}`,
              expected: "one beginning that nobody saw for a provision",
            }),
          ]
    })
  },
}
