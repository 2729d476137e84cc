// Where in a chart's height everything lies, and what of it is to be drawn: by precomputed places and binary searches.
import type { Stretch } from "../day/rules.ts"
import type { HistoryLane, Mark, Row, Track } from "./history.ts"
import { timeAt, xOf, type TimeSpan } from "./span.ts"

/** All in px. */
export const BAR = 6
/** From a bar to the one of the next provision. */
const PITCH = 13
/** From a bar to the one below it, of the same provision. */
const TRACK = 8
const ABOVE = 7
const BELOW = 5
/** A label on its own line, where it does not fit beside. */
const LABEL = 20

interface PlacedRow {
  readonly row: Row
  /** Of its first bar. */
  readonly top: number
  /** The place of its instrument among the lanes. */
  readonly lane: number
}

export interface PlacedLane {
  readonly lane: HistoryLane
  readonly top: number
  readonly bottom: number
}

export interface Layout {
  readonly lanes: readonly PlacedLane[]
  /** From top to bottom. */
  readonly rows: readonly PlacedRow[]
  readonly height: number
}

export const heightOf = ({ tracks }: Row): number => PITCH + Math.max(0, tracks.length - 1) * TRACK

/** `isNarrow`: labels stand above their lanes. */
export const layoutOf = (history: readonly HistoryLane[], isNarrow: boolean): Layout => {
  const lanes: PlacedLane[] = []
  const rows: PlacedRow[] = []
  let top = 0
  for (const lane of history) {
    let at = top + (isNarrow ? LABEL : ABOVE)
    for (const row of lane.rows) {
      rows.push({ row, top: at, lane: lanes.length })
      at += heightOf(row)
    }
    const bottom = Math.max(at - (PITCH - BAR) + BELOW, top + LABEL)
    lanes.push({ lane, top, bottom })
    top = bottom
  }
  return { lanes, rows, height: top }
}

/** The first place at which something holds that holds of all after it too; the length where there is none. */
const firstWhere = (length: number, holds: (i: number) => boolean): number => {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Places in a list, half-open. */
export type Range = readonly [number, number]

/** Which rows lie between two heights, at least in part. */
export const rowsIn = ({ rows }: Layout, top: number, bottom: number): Range => [
  firstWhere(rows.length, (i) => endOf(rows[i]) > top),
  firstWhere(rows.length, (i) => (rows[i]?.top ?? 0) >= bottom),
]

const endOf = (placed: PlacedRow | undefined): number =>
  placed === undefined ? 0 : placed.top + heightOf(placed.row)

/** Which lanes lie between two heights, at least in part. */
export const lanesIn = ({ lanes }: Layout, top: number, bottom: number): Range => [
  firstWhere(lanes.length, (i) => (lanes[i]?.bottom ?? 0) > top),
  firstWhere(lanes.length, (i) => (lanes[i]?.top ?? 0) >= bottom),
]

/** What of a track lies within a span, at least in part. */
export const stretchesIn = (track: Track, { from, until }: TimeSpan): readonly Stretch[] =>
  track.slice(
    firstWhere(track.length, (i) => (track[i]?.until ?? 0) > from),
    firstWhere(track.length, (i) => (track[i]?.from ?? 0) >= until),
  )

/** A stretch as it is drawn. */
export interface Bar {
  readonly stretch: Stretch
  /** Where it begins and ends; what lies beyond the chart ends a little outside of it. */
  readonly left: number
  readonly right: number
  /** Of its top, from that of the row. */
  readonly y: number
  /** Takes over from another version at once. */
  readonly follows: boolean
}

const BEYOND = 8

export const barsOf = ({ tracks }: Row, span: TimeSpan, width: number): readonly Bar[] =>
  tracks.flatMap((track, i) =>
    stretchesIn(track, span).map((stretch, k, shown): Bar => {
      const before = shown[k - 1]
      return {
        stretch,
        left: Math.max(-BEYOND, xOf(span, width, stretch.from)),
        right: Math.min(width + BEYOND, xOf(span, width, stretch.until)),
        y: i * TRACK,
        follows: before?.until === stretch.from && before.version !== stretch.version,
      }
    }),
  )

/** What is at a place of the chart. */
export interface Hit {
  /** The place of the row. */
  readonly at: number
  readonly stretch?: Stretch
  readonly mark?: Mark
}

/** So near, in px, is at it. */
const NEAR = 5

const nearest = <A>(all: readonly A[], distance: (one: A) => number, within: number): A | undefined =>
  all.reduce<A | undefined>(
    (best, one) => (distance(one) <= (best === undefined ? within : distance(best)) ? one : best),
    undefined,
  )

/** Over no row: undefined. */
export const hitAt = (
  layout: Layout,
  span: TimeSpan,
  width: number,
  x: number,
  y: number,
): Hit | undefined => {
  const lead = (PITCH - BAR) / 2
  const at = firstWhere(layout.rows.length, (i) => endOf(layout.rows[i]) - lead > y)
  const placed = layout.rows[at]
  if (placed === undefined || y < placed.top - ABOVE) return undefined
  const { row, top } = placed
  const mark = nearest(row.marks, (one) => Math.abs(xOf(span, width, one.at) - x), NEAR)
  if (mark !== undefined) return { at, mark }
  const track = Math.min(row.tracks.length - 1, Math.max(0, Math.round((y - top - BAR / 2) / TRACK)))
  const t = timeAt(span, width, x)
  const away = ({ stretch, left, right }: Bar): number =>
    stretch.from <= t && t < stretch.until ? 0 : Math.max(left - x, x - right, 0)
  const bars = barsOf(row, span, width)
  const bar =
    nearest(
      bars.filter((one) => one.y === track * TRACK),
      away,
      NEAR,
    ) ?? nearest(bars, away, NEAR)
  return bar === undefined ? { at } : { at, stretch: bar.stretch }
}
