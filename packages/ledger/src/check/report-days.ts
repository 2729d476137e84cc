import { type Platform, parseDate } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import { dayOfReport, zoneOf } from "../authoring/report-day.ts"

/** For each report the day that it bears, or whatever else it says of its date. */
export const daysOfReports = ({ authored }: Announcement, platform: Platform): readonly string[] =>
  authored.reports.map((report) => dayOfReport(report, zoneOf(platform)))

/** One whole day: no month, no open year, no range. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && parseDate(text).ok
