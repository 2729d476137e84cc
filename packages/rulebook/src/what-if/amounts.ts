// The payments that move along with a number: where the course of one changes, and how it is told.
import { parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import type { Pay } from "../language/effect.ts"
import type { Amount } from "../language/amount.ts"
import { amountsOf } from "../language/walk.ts"
import type { MovingAmount, MovingTerm } from "../answers/what-if.ts"
import { listIn, type Facts } from "../case/facts.ts"
import { Predicates } from "../case/predicates.ts"
import { rangeOf, Reckoning, type Reckoned } from "../audit/amounts.ts"
import { quantityOf } from "../case/facts.ts"
import type { Asking, Point } from "./asking.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { QuestionError } from "../queries/question.ts"
import { courseOf, meeting, type Course } from "./tips.ts"

/** In millionths of a minor unit, by the place in the arithmetic of one payment. */
type Numbers = ReadonlyMap<string, bigint>

/** A minor unit. */
const UNIT = 1_000_000n
const HALF = UNIT / 2n

/** A payment reckoned for whom it is due: each sum before it is rounded. */
export class Arithmetic {
  readonly #predicates: Predicates
  readonly #asking: Asking
  readonly #places: number

  constructor(asking: Asking, declared: DeclaredFacts) {
    const { calendar } = asking.rules
    this.#asking = asking
    this.#places = declared.places
    this.#predicates = new Predicates(declared, calendar.zone, calendar.presumes.includes("conditions"))
  }

  get places(): number {
    return this.#places
  }

  /** Those for whom it is reckoned, each as a case of its own. */
  #payees(pay: Pay, facts: Facts): readonly Facts[] {
    if (pay.per === "order") return [facts]
    const { subOrders = "", items = "" } = this.#asking.rules.platform
    const members = facts.members(pay.per === "item" ? items : listIn(subOrders)) ?? []
    const { where } = pay
    if (where === undefined) return members
    return members.filter((member) => this.#predicates.condition(where)(member).value !== "no")
  }

  /** The sum of each before it is rounded: its possibilities. */
  terms(pay: Pay, facts: Facts): readonly Reckoned["possible"][] {
    return this.#reckoned(pay, facts).map(({ possible }) => possible)
  }

  #reckoned(pay: Pay, facts: Facts): readonly Reckoned[] {
    if ("unstated" in pay) return []
    const { subOrders = "" } = this.#asking.rules.platform
    if ("rate" in pay && pay.per === "order") {
      const [total, rate] = [rangeOf(facts.total(subOrders)), BigInt(parseDecimal(pay.rate, PPM_PLACES) ?? 0)]
      const hi = typeof total.hi === "bigint" ? total.hi * rate : total.hi
      return [{ node: "0", possible: [{ lo: total.lo * rate, hi }], parts: [] }]
    }
    const amount: Amount = "rate" in pay ? { rate: pay.rate, of: subOrders } : pay.amount
    return this.#payees(pay, facts).map((of) => new Reckoning(of, this.#predicates, new Set()).of(amount))
  }

  /** All numbers that come up, each by its place, and what they are held against. */
  numbers(pay: Pay, facts: Facts): Numbers {
    const found = new Map<string, bigint>()
    const add = (reckoned: Reckoned, at: string): void => {
      for (const [i, { lo, hi }] of reckoned.possible.entries()) {
        found.set(`${at} ${i} lo`, lo)
        if (typeof hi === "bigint") found.set(`${at} ${i} hi`, hi)
      }
      for (const [i, part] of reckoned.parts.entries()) add(part, `${at}.${i}`)
    }
    const all = this.#reckoned(pay, facts)
    for (const [i, one] of all.entries()) add(one, String(i))
    for (const [i, total] of this.totals(pay, facts).entries()) found.set(`total ${i}`, total)
    return found
  }

  /** What all of them can come to together, each with no more than its cap, before anything is rounded. */
  totals(pay: Pay, facts: Facts): readonly bigint[] {
    const [cap] = this.#caps(pay)
    const capped = (sum: bigint): bigint => (cap !== undefined && sum > cap ? cap : sum)
    let totals: readonly bigint[] = [0n]
    for (const possible of this.terms(pay, facts)) {
      const ends = possible.flatMap(({ lo, hi }) => {
        const top = typeof hi === "bigint" ? hi : cap
        return top === undefined ? [capped(lo)] : [capped(lo), capped(top)]
      })
      const each = pay.where === undefined ? ends : [0n, ...ends]
      totals = totals.flatMap((total) => each.map((one) => total + one)).slice(0, MOST_WAYS)
    }
    return totals
  }

  /** In millionths: of one, and of all of them. */
  #caps(pay: Pay): readonly [one: bigint | undefined, all: bigint | undefined] {
    const read = (cap: string | undefined): bigint | undefined =>
      cap === undefined ? undefined : BigInt(parseDecimal(cap, this.#places) ?? 0) * UNIT
    return [pay.per === "order" ? undefined : read(pay.capPerSubOrder), read(pay.capPerOrder)]
  }

  /** What the portions of tiers, and the sums of several facts, pass: the facts of a payment at their bounds. */
  tierBounds(pay: Pay, x: number, at: (x: number) => Facts): readonly number[] {
    if (!("amount" in pay)) return []
    return [...amountsOf(pay.amount)].flatMap(({ node }) => {
      if (typeof node !== "object" || !("tiers" in node)) return []
      const payees = [this.#payees(pay, at(x)), this.#payees(pay, at(x + 1))] as const
      return payees[0].flatMap((facts, i) => {
        const next = payees[1][i]
        if (next === undefined) return []
        const [a, b] = [quantityOf(facts.get(node.of)), quantityOf(next.get(node.of))]
        return (["lo", "hi"] as const).flatMap((end) =>
          Number.isFinite(a[end]) && Number.isFinite(b[end])
            ? node.tiers.flatMap(({ upTo }) =>
                upTo === undefined
                  ? []
                  : (meeting(courseOf(BigInt(a[end]), BigInt(b[end]), x), {
                      slope: 0n,
                      rest: BigInt(parseDecimal(upTo, this.#places) ?? 0),
                    }) ?? []),
              )
            : [],
        )
      })
    })
  }

  /** What sums are held against: caps, and half a unit, below which nothing is paid. */
  limits(pay: Pay): readonly bigint[] {
    const caps = this.#caps(pay).filter((cap) => cap !== undefined)
    return [HALF, ...caps.flatMap((cap) => [cap, cap - HALF])]
  }

  /** What totals of several that are rounded are held against. */
  totalLimits(pay: Pay): readonly bigint[] {
    const [, cap] = this.#caps(pay)
    return cap === undefined ? [0n] : [0n, cap]
  }
}

/** More ways in which what is unknown can turn out are not told apart. */
export const MOST_WAYS = 256

/** How deep arithmetic is followed: below this all of it keeps its course. */
const DEEPEST = 8

/** Two possibilities of an amount less than a unit apart may be rounded to one: so many values are looked at one by one. */
const MOST_CLOSE = 4096

/** The whole numbers in a stretch (both ends inclusive) at which what a payment comes to can take another course. */
export const tipsOfPayment = (
  pay: Pay,
  arithmetic: Arithmetic,
  from: number,
  to: number,
  at: (x: number) => Facts,
): readonly number[] => {
  const tips = new Set<number>()
  const limits = arithmetic.limits(pay)
  const add = (tip: number | undefined): void => {
    if (tip === undefined) return
    for (const t of [tip, tip + 1]) if (t > from && t <= to) tips.add(t)
  }
  for (const bound of arithmetic.tierBounds(pay, from, at)) add(bound)
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = tips.size
    const starts = [from, ...[...tips].toSorted((a, b) => a - b)]
    for (const [i, start] of starts.entries()) {
      const end = (starts[i + 1] ?? to + 1) - 1
      if (end <= start) continue
      const [here, next] = [arithmetic.numbers(pay, at(start)), arithmetic.numbers(pay, at(start + 1))]
      const courses = [...here].flatMap(([place, value]) => {
        const then = next.get(place)
        return then === undefined ? [] : [courseOf(value, then, start)]
      })
      const within = (tip: number | undefined): void => {
        if (tip !== undefined && tip >= start - 1 && tip <= end) add(tip)
      }
      for (const [j, course] of courses.entries()) {
        for (const limit of limits) within(meeting(course, { slope: 0n, rest: limit }))
        for (const other of courses.slice(j + 1)) within(meeting(course, other))
      }
      for (const close of closeIn(pay, arithmetic, start, end, at)) add(close)
    }
    if (tips.size === before) break
  }
  return [...tips]
}

/** Where two ways in which a payment can turn out are so close that rounding may make them one. */
const closeIn = (
  pay: Pay,
  arithmetic: Arithmetic,
  start: number,
  end: number,
  at: (x: number) => Facts,
): readonly number[] => {
  const [here, next] = [arithmetic.totals(pay, at(start)), arithmetic.totals(pay, at(start + 1))]
  const many = arithmetic.terms(pay, at(start)).length
  const told = new Map<string, Course>()
  for (const [i, total] of here.entries()) {
    const course = courseOf(total, next[i] ?? total, start)
    told.set(`${course.slope} ${course.rest}`, course)
  }
  const courses = [...told.values()]
  // Of one alone the limits say exactly where it passes them.
  if (many > 1 && courses.some(({ slope }) => slope !== 0n))
    courses.push(...arithmetic.totalLimits(pay).map((rest) => ({ slope: 0n, rest })))
  const margin = UNIT * BigInt(many)
  const close = courses.flatMap((a, i) =>
    courses.slice(i + 1).flatMap((b): readonly (readonly [number, number])[] => {
      if (a.slope === b.slope) {
        const apart = a.rest > b.rest ? a.rest - b.rest : b.rest - a.rest
        return a.slope !== 0n && apart < margin ? [[start, end]] : []
      }
      const ends = [-margin, margin].map((by) => meeting(a, { slope: b.slope, rest: b.rest + by }) ?? start)
      return [[Math.max(start, Math.min(...ends)), Math.min(end, Math.max(...ends) + 1)]]
    }),
  )
  const found = new Set<number>()
  for (const [lo, hi] of close) {
    if (hi - lo > MOST_CLOSE)
      throw new QuestionError(
        "from",
        "a stretch in which amounts that may be due are rounded alike, or not, at every step",
        `from and to with at most ${MOST_CLOSE} values between`,
      )
    for (let x = lo; x <= hi; x++) found.add(x)
  }
  return [...found]
}

/** A decimal number of so many places, with at least two of them where it is a share. */
const decimal = (n: bigint, places: number, least: number): string => {
  const digits = String(n < 0n ? -n : n).padStart(places + 1, "0")
  const [whole, fraction] = [digits.slice(0, -places), digits.slice(-places)]
  const told = fraction.replace(/0+$/, "").padEnd(least, "0")
  return `${n < 0n ? "-" : ""}${whole}${told === "" ? "" : `.${told}`}`
}

/** How sums that keep their course over a stretch are told: each by itself, those that stand as one. */
export const toldAmount = (
  terms: readonly { readonly at: bigint; readonly next: bigint }[],
  x: number,
  standing: bigint,
  unit: "rate" | "each",
  places: number,
): MovingAmount | undefined => {
  const moving = terms.filter(({ at, next }) => at !== next).map(({ at, next }) => courseOf(at, next, x))
  const [only, ...others] = moving
  if (only === undefined) return undefined
  const term = (slope: bigint, rest: bigint): MovingTerm => ({
    ...(unit === "rate"
      ? { rate: decimal(slope, PPM_PLACES, 2) }
      : { each: decimal(slope, PPM_PLACES + places, places) }),
    ...(rest === 0n ? {} : { plus: decimal(rest, PPM_PLACES + places, places) }),
  })
  if (others.length === 0) return term(only.slope, only.rest + standing * UNIT)
  return {
    sum: [
      ...moving.map(({ slope, rest }) => term(slope, rest)),
      ...(standing === 0n ? [] : [decimal(standing * UNIT, PPM_PLACES + places, places)]),
    ],
  }
}

/** Every payment that the verdicts of a point ask for, each once. */
export const paysAt = ({ weighed }: Point): readonly Pay[] => [
  ...new Set(
    weighed.flatMap(({ applies, resolved }) =>
      applies === "no" ? [] : resolved.flatMap(({ of }) => ("pay" in of ? [of] : [])),
    ),
  ),
]
