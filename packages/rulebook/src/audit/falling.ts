// When a deadline falls that counts from an instant, with all that it could be.
import { DAY } from "../values/duration.ts"
import { dayOfDate, endOfPeriod, onDay, plusMonths } from "../values/civil.ts"
import {
  dayAt,
  instantAt,
  parseClock,
  parseInstant,
  startOfDay,
  timeOfDay,
  type Instant,
} from "../values/instant.ts"
import { civilInstant, irregularAt, type Zone } from "../values/zone.ts"
import type { CivilDuration, DeadlineRule } from "../language/effect.ts"
import type { CalendarDeclaration, CalendarId, FactPath } from "../language/platform.ts"
import { milliseconds } from "../case/predicates.ts"
import { UNKNOWN_AT_MOST, workday, type WorkCalendar } from "./calendars.ts"
import type { CalendarMove, Extension } from "./moving.ts"

/** A calendar that counting went beyond, and its first or last day. */
interface Beyond {
  readonly calendar: CalendarDeclaration
  readonly day: string
}

/** The instants on which something can fall; `open` where a further one cannot be told. */
export interface Falling {
  readonly instants: readonly Instant[]
  readonly open: boolean
  /** The source does not say when, or which of them it is, be they all the same; or no calendar held goes so far. */
  readonly unstated: boolean
  readonly missing: readonly FactPath[]
  /** Those that stand for a civil time that clocks skip, or show twice. */
  readonly byClock: readonly Instant[]
  readonly beyond: readonly Beyond[]
  /** What moves the calendars that it counts by, or may. */
  readonly moves: readonly CalendarMove[]
}

const NOWHERE: Falling = {
  instants: [],
  open: true,
  unstated: false,
  missing: [],
  byClock: [],
  beyond: [],
  moves: [],
}

const at = (t: Instant): Falling => ({ ...NOWHERE, instants: [t], open: false })

/** Instants that a civil time was looked up for, in milliseconds from midnight. */
const shown = (
  instants: readonly Instant[],
  time: number,
  zone: Zone,
): Pick<Falling, "instants" | "byClock"> => ({
  instants,
  // What clocks show right after a gap was not skipped.
  byClock: instants.filter((t) => {
    const irregular = irregularAt(t, zone)
    return irregular === "twice" || (irregular === "skipped" && timeOfDay(t, zone) !== time % DAY)
  }),
})

const shownAt = (t: Instant, time: number, zone: Zone): Falling => ({ ...at(t), ...shown([t], time, zone) })

/** What several come to: each instant of each. */
export const together = (parts: readonly Falling[]): Falling => ({
  instants: parts.flatMap((p) => p.instants),
  open: parts.some((p) => p.open),
  unstated: parts.some((p) => p.unstated),
  missing: parts.flatMap((p) => p.missing),
  byClock: parts.flatMap((p) => p.byClock),
  beyond: parts.flatMap((p) => p.beyond),
  moves: [...new Set(parts.flatMap((p) => p.moves))],
})

const nextClock = (t: Instant, clock: string, zone: Zone): Instant => {
  const time = parseClock(clock) ?? 0
  const today = dayAt(t, zone)
  const { t: next, again } = civilInstant(today * DAY + time, zone)
  if (next > t) return next
  return again !== undefined && again > t ? again : instantAt(today + 1, time, zone)
}

const inBand = (time: number, from: number, to: number): boolean =>
  from < to ? time >= from && time < to : time >= from || time < to

/** A day is its end, an instant itself. */
export const fixed = (by: string, zone: Zone): Falling => {
  if (!by.includes("T")) return shownAt(startOfDay(dayOfDate(by) + 1, zone), 0, zone)
  const read = parseInstant(by, zone)
  if (!read.ok) throw new Error(`a deadline by ${by}, which is not an instant`)
  return at(read.value)
}

/** Counts in a platform's zone and calendars, as what applies to a case moves them. */
export class Counting {
  readonly #zone: Zone
  readonly #calendars: ReadonlyMap<CalendarId, WorkCalendar>
  readonly #moves: readonly CalendarMove[]

  constructor(zone: Zone, calendars: ReadonlyMap<CalendarId, WorkCalendar>, moves: readonly CalendarMove[]) {
    this.#zone = zone
    this.#calendars = calendars
    this.#moves = moves
  }

  falls(rule: DeadlineRule, t: Instant): Falling {
    if ("after" in rule) {
      const after = this.after(rule.after, t)
      return rule.endOf === undefined ? after : this.#ends(after, rule.endOf)
    }
    if ("endOf" in rule) return this.#ends(at(t), rule.endOf)
    if ("next" in rule) return this.#next(rule.next, t)
    if ("unstated" in rule) return { ...NOWHERE, unstated: true }
    const time = timeOfDay(t, this.#zone)
    const band = rule.byHour.find((b) => inBand(time, parseClock(b.from) ?? 0, parseClock(b.to) ?? DAY))
    return band === undefined ? NOWHERE : this.falls(band, t)
  }

  #ends(after: Falling, period: Parameters<typeof endOfPeriod>[1]): Falling {
    const instants = after.instants.map((t) => endOfPeriod(t, period, this.#zone))
    return { ...after, ...shown(instants, 0, this.#zone) }
  }

  #next(clock: string, t: Instant): Falling {
    return shownAt(nextClock(t, clock, this.#zone), parseClock(clock) ?? 0, this.#zone)
  }

  #months(months: number, t: Instant): Falling {
    return shownAt(plusMonths(t, months, this.#zone), timeOfDay(t, this.#zone), this.#zone)
  }

  /** So much later: hours and days are absolute, the others keep the time of day. */
  after(by: CivilDuration, t: Instant): Falling {
    if ("months" in by) return this.#months(by.months, t)
    if ("years" in by) return this.#months(12 * by.years, t)
    return "workdays" in by ? this.#workdays(by.workdays, by.in, t) : at(t + milliseconds(by))
  }

  #workdays(n: number, id: CalendarId, t: Instant): Falling {
    const calendar = this.#calendars.get(id)
    if (calendar === undefined) throw new Error(`a calendar that the platform does not declare: ${id}`)
    const { days, beyond, open, moves, missing } = workday(calendar, dayAt(t, this.#zone), n, this.#moves)
    const instants = days.map((day) => onDay(t, day, this.#zone))
    return {
      ...shown(instants, timeOfDay(t, this.#zone), this.#zone),
      open,
      unstated: open && days.length === 0,
      missing,
      beyond: beyond === undefined ? [] : [{ calendar: calendar.declared, day: beyond }],
      moves,
    }
  }

  /** Each extension adds to what those before it came to; of one that is unknown both stand. */
  extended<F extends Falling>(own: F, extensions: readonly Extension[]): F {
    const unknown = extensions.filter(({ applies }) => applies !== "yes")
    const isTooMany = unknown.length > UNKNOWN_AT_MOST
    let now: Falling = isTooMany ? { ...own, open: true } : own
    for (const { by, applies } of extensions) {
      if (applies !== "yes" && isTooMany) continue
      const moved = together(now.instants.map((t) => this.after(by, t)))
      now = {
        ...together([applies === "yes" ? { ...now, instants: [] } : now, moved]),
        unstated: now.unstated || (applies === "yes" && moved.unstated),
        missing: now.missing,
      }
    }
    return { ...own, ...now, instants: [...new Set(now.instants)] }
  }
}
