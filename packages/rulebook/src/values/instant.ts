import { DAY, HOUR, MINUTE, SECOND } from "./duration.ts"
import { civilInstant, parseOffset, periodAt, type Zone } from "./zone.ts"

/** Instants are integers, epoch milliseconds; days are integers, days since 1970-01-01 of the civil calendar. */
export type Instant = number
export type Day = number

export const isLeapYear = (y: number): boolean => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31

/** The Gregorian calendar repeats itself after 400 years. */
const DAYS_OF_400_YEARS = 146_097
/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_EPOCH = 719_468

/**
 * The year is counted from March, so that a leap day is its last and the months before it have the lengths of
 * (153 m + 2) / 5. `Date.UTC` takes three times as long and the years 0 to 99 for those of the twentieth century.
 */
export const dayOf = (year: number, month: number, day: number): Day => {
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9]
  const cycle = Math.floor(y / 400)
  const of = y - 400 * cycle
  const before = 365 * of + Math.floor(of / 4) - Math.floor(of / 100) + Math.floor((153 * m + 2) / 5)
  return DAYS_OF_400_YEARS * cycle + before + day - 1 - DAYS_TO_EPOCH
}

/** The instant at which clocks show a time (milliseconds from midnight) on a civil day. */
export const instantAt = (day: Day, time: number, zone: Zone): Instant =>
  civilInstant(day * DAY + time, zone).t

export const startOfDay = (day: Day, zone: Zone): Instant => instantAt(day, 0, zone)

/** What clocks show, in milliseconds as if it were UTC. */
const civil = (t: Instant, zone: Zone): number => t + periodAt(t, zone).offset

/** The civil day on which an instant falls. */
export const dayAt = (t: Instant, zone: Zone): Day => Math.floor(civil(t, zone) / DAY)

/** What clocks show, in milliseconds from midnight. */
export const timeOfDay = (t: Instant, zone: Zone): number => {
  const local = civil(t, zone)
  return local - Math.floor(local / DAY) * DAY
}

/** The civil date of a day. */
export const civilOf = (
  day: Day,
): { readonly year: number; readonly month: number; readonly day: number } => {
  const at = new Date(day * DAY)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

const padded = (n: number, places: number): string => String(n).padStart(places, "0")
/** `09`, of whole numbers from 0 to 99. */
export const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** ISO 8601, 4.1.2.4: beyond four digits a year has a sign and six. */
const formatYear = (year: number): string =>
  year >= 0 && year <= 9999 ? padded(year, 4) : `${year < 0 ? "-" : "+"}${padded(Math.abs(year), 6)}`

/** By its parts: `toISOString` takes five times as long, and an audit writes dozens of instants. */
const formatDate = (at: Date): string =>
  `${formatYear(at.getUTCFullYear())}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`

/** `2025-02-07T00:00:00+08:00`; milliseconds only where there are any. */
export const formatInstant = (t: Instant, zone: Zone): string => {
  const { offset, text } = periodAt(t, zone)
  const at = new Date(t + offset)
  const ms = at.getUTCMilliseconds()
  const clock = `${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}:${twoDigits(at.getUTCSeconds())}`
  return `${formatDate(at)}T${clock}${ms === 0 ? "" : `.${padded(ms, 3)}`}${text}`
}

/** A date where the instant is a midnight, else the whole instant: both are read alike. */
export const formatBoundary = (t: Instant, zone: Zone): string =>
  timeOfDay(t, zone) === 0 ? formatDate(new Date(civil(t, zone))) : formatInstant(t, zone)

/** `HH:MM` or `HH:MM:SS` as milliseconds of the day; `24:00` is the day's end. */
export const parseClock = (text: string): number | undefined => {
  const m = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (m === null) return undefined
  const [h, min, s] = [Number(m[1]), Number(m[2]), Number(m[3] ?? "0")]
  if (h === 24) return min === 0 && s === 0 ? DAY : undefined
  return h < 24 && min < 60 && s < 60 ? h * HOUR + min * MINUTE + s * SECOND : undefined
}

const INSTANT = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/

const DATE_END = 10

/** Every instant that can be asked about can be written again, in the zone, with a year of four digits. */
const FIRST_DAY = dayOf(0, 1, 1)
const LAST_DAY = dayOf(9999, 12, 31)
const ZERO = 48

/** The number that stands in digits from `at` to `end`, which were checked to be there. */
const digits = (text: string, at: number, end: number): number => {
  let n = 0
  for (let i = at; i < end; i++) n = 10 * n + text.charCodeAt(i) - ZERO
  return n
}

export type InstantResult =
  | { readonly ok: true; readonly value: Instant }
  | { readonly ok: false; readonly expected: string }

/** ISO 8601 with an offset, or a date alone, which is its first instant in the zone. */
export const parseInstant = (text: string, zone: Zone): InstantResult => {
  if (!INSTANT.test(text)) {
    const instant = `an instant with an offset, such as 2024-02-07T10:00:00${lastOffset(zone)}`
    return { ok: false, expected: text.includes("T") ? instant : `a date, such as 2024-02-07, or ${instant}` }
  }
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return { ok: false, expected: "a date that exists" }
  const today = dayOf(year, month, day)
  if (text.length === DATE_END) return { ok: true, value: startOfDay(today, zone) }
  const zoneAt = text.length - (text.endsWith("Z") ? "Z" : "+08:00").length
  if (!"Z+-".includes(text.charAt(zoneAt)))
    return { ok: false, expected: `an offset after the time, such as ${text}${lastOffset(zone)}` }
  const clock = clockBefore(text, zoneAt)
  if (clock === undefined) return { ok: false, expected: "a time from 00:00:00 to 23:59:59" }
  const offset = offsetOf(text.slice(zoneAt), zone)
  if (offset === undefined) return { ok: false, expected: "an offset such as +08:00" }
  const value = today * DAY + clock - offset
  const there = dayAt(value, zone)
  return there < FIRST_DAY || there > LAST_DAY
    ? { ok: false, expected: `an instant from the year 0000 to 9999 in ${lastOffset(zone)}` }
    : { ok: true, value }
}

/** Milliseconds of the day, from `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm` between the date and `end`. */
const clockBefore = (text: string, end: number): number | undefined => {
  const [h, min] = [digits(text, 11, 13), digits(text, 14, 16)]
  const s = end > 16 ? digits(text, 17, 19) : 0
  const ms = end > 19 ? digits(text, 20, end) * 10 ** (23 - end) : 0
  return h < 24 && min < 60 && s < 60 ? h * HOUR + min * MINUTE + s * SECOND + ms : undefined
}

const offsetOf = (text: string, { periods }: Zone): number | undefined => {
  const [first] = periods
  if (text === first?.text) return first.offset
  return text === "Z" ? 0 : parseOffset(text)
}

/** The offset that messages show as an example. */
const lastOffset = ({ periods }: Zone): string => periods.at(-1)?.text ?? "Z"

/** An instant in the zone's offset; as it was written where it has that already, and where it is a date. */
export const inZone = (text: string, zone: Zone): string => {
  if (!text.includes("T")) return text
  const read = parseInstant(text, zone)
  return !read.ok || text.endsWith(periodAt(read.value, zone).text) ? text : formatInstant(read.value, zone)
}

export const monthDay = (month: number, day: number): string => `${twoDigits(month)}-${twoDigits(day)}`
