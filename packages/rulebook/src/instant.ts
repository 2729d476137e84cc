/** Instants are integers, epoch milliseconds; days are integers, days since 1970-01-01 of the civil calendar. */
export type Instant = number
export type Day = number

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A fixed offset from UTC, in milliseconds, and as it is written. */
export interface Zone {
  readonly offset: number
  readonly text: string
}

/** `+08:00` and its like. */
export const parseZone = (text: string): Zone | undefined => {
  const m = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (m === null) return undefined
  const offset = (Number(m[2]) * HOUR + Number(m[3]) * MINUTE) * (m[1] === "-" ? -1 : 1)
  return { offset, text }
}

export const isLeapYear = (y: number): boolean => y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31

/** Not by `Date.UTC`, which takes the years 0 to 99 for those of the twentieth century. */
export const dayOf = (year: number, month: number, day: number): Day =>
  new Date(0).setUTCFullYear(year, month - 1, day) / DAY

export const startOfDay = (day: Day, zone: Zone): Instant => day * DAY - zone.offset

/** The civil day on which an instant falls. */
export const dayAt = (t: Instant, zone: Zone): Day => Math.floor((t + zone.offset) / DAY)

/** Milliseconds since the start of the instant's civil day. */
export const timeOfDay = (t: Instant, zone: Zone): number => {
  const local = t + zone.offset
  return local - Math.floor(local / DAY) * DAY
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

const formatDay = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10)

/** `2025-02-07T00:00:00+08:00`; milliseconds only where there are any. */
export const formatInstant = (t: Instant, zone: Zone): string => {
  const iso = new Date(t + zone.offset).toISOString()
  return (iso.endsWith(".000Z") ? iso.slice(0, 19) : iso.slice(0, 23)) + zone.text
}

/** A date where the instant is a midnight, else the whole instant: both are read alike. */
export const formatBoundary = (t: Instant, zone: Zone): string =>
  timeOfDay(t, zone) === 0 ? formatDay(dayAt(t, zone)) : formatInstant(t, zone)

/** `HH:MM` or `HH:MM:SS` as milliseconds of the day; `24:00` is the day's end. */
export const parseClock = (text: string): number | undefined => {
  const m = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (m === null) return undefined
  const [h, min, s] = [Number(m[1]), Number(m[2]), Number(m[3] ?? "0")]
  if (h === 24) return min === 0 && s === 0 ? DAY : undefined
  return h < 24 && min < 60 && s < 60 ? h * HOUR + min * MINUTE + s * SECOND : undefined
}

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d)?)?$/

export type InstantResult =
  | { readonly ok: true; readonly value: Instant }
  | { readonly ok: false; readonly expected: string }

/** ISO 8601 with an offset, or a date alone, which is its first instant in the zone. */
export const parseInstant = (text: string, zone: Zone): InstantResult => {
  const m = INSTANT.exec(text)
  if (m === null)
    return { ok: false, expected: `an instant with an offset, such as 2024-02-07T10:00:00${zone.text}` }
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return { ok: false, expected: "a date that exists" }
  const midnight = dayOf(year, month, day) * DAY
  if (m[4] === undefined) return { ok: true, value: midnight - zone.offset }
  if (m[8] === undefined)
    return { ok: false, expected: `an offset after the time, such as ${text}${zone.text}` }
  const clock = parseClock(`${m[4]}:${m[5]}:${m[6] ?? "00"}`)
  if (clock === undefined || clock === DAY) return { ok: false, expected: "a time from 00:00:00 to 23:59:59" }
  const offset = m[8] === "Z" ? 0 : parseZone(m[8])?.offset
  if (offset === undefined || Math.abs(offset) >= DAY)
    return { ok: false, expected: "an offset such as +08:00" }
  return { ok: true, value: midnight + clock + Number((m[7] ?? "0").padEnd(3, "0")) - offset }
}

export const monthDay = (month: number, day: number): string => `${two(month)}-${two(day)}`
