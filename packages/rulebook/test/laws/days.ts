/**
 * Days as the tests count them, from 2020-01-01, and what may be written instead of one day. Nothing here is shared with
 * the code under test.
 */
export type Days =
  | { readonly at: number }
  /** Months since January 2020. */
  | { readonly month: number }
  | { readonly between: readonly [number | null, number | null] }
  /** Month and day without a year; without a day: some day of that month. */
  | { readonly yearless: readonly [number, number | null] }
  | { readonly yearlessBetween: readonly [readonly [number, number], readonly [number, number]] }

const EPOCH = Date.UTC(2020, 0, 1)
const LENGTH = 86_400_000

export const two = (n: number): string => String(n).padStart(2, "0")
export const isoDay = (day: number): string => new Date(EPOCH + day * LENGTH).toISOString().slice(0, 10)
const dayNumber = (year: number, month: number, day: number): number =>
  Math.round((Date.UTC(year, month - 1, day) - EPOCH) / LENGTH)
export const yearOf = (day: number): number => new Date(EPOCH + day * LENGTH).getUTCFullYear()

/** The first millisecond of a day in the bazaar's zone, +05:30. */
export const midnight = (day: number): number => EPOCH + day * LENGTH - 19_800_000

const monthSpan = (year: number, month: number): readonly [number, number] => [
  dayNumber(year, month, 1),
  dayNumber(year, month + 1, 1) - 1,
]

const exists = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day

export const write = (d: Days): string => {
  if ("at" in d) return isoDay(d.at)
  if ("month" in d) return isoDay(monthSpan(2020, d.month + 1)[0]).slice(0, 7)
  if ("between" in d) {
    const [lo, hi] = d.between
    return `[${lo === null ? "" : isoDay(lo)}..${hi === null ? "" : isoDay(hi)}]`
  }
  if ("yearless" in d) {
    const [month, day] = d.yearless
    return day === null ? `XXXX-${two(month)}` : `XXXX-${two(month)}-${two(day)}`
  }
  const [[m, a], [n, b]] = d.yearlessBetween
  return `[XXXX-${two(m)}-${two(a)}..XXXX-${two(n)}-${two(b)}]`
}

export const isYearless = (d: Days): boolean => "yearless" in d || "yearlessBetween" in d

/** The days on which it can lie if the year is `year`; undefined where that year has no such day. */
export const spanOf = (d: Days, year: number): readonly [number, number] | undefined => {
  if ("at" in d) return [d.at, d.at]
  if ("month" in d) return monthSpan(2020, d.month + 1)
  if ("between" in d) return [d.between[0] ?? -Infinity, d.between[1] ?? Infinity]
  if ("yearless" in d) {
    const [month, day] = d.yearless
    if (day === null) return monthSpan(year, month)
    return exists(year, month, day) ? [dayNumber(year, month, day), dayNumber(year, month, day)] : undefined
  }
  const [[m, a], [n, b]] = d.yearlessBetween
  return exists(year, m, a) && exists(year, n, b) ? [dayNumber(year, m, a), dayNumber(year, n, b)] : undefined
}
