import { toSeedError } from "../../authoring/decode.ts"
import { zoneOf } from "../../authoring/report-day.ts"
import { recordedReading } from "../../record/decider.ts"
import { futureObjections } from "../../record/future.ts"
import { findRefused } from "../finding.ts"
import type { Lint } from "../lint.ts"

/** A report, or a publication, that lies after its recording. */
export const datedAfterRecording: Lint = {
  name: "dated-after-recording",
  scope: "reading",
  check: ({ announcement, recorded: { state } }, { platform }) => {
    const recorded = recordedReading(announcement, state)
    if (recorded === undefined) return []
    return futureObjections(announcement, recorded.recordedAt, zoneOf(platform)).map((objection) =>
      findRefused(toSeedError(announcement.source, objection)),
    )
  },
}
