// How much an amount of a rule comes to for a case: exact, in millionths of the minor unit, and rounded by who pays it.
import { parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import type { Interval } from "../values/interval.ts"
import type { Text } from "../values/text.ts"
import type { Amount } from "../language/amount.ts"
import type { FactPath } from "../language/platform.ts"
import { factsReckoned, matchAmount } from "../language/walk.ts"
import { quantityOf, type Facts } from "../case/facts.ts"
import { addMissing } from "../case/missing.ts"
import type { Predicates } from "../case/predicates.ts"

/** Money from `lo` to `hi`, both inclusive; Infinity where nothing bounds it. */
export interface Range {
  readonly lo: bigint
  readonly hi: bigint | number
}

export const NOTHING: Range = { lo: 0n, hi: 0n }
export const ANYTHING: Range = { lo: 0n, hi: Infinity }

/** What came out for one node of an amount, and of what: explanations are read off it. */
export interface Reckoned {
  readonly node: Amount
  /** One of these it is. */
  readonly possible: readonly Range[]
  /** Of `cases` those branches that may hold. */
  readonly parts: readonly Reckoned[]
  /** The source leaves it unstated, whatever the case says. */
  readonly unstated?: Text
}

/** More possibilities are not told one by one: then only between which they lie. */
const MOST = 16

export const isPoint = ({ lo, hi }: Range): boolean => lo === hi

const least = (a: bigint | number, b: bigint | number): bigint | number => (a < b ? a : b)
const greatest = (a: bigint | number, b: bigint | number): bigint | number => (a > b ? a : b)

/** Each possibility once, in order; of too many what they lie between. */
export const distinct = (ranges: readonly Range[]): readonly Range[] => {
  const each = [...new Map(ranges.map((r) => [`${r.lo} ${r.hi}`, r])).values()].toSorted((a, b) =>
    a.lo < b.lo || (a.lo === b.lo && a.hi < b.hi) ? -1 : 1,
  )
  const [first] = each
  return first === undefined || each.length <= MOST
    ? each
    : [{ lo: first.lo, hi: each.map(({ hi }) => hi).reduce(greatest) }]
}

type Combining = (a: Range, b: Range) => Range

export const adding: Combining = (a, b) => ({
  lo: a.lo + b.lo,
  hi: typeof a.hi === "bigint" && typeof b.hi === "bigint" ? a.hi + b.hi : Infinity,
})

const bounded =
  (choose: typeof least): Combining =>
  (a, b) => ({ lo: BigInt(choose(a.lo, b.lo)), hi: choose(a.hi, b.hi) })

export const leastOf = bounded(least)
const greatestOf = bounded(greatest)

/** What several amounts, each one of its possibilities, can come to together. */
export const together = (of: readonly (readonly Range[])[], combine: Combining): readonly Range[] => {
  const [first = [NOTHING], ...others] = of
  return others.reduce((all, one) => distinct(all.flatMap((a) => one.map((b) => combine(a, b)))), first)
}

/** Recorded text that was checked when it was recorded; at most six decimals, so that no unit is too coarse. */
const millionths = (text: string): bigint => BigInt(parseDecimal(text, PPM_PLACES) ?? 0)

/** A sum in millionths of the minor unit. */
const moneyOf = (text: string, places: number): bigint => millionths(text) * 10n ** BigInt(places)

const scaled = (of: Range, by: bigint): Range => ({
  lo: of.lo * by,
  hi: by === 0n ? 0n : typeof of.hi === "bigint" ? of.hi * by : Infinity,
})

/** A share of money, which is in minor units. */
export const shareOf = (money: Range, rate: string): Range => scaled(money, millionths(rate))

/** In minor units, or a count; of what is absent anything. */
export const rangeOf = (of: Interval | undefined): Range =>
  of === undefined ? ANYTHING : { lo: BigInt(of.lo), hi: Number.isFinite(of.hi) ? BigInt(of.hi) : Infinity }

/** What lies of a sum between two bounds. */
const portion = ({ lo, hi }: Range, from: bigint, to: bigint | number): Range => {
  const within = (n: bigint | number): bigint | number => {
    const top = least(n, to)
    return typeof top === "bigint" ? (top > from ? top - from : 0n) : top
  }
  return { lo: BigInt(within(lo)), hi: within(hi) }
}

/** The bound of a tier in minor units. */
const boundOfTier = (upTo: string | undefined, places: number): bigint | number =>
  upTo === undefined ? Infinity : BigInt(parseDecimal(upTo, places) ?? 0)

const marginal = (
  of: Range,
  { tiers }: Extract<Amount, { readonly tiers: unknown }>,
  places: number,
): Range => {
  let [total, from] = [NOTHING, 0n]
  for (const { upTo, rate } of tiers) {
    const to = boundOfTier(upTo, places)
    total = adding(total, shareOf(portion(of, from, to), rate))
    if (typeof to === "bigint") from = to
  }
  return total
}

/** Reckons amounts for one case, or as one member of a list sees it, and collects the absent facts that they wait for. */
export class Reckoning {
  readonly #facts: Facts
  readonly #predicates: Predicates
  readonly #missing: Set<FactPath>

  constructor(facts: Facts, predicates: Predicates, missing: Set<FactPath>) {
    this.#facts = facts
    this.#predicates = predicates
    this.#missing = missing
  }

  of(node: Amount): Reckoned {
    const { places } = this.#facts
    const point = (at: bigint): Reckoned => ({ node, possible: [{ lo: at, hi: at }], parts: [] })
    return matchAmount<Reckoned>(node, {
      fixed: (text) => point(moneyOf(text, places)),
      rate: ({ rate }) => this.#read(node, (money) => shareOf(money, rate)),
      each: ({ each }) => this.#read(node, (count) => scaled(count, moneyOf(each, places))),
      tiers: (tiers) => this.#read(node, (money) => marginal(money, tiers, places)),
      sum: ({ sum }) => this.#combined(node, sum, adding),
      least: ({ least: amounts }) => this.#combined(node, amounts, leastOf),
      greatest: ({ greatest: amounts }) => this.#combined(node, amounts, greatestOf),
      cases: (choice) => this.#chosen(choice),
      oneOf: ({ oneOf }) => this.#either(node, oneOf),
      unstated: ({ unstated }) => ({ node, possible: [ANYTHING], parts: [], unstated }),
    })
  }

  /** By the sum of the facts that it reads. */
  #read(node: Amount, by: (of: Range) => Range): Reckoned {
    let of = NOTHING
    for (const path of factsReckoned(node)) {
      const read = rangeOf(quantityOf(this.#facts.get(path)))
      of = adding(of, read)
      if (!isPoint(read)) for (const absent of this.#facts.missing(path)) this.#missing.add(absent)
    }
    return { node, possible: [by(of)], parts: [] }
  }

  #combined(node: Amount, amounts: readonly Amount[], combine: Combining): Reckoned {
    const parts = amounts.map((amount) => this.of(amount))
    return reckoned(
      node,
      parts,
      together(
        parts.map((part) => part.possible),
        combine,
      ),
    )
  }

  #either(node: Amount, amounts: readonly Amount[]): Reckoned {
    const parts = amounts.map((amount) => this.of(amount))
    return { node, parts, possible: distinct(parts.flatMap((part) => part.possible)) }
  }

  /** The first branch that holds; one that only may and what follows it are possible. */
  #chosen(node: Extract<Amount, { readonly cases: unknown }>): Reckoned {
    const branches: Amount[] = []
    let isOpen = true
    for (const { when, then } of node.cases) {
      if (!isOpen) break
      const trace = this.#predicates.condition(when)(this.#facts)
      if (trace.value !== "no") branches.push(then)
      addMissing(this.#missing, trace, this.#facts)
      isOpen = trace.value !== "yes"
    }
    if (isOpen) branches.push(node.else ?? "0")
    const [only] = branches
    if (only === undefined || branches.length > 1) return this.#either(node, branches)
    const part = this.of(only)
    return reckoned(node, [part], part.possible)
  }
}

const reckoned = (node: Amount, parts: readonly Reckoned[], possible: readonly Range[]): Reckoned => {
  const unstated = parts.find((part) => part.unstated !== undefined)?.unstated
  return { node, parts, possible, ...(unstated === undefined ? {} : { unstated }) }
}
