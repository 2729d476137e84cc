// Deadlines as functions of the instant that varies: what each comes to, how it is told, and where its course changes.
import type { Period } from "../values/civil.ts"
import { dayOfDate } from "../values/civil.ts"
import { DAY, formatDuration } from "../values/duration.ts"
import { dayAt, parseClock, type Instant } from "../values/instant.ts"
import { civilInstant, type Zone } from "../values/zone.ts"
import type { CivilDuration, CountedDeadline, DeadlineRule } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { CalendarDeclaration, CalendarId } from "../language/platform.ts"
import type { MovingInstant, MovingStep } from "../answers/what-if.ts"
import { milliseconds } from "../case/predicates.ts"
import type { Counting, Falling } from "../audit/falling.ts"
import type { CalendarMove, Extension } from "../audit/moving.ts"

/** What deadlines are counted with. */
export interface Clockwork {
  readonly zone: Zone
  readonly counting: Counting
  readonly calendars: ReadonlyMap<CalendarId, CalendarDeclaration>
  readonly moves: readonly CalendarMove[]
  /** Of the rules that may move a calendar those that are taken to do so, by their provisions. */
  readonly taken: readonly ProvisionId[]
}

/** One step of the way from the fact's instant to a deadline. */
interface Step {
  readonly told: MovingStep
  readonly at: (t: Instant) => Falling
  /** By how much at least and at most it leads further, in milliseconds. */
  readonly least: number
  readonly most: number
  /** Every instant from one to another (exclusive) at which its course may change: between two it stays, or moves along. */
  readonly breaks: (from: Instant, to: Instant) => readonly Instant[]
}

/** A deadline as a function of the instant. */
export interface MovingDeadline {
  readonly told: MovingInstant
  /** undefined where that is not one instant. */
  readonly at: (t: Instant) => Instant | undefined
  readonly least: number
  readonly most: number
  readonly breaks: (from: Instant, to: Instant) => readonly Instant[]
}

/** By how much clocks are ever put forward or back. */
const shiftOf = ({ periods }: Zone): number =>
  Math.max(0, ...periods.map(({ offset }, i) => Math.abs(offset - (periods[i - 1]?.offset ?? offset))))

const NO_BREAKS = (): readonly Instant[] => []

/** When clocks show a time on a day, be it once, twice, or after a gap. */
const shownOn = (day: number, time: number, zone: Zone): readonly Instant[] => {
  const { t, again } = civilInstant(day * DAY + time, zone)
  return again === undefined ? [t] : [t, again]
}

/** The same on each day from one instant to another, with the instants at which clocks change. */
export const shownBetween = (
  times: readonly number[],
  from: Instant,
  to: Instant,
  zone: Zone,
): readonly Instant[] => {
  const found = zone.starts.filter(Number.isFinite)
  for (let day = dayAt(from, zone) - 1; day <= dayAt(to, zone) + 1; day++)
    for (const time of times) found.push(...shownOn(day, time, zone))
  return found.filter((t) => t > from && t < to)
}

const MIDNIGHT = [0] as const

/** Where clocks change on a day, in milliseconds from its midnight, as clocks show it before and after. */
const irregularTimes = (day: number, { periods }: Zone): readonly number[] =>
  periods.flatMap(({ from, offset }, i) => {
    const before = periods[i - 1]?.offset
    if (before === undefined) return []
    return [from + before, from + offset].flatMap((local) =>
      Math.floor(local / DAY) === day ? [local - day * DAY] : [],
    )
  })

/** A step that leads to the same time of another day: within one day it moves along, but where clocks change on that other day. */
const keepingTime =
  (at: (t: Instant) => Falling, zone: Zone) =>
  (from: Instant, to: Instant): readonly Instant[] => {
    if (zone.starts.length === 1) return shownBetween(MIDNIGHT, from, to, zone)
    const found = new Set(shownBetween(MIDNIGHT, from, to, zone))
    for (const t of [from, ...found])
      for (const target of at(t).instants) {
        const there = dayAt(target, zone)
        for (const day of [there - 1, there, there + 1])
          for (const time of irregularTimes(day, zone))
            for (const shown of shownOn(dayAt(t, zone), time, zone))
              if (shown > from && shown < to) found.add(shown)
      }
    return [...found]
  }

const LENGTHS: { readonly [period in Period]: number } = {
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
}

/** A worked day is never further than all days that are free, and so many weeks. */
const mostWorkdays = (n: number, calendar: CalendarDeclaration, moves: readonly CalendarMove[]): number => {
  const free = calendar.free.length + moves.flatMap((move) => move.free).length
  const aWeek = Math.max(1, 7 - calendar.weekend.length)
  return (Math.ceil((n + free) / aWeek) + 2) * 7 * DAY
}

const stepOf = (by: CivilDuration, clockwork: Clockwork): Step => {
  const { counting, zone, calendars, moves } = clockwork
  const at = (t: Instant): Falling => counting.after(by, t)
  const shift = shiftOf(zone)
  if ("workdays" in by) {
    const calendar = calendars.get(by.in)
    const most = calendar === undefined ? 0 : mostWorkdays(by.workdays, calendar, moves)
    const { taken } = clockwork
    const told = {
      after: { workdays: by.workdays, in: by.in, ...(taken.length === 0 ? {} : { with: taken }) },
    }
    return { told, at, least: by.workdays * DAY - shift, most: most + shift, breaks: keepingTime(at, zone) }
  }
  const months = "months" in by ? by.months : "years" in by ? 12 * by.years : undefined
  if (months !== undefined) {
    const told = { after: "years" in by ? `P${by.years}Y` : `P${months}M` }
    const [least, most] = [28 * months * DAY - shift, 31 * months * DAY + shift]
    return { told, at, least, most, breaks: keepingTime(at, zone) }
  }
  const ms = "months" in by || "years" in by ? 0 : milliseconds(by)
  return { told: { after: formatDuration(ms) }, at, least: ms, most: ms, breaks: NO_BREAKS }
}

const endStep = (endOf: Period, { counting, zone }: Clockwork): Step => ({
  told: endOf === "day" ? { next: "24:00" } : { endOf },
  at: (t) => counting.falls({ endOf }, t),
  least: 1,
  most: LENGTHS[endOf] * DAY + shiftOf(zone),
  breaks: (from, to) => shownBetween(MIDNIGHT, from, to, zone),
})

const nextStep = (next: string, { counting, zone }: Clockwork): Step => ({
  told: { next },
  at: (t) => counting.falls({ next }, t),
  least: 1,
  most: DAY + shiftOf(zone),
  breaks: (from, to) => shownBetween([(parseClock(next) ?? 0) % DAY], from, to, zone),
})

const isAbsolute = ({ least, most }: Step): boolean => least === most

/** Steps of fixed length one after the other are one. */
const joined = (steps: readonly Step[], clockwork: Clockwork): readonly Step[] => {
  const made: Step[] = []
  for (const step of steps) {
    const last = made.at(-1)
    if (last === undefined || !isAbsolute(last) || !isAbsolute(step)) made.push(step)
    else made.splice(-1, 1, stepOf({ minutes: (last.least + step.least) / 60_000 }, clockwork))
  }
  return made
}

const toldOf = (steps: readonly Step[]): MovingInstant => {
  const told: MovingStep[] = []
  for (const { told: step } of steps) {
    const last = told.at(-1)
    const endOf = "endOf" in step ? step.endOf : "next" in step && step.next === "24:00" ? "day" : undefined
    if (last !== undefined && "after" in last && last.endOf === undefined && endOf !== undefined)
      told.splice(-1, 1, { after: last.after, endOf })
    else told.push(step)
  }
  const [first = { after: "PT0S" }, ...further] = told
  return further.length === 0 ? first : { ...first, further }
}

/** Where the course of steps after one another may change: between two of these all that they lead to stays or moves along. */
const breaksOf = (steps: readonly Step[], from: Instant, to: Instant): readonly Instant[] => {
  const [first, ...rest] = steps
  if (first === undefined) return []
  const own = first.breaks(from, to)
  if (rest.length === 0) return own
  const starts = [...new Set([from, ...own])].toSorted((a, b) => a - b)
  const further = starts.flatMap((start, i) => {
    const end = (starts[i + 1] ?? to) - 1
    const ends = first.at(end).instants
    return first.at(start).instants.flatMap((low, way) => {
      const high = ends[way]
      return high === undefined || high <= low
        ? []
        : breaksOf(rest, low, high + 1).map((b) => start + b - low)
    })
  })
  return [...own, ...further]
}

const movingOf = (steps: readonly Step[], clockwork: Clockwork): MovingDeadline => {
  const all = joined(steps, clockwork)
  return {
    told: toldOf(all),
    at: (t) => {
      let now: Instant | undefined = t
      for (const step of all) {
        const falling: Falling | undefined = now === undefined ? undefined : step.at(now)
        now = falling?.instants.length === 1 ? falling.instants[0] : undefined
      }
      return now
    },
    least: all.reduce((sum, { least }) => sum + least, 0),
    most: all.reduce((sum, { most }) => sum + most, 0),
    breaks: (from, to) => breaksOf(all, from, to),
  }
}

/** The instant itself: what the parties agreed on. */
export const itself = (clockwork: Clockwork): MovingDeadline => movingOf([], clockwork)

const stepsOf = (rule: DeadlineRule, clockwork: Clockwork): readonly (readonly Step[])[] => {
  if ("after" in rule)
    return [
      [stepOf(rule.after, clockwork), ...(rule.endOf === undefined ? [] : [endStep(rule.endOf, clockwork)])],
    ]
  if ("endOf" in rule) return [[endStep(rule.endOf, clockwork)]]
  if ("next" in rule) return [[nextStep(rule.next, clockwork)]]
  return "byHour" in rule ? rule.byHour.flatMap((band) => stepsOf(band, clockwork)) : []
}

/** Each way to extend a deadline: by all that certainly do, with and without each that may. */
const extending = (extensions: readonly Extension[]): readonly (readonly CivilDuration[])[] =>
  extensions.reduce<readonly (readonly CivilDuration[])[]>(
    (ways, { by, applies }) => [...(applies === "yes" ? [] : ways), ...ways.map((way) => [...way, by])],
    [[]],
  )

/** What a deadline can come to from where it counts, or from where it is fixed, by whatever extends it. */
export const movingDeadlines = (
  counted: CountedDeadline,
  extensions: readonly Extension[],
  clockwork: Clockwork,
): readonly MovingDeadline[] =>
  ("countedFrom" in counted ? stepsOf(counted, clockwork) : [[]]).flatMap((steps) =>
    extending(extensions).map((way) =>
      movingOf([...steps, ...way.map((by) => stepOf(by, clockwork))], clockwork),
    ),
  )

/** The clock times at which a deadline by the hour passes from one rule to another, in milliseconds of the day. */
export const bandTimes = (counted: CountedDeadline): readonly number[] =>
  "byHour" in counted
    ? counted.byHour.flatMap(({ from, to }) => [from, to].map((clock) => (parseClock(clock) ?? 0) % DAY))
    : []

/** The days that calendars begin, end, and are moved on: near them a worked day may be another, or none. */
export const calendarDays = ({ calendars, moves, zone }: Clockwork): readonly Instant[] => {
  const days = [
    ...[...calendars.values()].flatMap(({ from, to }) => [dayOfDate(from), dayOfDate(to)]),
    ...moves.flatMap(({ free, working }) => [...free, ...working]),
  ]
  return days.flatMap((day) => [day - 1, day, day + 1].map((one) => civilInstant(one * DAY, zone).t))
}

/** Does a deadline count worked days? */
export const countsWorkdays = ({ told }: MovingDeadline): boolean =>
  [told, ...(told.further ?? [])].some((step) => "after" in step && typeof step.after !== "string")
