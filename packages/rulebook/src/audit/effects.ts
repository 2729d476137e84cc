// What a rule does to a case: deadlines as instants, payments as amounts, in integers, and what is missing to tell them.
import { parseDecimal, FEN_PLACES, formatFen } from "../values/decimal.ts"
import { DAY } from "../values/duration.ts"
import {
  dayAt,
  formatInstant,
  instantAt,
  parseClock,
  parseInstant,
  timeOfDay,
  type Instant,
} from "../values/instant.ts"
import { civilInstant, type Zone } from "../values/zone.ts"
import type { Kleene } from "../values/kleene.ts"
import type { ByWhom, CountedDeadline, Deadline, DeadlineRule, Effect } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import type { DeadlineKind, FactPath, Platform } from "../language/platform.ts"
import { matchEffect } from "../language/walk.ts"
import type { ResolvedEffect } from "../answers/answers.ts"
import { isNone, type Facts } from "../case/facts.ts"
import { milliseconds, pointOf, type Predicates } from "../case/predicates.ts"
import { Payments, type Payee } from "./payments.ts"

/** A stand-still of the shipping clock that may concern the case. */
export interface Pause {
  readonly provision: ProvisionId
  readonly resumes: Instant
  readonly applies: Kleene
  /** The absent facts because of which it is unknown whether it does. */
  readonly missing: readonly FactPath[]
}

/** The instants a deadline can fall on; `open` where a further one cannot be told. */
export interface Candidates {
  readonly instants: readonly Instant[]
  readonly open: boolean
  /** The source does not say which of them it is, be they all the same, or when it is. */
  readonly unstated: boolean
  readonly missing: readonly FactPath[]
  /** It falls at a time that clocks show. */
  readonly byClock: boolean
  /** The pauses that move it, or may. */
  readonly pauses: readonly Pause[]
}

/** What of a deadline may enter the outcome. */
export interface Due extends Candidates {
  readonly kind: DeadlineKind
}

export interface Resolved {
  readonly effect: ResolvedEffect
  readonly missing: readonly FactPath[]
  readonly deadline?: Due
  /** For whom a payment was reckoned. */
  readonly payees?: readonly Payee[]
}

/** Recorded text that was checked when it was recorded. */
const fenOf = (text: string): number => parseDecimal(text, FEN_PLACES) ?? 0

const nextClock = (t: Instant, clock: string, zone: Zone): Instant => {
  const at = parseClock(clock) ?? 0
  const today = dayAt(t, zone)
  const { t: next, again } = civilInstant(today * DAY + at, zone)
  if (next > t) return next
  return again !== undefined && again > t ? again : instantAt(today + 1, at, zone)
}

const inBand = (time: number, from: number, to: number): boolean =>
  from < to ? time >= from && time < to : time >= from || time < to

/** When a deadline falls that counts from `t`; undefined where the source does not say. */
const fallsAt = (rule: DeadlineRule, t: Instant, zone: Zone): Instant | undefined => {
  if ("after" in rule) return t + milliseconds(rule.after)
  if ("next" in rule) return nextClock(t, rule.next, zone)
  if ("unstated" in rule) return undefined
  const time = timeOfDay(t, zone)
  const band = rule.byHour.find((b) => inBand(time, parseClock(b.from) ?? 0, parseClock(b.to) ?? DAY))
  return band === undefined ? undefined : fallsAt(band, t, zone)
}

/** The one instant on which a deadline certainly falls. */
const certainInstant = ({ instants, open, unstated }: Candidates): Instant | undefined =>
  open || unstated || instants.length > 1 ? undefined : instants[0]

/** The instants from which a deadline may really count, and the absent facts that would tell which. */
interface CountStart {
  readonly from: readonly Instant[]
  readonly missing: readonly FactPath[]
  readonly pauses: readonly Pause[]
}

const unpaused = (t: Instant): CountStart => ({ from: [t], missing: [], pauses: [] })

export class Resolution {
  readonly #facts: Facts
  readonly #zone: Zone
  readonly #payments: Payments
  readonly #agreements: Platform["agreements"]
  readonly #pauses: readonly Pause[]

  constructor(
    facts: Facts,
    zone: Zone,
    predicates: Predicates,
    platform: Pick<Platform, "subOrders" | "items" | "agreements">,
    pauses: readonly Pause[],
  ) {
    this.#facts = facts
    this.#zone = zone
    this.#payments = new Payments(facts, predicates, platform)
    this.#agreements = platform.agreements
    this.#pauses = pauses
  }

  effect(effect: Effect): Resolved {
    return matchEffect<Resolved>(effect, {
      deadline: (e) => this.#deadline(e),
      pay: (e) => this.#payments.of(e),
      refund: (e) => certain({ kind: "refund", refund: e.refund, ...doing(e) }),
      cap: (e) => certain({ kind: "cap", amount: formatFen(fenOf(e.cap)), per: e.per, of: e.of }),
      waive: (e) => certain({ kind: "waive", waives: e.waive, ...doing(e) }),
      pause: (e) =>
        certain({
          kind: "pause",
          clock: e.pause,
          at: formatInstant(resumption(e.resumes, this.#zone), this.#zone),
        }),
      sanction: (e) =>
        certain({
          kind: "sanction",
          measures: e.sanction,
          ...(e.points === undefined ? {} : { points: e.points }),
          ...doing(e),
        }),
      offer: (e) => certain({ kind: "offer", what: e.offer, ...doing(e) }),
      duty: (e) => certain({ kind: "duty", of: e.of, what: e.duty, ...doing(e) }),
      notice: (e) => certain({ kind: "notice", what: e.notice }),
    })
  }

  #deadline(effect: Deadline): Resolved {
    const counted = "earliest" in effect ? effect.earliest : [effect]
    const onSilence = effect.onSilence === undefined ? {} : { onSilence: effect.onSilence }
    const arising = counted.map((d) => this.#counted(d, effect)).filter((d) => d !== undefined)
    if (arising.length === 0)
      return { effect: { kind: effect.deadline, at: null, ...onSilence }, missing: [] }
    const candidates = earliestOf(arising)
    const at = certainInstant(candidates)
    const write = (t: Instant): string => formatInstant(t, this.#zone)
    return {
      effect: {
        kind: effect.deadline,
        at: at === undefined ? null : write(at),
        ...(at !== undefined || candidates.instants.length === 0
          ? {}
          : { candidates: candidates.instants.map(write) }),
        ...onSilence,
      },
      missing: [...candidates.missing, ...this.#unknownAgreement(effect.deadline)],
      deadline: { ...candidates, kind: effect.deadline },
    }
  }

  /** The parties' agreement that would stand instead, where the case says that it is not known. */
  #unknownAgreement(kind: DeadlineKind): readonly FactPath[] {
    const path = this.#agreements[kind]
    if (path === undefined) return []
    const known = this.#facts.get(path)
    return isNone(known) || known.how === "given" ? [] : [path]
  }

  /** undefined where it does not arise: what it counts from was not. */
  #counted(deadline: CountedDeadline, effect: Deadline): Candidates | undefined {
    const { countedFrom } = deadline
    const named = typeof countedFrom === "string" ? [countedFrom] : countedFrom.unstated
    const paths = named.filter((path) => !isNone(this.#facts.get(path)))
    if (paths.length === 0) return undefined
    const starts: Instant[] = []
    const missing: FactPath[] = []
    for (const path of paths) {
      const start = pointOf(this.#facts.get(path))
      if (start !== undefined) starts.push(start)
      else missing.push(...this.#facts.missing(path))
    }
    const starting = effect.deadline === "ship-by" ? starts.map((t) => this.#paused(t)) : starts.map(unpaused)
    const falls = starting.flatMap(({ from }) => from.map((t) => fallsAt(deadline, t, this.#zone)))
    return {
      instants: falls.filter((t) => t !== undefined),
      missing: [...missing, ...starting.flatMap((h) => h.missing)],
      open: missing.length > 0 || falls.includes(undefined) || paths.length < named.length,
      unstated: typeof countedFrom !== "string" || "unstated" in deadline,
      byClock: "next" in deadline || "byHour" in deadline,
      pauses: starting.flatMap((h) => h.pauses),
    }
  }

  /** From where a deadline that counts from `t` really counts: the clock stands still until all pauses are over. */
  #paused(t: Instant): CountStart {
    let certain = t
    for (const pause of this.#pauses) if (pause.applies === "yes") certain = Math.max(certain, pause.resumes)
    const open = this.#pauses.filter((pause) => pause.resumes > certain)
    const last = this.#pauses.filter((p) => p.applies === "yes" && p.resumes === certain && certain > t)
    return {
      from: [certain, ...open.map((pause) => pause.resumes)],
      missing: open.flatMap((pause) => pause.missing),
      pauses: [...last, ...open],
    }
  }
}

/** An effect that needs no fact of the case. */
const certain = (effect: ResolvedEffect): Resolved => ({ effect, missing: [] })

const doing = ({ by, open }: ByWhom): ByWhom => ({
  ...(by === undefined ? {} : { by }),
  ...(open === undefined ? {} : { open }),
})

/** The earliest of several: open while one is; none that lies after the latest that some one of them can be. */
const earliestOf = (parts: readonly Candidates[]): Candidates => {
  const told = parts.filter((p) => !p.open)
  const latest = Math.min(...told.map((p) => Math.max(...p.instants)))
  const known = new Set(parts.flatMap((p) => p.instants).filter((t) => t <= latest))
  return {
    instants: [...known].toSorted((a, b) => a - b),
    open: told.length < parts.length,
    unstated: parts.some((p) => p.unstated),
    byClock: parts.some((p) => p.byClock),
    missing: parts.flatMap((p) => p.missing),
    pauses: [...new Set(parts.flatMap((p) => p.pauses))],
  }
}

/** The instant at which a paused clock starts again. */
export const resumption = (resumes: string, zone: Zone): Instant => {
  const read = parseInstant(resumes, zone)
  if (!read.ok) throw new Error(`a pause resumes at ${resumes}, which is not an instant`)
  return read.value
}
