import { toSeedError } from "../../authoring/decode.ts"
import { decidedByObjections } from "../../record/relations.ts"
import { findRefused } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** Other deciding instants than those of the provision's other versions. */
export const decidedBy: Lint = {
  name: "decided-by",
  scope: "event",
  check: ({ announcement, event, index }, { state }) =>
    decidedByObjections(announcement.id, event, ["events", index], state).map((objection) =>
      findRefused(toSeedError(announcement.source, objection)),
    ),
}
