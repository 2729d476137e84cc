// How a place reckons civil time: its offset from UTC, or the offsets that it had by turns.
import { HOUR, MINUTE } from "./duration.ts"
import { countUpTo } from "./interval.ts"

/** An offset from UTC, in milliseconds and as it is written, and the instant (epoch ms) from which it holds. */
export interface OffsetPeriod {
  readonly from: number
  readonly offset: number
  readonly text: string
}

/** The offsets of a place in the order in which they hold; the first holds from always, the last for ever. */
export interface Zone {
  readonly periods: readonly OffsetPeriod[]
  /** The instants from which each holds. */
  readonly starts: readonly number[]
}

const OFFSET = /^([+-])([01]\d|2[0-3]):([0-5]\d)$/

/** `+08:00` and its like, in milliseconds. */
export const parseOffset = (text: string): number | undefined => {
  const m = OFFSET.exec(text)
  return m === null ? undefined : (Number(m[2]) * HOUR + Number(m[3]) * MINUTE) * (m[1] === "-" ? -1 : 1)
}

const zone = (periods: readonly OffsetPeriod[]): Zone => ({
  periods,
  starts: periods.map(({ from }) => from),
})

/** A place that keeps one offset. */
export const parseZone = (text: string): Zone | undefined => {
  const offset = parseOffset(text)
  return offset === undefined ? undefined : zone([{ from: -Infinity, offset, text }])
}

export const UTC: Zone = zone([{ from: -Infinity, offset: 0, text: "Z" }])

/** A place that changes its offset: the first one, and each later one with the instant from which it holds. */
export const datedZone = (
  first: string,
  changes: readonly { readonly at: string; readonly to: string }[],
): Zone | undefined => {
  const periods = [
    { from: -Infinity, offset: parseOffset(first), text: first },
    ...changes.map(({ at, to }) => ({ from: Date.parse(at), offset: parseOffset(to), text: to })),
  ]
  // NaN follows nothing.
  const areInOrder = periods.every(({ from }, i) => i === 0 || from > (periods[i - 1]?.from ?? from))
  const areOffsets = periods.every((period): period is OffsetPeriod => period.offset !== undefined)
  return areInOrder && areOffsets ? zone(periods) : undefined
}

const ONE_PERIOD = 1

/** Of a civil time that was asked for: did clocks skip it, so that `t` is the end of the gap, or do they show it again later? */
export const irregularAt = (t: number, of: Zone): "skipped" | "twice" | undefined => {
  if (of.periods.length === ONE_PERIOD) return undefined
  if (of.starts.includes(t) && periodAt(t, of).offset > periodAt(t - 1, of).offset) return "skipped"
  return civilInstant(t + periodAt(t, of).offset, of).again === undefined ? undefined : "twice"
}

/** The offset that holds at an instant. */
export const periodAt = (t: number, { periods, starts }: Zone): OffsetPeriod => {
  const at = periods.length === ONE_PERIOD ? 0 : Math.max(0, countUpTo(starts, t) - 1)
  const period = periods[at]
  if (period === undefined) throw new Error("a zone has at least one offset")
  return period
}

/** When clocks show a civil time. */
export interface CivilInstant {
  readonly t: number
  /** They went forward past it: the first instant after the gap stands for it. */
  readonly skipped?: true
  /** They went back and show it once more. */
  readonly again?: number
}

/**
 * The instant at which clocks show a civil time (in milliseconds as if it were UTC): of two the earlier, of none the first
 * instant after the gap.
 */
export const civilInstant = (local: number, { periods }: Zone): CivilInstant => {
  const [only] = periods
  if (periods.length === ONE_PERIOD || !Number.isFinite(local)) return { t: local - (only?.offset ?? 0) }
  const found: number[] = []
  let gap: number | undefined
  for (const [i, { from, offset }] of periods.entries()) {
    const t = local - offset
    const end = periods[i + 1]?.from ?? Infinity
    if (t >= from && t < end) found.push(t)
    // Past the end of the offset before, and not yet at the beginning of this one.
    else if (t < from && local - (periods[i - 1]?.offset ?? 0) >= from) gap ??= from
  }
  const [t, again] = found
  if (t === undefined) return { t: gap ?? local, skipped: true }
  return again === undefined ? { t } : { t, again }
}
