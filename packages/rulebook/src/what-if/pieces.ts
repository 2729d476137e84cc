// What holds of a stretch of values: the audit at its ends, with what moves along told as rules; and neighbours alike as one.
import { rounded, formatMoney, parseDecimal } from "../values/decimal.ts"
import { DAY } from "../values/duration.ts"
import { formatInstant } from "../values/instant.ts"
import type { Pay } from "../language/effect.ts"
import type { FactPath } from "../language/platform.ts"
import type {
  MovingAmount,
  PieceAnswer,
  PieceRefused,
  WhatIfInstant,
  WhatIfPayment,
} from "../answers/answers.ts"
import { told as toldOutcome, type Settlement } from "../audit/outcome.ts"
import { MOST_WAYS, toldAmount, type Arithmetic } from "./amounts.ts"
import { deadlinesOf, type Answered, type Asking, type Point } from "./asking.ts"
import { movingAt } from "./deadlines.ts"

/** One way to tell a value that may move: as it stands, or as it follows from the fact. */
interface Way<Told> {
  readonly told: Told
  readonly at: (x: number) => number | bigint | undefined
  readonly moves: boolean
}

/** The ways that hold for every value of a stretch, by what they say. */
type Ways<Told> = ReadonlyMap<string, Way<Told>>

/** A stretch of values, both ends inclusive, and what holds in it. */
export interface Stretched {
  readonly from: number
  readonly to: number
  readonly first: Answered
  readonly last: Answered
  /** What is the same at all of them, as one text. */
  readonly same: string
  /** Of each instant and amount of the answer, in order. */
  readonly instants: readonly Ways<WhatIfInstant>[]
  readonly amounts: readonly Ways<string | MovingAmount>[]
}

export const isRefused = (of: Answered): of is PieceRefused => "refused" in of

type Due = Settlement["payments"][number]

/** The instants of an answer in a fixed order, each with its kind. */
const instantsOf = ({ settlement }: Point) =>
  deadlinesOf(settlement).flatMap(([, kind, { at, candidates }]) =>
    [...(at === null ? [] : [at]), ...candidates].map((t) => ({ kind, t })),
  )

const duesOf = ({ settlement: { payments, possible } }: Point): readonly Due[] => [
  ...payments,
  ...possible.payments,
]

/** Who pays what to whom, but for the amounts that are known. */
const paid = (dues: readonly Due[]): readonly unknown[] =>
  dues.map(({ provision, pay: { pay, from, to }, amount, items, why }) => [
    provision,
    pay,
    from,
    to,
    items,
    why,
    amount === null,
  ])

/** All that is the same wherever deadlines and amounts lie. */
const sameOf = (of: Answered): string => {
  if (isRefused(of)) return JSON.stringify(of)
  const { settlement, applies, mayApply } = of
  const { refund, exempt, states, possible } = settlement
  return JSON.stringify([
    [...applies].filter(([, is]) => is !== "no").toSorted(([a], [b]) => (a < b ? -1 : 1)),
    mayApply,
    deadlinesOf(settlement).map(([, , { at, candidates, state, late }]) => [
      at === null,
      candidates.length,
      state,
      late !== undefined,
    ]),
    [refund, exempt, states, possible.refund, possible.exempt],
    [paid(settlement.payments), paid(possible.payments)],
  ])
}

/** Decimal text, which may be less than nothing. */
const millionths = (text: string, scale: number): bigint => {
  const sign = text.startsWith("-") ? -1n : 1n
  return sign * BigInt(parseDecimal(text.replace("-", ""), scale) ?? 0)
}

/** What a rule for an amount comes to at a value, in minor units. */
const amountAt = (rule: MovingAmount | string, x: number, places: number): bigint => {
  if (typeof rule === "string") return rounded(millionths(rule, 6 + places))
  if ("sum" in rule) return rule.sum.reduce((sum, one) => sum + amountAt(one, x, places), 0n)
  const slope = "rate" in rule ? millionths(rule.rate, 6) : millionths(rule.each, 6 + places)
  const plus = rule.plus === undefined ? 0n : millionths(rule.plus, 6 + places)
  return rounded(slope * BigInt(x) + plus)
}

/** Values between the ends that tell apart what looks the same there. */
const BETWEEN = [0.5, 0.381, 0.7193] as const

/** Tells what holds of stretches of one fact. */
export class Stretches {
  readonly #asking: Asking
  readonly #vary: FactPath
  readonly #arithmetic: Arithmetic
  readonly #unit: "rate" | "each"

  constructor(asking: Asking, vary: FactPath, arithmetic: Arithmetic, unit: "rate" | "each") {
    this.#asking = asking
    this.#vary = vary
    this.#arithmetic = arithmetic
    this.#unit = unit
  }

  /** Of a stretch without any tip inside. */
  of(from: number, to: number): Stretched {
    const [first, last] = [this.#asking.at(from), this.#asking.at(to)]
    const same = sameOf(first)
    if (sameOf(last) !== same)
      throw new Error(`a tip between ${from} and ${to} of ${this.#vary} that was not foreseen`)
    if (isRefused(first) || isRefused(last)) return { from, to, first, last, same, instants: [], amounts: [] }
    return {
      from,
      to,
      first,
      last,
      same,
      instants: this.#instants(first, from, to),
      amounts: this.#amounts(first, last, from, to),
    }
  }

  #instants(first: Point, from: number, to: number): readonly Ways<WhatIfInstant>[] {
    const { zone } = this.#asking.rules.calendar
    const moving = movingAt(this.#asking, this.#vary, first)
    // Deadlines take one course within a day where that matters, and a rule for all days where it does not.
    const isLong = to - from >= DAY && moving.some(({ claimed }) => claimed.length > 0)
    const between = isLong ? BETWEEN.map((part) => from + Math.floor((to - from) * part)) : []
    const seen = [from, to, ...between].map((x) => {
      const at = this.#asking.at(x)
      return [x, isRefused(at) ? [] : instantsOf(at)] as const
    })
    return instantsOf(first).map(({ kind, t }, i) => {
      const ways = new Map<string, Way<WhatIfInstant>>()
      const add = (way: Way<WhatIfInstant>): void => {
        if (seen.every(([x, all]) => all[i]?.t === way.at(x))) ways.set(JSON.stringify(way.told), way)
      }
      for (const { moving: rule } of moving.find((one) => one.kind === kind)?.claimed ?? [])
        add({ told: rule.told, at: rule.at, moves: true })
      add({ told: formatInstant(t, zone), at: () => t, moves: false })
      return ways
    })
  }

  #amounts(first: Point, last: Point, from: number, to: number): readonly Ways<string | MovingAmount>[] {
    const { places } = this.#arithmetic
    const [low, high] = [duesOf(first), duesOf(last)]
    return low.map(({ pay, amount }, i) => {
      const ways = new Map<string, Way<string | MovingAmount>>()
      const end = high[i]?.amount ?? null
      if (amount === null || end === null) return ways
      for (const rule of to > from ? this.#rules(pay, from, to) : [])
        if (amountAt(rule, from, places) === amount && amountAt(rule, to, places) === end)
          ways.set(JSON.stringify(rule), {
            told: rule,
            at: (x) => amountAt(rule, x, places),
            moves: true,
          })
      // An amount never falls as the fact grows: the same at both ends, it is so between them.
      if (amount === end)
        ways.set(formatMoney(amount, places), {
          told: formatMoney(amount, places),
          at: () => amount,
          moves: false,
        })
      return ways
    })
  }

  /** How what is paid can be told, by each way in which what is unknown can turn out. */
  #rules(pay: Pay, from: number, to: number): readonly MovingAmount[] {
    const termsAt = (x: number) => {
      const at = this.#asking.at(x)
      return isRefused(at) ? [] : this.#arithmetic.terms(pay, at.facts)
    }
    const [here, next, last] = [termsAt(from), termsAt(from + 1), termsAt(to)]
    const { places } = this.#arithmetic
    const cap =
      pay.capPerSubOrder === undefined || pay.per === "order"
        ? undefined
        : BigInt(parseDecimal(pay.capPerSubOrder, places) ?? 0)
    const none: readonly { readonly at: bigint; readonly next: bigint }[] = []
    let ways = [{ moving: none, standing: 0n }]
    for (const [term, possible] of here.entries()) {
      const each = possible.flatMap(({ lo }, i) => {
        const [then, end] = [next[term]?.[i]?.lo ?? lo, last[term]?.[i]?.lo ?? lo]
        const isCapped = cap !== undefined && rounded(lo) >= cap && rounded(end) >= cap
        if (isCapped) return [{ moving: none, standing: cap }]
        return then === lo
          ? [{ moving: none, standing: rounded(lo) }]
          : [{ moving: [{ at: lo, next: then }], standing: 0n }]
      })
      // Of a member that may not be meant: nothing.
      const all = pay.where === undefined ? each : [...each, { moving: none, standing: 0n }]
      ways = ways
        .flatMap((way) =>
          all.map((one) => ({
            moving: [...way.moving, ...one.moving],
            standing: way.standing + one.standing,
          })),
        )
        .slice(0, MOST_WAYS)
    }
    return ways.flatMap(
      ({ moving, standing }) => toldAmount(moving, from, standing, this.#unit, places) ?? [],
    )
  }

  /** Neighbours that are answered alike as one stretch; a boundary that goes with both belongs to what follows it. */
  merged(all: readonly Stretched[]): readonly Stretched[] {
    const made: Stretched[] = []
    for (const one of all.toReversed()) {
      const after = made.at(-1)
      const both = after === undefined ? undefined : together(one, after)
      if (both === undefined) made.push(one)
      else made.splice(-1, 1, both)
    }
    return made.toReversed()
  }

  /** As an answer tells of it. */
  told({ first, instants, amounts }: Stretched): PieceAnswer | PieceRefused {
    if (isRefused(first)) return first
    const ways = [instants.values(), amounts.values()] as const
    return toldPoint(
      first,
      this.#asking.rules.calendar.zone,
      this.#arithmetic.places,
      (t) => shortest(ways[0].next().value) ?? t,
      (amount) => {
        const told = shortest(ways[1].next().value)
        return amount === null ? null : (told ?? amount)
      },
    )
  }
}

/** Of several ways one that moves along, and of these the shortest. */
const shortest = <Told>(ways: Ways<Told> | undefined): Told | undefined =>
  [...(ways ?? [])].toSorted(
    ([a, { moves: x }], [b, { moves: y }]) => Number(y) - Number(x) || a.length - b.length,
  )[0]?.[1].told

/** The ways that hold in two neighbouring stretches; undefined where there is none. */
const waysIn = <Told>(
  a: readonly Ways<Told>[],
  b: readonly Ways<Told>[],
  singles: readonly [number | undefined, number | undefined],
): readonly Ways<Told>[] | undefined => {
  const [x, y] = singles
  const both = a.map((one, i) => {
    const other = b[i] ?? new Map<string, Way<Told>>()
    // An amount that nobody can say moves nowhere.
    if (one.size === 0 && other.size === 0) return one
    const held = new Map<string, Way<Told>>()
    const value = (of: Ways<Told>, at: number) => [...of.values()][0]?.at(at)
    for (const [key, way] of one)
      if (other.has(key) || (y !== undefined && way.at(y) === value(other, y))) held.set(key, way)
    for (const [key, way] of other) if (x !== undefined && way.at(x) === value(one, x)) held.set(key, way)
    return held
  })
  return a.length === b.length &&
    both.every(({ size }, i) => size > 0 || (a[i]?.size === 0 && b[i]?.size === 0))
    ? both
    : undefined
}

const together = (a: Stretched, b: Stretched): Stretched | undefined => {
  if (a.same !== b.same) return undefined
  const single = ({ from, to }: Stretched): number | undefined => (from === to ? from : undefined)
  const singles = [single(a), single(b)] as const
  const instants = waysIn(a.instants, b.instants, singles)
  const amounts = waysIn(a.amounts, b.amounts, singles)
  if (instants === undefined || amounts === undefined) return undefined
  return { ...a, to: b.to, last: b.last, instants, amounts }
}

/** The answer at a point, its instants and amounts told otherwise. */
export const toldPoint = (
  { settlement, applies, mayApply }: Point,
  zone: Parameters<typeof toldOutcome>[1],
  places: number,
  instant: (t: string) => WhatIfInstant = (t) => t,
  amount: (amount: string | null) => string | MovingAmount | null = (text) => text,
): PieceAnswer => {
  const { outcome, states, possible } = toldOutcome(settlement, zone, places)
  // In the order in which the ways were found: of each kind what is certain, then what it could be.
  const field = (at: string | null, candidates: readonly string[]) => ({
    at: at === null ? null : instant(at),
    candidates: candidates.map(instant),
  })
  const shipBy = field(outcome.shipBy, possible.shipBy)
  const respondBy = field(outcome.respondBy, possible.respondBy)
  const autoReceiptAt = field(outcome.autoReceiptAt, possible.autoReceiptAt)
  const declared = Object.entries(outcome.deadlines ?? {}).map(
    ([kind, at]) => [kind, field(at, possible.deadlines?.[kind] ?? [])] as const,
  )
  const each = <A>(of: (one: typeof shipBy) => A) => ({
    shipBy: of(shipBy),
    respondBy: of(respondBy),
    autoReceiptAt: of(autoReceiptAt),
    ...(declared.length === 0
      ? {}
      : { deadlines: Object.fromEntries(declared.map(([kind, one]) => [kind, of(one)])) }),
  })
  const pays = (all: typeof outcome.payments): readonly WhatIfPayment[] =>
    all.map((one) => ({ ...one, amount: amount(one.amount) }))
  const [payments, others] = [pays(outcome.payments), pays(possible.payments)]
  const late = deadlinesOf(settlement).flatMap(([field, , { late: by }]) => (by === undefined ? [] : [field]))
  return {
    outcome: { ...each(({ at }) => at), refund: outcome.refund, payments, exempt: outcome.exempt },
    states,
    possible: {
      verdicts: mayApply,
      ...each(({ candidates }) => candidates),
      refund: possible.refund,
      payments: others,
      exempt: possible.exempt,
    },
    applies: [...applies].flatMap(([provision, is]) => (is === "yes" ? [provision] : [])),
    ...(late.length === 0 ? {} : { late }),
  }
}
