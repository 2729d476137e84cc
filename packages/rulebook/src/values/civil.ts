// Lengths of civil time: months that are clamped, periods of the calendar, worked days. Hours and days are absolute.
import { DAY } from "./duration.ts"
import {
  civilOf,
  dayAt,
  dayOf,
  daysInMonth,
  instantAt,
  parseInstant,
  startOfDay,
  timeOfDay,
  type Day,
  type Instant,
} from "./instant.ts"
import { UTC, type Zone } from "./zone.ts"

/** A stretch of the civil calendar; it ends where the next begins. */
export type Period = "day" | "week" | "month" | "quarter" | "year"

/** 1 (Monday) to 7. */
export const weekday = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

/** `2024-02-07`, which was checked to be a date. */
export const dayOfDate = (text: string): Day => {
  const read = parseInstant(text, UTC)
  if (!read.ok) throw new Error(`${text} is no date`)
  return Math.floor(read.value / DAY)
}

/** The same time of day on another day. */
export const onDay = (t: Instant, day: Day, zone: Zone): Instant => instantAt(day, timeOfDay(t, zone), zone)

/** Counted in months from the year 0. */
const monthOf = (day: Day): number => {
  const { year, month } = civilOf(day)
  return year * 12 + month - 1
}

const split = (months: number): readonly [year: number, month: number] => [
  Math.floor(months / 12),
  (((months % 12) + 12) % 12) + 1,
]

/** So many months later at the same time of day; on the last day of a month that has no such day. */
export const plusMonths = (t: Instant, months: number, zone: Zone): Instant => {
  const day = dayAt(t, zone)
  const [year, month] = split(monthOf(day) + months)
  return onDay(t, dayOf(year, month, Math.min(civilOf(day).day, daysInMonth(year, month))), zone)
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The first instant of the period after the one in which it lies. */
export const endOfPeriod = (t: Instant, period: Period, zone: Zone): Instant => {
  const day = dayAt(t, zone)
  if (period === "day") return startOfDay(day + 1, zone)
  // Weeks begin on Monday.
  if (period === "week") return startOfDay(day + 8 - weekday(day), zone)
  const [length, month] = [MONTHS[period], monthOf(day)]
  const [year, first] = split((Math.floor(month / length) + 1) * length)
  return startOfDay(dayOf(year, first, 1), zone)
}
