// The worked days of a platform's calendars, as the rules that apply to a case move them.
import { dayOfDate, weekday } from "../values/civil.ts"
import type { Day } from "../values/instant.ts"
import type { CalendarDeclaration, CalendarId, FactPath, Platform } from "../language/platform.ts"
import type { CalendarMove } from "./moving.ts"

export interface WorkCalendar {
  readonly declared: CalendarDeclaration
  readonly first: Day
  readonly last: Day
  readonly isWorked: (day: Day) => boolean
}

export const workCalendars = ({
  calendars = [],
}: Pick<Platform, "calendars">): ReadonlyMap<CalendarId, WorkCalendar> =>
  new Map(
    calendars.map((declared) => {
      const { id, from, to, weekend, free, working = [] } = declared
      const [freed, worked] = [new Set(free.map(dayOfDate)), new Set(working.map(dayOfDate))]
      const isWorked = (day: Day): boolean =>
        worked.has(day) || !(freed.has(day) || weekend.includes(weekday(day)))
      return [id, { declared, first: dayOfDate(from), last: dayOfDate(to), isWorked }]
    }),
  )

/** Of more rules than these of which it is unknown whether they apply, not every way is worked out. */
export const UNKNOWN_AT_MOST = 3

type Changed = ReadonlyMap<Day, boolean>

/** Of two rules that say otherwise of a day the later by its id counts. */
const changedBy = (moves: readonly CalendarMove[]): Map<Day, boolean> => {
  const changed = new Map<Day, boolean>()
  for (const { free, working } of moves) {
    for (const day of free) changed.set(day, false)
    for (const day of working) changed.set(day, true)
  }
  return changed
}

/** undefined where the calendar ends before. */
const nthAfter = (
  { isWorked, last }: WorkCalendar,
  day: Day,
  n: number,
  changed: Changed,
): Day | undefined => {
  let left = n
  for (let next = day + 1; next <= last; next++)
    if ((changed.get(next) ?? isWorked(next)) && --left === 0) return next
  return undefined
}

/** Each way in which what is unknown can turn out. */
const waysOf = (
  moves: readonly CalendarMove[],
  unknown: readonly CalendarMove[],
): readonly (readonly CalendarMove[])[] =>
  Array.from({ length: 2 ** unknown.length }, (_, way) =>
    moves.filter((move) => {
      const at = unknown.indexOf(move)
      return at < 0 ? move.applies === "yes" : (way >> at) % 2 === 1
    }),
  )

/** The days on which the n-th worked day after another can fall. */
export interface Workday {
  readonly days: readonly Day[]
  /** The first or last day of the calendar, where it can lie beyond it. */
  readonly beyond?: string
  /** Not all of them are told. */
  readonly open: boolean
  /** What moves it, or may. */
  readonly moves: readonly CalendarMove[]
  readonly missing: readonly FactPath[]
}

/** The n-th worked day after a day, `moves` in the order of their provisions. */
export const workday = (
  calendar: WorkCalendar,
  day: Day,
  n: number,
  all: readonly CalendarMove[],
): Workday => {
  const { declared, first, last } = calendar
  if (day < first - 1) return { days: [], beyond: declared.from, open: true, moves: [], missing: [] }
  const moves = all.filter((move) => move.calendar === declared.id)
  const certain = moves.filter(({ applies }) => applies === "yes")
  const latest = changedBy(certain)
  for (const { free } of moves) for (const freed of free) latest.set(freed, false)
  const end = nthAfter(calendar, day, n, latest) ?? last
  const matters = ({ free, working }: CalendarMove): boolean =>
    [...free, ...working].some((changed) => changed > day && changed <= end)
  const unknown = moves.filter((move) => move.applies !== "yes" && matters(move))
  const isTooMany = unknown.length > UNKNOWN_AT_MOST
  const ways = isTooMany ? [certain] : waysOf(moves, unknown)
  const found = new Set(ways.map((way) => nthAfter(calendar, day, n, changedBy(way))))
  const isMoved = isTooMany || found.size > 1
  return {
    days: [...found].filter((one) => one !== undefined),
    ...(found.has(undefined) ? { beyond: declared.to } : {}),
    open: isTooMany || found.has(undefined),
    moves: [...certain.filter(matters), ...(isMoved ? unknown : [])],
    missing: isMoved ? unknown.flatMap(({ missing }) => missing) : [],
  }
}
