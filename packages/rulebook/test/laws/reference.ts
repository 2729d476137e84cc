import type { ProvisionId, Rule, Saving } from "@policy-ledger/rulebook"
import { midnight, type Days } from "./days.ts"
import type { Announced, Change, History, Named } from "./history.ts"

/**
 * The design's lines 1 to 7 word by word, for histories in which every date is exact: plain yes and no, no cleverness.
 * An event on another provision that names a version as superseded is an event on that version's provision too, and stands
 * or falls with what it does on its own.
 */
interface Event extends Change {
  readonly announcement: string
  readonly announcedOn: number
  readonly announced: boolean
  readonly public: boolean
  readonly place: number
}

export interface Version {
  readonly event: Event
  /** What held before the first wording known. */
  readonly previous: boolean
  readonly rule: Rule | null
}

/** Whether a case is among those that a saving names, the version having ended at an instant. */
export type Keeps = (saving: Saving, date: number) => boolean

const exact = (d: Days | null): number => {
  if (d === null || !("at" in d)) throw new Error("every date is exact here")
  return d.at
}

const clock = (time: string): number =>
  time.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0) * 1000

const from = (e: Change): number => {
  if (e.from === "before") return -Infinity
  if (typeof e.from === "string" || "unstated" in e.from) throw new Error("every date is exact here")
  return midnight(exact(e.from)) + clock(e.time ?? "00:00:00")
}

const ownEnd = (e: Change): number => {
  if (e.until === undefined) return Infinity
  if (e.until === "unstated") throw new Error("every date is exact here")
  const day = exact(e.until)
  return e.untilTime === undefined ? midnight(day + 1) : midnight(day) + clock(e.untilTime) + 1000
}

export class Reference {
  readonly #events: readonly Event[]

  /** `publicBy`, `heldBy`: what was announced by the end of that day, and recorded by noon of that day. */
  constructor(history: History, publicBy: number, heldBy: number) {
    // Line 1: of each announcement the last reading recorded by then.
    const held = history.flatMap(({ id, correction, ...first }) => {
      const readings = [first, ...(correction === undefined ? [] : [correction])]
      const last = readings.findLast((r) => r.recordedOn <= heldBy)
      return last === undefined ? [] : [{ id, ...last }]
    })
    this.#events = held.flatMap((a: Announced) => {
      const announcedOn = exact(a.published ?? a.reported)
      return a.changes.map((c, place) => {
        const announced = (c.standing ?? a.standing) === "announced"
        // Line 2. A beginning that a retirement implies was public always.
        const known = announced && (announcedOn <= publicBy || c.from === "before")
        return { ...c, announcement: a.id, announcedOn, announced, public: known, place }
      })
    })
  }

  versions(provision: ProvisionId): readonly Version[] {
    const begins = this.#events.filter((e) => e.type === "Effective" && e.provision === provision)
    const told = begins
      .filter((e) => e.previous !== undefined)
      .toSorted((a, b) => (a.announcement < b.announcement ? -1 : 1))
    return [
      ...told.slice(0, 1).map((event) => ({ event, previous: true, rule: null })),
      ...begins.map((event) => ({ event, previous: false, rule: event.rule })),
    ]
  }

  /** Line 7. */
  inForce(v: Version, t: number, keeps: Keeps): boolean {
    return this.#begun(v, t, keeps) && !this.#over(v, t, keeps)
  }

  /** Line 3. A postponement that is itself postponed goes on postponing: the first date does not come back. */
  #live(e: Event): boolean {
    const postpones = (f: Event): boolean => f.type === e.type && names(f.postpones, e) && f !== e
    return (
      this.#stands(e) && (e.from === "before" || !this.#events.some((f) => postpones(f) && this.#stands(f)))
    )
  }

  /** Public and not revoked. A beginning that nobody saw is not taken back. */
  #stands(e: Event): boolean {
    const revoked = (): boolean => this.#events.some((f) => f !== e && names(f.revokes, e) && this.#live(f))
    return e.public && (e.from === "before" || !revoked())
  }

  /** Line 4. */
  #later(v: Version): readonly Event[] {
    const { event: e } = v
    const { provision } = e
    // What is superseded is a beginning; a postponement speaks of an event of its own type.
    const follows = (f: Event, g: Event): boolean =>
      (g.type === "Effective" && names(f.supersedes, g)) ||
      (f.type === g.type && names(f.postpones, g)) ||
      names(f.revokes, g)
    const speaks = this.#events.filter(
      (f) => f.provision === provision || f.supersedes?.provision === provision,
    )
    if (v.previous) return speaks
    return speaks.filter((f) => f !== v.event && (follows(f, e) || (!follows(e, f) && isAfter(f, e))))
  }

  /** Line 5. */
  #begun({ event: e, previous }: Version, t: number, keeps: Keeps): boolean {
    if (previous) return e.announced
    const lost = e.keeps !== undefined && keeps(e.keeps, from(e))
    return this.#live(e) && from(e) <= t && !lost
  }

  /** Line 6. */
  #over(v: Version, t: number, keeps: Keeps): boolean {
    const own = v.previous ? Infinity : ownEnd(v.event)
    return (
      own <= t ||
      this.#later(v).some(
        (f) => this.#live(f) && from(f) <= t && !(f.keeps !== undefined && keeps(f.keeps, from(f))),
      )
    )
  }
}

const names = (ref: Named | undefined, e: Event): boolean =>
  ref !== undefined && ref.announcement === e.announcement && ref.provision === e.provision

/** The order of announcements, never that of commencements; what nobody saw begin comes before everything. */
const isAfter = (f: Event, e: Event): boolean => {
  if ((f.from === "before") !== (e.from === "before")) return e.from === "before"
  if (f.announcedOn !== e.announcedOn) return f.announcedOn > e.announcedOn
  return f.announcement === e.announcement ? f.place > e.place : f.announcement > e.announcement
}
