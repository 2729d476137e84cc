import type { Saving } from "./condition.ts"
import type { ChangeBody, EffectiveBody, EventRef, ProvisionId, Rule, WithdrawnBody, SupersededBody } from "./event.ts"
import { instrumentOf, type Reading } from "./fold.ts"
import type { Instant } from "./instant.ts"
import { reached, type Interval } from "./interval.ts"
import { agree, and, fromBoolean, not, or, type Kleene } from "./kleene.ts"
import { announcedDays, endInterval, NO_YEAR, startInterval, yearsOf, type Calendar, type Year } from "./world.ts"

/** What a question may restrict beside the date: `announcedBy` is the first instant after the day Y. */
export interface Viewpoint {
  readonly announcedBefore?: Instant
}

/** Whether the case at hand is among those that a saving names, measured against the ending's own date. */
export type Kept = (saving: Saving, endingFrom: Interval) => Kleene

/** A version: what lies between the event that begins it and those that end it. Nobody writes one. */
export interface Version {
  readonly provision: ProvisionId
  readonly reading: Reading
  /** The event that begins it; for a wording that held before the first one known, the event that tells of it. */
  readonly event: EffectiveBody
  /** It held before that event and nobody saw it begin. */
  readonly previous: boolean
  /** null where the wording is not held. */
  readonly rule: Rule | null
}

type Ender = EffectiveBody | WithdrawnBody | SupersededBody

/** An event that ends a version or leaves it uncertain. */
export interface Ending {
  readonly reading: Reading
  readonly event: Ender
  /** It changes the provision without saying how: unknown from then on. */
  readonly touch: boolean
}

/** One provision at one instant. Never two versions are in force. */
export interface Moment {
  readonly inForce: Version | undefined
  readonly unknown: readonly Version[]
  /** Ended, and still governing somebody. */
  readonly kept: readonly Version[]
}

interface Placed {
  readonly reading: Reading
  readonly event: ChangeBody
  readonly index: number
}

const isNamed = (ref: EventRef | undefined, fallback: ProvisionId, v: Version): boolean =>
  ref !== undefined &&
  ref.announcement === v.reading.announcement &&
  (ref.provision ?? fallback) === v.provision

const standingOf = (reading: Reading, event: ChangeBody): string => event.standing ?? reading.head.standing

/** An event with its place in the order of announcements. */
const before = (a: Placed, b: Placed, world: World): Kleene => {
  if (a.reading === b.reading) return fromBoolean(a.index < b.index)
  const [x, y] = [world.announced(a.reading), world.announced(b.reading)]
  if (x.hi < y.lo) return "yes"
  if (y.hi < x.lo) return "no"
  if (x.lo === x.hi && y.lo === y.hi) return fromBoolean(a.reading.announcement < b.reading.announcement)
  return "unknown"
}

/** One assignment of years to the announcements that leave theirs open. */
interface World {
  readonly year: (reading: Reading) => Year
  readonly announced: (reading: Reading) => { readonly lo: number; readonly hi: number }
}

/** More combinations of open years than this are not told apart: the answer is then unknown where they matter. */
const MOST_WORLDS = 4096

const worldsOf = (readings: readonly Reading[], calendar: Calendar): World[] => {
  let years: ReadonlyMap<Reading, Year>[] = [new Map()]
  for (const reading of readings) {
    const candidates = yearsOf(reading, calendar)
    if (candidates.length === 1 && candidates[0] === NO_YEAR) continue
    if (years.length * candidates.length > MOST_WORLDS)
      throw new Error(`too many announcements without a year about one provision (${readings.length})`)
    years = years.flatMap((known) => candidates.map((y) => new Map(known).set(reading, y)))
  }
  return years.map((known) => {
    const year = (reading: Reading): Year => known.get(reading) ?? NO_YEAR
    const days = new Map(readings.map((r) => [r, announcedDays(r, year(r), calendar)] as const))
    return { year, announced: (r) => days.get(r) ?? { lo: -Infinity, hi: Infinity } }
  })
}

/** Everything the readings say of one provision, evaluated lazily and in three values (design, the three clocks). */
export class Chain {
  readonly provision: ProvisionId
  readonly versions: readonly Version[]
  readonly #endings: readonly Ending[]
  readonly #placed: readonly Placed[]
  readonly #worlds: readonly World[]
  readonly #calendar: Calendar
  readonly #view: Viewpoint
  /** Instants at which an answer can change, ascending; segment i lies before `#bounds[i]`. */
  readonly #bounds: readonly Instant[]
  readonly #byKept: { readonly [kept in Kleene]: Map<Version, readonly Kleene[]> } = {
    yes: new Map(),
    no: new Map(),
    unknown: new Map(),
  }
  readonly #savings: readonly { readonly saving: Saving; readonly against: readonly Interval[] }[]
  readonly #moments: Moment[] = []

  constructor(provision: ProvisionId, readings: readonly Reading[], calendar: Calendar, view: Viewpoint) {
    this.provision = provision
    this.#calendar = calendar
    this.#view = view
    this.#placed = readings.flatMap((reading) => reading.changes.map((event, index) => ({ reading, event, index })))
    this.versions = onePrevious(this.#placed.flatMap((p) => versionsOf(p, provision)))
    this.#endings = this.#placed.flatMap((p) => endingOf(p, provision))
    this.#worlds = worldsOf(readings, calendar)
    this.#bounds = this.#boundaries()
    this.#savings = this.#findSavings()
  }

  /** What is in force at `t`, nobody in particular asking. */
  at(t: Instant): Moment {
    return this.#moment(this.#segmentOf(t))
  }

  #moment(segment: number): Moment {
    const known = this.#moments[segment]
    if (known !== undefined) return known
    const start = this.#bounds[segment - 1] ?? -Infinity
    const having = (status: Kleene): Version[] => this.versions.filter((v) => this.statusAt(v, start) === status)
    const made: Moment = {
      inForce: having("yes")[0],
      unknown: having("unknown"),
      kept: this.versions.filter((v) => this.isKeptAt(v, start)),
    }
    this.#moments[segment] = made
    return made
  }

  /** Is the version in force at `t`, nobody in particular asking? */
  statusAt(version: Version, t: Instant): Kleene {
    return this.#segments(version, "no")[this.#segmentOf(t)] ?? "unknown"
  }

  /** It has ended at `t` and goes on governing somebody. */
  isKeptAt(version: Version, t: Instant): boolean {
    if (!this.#endings.some((e) => e.event.keeps !== undefined)) return false
    const segment = this.#segmentOf(t)
    return this.#segments(version, "no")[segment] === "no" && this.#segments(version, "yes")[segment] !== "no"
  }

  /** Was the version in force at the instant that lies in `when`, for a case that `kept` knows? */
  statusOver(version: Version, when: Interval, kept: Kept): Kleene {
    const answer = this.#keptAlike(kept)
    const segments = answer === undefined ? this.#evaluate(version, kept) : this.#segments(version, answer)
    return this.#over(segments, when)
  }

  /** Does a saving decide whether the version governs somebody at the instant that lies in `when`? */
  isSavingAtStake(version: Version, when: Interval): boolean {
    if (this.#savings.length === 0) return false
    const [plain, saved] = [this.#segments(version, "no"), this.#segments(version, "yes")]
    return this.#over(plain, when) !== "no" || this.#over(saved, when) !== "no"
  }

  /** What the savings say of a case, if they say the same in every world; "no" where there are none. */
  #keptAlike(kept: Kept): Kleene | undefined {
    let answer: Kleene | undefined
    for (const { saving, against } of this.#savings)
      for (const start of against) {
        const value = kept(saving, start)
        if (answer !== undefined && answer !== value) return undefined
        answer = value
      }
    return answer ?? "no"
  }

  /** The savings written on the provision's events, each with the dates it may have to be measured against. */
  #findSavings(): readonly { readonly saving: Saving; readonly against: readonly Interval[] }[] {
    return this.#placed.flatMap(({ event, reading }) => {
      const saving = event.keeps
      if (saving === undefined) return []
      const starts = this.#worlds.map((world) => this.#start(event, reading, world))
      return [{ saving, against: isDated(saving) ? starts : starts.slice(0, 1) }]
    })
  }

  #over(segments: readonly Kleene[], when: Interval): Kleene {
    const [first, last] = [this.#segmentOf(when.lo), this.#segmentOf(when.hi)]
    let status: Kleene | undefined
    for (let i = first; i <= last && status !== "unknown"; i++) status = agree(status, segments[i] ?? "unknown")
    return status ?? "unknown"
  }

  /** The segments in which the version's plain status is not "no", with their bounds. */
  validity(version: Version): readonly { readonly from: Instant; readonly to: Instant; readonly status: Kleene }[] {
    const statuses = this.#segments(version, "no")
    return statuses.flatMap((status, i) =>
      status === "no" ? [] : [{ from: this.#bounds[i - 1] ?? -Infinity, to: this.#bounds[i] ?? Infinity, status }],
    )
  }

  /** The endings that can reach the version, whether or not their date has come, in the order they take effect. */
  endingsOf(version: Version): readonly Ending[] {
    const world = this.#worlds[0]
    if (world === undefined) return []
    const from = (e: Ending): number => this.#start(e.event, e.reading, world).lo
    return this.#endings
      .filter((e) => and(this.#later(e, version, world), this.#liveEnding(e, world)) !== "no")
      .sort((a, b) => from(a) - from(b))
  }

  /** The versions in the order they were announced; what held before comes first. */
  ordered(): readonly Version[] {
    const world = this.#worlds[0]
    if (world === undefined) return this.versions
    const rank = (v: Version): number => (v.previous || v.event.from === "before" ? -Infinity : world.announced(v.reading).lo)
    return [...this.versions].sort(
      (a, b) => Number(b.previous) - Number(a.previous) || compare(rank(a), rank(b)) || compare(a.reading.announcement, b.reading.announcement),
    )
  }

  /** Is the event public and not taken back, in every world? */
  liveness(reading: Reading, event: ChangeBody): Kleene {
    return this.#inAllWorlds((world) => this.#live(reading, event, world))
  }

  /** Has the start of an event come by `t`, in every world? */
  startedBy(reading: Reading, event: ChangeBody, t: Instant): Kleene {
    return this.#inAllWorlds((world) => reached(this.#start(event, reading, world), t))
  }

  /** Was it made public, in every world, at the viewpoint asked for? */
  publicity(reading: Reading, event: ChangeBody): Kleene {
    return this.#inAllWorlds((world) => this.#public(reading, event, world))
  }

  /** Is the ending later than the version's beginning, in every world? */
  isLater(ending: Ending, version: Version): Kleene {
    return this.#inAllWorlds((world) => this.#later(ending, version, world))
  }

  get hasOpenYear(): boolean {
    return this.#worlds.length > 1
  }

  #inAllWorlds(ask: (world: World) => Kleene): Kleene {
    let answer: Kleene | undefined
    for (const world of this.#worlds) answer = agree(answer, ask(world))
    return answer ?? "unknown"
  }

  #segmentOf(t: Instant): number {
    let [lo, hi] = [0, this.#bounds.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if ((this.#bounds[mid] ?? Infinity) <= t) lo = mid + 1
      else hi = mid
    }
    return lo
  }

  /** The status in every segment, where the savings answer `kept` for the case. */
  #segments(version: Version, kept: Kleene): readonly Kleene[] {
    const cache = this.#byKept[kept]
    const known = cache.get(version)
    if (known !== undefined) return known
    const made = this.#evaluate(version, () => kept)
    cache.set(version, made)
    return made
  }

  #evaluate(version: Version, kept: Kept): Kleene[] {
    const starts = [-Infinity, ...this.#bounds]
    return starts.map((t) => this.#inAllWorlds((world) => this.#inForce(version, t, world, kept)))
  }

  #start(event: ChangeBody, reading: Reading, world: World): Interval {
    return startInterval(event, reading, world.year(reading), this.#calendar)
  }

  #boundaries(): readonly Instant[] {
    const found = new Set<Instant>()
    const add = (interval: Interval | undefined): void => {
      if (interval === undefined) return
      for (const t of [interval.lo, interval.hi]) if (Number.isFinite(t)) found.add(t)
    }
    for (const world of this.#worlds)
      for (const { event, reading } of this.#placed) {
        add(this.#start(event, reading, world))
        if (event.type === "Effective") add(endInterval(event, reading, world.year(reading), this.#calendar))
      }
    return [...found].sort((a, b) => a - b)
  }

  /** Line 7: begun and not over. */
  #inForce(version: Version, t: Instant, world: World, kept: Kept): Kleene {
    const begun = this.#begun(version, t, world, kept)
    return begun === "no" ? "no" : and(begun, not(this.#ended(version, t, world, kept)))
  }

  /** Line 5: live, its start reached, and the case not kept by what it replaces. */
  #begun(version: Version, t: Instant, world: World, kept: Kept): Kleene {
    const { event, reading } = version
    if (version.previous) return fromBoolean(standingOf(reading, event) === "announced")
    const start = this.#start(event, reading, world)
    const lost = event.keeps === undefined ? "no" : kept(event.keeps, start)
    return and(this.#live(reading, event, world), and(reached(start, t), not(lost)))
  }

  /** Line 6: its own end reached, or that of a later live event that does not keep the case. */
  #ended(version: Version, t: Instant, world: World, kept: Kept): Kleene {
    const { event, reading } = version
    const own = version.previous ? undefined : endInterval(event, reading, world.year(reading), this.#calendar)
    let over: Kleene = own === undefined ? "no" : reached(own, t)
    for (const ending of this.#endings) {
      if (over === "yes") return over
      const hit = this.#hits(ending, version, t, world, kept)
      over = or(over, ending.touch && hit === "yes" ? "unknown" : hit)
    }
    return over
  }

  #hits(ending: Ending, version: Version, t: Instant, world: World, kept: Kept): Kleene {
    const start = this.#start(ending.event, ending.reading, world)
    const come = reached(start, t)
    if (come === "no") return "no"
    const later = and(this.#later(ending, version, world), this.#liveEnding(ending, world))
    const { keeps } = ending.event
    return and(come, keeps === undefined ? later : and(later, not(kept(keeps, start))))
  }

  /** Line 4: after the version's own event in the order of (announced, id), or naming it. */
  #later(ending: Ending, version: Version, world: World): Kleene {
    if (ending.event === version.event) return fromBoolean(version.previous)
    if (version.previous) return "yes"
    const { event } = ending
    if (event.type === "Effective" && isNamed(event.supersedes, event.provision, version)) return "yes"
    if (event.type === "Superseded" && isNamed(event.of, event.provision, version)) return "yes"
    if (version.event.from === "before" && event.from !== "before") return "yes"
    if (event.from === "before" && version.event.from !== "before") return "no"
    return before(this.#place(version.reading, version.event), this.#place(ending.reading, event), world)
  }

  #place(reading: Reading, event: ChangeBody): Placed {
    return { reading, event, index: reading.changes.indexOf(event) }
  }

  /** What is written beside an event stands or falls with it. */
  #liveEnding(ending: Ending, world: World): Kleene {
    const { event, reading } = ending
    if (event.type !== "Superseded") return this.#live(reading, event, world)
    const cause = reading.changes.find((c) => c.provision === event.by && c.type !== "Superseded")
    return cause === undefined ? "no" : this.#live(reading, cause, world)
  }

  /** Line 3: public, and no live event postpones or revokes it. */
  #live(reading: Reading, event: ChangeBody, world: World): Kleene {
    let live = this.#public(reading, event, world)
    if (live === "no" || event.from === "before") return live
    for (const other of this.#placed) {
      if (live === "no") return live
      if (other.event !== event && takesBack(other, reading, event))
        live = and(live, not(this.#live(other.reading, other.event, world)))
    }
    return live
  }

  /** Line 2. A beginning that a retirement implies was public always. */
  #public(reading: Reading, event: ChangeBody, world: World): Kleene {
    if (standingOf(reading, event) !== "announced") return "no"
    const limit = this.#view.announcedBefore
    if (limit === undefined || event.from === "before") return "yes"
    const days = world.announced(reading)
    const day = Math.floor((limit - 1 + this.#calendar.zone.offset) / 86_400_000)
    return days.hi <= day ? "yes" : days.lo > day ? "no" : "unknown"
  }
}

/** Does a saving ask for dates? If not it says the same in every world. */
const isDated = (saving: Saving): boolean => {
  if ("all" in saving) return saving.all.some(isDated)
  if ("any" in saving) return saving.any.some(isDated)
  if ("not" in saving) return isDated(saving.not)
  return !("when" in saving)
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

const takesBack = (other: Placed, reading: Reading, event: ChangeBody): boolean => {
  const { event: f } = other
  if (f.type === "Superseded") return false
  const names = (ref: EventRef | undefined): boolean =>
    ref !== undefined &&
    ref.announcement === reading.announcement &&
    (ref.provision ?? f.provision) === event.provision
  return names(f.revokes) || (f.type === event.type && names(f.postpones))
}

const versionsOf = ({ reading, event }: Placed, provision: ProvisionId): Version[] => {
  if (event.type !== "Effective" || event.provision !== provision) return []
  const version: Version = { provision, reading, event, previous: false, rule: event.rule }
  if (event.previous === undefined) return [version]
  const rule = event.previous === "unheld" ? null : { ...event.previous, decidedBy: event.rule.decidedBy }
  return [{ provision, reading, event, previous: true, rule }, version]
}

/** Several amendments may each tell of a wording before them: what held before all is one version, the best known. */
const onePrevious = (versions: readonly Version[]): readonly Version[] => {
  const previous = versions.filter((v) => v.previous)
  const best = previous.find((v) => v.rule !== null) ?? previous[0]
  return versions.filter((v) => !v.previous || v === best)
}

const endingOf = ({ reading, event }: Placed, provision: ProvisionId): Ending[] => {
  if (event.provision === provision) {
    // Beside an Effective of the same provision a Superseded repeats it; of a postponed withdrawal it ends nothing.
    const repeats = event.type === "Superseded" && (event.by === provision || event.of.type !== "Effective")
    return repeats ? [] : [{ reading, event, touch: false }]
  }
  if (event.type !== "Effective" || event.touches === undefined) return []
  const touched =
    event.touches === "unstated"
      ? instrumentOf(event.provision) === instrumentOf(provision)
      : event.touches.includes(provision)
  return touched ? [{ reading, event, touch: true }] : []
}
