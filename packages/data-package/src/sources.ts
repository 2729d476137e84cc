import type { LedgerEvent, LedgerState, Report } from "@policy-ledger/rulebook"

/** One passage that an event rests on. */
export interface PassageCited {
  readonly type: LedgerEvent["type"]
  readonly provision: string
  /** Which report, from 1. */
  readonly report: number
  /** Half-open, in code points of headline, printed time and body in that order, white space removed. */
  readonly range: readonly [number, number]
}

/** Where an announcement was read: whoever has the pages can check every passage. */
export interface AnnouncementSources {
  readonly announcement: string
  readonly reading: number
  readonly reports: readonly Omit<Report, "note">[]
  readonly cited: readonly PassageCited[]
}

/** Of every reading, the corrected ones too, in the order of announcement ids. */
export const sourcesOf = (state: LedgerState): readonly AnnouncementSources[] =>
  [...state.readings]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([announcement, readings]) =>
      readings.map(({ reading, head, changes }) => ({
        announcement,
        reading,
        reports: head.reports.map(({ note: _note, ...report }) => report),
        cited: changes.flatMap(({ type, provision, cite }) =>
          cite === undefined ? [] : [{ type, provision, report: cite.report, range: cite.range }],
        ),
      })),
    )
