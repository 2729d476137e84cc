// Where a chart's time axis is marked: at years, months, days, hours or minutes, whichever leave room for their names.
import { dayAt, numberOf } from "../place/days.ts"
import { clockOf, dayOf, startOf } from "../place/zone.ts"
import { lengthOf, type TimeSpan } from "./span.ts"

type Zone = Parameters<typeof startOf>[1]

export interface Tick {
  readonly at: number
  /** `2023`, `2023-06`, `2023-06-08`, `16:00`; what begins is named by the largest that does: January by its year. */
  readonly name: string
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTH = 28 * DAY
const YEAR = 365 * DAY

interface Unit {
  /** The shortest that one lasts, in milliseconds. */
  readonly length: number
  /** What its names need, in px. */
  readonly room: number
  readonly ticks: (span: TimeSpan, zone: Zone) => readonly Tick[]
}

const count = (n: number): readonly number[] => Array.from({ length: Math.max(0, n) }, (_, i) => i)

const months = (step: number): Unit => ({
  length: step < 12 ? step * MONTH : (step / 12) * YEAR,
  room: step < 12 ? 64 : 42,
  ticks: (span, zone) => {
    const [first, last] = [span.from, span.until].map((t) => {
      const [year = 0, month = 1] = dayOf(t, zone).split("-").map(Number)
      return year * 12 + month - 1
    })
    const start = Math.floor((first ?? 0) / step)
    return count(Math.floor((last ?? 0) / step) - start + 1).map((i) => {
      const month = (start + i) * step
      const year = String(Math.floor(month / 12)).padStart(4, "0")
      const name = `${year}-${String((month % 12) + 1).padStart(2, "0")}`
      return { at: startOf(`${name}-01`, zone), name: month % 12 === 0 ? year : name }
    })
  },
})

const days = (step: number): Unit => ({
  length: step * DAY,
  room: 84,
  ticks: (span, zone) => {
    const [first, last] = [span.from, span.until].map((t) => Math.floor(numberOf(dayOf(t, zone)) / step))
    return count((last ?? 0) - (first ?? 0) + 1).map((i) => {
      const name = dayAt(((first ?? 0) + i) * step)
      return { at: startOf(name, zone), name }
    })
  },
})

/** Counted from midnight there; midnight itself is named by its day. */
const clock = (length: number): Unit => ({
  length,
  room: 84,
  ticks: (span, zone) => {
    const start = startOf(dayOf(span.from, zone), zone)
    const first = Math.floor((span.from - start) / length)
    return count(Math.ceil(lengthOf(span) / length) + 1).map((i) => {
      const at = start + (first + i) * length
      const [day = "", time = ""] = clockOf(at, zone).split(" ")
      return { at, name: time === "00:00" ? day : time }
    })
  },
})

const UNITS: readonly Unit[] = [
  ...[1, 2, 5, 10, 30].map((step) => clock(step * MINUTE)),
  ...[1, 2, 6, 12].map((step) => clock(step * HOUR)),
  ...[1, 2, 5, 10].map(days),
  ...[1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map(months),
]

/** In ascending order, all within the span. */
export const ticksOf = (span: TimeSpan, width: number, zone: Zone): readonly Tick[] => {
  const each = lengthOf(span) / Math.max(1, width)
  const unit = UNITS.find(({ length, room }) => length >= room * each) ?? UNITS.at(-1)
  return (unit?.ticks(span, zone) ?? []).filter(({ at }) => span.from <= at && at < span.until)
}
