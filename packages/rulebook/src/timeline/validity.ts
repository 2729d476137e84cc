// Whether a version is in force at an instant: lines 2 to 7 of docs/model.md.
import type { DaySpan } from "../values/edtf.ts"
import type { Instant } from "../values/instant.ts"
import { reached, type Interval } from "../values/interval.ts"
import { agree, and, fromBoolean, not, or, type Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import type { Saving } from "../language/condition.ts"
import type { ChangeBody, EffectiveBody } from "../language/event.ts"
import type { AsOf } from "./as-of.ts"
import type { Reading } from "./fold.ts"
import {
  comesBefore,
  names,
  postpones,
  revokes,
  standingOf,
  takesBack,
  type Ending,
  type Placed,
  type Taker,
  type Version,
} from "./version.ts"
import {
  ANY_YEAR,
  announcedDays,
  endInterval,
  NO_YEAR,
  startInterval,
  yearsOf,
  type Calendar,
  type Year,
} from "./worlds.ts"

/**
 * Whether the case at hand is among those that a saving names, measured against the ending's own date: one that a version
 * loses to what it replaces (`beginning`), or keeps after it has ended. `of`: the event that it is written on; two events
 * may save alike, each against a date of its own.
 */
export type IsSaved = (
  saving: Saving,
  against: Interval,
  at: "beginning" | "ending",
  of: ChangeBody,
) => Kleene

/** One assignment of years to the announcements that leave theirs open. */
interface World {
  readonly year: (reading: Reading) => Year
  /** What follows from it and from no instant, remembered once it is known. */
  readonly announced: Map<Reading, DaySpan>
  readonly starts: Map<ChangeBody, Interval>
  readonly ends: Map<EffectiveBody, Interval | undefined>
  readonly live: Map<ChangeBody, Kleene>
  readonly reach: Map<Version, Map<Ending, Kleene>>
}

/** Beyond so many combinations of open years a date without a year may be of any. */
const MOST_WORLDS = 1024

const worldsOf = (readings: readonly Reading[], calendar: Calendar): readonly World[] => {
  let years: readonly ReadonlyMap<Reading, Year>[] = [new Map()]
  for (const reading of readings) {
    const possible = yearsOf(reading, calendar)
    if (possible[0] === NO_YEAR) continue
    const told = years.length * possible.length > MOST_WORLDS ? [ANY_YEAR] : possible
    years = years.flatMap((known) => told.map((y) => new Map(known).set(reading, y)))
  }
  return years.map((known) => ({
    year: (reading) => known.get(reading) ?? NO_YEAR,
    announced: new Map(),
    starts: new Map(),
    ends: new Map(),
    live: new Map(),
    reach: new Map(),
  }))
}

/** The event, or beside which it is written. */
const causeOf = ({ event, reading }: Pick<Ending, "event" | "reading">): ChangeBody | undefined =>
  event.type === "Superseded"
    ? reading.changes.find((c) => c.provision === event.by && c.type !== "Superseded")
    : event

/**
 * Whether a version of one provision is in force at an instant: lines 2 to 7 of docs/model.md, in every world, in three
 * values.
 */
export class Validity {
  readonly #endings: readonly Ending[]
  /** The events that postpone or revoke others. */
  readonly #takers: readonly Taker[]
  readonly #worlds: readonly World[]
  readonly #calendar: Calendar
  readonly #asOf: AsOf

  constructor(
    readings: readonly Reading[],
    events: readonly Placed[],
    endings: readonly Ending[],
    calendar: Calendar,
    asOf: AsOf,
  ) {
    this.#endings = endings
    this.#takers = events.filter(takesBack)
    this.#worlds = worldsOf(readings, calendar)
    this.#calendar = calendar
    this.#asOf = asOf
  }

  inForce(version: Version, t: Instant, isSaved: IsSaved): Kleene {
    return this.#everywhere((world) => this.#inForce(version, t, world, isSaved))
  }

  /** Is the event, or what it is written beside, public and not taken back? */
  live(reading: Reading, event: ChangeBody): Kleene {
    return this.#everywhere((world) => this.#liveEnding({ reading, event }, world))
  }

  public(reading: Reading, event: ChangeBody): Kleene {
    return this.#everywhere((world) => this.#public(reading, event, world))
  }

  startedBy(reading: Reading, event: ChangeBody, t: Instant): Kleene {
    return this.#everywhere((world) => reached(this.#start(event, reading, world), t))
  }

  later(ending: Ending, version: Version): Kleene {
    return this.#everywhere((world) => this.#later(ending, version, world))
  }

  /** Can the ending reach the version at all: is it later and live? */
  reaches(ending: Ending, version: Version): Kleene {
    return this.#everywhere((world) => this.#reaches(ending, version, world))
  }

  /** Where an event can start, one interval a world. */
  starts(reading: Reading, event: ChangeBody): readonly Interval[] {
    return this.#worlds.map((world) => this.#start(event, reading, world))
  }

  /** Where each event can start or its version end by itself, one a world. */
  intervals(events: readonly Placed[]): readonly Interval[] {
    return this.#worlds.flatMap((world) =>
      events.flatMap(({ event, reading }) => {
        const end = event.type === "Effective" ? this.#end(event, reading, world) : undefined
        const start = this.#start(event, reading, world)
        return end === undefined ? [start] : [start, end]
      }),
    )
  }

  /** The day it was made public at the earliest. */
  announcedFrom(reading: Reading): number {
    return Math.min(...this.#worlds.map((world) => this.#announced(reading, world).lo))
  }

  #everywhere(ask: (world: World) => Kleene): Kleene {
    let answer: Kleene | undefined
    for (const world of this.#worlds) {
      answer = agree(answer, ask(world))
      if (answer === "unknown") return answer
    }
    return answer ?? "unknown"
  }

  #announced(reading: Reading, world: World): DaySpan {
    return memo(world.announced, reading, () => announcedDays(reading, world.year(reading), this.#calendar))
  }

  #start(event: ChangeBody, reading: Reading, world: World): Interval {
    return memo(world.starts, event, () => startInterval(event, reading, world.year(reading), this.#calendar))
  }

  #end(event: EffectiveBody, reading: Reading, world: World): Interval | undefined {
    return memo(world.ends, event, () => endInterval(event, reading, world.year(reading), this.#calendar))
  }

  /** Is the ending later than the version and live? */
  #reaches(ending: Ending, version: Version, world: World): Kleene {
    const known = memo(world.reach, version, () => new Map<Ending, Kleene>())
    return memo(known, ending, () =>
      and(this.#later(ending, version, world), this.#liveEnding(ending, world)),
    )
  }

  /** Line 7: begun and not over. */
  #inForce(version: Version, t: Instant, world: World, isSaved: IsSaved): Kleene {
    const begun = this.#begun(version, t, world, isSaved)
    return begun === "no" ? "no" : and(begun, not(this.#over(version, t, world, isSaved)))
  }

  /** Line 5: live, its start reached, and the case not kept by what it replaces. */
  #begun(version: Version, t: Instant, world: World, isSaved: IsSaved): Kleene {
    const { event, reading } = version
    if (version.previous) return fromBoolean(standingOf(reading, event) === "announced")
    const start = this.#start(event, reading, world)
    const lost = event.keeps === undefined ? "no" : isSaved(event.keeps, start, "beginning", event)
    return and(this.#live(reading, event, world), and(reached(start, t), not(lost)))
  }

  /** Line 6: its own end reached, or that of a later live event that does not keep the case. */
  #over(version: Version, t: Instant, world: World, isSaved: IsSaved): Kleene {
    const { event, reading } = version
    const own = version.previous ? undefined : this.#end(event, reading, world)
    let over: Kleene = own === undefined ? "no" : reached(own, t)
    for (const ending of this.#endings) {
      if (over === "yes") return over
      if (ending.touch && this.#calendar.presumes.includes("unchanged")) continue
      const ended = this.#endedBy(ending, version, t, world, isSaved)
      over = or(over, ending.touch && ended === "yes" ? "unknown" : ended)
    }
    return over
  }

  #endedBy(ending: Ending, version: Version, t: Instant, world: World, isSaved: IsSaved): Kleene {
    const start = this.#start(ending.event, ending.reading, world)
    const come = and(this.#reaches(ending, version, world), reached(start, t))
    const { event } = ending
    if (come === "no" || event.keeps === undefined) return come
    return and(come, not(isSaved(event.keeps, start, "ending", event)))
  }

  /** Line 4: after the version's own event in the order of (announced, id); of two, that which names the other is later. */
  #later(ending: Ending, version: Version, world: World): Kleene {
    const { event } = ending
    if (event === version.event) return fromBoolean(version.previous)
    if (version.previous) return "yes"
    const follows = names(event, version.reading, version.event)
    // A name speaks of what the event does to its own provision; what else it touches goes by the announcements' order.
    const causes = [event, causeOf(ending)]
    const precedes =
      !ending.touch && causes.some((one) => one !== undefined && names(version.event, ending.reading, one))
    if (follows || precedes) return follows && precedes ? "unknown" : fromBoolean(follows)
    if (version.event.from === "before" && event.from !== "before") return "yes"
    if (event.from === "before" && version.event.from !== "before") return "no"
    return this.#announcedAfter(ending, version, world)
  }

  #announcedAfter(ending: Ending, version: Version, world: World): Kleene {
    const [first, second] = [version.reading, ending.reading]
    if (first === second)
      return fromBoolean(first.changes.indexOf(version.event) < first.changes.indexOf(ending.event))
    const [x, y] = [this.#announced(first, world), this.#announced(second, world)]
    if (x.hi < y.lo) return "yes"
    if (y.hi < x.lo) return "no"
    const sameDay = x.lo === x.hi && y.lo === y.hi
    return sameDay ? fromBoolean(comesBefore(first, second)) : "unknown"
  }

  /** What is written beside an event stands or falls with it. */
  #liveEnding(ending: Pick<Ending, "event" | "reading">, world: World): Kleene {
    const cause = causeOf(ending)
    return cause === undefined ? "no" : this.#live(ending.reading, cause, world)
  }

  /** Line 3: it stands, and nothing that stands postpones it: postponed twice, it does not come at its first date. */
  #live(reading: Reading, event: ChangeBody, world: World): Kleene {
    return memo(world.live, event, () => this.#isLive(reading, event, world, []))
  }

  /** `asked`: the events whose own standing asks for this one. */
  #isLive(reading: Reading, event: ChangeBody, world: World, asked: readonly ChangeBody[]): Kleene {
    let live = this.#stands(reading, event, world, asked)
    if (event.from === "before") return live
    for (const other of this.#takers) {
      if (other.event === event || !postpones(other, reading, event)) continue
      const counts = asked.includes(other.event)
        ? "unknown"
        : this.#stands(other.reading, other.event, world, asked)
      live = and(live, not(counts))
    }
    return live
  }

  /** Public, and no live event revokes it. Of events that revoke each other in a circle nobody can say which count. */
  #stands(reading: Reading, event: ChangeBody, world: World, asked: readonly ChangeBody[]): Kleene {
    let stands = this.#public(reading, event, world)
    if (event.from === "before") return stands
    for (const other of this.#takers) {
      if (other.event === event || !revokes(other, reading, event)) continue
      const counts = asked.includes(other.event)
        ? "unknown"
        : this.#isLive(other.reading, other.event, world, [...asked, event])
      stands = and(stands, not(counts))
    }
    return stands
  }

  /** Line 2. A beginning that a retirement implies was public always. */
  #public(reading: Reading, event: ChangeBody, world: World): Kleene {
    if (standingOf(reading, event) !== "announced") return "no"
    const { announcedBy: day } = this.#asOf
    if (day === undefined || event.from === "before") return "yes"
    const days = this.#announced(reading, world)
    return days.hi <= day ? "yes" : days.lo > day ? "no" : "unknown"
  }
}
