import { toSeedError } from "../../authoring/decode.ts"
import { gapObjections, referenceObjections } from "../../record/relations.ts"
import { findIn, findRefused } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { beginningsOf } from "../placed-event.ts"

/** An announcement that speaks of readings, events or provisions which are not there. */
export const reference: Lint = {
  name: "reference",
  scope: "event",
  check: ({ announcement, event, index }, { state }) =>
    [
      ...(index === 0 ? gapObjections(announcement, state) : []),
      ...referenceObjections(event, ["events", index], state),
    ].map((objection) => findRefused(toSeedError(announcement.source, objection))),
}

/** A withdrawal of what never began; told beside `end-before-start`, which asks when it began. */
export const withdrawnReference: Lint = {
  name: "reference",
  scope: "event",
  check: ({ announcement, event, index }, { events }) =>
    !("withdrawn" in event) || beginningsOf(event.withdrawn, events).length > 0
      ? []
      : [
          findIn(announcement, ["events", index, "withdrawn"], {
            found: `${event.withdrawn}, which never began`,
            expected: "an effective with from: before, implied by the withdrawal",
          }),
        ],
}
