// What two points of view do not know alike, announcement by announcement.
import { AsOfClasses, type AsOf } from "../timeline/as-of.ts"
import type { Reading } from "../timeline/fold.ts"
import { Timelines } from "../timeline/timelines.ts"
import type { Calendar } from "../timeline/worlds.ts"
import { civilTimeOf } from "../language/zone.ts"
import { QuestionReader } from "../queries/question-reader.ts"
import { Rulebook } from "../rulebook.ts"
import { UTC } from "../values/zone.ts"
import type { PointOfView } from "./engine.ts"

/** An announcement that one point knows more of than the other. */
export interface Difference {
  readonly of: Pick<Reading, "origin" | "announcement">
  readonly knownBy: "from" | "to"
  /** As the other point knows it; undefined: not at all. */
  readonly instead: Reading | undefined
}

export const keyOf = ({ origin, announcement }: Difference["of"]): string => `${origin} ${announcement}`

/** What a point knows: the readings it holds, and by when they must have been made public to count. */
interface Known {
  readonly readings: ReadonlyMap<string, Reading>
  readonly announcedBy: number
}

const calendarOf = ({ platform }: Rulebook): Calendar => ({
  // The Rulebook refused a platform without a zone.
  zone: civilTimeOf(platform) ?? UTC,
  firstYear: platform.firstYear,
  presumes: [],
})

const knownAt = ({ rulebook, question }: PointOfView): Known => {
  const calendar = calendarOf(rulebook)
  const asOf: AsOf = new QuestionReader(calendar.zone).asOf(question).asOf
  const { readings } = new Timelines(rulebook.states, calendar, asOf)
  return {
    readings: new Map(readings.map((reading) => [keyOf(reading), reading])),
    announcedBy: asOf.announcedBy ?? Infinity,
  }
}

/** Told, and nobody bound by it: as if it were not public. What is known to have begun before all is public always. */
const hidden = (reading: Reading): Reading => ({
  ...reading,
  changes: reading.changes.map((change) =>
    change.from === "before" ? change : { ...change, standing: "rumour" },
  ),
})

const isSame = (a: Reading, b: Reading): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const isMore = (a: Reading, b: Reading): boolean =>
  a.reading > b.reading || (a.reading === b.reading && a.changes.length > b.changes.length)

/** Every announcement that the two do not know alike, by its key. */
export const differencesBetween = (from: PointOfView, to: PointOfView): ReadonlyMap<string, Difference> => {
  const [before, after] = [knownAt(from), knownAt(to)]
  const calendar = calendarOf(to.rulebook)
  /** Between which of the days on which it may have been made public the point stands. */
  const publicity = (reading: Reading, { announcedBy }: Known): string =>
    new AsOfClasses([reading], calendar).of({ announcedBy })
  /** As the one that knows less of it knows it. */
  const less = (own: Reading, { announcedBy }: Known, other: Known): Reading =>
    announcedBy < other.announcedBy && publicity(own, { ...other, announcedBy }) !== publicity(own, other)
      ? hidden(own)
      : own
  const found = new Map<string, Difference>()
  for (const key of new Set([...before.readings.keys(), ...after.readings.keys()])) {
    const [was, is] = [before.readings.get(key), after.readings.get(key)]
    const tell = (knownBy: "from" | "to", of: Reading, instead: Reading | undefined): void => {
      found.set(key, { of, knownBy, instead })
    }
    if (was === undefined && is !== undefined) tell("to", is, undefined)
    else if (is === undefined && was !== undefined) tell("from", was, undefined)
    else if (was === undefined || is === undefined) continue
    else if (!isSame(was, is))
      if (isMore(was, is)) tell("from", was, less(is, after, before))
      else tell("to", is, less(was, before, after))
    else if (publicity(was, before) !== publicity(is, after))
      tell(before.announcedBy < after.announcedBy ? "to" : "from", is, hidden(is))
  }
  return found
}

/** The point with one announcement as the other point knows it. */
export const withInstead = (
  { rulebook, question }: PointOfView,
  { of, instead }: Difference,
): PointOfView => ({
  question,
  rulebook: new Rulebook(
    rulebook.platform,
    rulebook.states.map((state) => {
      const readings = new Map(state.readings)
      if (state.origin === of.origin) {
        if (instead === undefined) readings.delete(of.announcement)
        else readings.set(of.announcement, [instead])
      }
      // Nobody is told where this ledger ends: there is none such.
      return { state: { ...state, readings }, rootAt: () => "", recordedAt: [] }
    }),
  ),
})
