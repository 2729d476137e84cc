// The zone data of the runtime: what the offsets in a platform's file are written from, and held against.
import { type DatedOffsets, twoDigits } from "@policy-ledger/rulebook"

/** The edition of the IANA zone data that this runtime has. */
export const ZONE_DATA: string = process.versions["tz"] ?? "unknown"

const DAY = 86_400_000
/** Offsets are held for longer than this: between two looks no clock goes forward and back. */
const STEP = 7 * DAY

const MINUTE = 60_000

/** Is it a zone of the runtime's data? */
export const isZone = (timeZone: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

const written = (offset: number): string => {
  const minutes = Math.abs(offset) / MINUTE
  return `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

const PARTS = ["year", "month", "day", "hour", "minute", "second"]

/** Reads off the runtime what clocks of the zone show. */
const offsetReader = (timeZone: string): ((t: number) => number) => {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  return (t) => {
    const part = new Map<string, number>(
      format.formatToParts(t).map(({ type, value }) => [type, Number(value)]),
    )
    const [year = 0, month = 1, day, hour, minute, second] = PARTS.map((type) => part.get(type))
    return Date.UTC(year, month - 1, day, hour, minute, second) - t
  }
}

/** The first instant, to the second, at which the offset is no longer that of `lo`. */
const changeBetween = (lo: number, hi: number, offsetAt: (t: number) => number): number => {
  const before = offsetAt(lo)
  let [from, to] = [lo / 1000, hi / 1000]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (offsetAt(middle * 1000) === before) from = middle
    else to = middle
  }
  return to * 1000
}

/** The offsets of a zone from the beginning of one year to the end of another, as a platform's file holds them. */
export const offsetsOf = (
  timeZone: string,
  years: { readonly from: number; readonly until: number },
): DatedOffsets => {
  const offsetAt = offsetReader(timeZone)
  const changes: { readonly at: string; readonly to: string }[] = []
  const [start, end] = [Date.UTC(years.from, 0, 1), Date.UTC(years.until + 1, 0, 1)]
  for (let t = start; t < end; t += STEP) {
    const next = Math.min(t + STEP, end)
    if (offsetAt(next) === offsetAt(t)) continue
    const at = changeBetween(t, next, offsetAt)
    changes.push({ at: `${new Date(at).toISOString().slice(0, 19)}Z`, to: written(offsetAt(at)) })
  }
  return { zoneData: ZONE_DATA, first: written(offsetAt(start)), changes }
}
