// The deadlines that move along with an instant: which there are, and where one passes another.
import { DAY } from "../values/duration.ts"
import { instantAt, dayAt, type Instant } from "../values/instant.ts"
import { countedOf } from "../language/walk.ts"
import type { CountedDeadline } from "../language/effect.ts"
import type { DeadlineKind, FactPath } from "../language/platform.ts"
import { pointOf } from "../case/predicates.ts"
import { workCalendars } from "../audit/calendars.ts"
import { Counting, fixed } from "../audit/falling.ts"
import { movesOf, resumption, type CalendarMove } from "../audit/moving.ts"
import { deadlinesOf, type Asking, type Point } from "./asking.ts"
import {
  bandTimes,
  calendarDays,
  countsWorkdays,
  itself,
  movingDeadlines,
  shownBetween,
  type Clockwork,
  type MovingDeadline,
} from "./moving-instants.ts"

/** A deadline that moves, and whether it is certain that it falls where it does. */
interface Claimed {
  readonly moving: MovingDeadline
  readonly certain: boolean
}

/** What of one kind of deadlines moves along with the fact. */
export interface KindMoving {
  readonly kind: DeadlineKind
  readonly claimed: readonly Claimed[]
  /** Clock times at which one of them passes from one rule to another. */
  readonly bands: readonly number[]
}

const subsetsOf = (moves: readonly CalendarMove[]): readonly (readonly CalendarMove[])[] =>
  moves.reduce<readonly (readonly CalendarMove[])[]>(
    (all, one) => [...all, ...all.map((some) => [...some, one])],
    [[]],
  )

/** Of more rules that may move a calendar not every way is worked out: then no deadline is told. */
const UNKNOWN_AT_MOST = 3

/** What deadlines are counted with at a point: one clockwork for each way in which what is unknown can move a calendar. */
const clockworksAt = (asking: Asking, { weighed }: Point): readonly Clockwork[] => {
  const { platform, calendar } = asking.rules
  const { zone } = calendar
  const matched = weighed.map(({ applies, provision, resolved }) => ({
    applies,
    version: { provision, rule: { effects: resolved.map(({ of }) => of) } },
  }))
  const { calendars: moves } = movesOf(matched, zone, () => [])
  const unknown = moves.filter(({ applies }) => applies !== "yes")
  const works = workCalendars(platform)
  const declared = new Map((platform.calendars ?? []).map((one) => [one.id, one]))
  return subsetsOf(unknown.length > UNKNOWN_AT_MOST ? [] : unknown).map((taken) => {
    const holding = moves.flatMap((move) =>
      move.applies === "yes" || taken.includes(move) ? [{ ...move, applies: "yes" as const }] : [],
    )
    return {
      zone,
      counting: new Counting(zone, works, holding),
      calendars: declared,
      moves: holding,
      taken: [...new Set(taken.map(({ provision }) => provision))],
    }
  })
}

/** What moves along with the fact at a point, by kind. What the parties agreed on stands for all that rules say. */
export const movingAt = (asking: Asking, vary: FactPath, point: Point): readonly KindMoving[] => {
  const works = clockworksAt(asking, point)
  const { agreements } = asking.rules.platform
  return deadlinesOf(point.settlement).map(([, kind]): KindMoving => {
    const agreed = agreements[kind]
    const isAgreed = agreed !== undefined && asking.isAsked(agreed) && point.facts.get(agreed).how === "given"
    if (isAgreed)
      return {
        kind,
        claimed:
          agreed === vary ? works.slice(0, 1).map((work) => ({ moving: itself(work), certain: true })) : [],
        bands: [],
      }
    const claimed: Claimed[] = []
    const bands: number[] = []
    for (const { applies, resolved } of point.weighed) {
      if (applies === "no") continue
      for (const { of, deadline } of resolved) {
        if (!("deadline" in of) || of.deadline !== kind || deadline === undefined) continue
        for (const counted of countedOf(of)) {
          if (!startsOf(counted).includes(vary)) continue
          bands.push(...bandTimes(counted))
          const certain = applies === "yes" && !deadline.open && deadline.instants.length === 1
          for (const work of works)
            for (const moving of movingDeadlines(counted, deadline.extensions, work))
              claimed.push({ moving, certain })
        }
      }
    }
    return { kind, claimed: distinct(claimed), bands }
  })
}

/** The facts that a deadline may count from. */
const startsOf = (counted: CountedDeadline): readonly FactPath[] => {
  if (!("countedFrom" in counted)) return []
  return typeof counted.countedFrom === "string" ? [counted.countedFrom] : counted.countedFrom.unstated
}

const distinct = (claimed: readonly Claimed[]): readonly Claimed[] => {
  const byRule = new Map<string, Claimed>()
  for (const one of claimed) {
    const rule = JSON.stringify(one.moving.told)
    byRule.set(rule, { ...one, certain: one.certain && (byRule.get(rule)?.certain ?? true) })
  }
  return [...byRule.values()]
}

/** So long a deadline by the hour may be asked about without saying from when to when. */
const LONG = 31 * DAY

/** Whether one is before the other however the fact lies. */
const areApart = (a: Claimed, b: Claimed): boolean => {
  const [x, y] = [a.moving, b.moving]
  if (x.least === x.most && y.least === y.most) return true
  // That two fall together moves nothing where both are certain.
  return a.certain && b.certain
    ? x.most <= y.least || y.most <= x.least
    : x.most < y.least || y.most < x.least
}

/** Is there no end to the instants at which which of them counts changes? */
const isEntangled = ({ claimed, bands }: KindMoving): boolean =>
  bands.length > 0 || claimed.some((a, i) => claimed.slice(i + 1).some((b) => !areApart(a, b)))

/** The instants at a point that a deadline of a kind is held against and that do not move with the fact. */
const standingAt = (
  asking: Asking,
  vary: FactPath,
  kind: DeadlineKind,
  { weighed, facts }: Point,
  works: readonly Clockwork[],
): readonly Instant[] => {
  const { zone } = asking.rules.calendar
  const found: Instant[] = []
  const add = (path: FactPath | undefined): void => {
    const at = path === undefined || path === vary ? undefined : pointOf(facts.get(path))
    if (at !== undefined) found.push(at)
  }
  const { agreements, fulfilments } = asking.rules.platform
  add(agreements[kind])
  add(fulfilments?.[kind])
  const effects = weighed.flatMap(({ applies, resolved }) => (applies === "no" ? [] : resolved))
  const resuming = effects.flatMap(({ of }) => ("pause" in of ? [resumption(of.resumes, zone)] : []))
  for (const { of, deadline } of effects) {
    if (!("deadline" in of) || of.deadline !== kind || deadline === undefined) continue
    for (const counted of countedOf(of)) {
      const starts = startsOf(counted).flatMap((path) =>
        path === vary ? [] : (pointOf(facts.get(path)) ?? []),
      )
      for (const work of works)
        for (const moving of movingDeadlines(counted, deadline.extensions, work))
          for (const start of "by" in counted ? fixed(counted.by, zone).instants : [...starts, ...resuming])
            found.push(moving.at(start) ?? start)
    }
  }
  return found
}

/** A stretch of instants, both ends inclusive. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Every instant in a stretch without any other tip at which what deadlines come to can tip; `first`: the audit at one of its
 * instants; `isEndless`: it was not said from when to when. `endless`: there is no end to them.
 */
export const tipsOfDeadlines = (
  asking: Asking,
  vary: FactPath,
  { from, to }: Stretch,
  first: Point,
  isEndless: boolean,
): readonly Instant[] | "endless" => {
  const clockworks = clockworksAt(asking, first)
  const tips: Instant[] = []
  for (const kindMoving of movingAt(asking, vary, first)) {
    const { kind, claimed, bands } = kindMoving
    const standing = standingAt(asking, vary, kind, first, clockworks)
    // What is done late lies beyond a deadline that stands.
    if (asking.rules.platform.fulfilments?.[kind] === vary) tips.push(...standing)
    if (claimed.length === 0) continue
    const isEntangledHere = isEntangled(kindMoving)
    if (isEntangledHere && isEndless && to - from > LONG) return "endless"
    const days = claimed.some(({ moving }) => countsWorkdays(moving))
      ? clockworks.flatMap((work) => [
          ...calendarDays(work),
          ...calendarDays({ ...work, moves: movesOfAll(asking, first) }),
        ])
      : []
    const most = Math.max(...claimed.map(({ moving }) => moving.most))
    const zones = isEntangledHere
      ? [{ from, to }]
      : merged([...standing, ...days].map((t) => ({ from: t - most - 2 * DAY, to: t + 2 * DAY })))
    for (const zone of zones) {
      const stretch = { from: Math.max(from, zone.from), to: Math.min(to, zone.to) }
      if (stretch.from <= stretch.to) tips.push(...crossings(claimed, standing, bands, stretch, asking))
      tips.push(stretch.from, stretch.to + 1)
    }
  }
  return tips
}

/** Every rule that moves a calendar, or may, whatever way is taken. */
const movesOfAll = (asking: Asking, { weighed }: Point): readonly CalendarMove[] =>
  movesOf(
    weighed.map(({ applies, provision, resolved }) => ({
      applies,
      version: { provision, rule: { effects: resolved.map(({ of }) => of) } },
    })),
    asking.rules.calendar.zone,
    () => [],
  ).calendars

/** Stretches that touch as one. */
const merged = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const made: Stretch[] = []
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = made.at(-1)
    if (last === undefined || one.from > last.to + 1) made.push(one)
    else made.splice(-1, 1, { from: last.from, to: Math.max(last.to, one.to) })
  }
  return made
}

/** Where one of them passes another or what stands, and where the course of one changes, in a stretch. */
const crossings = (
  claimed: readonly Claimed[],
  standing: readonly Instant[],
  bands: readonly number[],
  { from, to }: Stretch,
  { rules: { calendar } }: Asking,
): readonly Instant[] => {
  const { zone } = calendar
  const breaks = [
    ...claimed.flatMap(({ moving }) => moving.breaks(from, to + 1)),
    ...(bands.length === 0 ? [] : shownBetween(bands, from, to + 1, zone)),
    // Where a calendar ends a worked day later, or another counts, is seen by the day.
    ...(claimed.some(({ moving }) => countsWorkdays(moving))
      ? Array.from({ length: dayAt(to, zone) - dayAt(from, zone) + 1 }, (_, i) =>
          instantAt(dayAt(from, zone) + i, 0, zone),
        )
      : []),
  ]
  const starts = [...new Set([from, ...breaks])].filter((t) => t >= from && t <= to).toSorted((a, b) => a - b)
  const met = starts.flatMap((start, i) => {
    const end = (starts[i + 1] ?? to + 1) - 1
    const lines = claimed.flatMap(({ moving }) => {
      const [low, high] = [moving.at(start), moving.at(end)]
      return low === undefined || high === undefined ? [] : [{ low, moves: high > low }]
    })
    return lines.flatMap(({ low, moves }) => [
      ...(moves ? standing.map((t) => start + t - low) : []),
      ...lines.flatMap((other) => (moves && !other.moves ? [start + other.low - low] : [])),
    ])
  })
  // Where two meet they may be one, and another comes first behind it.
  return [...starts, ...met, ...met.map((t) => t + 1)].filter((t) => t >= from && t <= to)
}
