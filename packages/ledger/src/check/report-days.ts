import { parseDate } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"

/** For each report the day that it bears, or whatever else it says of its date. */
export const daysOfReports = ({ authored }: Announcement): readonly string[] =>
  authored.reports.map(({ at }) => at?.slice(0, 10) ?? "")

/** One whole day: no month, no open year, no range. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && parseDate(text).ok
