import type { Announcement } from "../authoring/authoring.ts"
import { type CheckFinding, findIn } from "./finding.ts"

const KEYS = ["source", "at", "headline", "length"] as const

/** A report that stands in several files is described in the same way in each. */
export const reportFindings = (announcements: readonly Announcement[]): readonly CheckFinding[] => {
  const seen = new Map<
    string,
    { readonly id: string; readonly report: Announcement["authored"]["reports"][number] }
  >()
  return announcements.flatMap((announcement) =>
    announcement.authored.reports.flatMap((report, i) => {
      const first = seen.get(report.digest)
      seen.set(report.digest, first ?? { id: announcement.id, report })
      if (first === undefined) return []
      return KEYS.flatMap((key) =>
        first.report[key] === report[key]
          ? []
          : [
              findIn(announcement, "one-report-two-ways", ["reports", i, key], {
                found: String(report[key]),
                expected: `${String(first.report[key])}, as in ${first.id} for the same digest`,
              }),
            ],
      )
    }),
  )
}
