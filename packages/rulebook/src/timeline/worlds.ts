// Dates that are not exact: one world a year that is left open, one interval a date.
import { daysOf, parseDate, type DaySpan, type ParsedDate } from "../values/edtf.ts"
import { DAY, SECOND } from "../values/duration.ts"
import { dayAt, formatInstant, instantAt, parseClock, startOfDay } from "../values/instant.ts"
import { periodAt, type Zone } from "../values/zone.ts"
import { ALWAYS_REACHED, ANYWHERE, exactly, type Interval } from "../values/interval.ts"
import { memo } from "../values/memo.ts"
import type { EffectiveBody, Start } from "../language/event.ts"
import type { Presumption } from "../answers/answers.ts"
import type { Reading } from "./fold.ts"

/**
 * Uncertain dates as worlds: where an announcement leaves its year open, one world a year; all dates of one announcement
 * share it. Within a world a date is one interval in which the instant lies.
 */
export type Year = number

/** What stands in for a year where none is open. */
export const NO_YEAR: Year = 0

/** Some year, not told apart from the others: what it would fix can lie anywhere. */
export const ANY_YEAR: Year = Number.NaN

/** How dates are read: where, since which year, and what is presumed of those that are left open. */
export interface Calendar {
  readonly zone: Zone
  readonly firstYear: Year
  /** In the order of `PRESUMPTIONS`. */
  readonly presumes: readonly Presumption[]
}

const parsed = new Map<string, ParsedDate>()

/** Dates in events were checked when they were recorded. */
const dateUnsafe = (text: string): ParsedDate =>
  memo(parsed, text, () => {
    const result = parseDate(text)
    if (!result.ok) throw new Error(`not a date: ${result.found} (expected ${result.expected})`)
    return result.value
  })

const EVERY_DAY: DaySpan = { lo: -Infinity, hi: Infinity }

const headDates = (reading: Reading): string[] =>
  [reading.head.published, reading.head.reported].filter((d) => d !== null)

const changeDates = (reading: Reading): string[] =>
  reading.changes.flatMap((c) => {
    const until = c.type === "Effective" && c.until !== "unstated" ? c.until : undefined
    const from = c.from === "before" || c.from === "publication" || c.from === "unstated" ? undefined : c.from
    return [from, until, c.noEarlierThan, c.noLaterThan].filter((d) => d !== undefined)
  })

/** The days on which it can have been made public: published, else first reported, and never after its recording. */
export const announcedDays = (reading: Reading, year: Year, calendar: Calendar): DaySpan => {
  const date = reading.head.published ?? reading.head.reported
  const span = date === null ? EVERY_DAY : daysOf(dateUnsafe(date), year)
  const recorded = dayAt(reading.recordedAt, calendar.zone)
  return span === undefined ? EVERY_DAY : { lo: span.lo, hi: Math.min(span.hi, Math.max(recorded, span.lo)) }
}

/** The years an announcement can belong to; `[NO_YEAR]` where it leaves none open. */
export const yearsOf = (reading: Reading, calendar: Calendar): readonly Year[] => {
  const open = [...headDates(reading), ...changeDates(reading)].map(dateUnsafe).filter((d) => d.openYear)
  if (open.length === 0) return [NO_YEAR]
  const recorded = dayAt(reading.recordedAt, calendar.zone)
  const last = new Date(recorded * DAY).getUTCFullYear()
  const years: Year[] = []
  for (let y = calendar.firstYear; y <= last; y++) {
    const announced = headDates(reading).map((d) => daysOf(dateUnsafe(d), y)?.lo ?? Infinity)
    if (open.every((d) => daysOf(d, y) !== undefined) && announced.every((lo) => lo <= recorded))
      years.push(y)
  }
  return years.length === 0 ? [last] : years
}

const atClock = (span: DaySpan, clock: string | undefined, zone: Zone): Interval => {
  const time = clock === undefined ? 0 : (parseClock(clock) ?? 0)
  return { lo: instantAt(span.lo, time, zone), hi: instantAt(span.hi, time, zone) }
}

const boundsOnly = (reading: Reading): boolean =>
  [reading.head.published, reading.head.reported].some((d) => d !== null && dateUnsafe(d).openYear)

/** Where no start is stated: from the earliest day on which it can have been published, unless the wording says more. */
const unstatedStart = (start: Start, reading: Reading, year: Year, calendar: Calendar): Interval => {
  const bound = (text: string, side: "lo" | "hi"): number =>
    atClock(daysOf(dateUnsafe(text), year) ?? EVERY_DAY, undefined, calendar.zone)[side]
  const published = boundsOnly(reading)
    ? -Infinity
    : startOfDay(announcedDays(reading, year, calendar).lo, calendar.zone)
  return {
    lo: start.noEarlierThan === undefined ? published : bound(start.noEarlierThan, "lo"),
    hi: start.noLaterThan === undefined ? Infinity : bound(start.noLaterThan, "hi"),
  }
}

/**
 * Where it is presumed to begin on publication: the latest day on which it can have been published, within what is known of
 * the start. Of what bears no date nothing is presumed.
 */
const presumedStart = (start: Interval, reading: Reading, year: Year, calendar: Calendar): Interval => {
  if (!calendar.presumes.includes("commencement") || isUndated(reading)) return start
  const published = startOfDay(announcedDays(reading, year, calendar).hi, calendar.zone)
  return Number.isFinite(published) ? exactly(Math.min(Math.max(published, start.lo), start.hi)) : start
}

const isUndated = ({ head }: Reading): boolean => head.published === null && head.reported === null

/** "From the announcement on": the day it was published; only reported, no later than the report. */
const publicationStart = (reading: Reading, year: Year, calendar: Calendar): Interval => {
  const days = announcedDays(reading, year, calendar)
  const span = reading.head.published === null ? { lo: -Infinity, hi: days.hi } : days
  return atClock(span, undefined, calendar.zone)
}

/** In which interval the first instant of a change lies. */
export const startInterval = (start: Start, reading: Reading, year: Year, calendar: Calendar): Interval => {
  switch (start.from) {
    case "before":
      return ALWAYS_REACHED
    case "publication":
      return presumedStart(publicationStart(reading, year, calendar), reading, year, calendar)
    case "unstated":
      return presumedStart(unstatedStart(start, reading, year, calendar), reading, year, calendar)
    default: {
      const span = daysOf(dateUnsafe(start.from), year)
      return span === undefined ? ANYWHERE : atClock(span, start.fromTime, calendar.zone)
    }
  }
}

/**
 * In which interval the end of a version lies, exclusive; undefined where it has none of its own. An unstated end of a
 * relief or a pause: certainly not on its first day, nobody knows afterwards.
 */
export const endInterval = (
  event: EffectiveBody,
  reading: Reading,
  year: Year,
  calendar: Calendar,
): Interval | undefined => {
  if (event.until === undefined) return undefined
  if (event.until === "unstated") {
    if (calendar.presumes.includes("continuance")) return undefined
    const start = startInterval(event, reading, year, calendar)
    const first = Number.isFinite(start.lo)
      ? startOfDay(dayAt(start.lo, calendar.zone) + 1, calendar.zone)
      : start.lo
    return { lo: first, hi: Infinity }
  }
  const span = daysOf(dateUnsafe(event.until), year)
  if (span === undefined) return ANYWHERE
  if (event.untilTime === undefined)
    return atClock({ lo: span.lo + 1, hi: span.hi + 1 }, undefined, calendar.zone)
  const last = atClock(span, event.untilTime, calendar.zone)
  return { lo: last.lo + SECOND, hi: last.hi + SECOND }
}

/**
 * A clock time on a day, with the offset that clocks have then. Where they change and the day is not one day (a year or month
 * left open) there is none to tell.
 */
export const formatClock = (day: string, clock: string, zone: Zone): string => {
  const local = `${day}T${clock}`
  const [only] = zone.periods
  if (zone.periods.length === 1) return `${local}${only?.text}`
  const date = dateUnsafe(day)
  const span = date.openYear ? undefined : daysOf(date, NO_YEAR)
  if (span === undefined || span.lo !== span.hi) return local
  return `${local}${periodAt(instantAt(span.lo, parseClock(clock) ?? 0, zone), zone).text}`
}

/** An interval of an unstated or implied start in the profile of dates: `[2022-04-12..]`, `[..2023-08-04]`, `unstated`. */
export const formatStart = (start: Start, reading: Reading, calendar: Calendar): string => {
  const { zone } = calendar
  if (start.from !== "publication" && start.from !== "unstated")
    return start.fromTime === undefined || start.fromTime === "00:00:00"
      ? start.from
      : formatClock(start.from, start.fromTime, zone)
  if (boundsOnly(reading))
    return start.from === "publication" || calendar.presumes.includes("commencement")
      ? (reading.head.published ?? "unstated")
      : "unstated"
  const { lo, hi } = startInterval(start, reading, NO_YEAR, calendar)
  if (lo === hi) return formatInstant(lo, zone).slice(0, 10)
  if (lo === -Infinity && hi === Infinity) return "unstated"
  const side = (t: number): string => (Number.isFinite(t) ? formatInstant(t, zone).slice(0, 10) : "")
  return `[${side(lo)}..${side(hi)}]`
}
