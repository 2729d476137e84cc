import { instrumentOf } from "@policy-ledger/rulebook"
import { spanOf } from "../../authoring/dates.ts"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"
import { announcedText, isBefore } from "../spans.ts"

/**
 * A version that had ended before anybody was told of it. A relief may reach back, and so may what nobody saw begin; a
 * withdrawal may be told of afterwards.
 */
export const endBeforeAnnounced: Lint = {
  name: "end-before-announced",
  scope: "event",
  check: ({ announcement, event, index }, { platform }) => {
    if (!("effective" in event) || event.from === "before") return []
    const instrument = instrumentOf(event.effective)
    if (platform.instruments.some(({ id, kind }) => id === instrument && kind === "relief")) return []
    const announced = announcedText(announcement)
    return event.until !== undefined && isBefore(spanOf(event.until), spanOf(announced))
      ? [
          findIn(announcement, ["events", index, "until"], {
            found: event.until,
            expected: `no day before ${announced}, when it was announced: only a relief reaches back`,
          }),
        ]
      : []
  },
}
