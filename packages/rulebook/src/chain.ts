import type { Saving } from "./condition.ts"
import type { ChangeBody, ProvisionId } from "./event.ts"
import { Force, type Kept, type Viewpoint } from "./force.ts"
import type { Reading } from "./fold.ts"
import type { Instant } from "./instant.ts"
import type { Interval } from "./interval.ts"
import { agree, type Kleene } from "./kleene.ts"
import { endingsIn, isDated, placed, versionsOf, type Ending, type Version } from "./version.ts"
import type { Calendar } from "./world.ts"

/** One provision at one instant. Never two versions are in force. */
export interface Moment {
  readonly inForce: Version | undefined
  readonly unknown: readonly Version[]
  /** Ended, and still governing somebody. */
  readonly kept: readonly Version[]
}

/** A saving with the dates it may have to be measured against. */
interface DatedSaving {
  readonly saving: Saving
  readonly against: readonly Interval[]
}

/** The same for every saving; or for each what leaves a version the most, or the fewest, cases. */
type SavingsAnswer = Kleene | "favourably" | "unfavourably"

const NOBODY: readonly Version[] = []

/**
 * All versions of one provision through time. Between the instants at which something can change every answer is the
 * same: each stretch, a segment, is computed once.
 */
export class Chain {
  readonly provision: ProvisionId
  readonly versions: readonly Version[]
  /** The savings written on the provision's events. */
  readonly savings: readonly Saving[]
  readonly #endings: readonly Ending[]
  readonly #force: Force
  /** Ascending; segment i lies before `#bounds[i]`. */
  readonly #bounds: readonly Instant[]
  readonly #savings: readonly DatedSaving[]
  /** The status of a version in each segment that was asked for, by what the savings answer. */
  readonly #byKept: { readonly [answer in SavingsAnswer]: Map<Version, (Kleene | undefined)[]> } = {
    yes: new Map(),
    no: new Map(),
    unknown: new Map(),
    favourably: new Map(),
    unfavourably: new Map(),
  }
  readonly #moments: Moment[] = []

  constructor(provision: ProvisionId, readings: readonly Reading[], calendar: Calendar, view: Viewpoint) {
    const events = placed(readings)
    this.provision = provision
    this.versions = versionsOf(events, provision)
    this.#endings = endingsIn(events, provision)
    this.#force = new Force(readings, events, this.#endings, calendar, view)
    const bounds = this.#force.intervals().flatMap(({ lo, hi }) => [lo, hi])
    this.#bounds = [...new Set(bounds)].filter(Number.isFinite).toSorted((a, b) => a - b)
    // An announcement may speak of several provisions, each with savings of its own.
    const own = new Set<ChangeBody>([...this.versions, ...this.#endings].map(({ event }) => event))
    this.#savings = events.flatMap(({ event, reading }) => {
      if (event.keeps === undefined || !own.has(event)) return []
      const starts = this.#force.starts(reading, event)
      return [{ saving: event.keeps, against: isDated(event.keeps) ? starts : starts.slice(0, 1) }]
    })
    this.savings = this.#savings.map(({ saving }) => saving)
  }

  /** What is in force at `t`, nobody in particular asking. */
  at(t: Instant): Moment {
    const segment = this.#segmentOf(t)
    const known = this.#moments[segment]
    if (known !== undefined) return known
    const having = (status: Kleene): readonly Version[] => {
      const found = this.versions.filter((v) => this.#status(v, "no", segment) === status)
      return found.length === 0 ? NOBODY : found
    }
    const made: Moment = {
      inForce: having("yes")[0],
      unknown: having("unknown"),
      kept: having("no").filter((v) => this.#isKeptIn(v, segment)),
    }
    this.#moments[segment] = made
    return made
  }

  /**
   * Was the version in force at the instant that lies in `when`, for a case that `kept` knows? Where nothing is saved,
   * for any case.
   */
  statusOver(version: Version, when: Interval, kept?: Kept): Kleene {
    const answer = kept === undefined ? "no" : this.#keptAlike(kept)
    if (kept !== undefined && answer === undefined)
      return this.#over((segment) => this.#evaluate(version, kept, segment), when)
    if (when.lo === when.hi) return this.#status(version, answer ?? "no", this.#segmentOf(when.lo))
    return this.#over((segment) => this.#status(version, answer ?? "no", segment), when)
  }

  /** Does a saving decide whether the version governs somebody at the instant that lies in `when`? */
  isSavingAtStake(version: Version, when: Interval): boolean {
    return (
      this.#savings.length > 0 &&
      this.#over((segment) => this.#status(version, "favourably", segment), when) !== "no"
    )
  }

  /** Is there an instant in `when` at which the version is in force for some and not for others, as the savings say? */
  turnsOnSaving(version: Version, when: Interval): boolean {
    if (this.#savings.length === 0) return false
    const most = (segment: number): Kleene => this.#status(version, "favourably", segment)
    const fewest = (segment: number): Kleene => this.#status(version, "unfavourably", segment)
    const [first, last] = [this.#segmentOf(when.lo), this.#segmentOf(when.hi)]
    for (let i = first; i <= last; i++) if (most(i) !== fewest(i)) return true
    return false
  }

  /** The endings announced after the version, also those taken back since, in the order of their dates. */
  laterThan(version: Version): readonly Ending[] {
    const from = (e: Ending): number => this.#force.starts(e.reading, e.event)[0]?.lo ?? Infinity
    return this.#endings
      .filter((e) => this.#force.later(e, version) !== "no")
      .toSorted((a, b) => from(a) - from(b))
  }

  /** Does the ending reach the version, once its date has come? */
  endsFor(ending: Ending, version: Version): Kleene {
    return this.#force.reaches(ending, version)
  }

  /** The endings that can reach the version, whether or not their date has come. */
  endingsOf(version: Version): readonly Ending[] {
    return this.laterThan(version).filter((e) => this.endsFor(e, version) !== "no")
  }

  /** The versions in the order they were announced; what held before comes first. */
  announcedOrder(): readonly Version[] {
    const rank = (v: Version): number =>
      v.previous || v.event.from === "before" ? -Infinity : this.#force.announcedFrom(v.reading)
    return this.versions.toSorted(
      (a, b) =>
        Number(b.previous) - Number(a.previous) ||
        compare(rank(a), rank(b)) ||
        compare(a.reading.announcement, b.reading.announcement),
    )
  }

  /** Is the event public and not taken back? */
  liveness(reading: Reading, event: ChangeBody): Kleene {
    return this.#force.live(reading, event)
  }

  /** Had it been made public, at the viewpoint asked for? */
  publicity(reading: Reading, event: ChangeBody): Kleene {
    return this.#force.public(reading, event)
  }

  startedBy(reading: Reading, event: ChangeBody, t: Instant): Kleene {
    return this.#force.startedBy(reading, event, t)
  }

  /** Can the version that an event begins be in force at `t` or later? */
  canHoldFrom(event: ChangeBody, t: Instant): boolean {
    const version = this.versions.find((v) => v.event === event && !v.previous)
    if (version === undefined) return false
    for (let segment = this.#segmentOf(t); segment <= this.#bounds.length; segment++)
      if (this.#status(version, "favourably", segment) !== "no") return true
    return false
  }

  #isKeptIn(version: Version, segment: number): boolean {
    return (
      this.#endings.some((e) => e.event.keeps !== undefined) &&
      this.#status(version, "favourably", segment) !== "no"
    )
  }

  /** What the savings say of a case, if they say the same in every world; "no" where there are none. */
  #keptAlike(kept: Kept): Kleene | undefined {
    let answer: Kleene | undefined
    for (const { saving, against } of this.#savings)
      for (const start of against) {
        const value = kept(saving, start, "ending")
        if (answer !== undefined && answer !== value) return undefined
        answer = value
      }
    return answer ?? "no"
  }

  #over(statusIn: (segment: number) => Kleene, when: Interval): Kleene {
    const last = this.#segmentOf(when.hi)
    let status: Kleene | undefined
    for (let i = this.#segmentOf(when.lo); i <= last && status !== "unknown"; i++)
      status = agree(status, statusIn(i))
    return status ?? "unknown"
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

  #status(version: Version, answer: SavingsAnswer, segment: number): Kleene {
    let known = this.#byKept[answer].get(version)
    if (known === undefined) this.#byKept[answer].set(version, (known = []))
    return (known[segment] ??= this.#evaluate(version, keptAs(answer), segment))
  }

  #evaluate(version: Version, kept: Kept, segment: number): Kleene {
    return this.#force.inForce(version, this.#bounds[segment - 1] ?? -Infinity, kept)
  }
}

/** A version loses those that its own beginning leaves to what it replaces, and keeps those that its endings leave it. */
const keptAs = (answer: SavingsAnswer): Kept => {
  if (answer !== "favourably" && answer !== "unfavourably") return () => answer
  const [lost, kept] = answer === "favourably" ? (["no", "yes"] as const) : (["yes", "no"] as const)
  return (_saving, _against, at) => (at === "beginning" ? lost : kept)
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)
