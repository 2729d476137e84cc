// The closed profile of EDTF (ISO 8601-2) in which dates are recorded.
import { civilOf, dayOf, daysInMonth, isLeapYear, monthDay, type Day } from "./instant.ts"

/**
 * The closed profile of EDTF (ISO 8601-2) that announcements are dated in:
 * `2024-02-07` a day, `2022-10` some day of that month, `XXXX-03-08` (or `XXXX-03`) a year not stated,
 * `[a..b]` one of the days between, `[a..]` no earlier than, `[..b]` no later than.
 */
export interface DatePoint {
  /** null where the source leaves the year open. */
  readonly year: number | null
  readonly month: number
  /** null where only the month is stated. */
  readonly day: number | null
}

export interface ParsedDate {
  readonly text: string
  /** null: open on that side. For a single date both are the same point. */
  readonly earliest: DatePoint | null
  readonly latest: DatePoint | null
  /** It has a value only within a world that fixes the year. */
  readonly openYear: boolean
}

export type DateResult =
  | { readonly ok: true; readonly value: ParsedDate }
  | { readonly ok: false; readonly found: string; readonly expected: string }

/** First and last day, both inclusive, on which it can lie; infinite where open. */
export interface DaySpan {
  readonly lo: Day
  readonly hi: Day
}

const EXPECTED =
  "a date such as 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]"
const POINT = /^(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?$/

const parsePoint = (text: string): DatePoint | string => {
  const m = POINT.exec(text)
  if (m === null) return EXPECTED
  const year = m[1] === "XXXX" ? null : Number(m[1])
  const month = Number(m[2])
  const day = m[3] === undefined ? null : Number(m[3])
  if (month < 1 || month > 12) return "a month from 01 to 12"
  // 2000 was a leap year: with the year open, 29 February can exist.
  const last = daysInMonth(year ?? 2000, month)
  if (day !== null && (day < 1 || day > last)) return `a date that exists (that month has ${last} days)`
  return { year, month, day }
}

export const parseDate = (text: string): DateResult => {
  const fail = (expected: string): DateResult => ({ ok: false, found: text, expected })
  if (!text.startsWith("[")) {
    const point = parsePoint(text)
    return typeof point === "string"
      ? fail(point)
      : { ok: true, value: { text, earliest: point, latest: point, openYear: point.year === null } }
  }
  const m = /^\[([^.]*)\.\.([^.]*)\]$/.exec(text)
  if (m === null || (m[1] === "" && m[2] === "")) return fail(EXPECTED)
  const earliest = m[1] === "" ? null : parsePoint(m[1] ?? "")
  const latest = m[2] === "" ? null : parsePoint(m[2] ?? "")
  if (typeof earliest === "string") return fail(earliest)
  if (typeof latest === "string") return fail(latest)
  if (earliest !== null && latest !== null && (earliest.year === null) !== (latest.year === null))
    return fail("both ends with a year or both without")
  const openYear = (earliest ?? latest)?.year === null
  const value: ParsedDate = { text, earliest, latest, openYear }
  const span = daysOf(value, 2000)
  return span !== undefined && span.lo > span.hi
    ? fail("a range whose first date is not after its last")
    : { ok: true, value }
}

const firstDay = (p: DatePoint, year: number): Day | undefined => {
  const y = p.year ?? year
  if (p.month === 2 && p.day === 29 && !isLeapYear(y)) return undefined
  return dayOf(y, p.month, p.day ?? 1)
}

const lastDay = (p: DatePoint, year: number): Day | undefined =>
  p.day === null ? dayOf(p.year ?? year, p.month, daysInMonth(p.year ?? year, p.month)) : firstDay(p, year)

/** The days it can lie on, the open year being `year`; undefined where the date does not exist in it, or it is no number. */
export const daysOf = (date: ParsedDate, year: number): DaySpan | undefined => {
  if (date.openYear && Number.isNaN(year)) return undefined
  const lo = date.earliest === null ? -Infinity : firstDay(date.earliest, year)
  const hi = date.latest === null ? Infinity : lastDay(date.latest, year)
  return lo === undefined || hi === undefined ? undefined : { lo, hi }
}

const LAST_YEAR = 9999

/** A day as the profile writes it; undefined for 1 January of an open year, which would be another year's, and after 9999. */
const writeDay = (day: Day, openYear: boolean): string | undefined => {
  const { year, month, day: of } = civilOf(day)
  if (openYear) return month === 1 && of === 1 ? undefined : `XXXX-${monthDay(month, of)}`
  return year > LAST_YEAR ? undefined : `${String(year).padStart(4, "0")}-${monthDay(month, of)}`
}

const is28February = (day: Day): boolean => {
  const { month, day: of } = civilOf(day)
  return month === 2 && of === 28
}

/**
 * The day after, written in the same profile: an inclusive end made exclusive. Undefined where the profile has no word
 * for it: after the last day of an open year, after its 28 February, after 9999. Of a range the last
 * such side stays open, the first stays as it is: a range may be wider than what is known, never narrower.
 */
export const dayAfter = (date: ParsedDate): string | undefined => {
  const span = daysOf(date, 2001) ?? daysOf(date, 2000)
  if (span === undefined) return date.text
  const { openYear } = date
  // Read in a year of 365 days, where it can be: 28 February of an open year may have another day after it.
  const mayBeLeap = openYear && is28February(span.lo)
  if (span.lo === span.hi) return mayBeLeap ? undefined : writeDay(span.lo + 1, openYear)
  const lo = Number.isFinite(span.lo)
    ? ((mayBeLeap ? undefined : writeDay(span.lo + 1, openYear)) ?? writeDay(span.lo, openYear))
    : ""
  const hi = Number.isFinite(span.hi) ? (writeDay(span.hi + 1, openYear) ?? "") : ""
  return lo === undefined || (lo === "" && hi === "") ? undefined : `[${lo}..${hi}]`
}
