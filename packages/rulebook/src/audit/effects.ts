// What a rule does to a case: deadlines as instants, payments as amounts, in integers, and what is missing to tell them.
import { parseDecimal, formatMoney } from "../values/decimal.ts"
import { formatInstant, type Instant } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { ByWhom, CountedDeadline, Deadline, Effect } from "../language/effect.ts"
import { isBuiltIn, type DeadlineKind, type FactPath, type Platform } from "../language/platform.ts"
import { countedOf, matchEffect } from "../language/walk.ts"
import type { ResolvedEffect } from "../answers/answers.ts"
import { isNone, type Facts } from "../case/facts.ts"
import { pointOf, type Predicates } from "../case/predicates.ts"
import { fixed, together, type Counting, type Falling } from "./falling.ts"
import { resumption, type Extension, type Moves, type Pause } from "./moving.ts"
import { certainAmount, Payments, possibleAmounts, type Paid } from "./payments.ts"

/** The instants a deadline can fall on. */
export interface Candidates extends Falling {
  /** The pauses that move it, or may. */
  readonly pauses: readonly Pause[]
}

/** What of a deadline may enter the outcome: moved by all that extends it. */
export interface Due extends Candidates {
  readonly kind: DeadlineKind
  readonly extensions: readonly Extension[]
}

/** What came of an effect for a case: what the outcome is made of. */
export interface Done {
  readonly of: Effect
  readonly missing: readonly FactPath[]
  /** Of a deadline that arises: where it falls by itself, and where with all that extends it. */
  readonly own?: Candidates
  readonly deadline?: Due
  readonly paid?: Paid
  /** The items of the order on which it rests. */
  readonly items?: readonly string[] | undefined
}

/** The same with how an answer tells of it. */
export interface Resolved extends Done {
  readonly effect: ResolvedEffect
}

/** Recorded text that was checked when it was recorded, with all its decimals. */
const whole = (text: string, places: number): string => formatMoney(parseDecimal(text, places) ?? 0, places)

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
  readonly #moves: Moves
  readonly #counting: Counting

  constructor(
    facts: Facts,
    zone: Zone,
    predicates: Predicates,
    platform: Pick<Platform, "subOrders" | "items" | "agreements">,
    moves: Moves,
    counting: Counting,
  ) {
    this.#facts = facts
    this.#zone = zone
    this.#payments = new Payments(facts, predicates, platform)
    this.#agreements = platform.agreements
    this.#moves = moves
    this.#counting = counting
  }

  /** `items`: those for which the rule holds. What picks its own rests on no others, be they not known yet. */
  done(of: Effect, items?: readonly string[]): Done {
    if ("deadline" in of) return { ...this.#deadline(of), items }
    if (!("pay" in of)) return { of, missing: NOTHING, items }
    const paid = this.#payments.of(of)
    return { of, missing: paid.missing, paid, items: "where" in of ? paid.items : (items ?? paid.items) }
  }

  #deadline(of: Deadline): Done {
    const { deadline: kind } = of
    const arising = countedOf(of)
      .map((d) => this.#counted(d, kind))
      .filter((d) => d !== undefined)
    if (arising.length === 0) return { of, missing: NOTHING }
    const own = extremeOf(arising, "latest" in of)
    const extensions = this.#moves.extensions.filter((one) => one.kind === kind)
    return {
      of,
      missing: [...own.missing, ...this.#unknownAgreement(kind)],
      own,
      deadline: { ...this.#counting.extended(own, extensions), kind, extensions },
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
  #counted(deadline: CountedDeadline, kind: DeadlineKind): Candidates | undefined {
    if (!("countedFrom" in deadline)) return { ...fixed(deadline.by, this.#zone), pauses: [] }
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
    const starting = kind === "ship-by" ? starts.map((t) => this.#paused(t)) : starts.map(unpaused)
    const falls = starting.flatMap(({ from }) => from.map((t) => this.#counting.falls(deadline, t)))
    const all = together(falls)
    return {
      ...all,
      missing: [...missing, ...starting.flatMap((h) => h.missing), ...all.missing],
      open: missing.length > 0 || all.open || paths.length < named.length,
      unstated:
        typeof countedFrom !== "string" ||
        "unstated" in deadline ||
        (falls.length > 0 && falls.every((fall) => fall.unstated)),
      pauses: starting.flatMap((h) => h.pauses),
    }
  }

  /** From where a deadline that counts from `t` really counts: the clock stands still until all pauses are over. */
  #paused(t: Instant): CountStart {
    let certain = t
    const { pauses } = this.#moves
    for (const pause of pauses) if (pause.applies === "yes") certain = Math.max(certain, pause.resumes)
    const open = pauses.filter((pause) => pause.resumes > certain)
    const last = pauses.filter((p) => p.applies === "yes" && p.resumes === certain && certain > t)
    return {
      from: [certain, ...open.map((pause) => pause.resumes)],
      missing: open.flatMap((pause) => pause.missing),
      pauses: [...last, ...open],
    }
  }
}

const NOTHING: readonly FactPath[] = []

/** As an answer tells of it. */
export const resolvedEffect = (done: Done, zone: Zone, places: number): ResolvedEffect => {
  const { items } = done
  const told = toldOf(done, zone, places)
  return items === undefined ? told : { ...told, items }
}

const toldOf = ({ of, own, paid }: Done, zone: Zone, places: number): ResolvedEffect =>
  matchEffect<ResolvedEffect>(of, {
    deadline: ({ deadline: kind, onSilence }) => {
      const falls = { ...fallsOn(own, zone), ...(onSilence === undefined ? {} : { onSilence }) }
      return isBuiltIn(kind) ? { kind, ...falls } : { kind: "deadline", deadline: kind, ...falls }
    },
    pay: ({ pay: kind, from, to, ...by }) => ({
      kind,
      ...doing(by),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...amountOf(paid, places),
    }),
    refund: (e) => ({ kind: "refund", refund: e.refund, ...doing(e) }),
    cap: (e) => ({ kind: "cap", amount: whole(e.cap, places), per: e.per, of: e.of }),
    waive: (e) => ({ kind: "waive", waives: e.waive, ...doing(e) }),
    pause: (e) => ({ kind: "pause", clock: e.pause, at: formatInstant(resumption(e.resumes, zone), zone) }),
    extend: (e) => ({ kind: "extend", deadline: e.extend, by: e.by }),
    calendar: ({ calendar, free = [], working = [] }) => ({ kind: "calendar", calendar, free, working }),
    sanction: (e) => ({
      kind: "sanction",
      measures: e.sanction,
      ...(e.points === undefined ? {} : { points: e.points }),
      ...doing(e),
    }),
    offer: (e) => ({ kind: "offer", what: e.offer, ...doing(e) }),
    duty: (e) => ({ kind: "duty", of: e.of, what: e.duty, ...doing(e) }),
    notice: (e) => ({ kind: "notice", what: e.notice }),
  })

const fallsOn = (own: Candidates | undefined, zone: Zone) => {
  const at = own === undefined ? undefined : certainInstant(own)
  const write = (t: Instant): string => formatInstant(t, zone)
  return {
    at: at === undefined ? null : write(at),
    ...(own === undefined || at !== undefined || own.instants.length === 0
      ? {}
      : { candidates: own.instants.map(write) }),
  }
}

const amountOf = (paid: Paid | undefined, places: number) => {
  if (paid === undefined) return { amount: null }
  const write = (units: bigint): string => formatMoney(units, places)
  const [amount, candidates] = [certainAmount(paid), possibleAmounts(paid)]
  const { unstated } = paid
  return {
    amount: amount === undefined ? null : write(amount),
    ...(candidates.length === 0 ? {} : { candidates: candidates.map(write) }),
    ...(unstated === undefined ? {} : { unstated }),
  }
}

const doing = ({ by, open }: ByWhom): ByWhom => ({
  ...(by === undefined ? {} : { by }),
  ...(open === undefined ? {} : { open }),
})

/**
 * The earliest of several, or the latest: open while one is. None that lies after the latest that some one of them can be;
 * of the latest none before the earliest.
 */
const extremeOf = (parts: readonly Candidates[], isLatest: boolean): Candidates => {
  const all = together(parts)
  const told = parts.filter((p) => !p.open)
  const [lo, hi] = isLatest
    ? [Math.max(...told.map((p) => Math.min(...p.instants))), Infinity]
    : [-Infinity, Math.min(...told.map((p) => Math.max(...p.instants)))]
  const isPossible = (t: Instant): boolean => t >= lo && t <= hi
  return {
    ...all,
    instants: [...new Set(all.instants.filter(isPossible))].toSorted((a, b) => a - b),
    byClock: all.byClock.filter(isPossible),
    pauses: [...new Set(parts.flatMap((p) => p.pauses))],
  }
}
