import type { OffsetsAnswer } from "../../ledger/answers.ts"
import type { Page } from "../page/page.ts"

/** The lines of YAML that a platform's file holds. */
export const layOutOffsets = (_page: Page, { timeZone, offsets }: OffsetsAnswer): string =>
  [
    `timeZone: ${timeZone}`,
    "offsets:",
    `  zoneData: "${offsets.zoneData}"`,
    `  first: "${offsets.first}"`,
    ...(offsets.changes.length === 0 ? ["  changes: []"] : ["  changes:"]),
    ...offsets.changes.map(({ at, to }) => `    - { at: ${at}, to: "${to}" }`),
    "",
  ].join("\n")
