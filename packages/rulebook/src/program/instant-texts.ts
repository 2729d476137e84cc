// Instants as text, where there are many on the same days.
import { DAY, MINUTE, SECOND } from "../values/duration.ts"
import { formatInstant, twoDigits, type Instant } from "../values/instant.ts"
import { memo } from "../values/memo.ts"
import { periodAt, type Zone } from "../values/zone.ts"

/** The days that are remembered; of more all are written again. */
const MOST_DAYS = 20_000

const TWO_DIGITS = Array.from({ length: 60 }, (_, n) => twoDigits(n))
const HOUR_MINUTES = 60

/** As `formatInstant` writes them, the date of each day but once. */
export const instantTexts = (zone: Zone): ((t: Instant) => string) => {
  const dates = new Map<number, string>()
  return (t) => {
    const { offset, text } = periodAt(t, zone)
    const local = t + offset
    const day = Math.floor(local / DAY)
    const time = local - day * DAY
    const seconds = Math.floor(time / SECOND)
    if (seconds * SECOND !== time) return formatInstant(t, zone)
    if (dates.size >= MOST_DAYS) dates.clear()
    const date = memo(dates, day, () => {
      const whole = formatInstant(t, zone)
      return whole.slice(0, whole.indexOf("T") + 1)
    })
    const minutes = Math.floor(time / MINUTE)
    const hour = Math.floor(minutes / HOUR_MINUTES)
    return `${date}${TWO_DIGITS[hour] ?? ""}:${TWO_DIGITS[minutes - hour * HOUR_MINUTES] ?? ""}:${TWO_DIGITS[seconds - minutes * HOUR_MINUTES] ?? ""}${text}`
  }
}
