import type { Report } from "@policy-ledger/rulebook"
import { findIn } from "../finding.ts"
import type { Lint } from "../lint.ts"

const KEYS = ["source", "at", "headline", "length"] as const

/** A report that stands in several files is described in the same way in each. */
export const oneReportTwoWays: Lint = {
  name: "one-report-two-ways",
  scope: "ledger",
  check: ({ announcements }) => {
    const seen = new Map<string, { readonly id: string; readonly report: Report }>()
    return announcements.flatMap((announcement) =>
      announcement.authored.reports.flatMap((report, i) => {
        const first = seen.get(report.digest)
        seen.set(report.digest, first ?? { id: announcement.id, report })
        if (first === undefined) return []
        return KEYS.filter((key) => first.report[key] !== report[key]).map((key) =>
          findIn(announcement, ["reports", i, key], {
            found: String(report[key]),
            expected: `${String(first.report[key])}, as in ${first.id} for the same digest`,
          }),
        )
      }),
    )
  },
}
