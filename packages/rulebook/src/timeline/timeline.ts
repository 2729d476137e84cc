// One provision through time, segment by segment.
import type { Instant } from "../values/instant.ts"
import { ANYWHERE, countUpTo, type Interval } from "../values/interval.ts"
import { agree, type Kleene } from "../values/kleene.ts"
import type { Saving } from "../language/condition.ts"
import type { ChangeBody, ProvisionId } from "../language/event.ts"
import type { AsOf } from "./as-of.ts"
import { needsOf, type Reading } from "./fold.ts"
import { Validity, type IsSaved } from "./validity.ts"
import { endingsIn, isDated, placed, versionsOf, type Ending, type Version } from "./version.ts"
import type { Calendar } from "./worlds.ts"

/** One provision at one instant. Never two versions are in force. */
export interface StateAt {
  readonly inForce: Version | undefined
  readonly unknown: readonly Version[]
  /** Ended, and still governing somebody. */
  readonly kept: readonly Version[]
}

/** A saving with the dates it may have to be measured against. */
export interface DatedSaving {
  readonly event: ChangeBody
  readonly saving: Saving
  readonly against: readonly Interval[]
}

/** The same for every saving; or for each what leaves a version the most, or the fewest, cases. */
type SavedAs = Kleene | "favourably" | "unfavourably"

const NOBODY: readonly Version[] = []

/**
 * All versions of one provision through time. Between the instants at which something can change every answer is the
 * same: each stretch, a segment, is computed once.
 */
export class Timeline {
  readonly provision: ProvisionId
  readonly versions: readonly Version[]
  /** The language in which some event speaks of it, where this engine does not speak that: nobody can say what holds then. */
  readonly needs: number | undefined
  /** The savings written on the provision's events. */
  readonly savings: readonly Saving[]
  readonly #endings: readonly Ending[]
  readonly #validity: Validity
  /** Where something can change, ascending; segment i lies before `bounds[i]`. */
  readonly bounds: readonly Instant[]
  readonly datedSavings: readonly DatedSaving[]
  /** The status of a version in each segment that was asked for, by what the savings answer. */
  readonly #bySaved: { readonly [answer in SavedAs]: Map<Version, (Kleene | undefined)[]> } = {
    yes: new Map(),
    no: new Map(),
    unknown: new Map(),
    favourably: new Map(),
    unfavourably: new Map(),
  }
  readonly #states: StateAt[] = []

  constructor(provision: ProvisionId, readings: readonly Reading[], calendar: Calendar, asOf: AsOf) {
    const events = placed(readings)
    this.provision = provision
    this.versions = versionsOf(events, provision)
    this.#endings = endingsIn(events, provision)
    this.#validity = new Validity(readings, events, this.#endings, calendar, asOf)
    // An announcement may speak of several provisions, each with dates and savings of its own.
    const telling = new Set<ChangeBody>([...this.versions, ...this.#endings].map(({ event }) => event))
    const own = events.filter(({ event }) => telling.has(event))
    const unread = own.flatMap(({ reading, event }) =>
      this.publicity(reading, event) === "no" ? [] : (needsOf(event) ?? []),
    )
    this.needs = unread.length === 0 ? undefined : Math.max(...unread)
    const bounds = this.#validity.intervals(own).flatMap(({ lo, hi }) => [lo, hi])
    this.bounds = [...new Set(bounds)].filter(Number.isFinite).toSorted((a, b) => a - b)
    this.datedSavings = own.flatMap(({ event, reading }) => {
      if (event.keeps === undefined) return []
      const starts = this.#validity.starts(reading, event)
      return [{ event, saving: event.keeps, against: isDated(event.keeps) ? starts : starts.slice(0, 1) }]
    })
    this.savings = this.datedSavings.map(({ saving }) => saving)
  }

  /** What is in force at `t`, nobody in particular asking. */
  at(t: Instant): StateAt {
    const segment = this.#segmentOf(t)
    const known = this.#states[segment]
    if (known !== undefined) return known
    const having = (status: Kleene): readonly Version[] => {
      const found = this.versions.filter((v) => this.#status(v, "no", segment) === status)
      return found.length === 0 ? NOBODY : found
    }
    const made: StateAt = {
      inForce: having("yes")[0],
      unknown: having("unknown"),
      kept: having("no").filter((v) => this.#isKeptIn(v, segment)),
    }
    this.#states[segment] = made
    return made
  }

  /** Is the version in force at `t`, nobody in particular asking? */
  statusAt(version: Version, t: Instant): Kleene {
    return this.#status(version, "no", this.#segmentOf(t))
  }

  /** The same version in the timeline of the provision under fewer presumptions: they are read off the same events. */
  versionIn(version: Version, other: Timeline): Version {
    return other.versions[this.versions.indexOf(version)] ?? version
  }

  /**
   * Was the version in force at the instant that lies in `when`, for a case that `isSaved` knows? Where nothing is saved,
   * for any case.
   */
  statusOver(version: Version, when: Interval, isSaved?: IsSaved): Kleene {
    if (isSaved === undefined) return this.#statusOver(version, "no", when)
    const answer = this.#savedAlike(isSaved)
    return answer === undefined
      ? this.#over((segment) => this.#evaluate(version, isSaved, segment), when)
      : this.#statusOver(version, answer, when)
  }

  /** Does a saving decide whether the version governs somebody at the instant that lies in `when`? */
  isSavingAtStake(version: Version, when: Interval): boolean {
    return this.datedSavings.length > 0 && this.#statusOver(version, "favourably", when) !== "no"
  }

  /** Is there an instant in `when` at which the version is in force for some and not for others, as the savings say? */
  turnsOnSaving(version: Version, when: Interval): boolean {
    return this.#someIn(
      when,
      (segment) =>
        this.#status(version, "favourably", segment) !== this.#status(version, "unfavourably", segment),
    )
  }

  /** Can an instant in `when` settle it so, in force (yes) or not (no), if the savings speak for that, or even against it? */
  canSettle(version: Version, when: Interval, as: "yes" | "no", savings: "for" | "against"): boolean {
    const answer = (as === "yes") === (savings === "for") ? "favourably" : "unfavourably"
    return this.#someIn(when, (segment) => this.#status(version, answer, segment) === as)
  }

  /** The endings announced after the version, also those taken back since, in the order of their dates. */
  laterThan(version: Version): readonly Ending[] {
    const from = (e: Ending): number =>
      Math.min(...this.#validity.starts(e.reading, e.event).map((s) => s.lo))
    return this.#endings
      .filter((e) => this.#validity.later(e, version) !== "no")
      .toSorted((a, b) => from(a) - from(b))
  }

  /** Does the ending reach the version, once its date has come? */
  endsFor(ending: Ending, version: Version): Kleene {
    return this.#validity.reaches(ending, version)
  }

  /** The endings that can reach the version, whether or not their date has come. */
  endingsOf(version: Version): readonly Ending[] {
    return this.laterThan(version).filter((e) => this.endsFor(e, version) !== "no")
  }

  /** The versions in the order they were announced; what held before comes first. */
  announcedOrder(): readonly Version[] {
    const rank = (v: Version): number =>
      v.previous || v.event.from === "before" ? -Infinity : this.#validity.announcedFrom(v.reading)
    // Of one rank they stay in the order of readings; both of -Infinity, their difference is no number.
    return this.versions.toSorted((a, b) => Number(b.previous) - Number(a.previous) || rank(a) - rank(b) || 0)
  }

  /** Is the event public and not taken back? */
  liveness(reading: Reading, event: ChangeBody): Kleene {
    return this.#validity.live(reading, event)
  }

  /** Had it been made public, as of the day asked for? */
  publicity(reading: Reading, event: ChangeBody): Kleene {
    return this.#validity.public(reading, event)
  }

  startedBy(reading: Reading, event: ChangeBody, t: Instant): Kleene {
    return this.#validity.startedBy(reading, event, t)
  }

  /** Can the version that an event begins be in force at `t` or later? */
  canHoldFrom(event: ChangeBody, t: Instant): boolean {
    const fromThen = { lo: t, hi: Infinity }
    return this.versions.some((v) => v.event === event && !v.previous && this.canHold(v, fromThen))
  }

  /** Can the version be in force for anybody at an instant in `when`? A draft cannot, nor what nobody had announced. */
  canHold(version: Version, when: Interval = ANYWHERE): boolean {
    return this.#someIn(when, (segment) => this.#canHoldIn(version, segment))
  }

  #canHoldIn(version: Version, segment: number): boolean {
    return this.#status(version, "favourably", segment) !== "no"
  }

  #isKeptIn(version: Version, segment: number): boolean {
    return this.datedSavings.length > 0 && this.#canHoldIn(version, segment)
  }

  /** What the savings say of a case, if all of them say the same in every world. */
  #savedAlike(isSaved: IsSaved): Kleene | undefined {
    let answer: Kleene | undefined
    for (const { event, saving, against } of this.datedSavings)
      for (const start of against) {
        const value = isSaved(saving, start, "ending", event)
        answer ??= value
        if (answer !== value) return undefined
      }
    return answer
  }

  /** The status at the instant that lies in `when`, if every saving answers that. */
  #statusOver(version: Version, answer: SavedAs, when: Interval): Kleene {
    return when.lo === when.hi
      ? this.#status(version, answer, this.#segmentOf(when.lo))
      : this.#over((segment) => this.#status(version, answer, segment), when)
  }

  #over(statusIn: (segment: number) => Kleene, when: Interval): Kleene {
    const last = this.#segmentOf(when.hi)
    let segment = this.#segmentOf(when.lo)
    let status = statusIn(segment)
    while (segment < last && status !== "unknown") status = agree(status, statusIn(++segment))
    return status
  }

  /** Does one of the segments that `when` reaches into answer yes? */
  #someIn(when: Interval, ask: (segment: number) => boolean): boolean {
    const last = this.#segmentOf(when.hi)
    for (let segment = this.#segmentOf(when.lo); segment <= last; segment++) if (ask(segment)) return true
    return false
  }

  #segmentOf(t: Instant): number {
    return countUpTo(this.bounds, t)
  }

  #status(version: Version, answer: SavedAs, segment: number): Kleene {
    let known = this.#bySaved[answer].get(version)
    if (known === undefined) this.#bySaved[answer].set(version, (known = []))
    return (known[segment] ??= this.#evaluate(version, SAVED_AS[answer], segment))
  }

  #evaluate(version: Version, isSaved: IsSaved, segment: number): Kleene {
    if (this.needs !== undefined) return "unknown"
    return this.#validity.inForce(version, this.bounds[segment - 1] ?? -Infinity, isSaved)
  }
}

/** A version loses those that its own beginning leaves to what it replaces, and keeps those that its endings leave it. */
const SAVED_AS: { readonly [answer in SavedAs]: IsSaved } = {
  yes: () => "yes",
  no: () => "no",
  unknown: () => "unknown",
  favourably: (_saving, _against, at) => (at === "beginning" ? "no" : "yes"),
  unfavourably: (_saving, _against, at) => (at === "beginning" ? "yes" : "no"),
}
