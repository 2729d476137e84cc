import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import type { PlacedEvent } from "../placed-event.ts"

/** One version has one successor, unless the second event takes the place of the first. */
export const supersededTwice: Lint = {
  name: "superseded-twice",
  scope: "ledger",
  check: ({ events }) => {
    const successors = new Map<string, PlacedEvent>()
    return events.flatMap((one) => {
      const { announcement, event, index } = one
      if (!("effective" in event) || event.supersedes === undefined) return []
      const version = `${event.supersedes.announcement} ${event.supersedes.provision ?? event.effective}`
      const first = successors.get(version)
      if (first === undefined) {
        successors.set(version, one)
        return []
      }
      const replaced = event.postpones ?? event.revokes
      return replaced?.announcement === first.announcement.id
        ? []
        : [
            findIn(announcement, ["events", index, "supersedes"], {
              found: `a version that ${first.announcement.id} supersedes`,
              expected: "the version that holds until this one, or postpones/revokes beside it",
            }),
          ]
    })
  },
}
