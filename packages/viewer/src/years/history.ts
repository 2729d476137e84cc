// The provisions through time as a chart shows them: by instrument, each on as many tracks as versions hold at once.
import type { InstrumentDeclaration, Text } from "@policy-ledger/rulebook"
import type { VersionOfRuns } from "@policy-ledger/rulebook/runs"
import type { Lane, Stretch } from "../day/rules.ts"
import type { TimeSpan } from "./span.ts"

/** A version that never held: a draft, or hearsay. */
export interface Mark {
  /** When it was made known, in epoch milliseconds. */
  readonly at: number
  readonly version: VersionOfRuns
}

/** Stretches of which no two overlap, ascending. */
export type Track = readonly Stretch[]

/** A provision. */
export interface Row {
  readonly provision: string
  readonly instrument: string
  readonly title: Text
  readonly tracks: readonly Track[]
  readonly marks: readonly Mark[]
  /** When first anything changes within the years shown; -Infinity: it stands through all of them, Infinity: there is nothing. */
  readonly firstChange: number
}

/** An instrument with its provisions, the one that changes first at the top. */
export interface HistoryLane {
  readonly instrument: string
  readonly title: Text
  readonly rows: readonly Row[]
  readonly firstChange: number
}

/** As few tracks as do, a version going on upon its own where it can. */
export const tracksOf = (stretches: readonly Stretch[]): readonly Track[] => {
  const tracks: Stretch[][] = []
  for (const one of stretches.toSorted((a, b) => (a.from === b.from ? 0 : a.from - b.from))) {
    const free = tracks.filter((track) => (track.at(-1)?.until ?? -Infinity) <= one.from)
    const track = free.find((other) => other.at(-1)?.version === one.version) ?? free[0]
    if (track === undefined) tracks.push([one])
    else track.push(one)
  }
  return tracks
}

const firstOf = (stretches: readonly Stretch[], marks: readonly Mark[], span: TimeSpan): number => {
  const times = [...stretches.flatMap(({ from, until }) => [from, until]), ...marks.map(({ at }) => at)]
  const within = times.filter((t) => span.from <= t && t < span.until)
  if (within.length > 0) return Math.min(...within)
  return stretches.some(({ from, until }) => from < span.from && span.until <= until) ? -Infinity : Infinity
}

/** Neither announced nor ever in force: what is only marked. */
const isMarked = ({ standing }: VersionOfRuns): boolean =>
  standing === "consultation" || standing === "rumour"

const byFirstChange = (a: { readonly firstChange: number }, b: { readonly firstChange: number }): number =>
  a.firstChange === b.firstChange ? 0 : a.firstChange - b.firstChange

const rowOf = (
  { provision, instrument, versions, stretches }: Lane,
  span: TimeSpan,
  knownAt: (version: VersionOfRuns) => number | undefined,
): Row => {
  const held = new Set(stretches.map(({ version }) => version))
  const marks = versions.flatMap((version): readonly Mark[] => {
    const at = held.has(version) || !isMarked(version) ? undefined : knownAt(version)
    return at === undefined ? [] : [{ at, version }]
  })
  return {
    provision,
    instrument,
    title: versions.at(-1)?.title ?? { en: provision, zh: provision },
    tracks: tracksOf(stretches),
    marks,
    firstChange: firstOf(stretches, marks, span),
  }
}

/**
 * A staircase: what stands through all of a span is on top, and then each by its first change in it; last what it has not.
 * `knownAt`: when a draft or hearsay was made known; undefined where nothing tells.
 */
export const historyOf = (
  lanes: readonly Lane[],
  instruments: readonly InstrumentDeclaration[],
  span: TimeSpan,
  knownAt: (version: VersionOfRuns) => number | undefined,
): readonly HistoryLane[] => {
  const titles = new Map(instruments.map(({ id, title }) => [id, title]))
  return [...Map.groupBy(lanes, ({ instrument }) => instrument)]
    .map(([instrument, own]): HistoryLane => {
      const rows = own.map((lane) => rowOf(lane, span, knownAt)).toSorted(byFirstChange)
      return {
        instrument,
        title: titles.get(instrument) ?? { en: instrument, zh: instrument },
        rows,
        firstChange:
          (rows.find((row) => Number.isFinite(row.firstChange)) ?? rows[0])?.firstChange ?? Infinity,
      }
    })
    .toSorted(byFirstChange)
}

/** The earliest day that a date of the ledger can mean (`2022-09-19`, `[2022-10..]`, `2022`); undefined where it names none. */
export const earliestDay = (edtf: string | null): string | undefined => {
  const [, year, month = "01", day = "01"] = /(?<!\d)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(edtf ?? "") ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}
