// What a payment comes to: reckoned for the order or each of its parts, rounded, capped, and what it waits for.
import { parseDecimal, rounded } from "../values/decimal.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Text } from "../values/text.ts"
import type { Amount } from "../language/amount.ts"
import type { Pay } from "../language/effect.ts"
import type { FactPath, ListPath, Platform } from "../language/platform.ts"
import type { ResolvedEffect, ResolvedPayment } from "../answers/answers.ts"
import { listIn, type Facts } from "../case/facts.ts"
import { addMissing } from "../case/missing.ts"
import type { Predicates, Trace } from "../case/predicates.ts"
import {
  adding,
  ANYTHING,
  distinct,
  isPoint,
  leastOf,
  NOTHING,
  Reckoning,
  rangeOf,
  shareOf,
  together,
  type Range,
  type Reckoned,
} from "./amounts.ts"

/** Of all effects that come to an amount only a ceiling is no payment. */
export const isPayment = (effect: ResolvedEffect): effect is ResolvedPayment =>
  "amount" in effect && effect.kind !== "cap"

/** The order, or one of its parts, and what was reckoned for it. */
export interface Payee {
  readonly facts: Facts
  readonly reckoned: Reckoned
  /** Is it among those meant? */
  readonly meant: Kleene
  /** Of a part: its id, or its place counted from 1. */
  readonly name?: string | undefined
}

/** What a payment comes to: one of these ranges. */
export interface Paid {
  readonly ranges: readonly Range[]
  readonly missing: readonly FactPath[]
  /** The source leaves it unstated, whatever the case says. */
  readonly unstated?: Text | undefined
  /** The members of a list for which it is paid, where the rule picks them. */
  readonly items?: readonly string[]
  /** The arithmetic of each, where the rule states more than a share or a sum. */
  readonly payees: readonly Payee[]
}

/** Minor units, where it is certain how many. */
export const certainAmount = ({ ranges: [first, ...others] }: Pick<Paid, "ranges">): bigint | undefined =>
  first !== undefined && others.length === 0 && isPoint(first) ? first.lo : undefined

/** The amounts that it could be, in minor units, where there are several and each is known. */
export const possibleAmounts = ({ ranges }: Pick<Paid, "ranges">): readonly bigint[] =>
  ranges.length > 1 && ranges.every(isPoint) ? ranges.map(({ lo }) => lo) : []

/** What it comes to before the order's cap, in millionths where it is not yet rounded. */
interface Sums {
  readonly ranges: readonly Range[]
  readonly payees: readonly Payee[]
  readonly names?: readonly string[] | undefined
}

/** By what the members of a list are named: their id, or their place counted from 1. */
export const namesOf = (list: ListPath, members: readonly Facts[]): readonly string[] =>
  members.map((member, i) => {
    const id = member.get(`${list}.id`)
    return "value" in id && id.value.kind === "word" ? id.value.word : String(i + 1)
  })

/** The names of the members for which it holds; undefined where that is not certain of each. */
export const namesWhere = (
  list: ListPath,
  members: readonly Facts[],
  traces: readonly Trace[],
): readonly string[] | undefined =>
  traces.some(({ value }) => value === "unknown")
    ? undefined
    : namesOf(list, members).filter((_, i) => traces[i]?.value === "yes")

/** No more than a cap. */
const capped = (ranges: readonly Range[], cap: string | undefined, places: number): readonly Range[] => {
  if (cap === undefined) return ranges
  const most = BigInt(parseDecimal(cap, places) ?? 0)
  return distinct(ranges.map((range) => leastOf(range, { lo: most, hi: most })))
}

/** In whole minor units, and no more than a cap. */
const settled = (ranges: readonly Range[], cap: string | undefined, places: number): readonly Range[] =>
  capped(
    distinct(
      ranges.map(({ lo, hi }) => ({ lo: rounded(lo), hi: typeof hi === "bigint" ? rounded(hi) : hi })),
    ),
    cap,
    places,
  )

type Reckonable = Exclude<Pay, { readonly unstated: unknown }>

/** A list as facts are missing: by its name. */
const nameOf = (list: ListPath): FactPath => list.slice(0, -2)

/** Reckons the payments of rules for one case. */
export class Payments {
  readonly #facts: Facts
  readonly #predicates: Predicates
  readonly #subOrders: FactPath
  readonly #items: ListPath

  constructor(facts: Facts, predicates: Predicates, order: Pick<Platform, "subOrders" | "items">) {
    this.#facts = facts
    this.#predicates = predicates
    this.#subOrders = order.subOrders ?? ""
    this.#items = order.items ?? ""
  }

  of(pay: Pay): Paid {
    if ("unstated" in pay) return { ranges: [ANYTHING], missing: [], unstated: pay.unstated, payees: [] }
    const missing = new Set<FactPath>()
    const { ranges, payees, names = [] } = this.#sums(pay, missing)
    const sums = {
      ranges,
      payees: "amount" in pay && typeof pay.amount === "object" ? payees : [],
      ...(names.length === 0 ? {} : { items: names }),
    }
    if (certainAmount(sums) !== undefined) return { ...sums, missing: [] }
    const unstated = payees.find((of) => of.meant === "yes" && of.reckoned.unstated !== undefined)
    return { ...sums, missing: [...missing], unstated: unstated?.reckoned.unstated }
  }

  #sums(pay: Reckonable, missing: Set<FactPath>): Sums {
    if (pay.per !== "order") {
      const { ranges, ...rest } = this.#each(pay, missing)
      return { ...rest, ranges: capped(ranges, pay.capPerOrder, this.#facts.places) }
    }
    if ("rate" in pay) {
      missing.add(nameOf(listIn(this.#subOrders)))
      const total = rangeOf(this.#facts.total(this.#subOrders))
      return { ranges: settled([shareOf(total, pay.rate)], pay.capPerOrder, this.#facts.places), payees: [] }
    }
    const reckoned = new Reckoning(this.#facts, this.#predicates, missing).of(pay.amount)
    return {
      ranges: settled(reckoned.possible, pay.capPerOrder, this.#facts.places),
      payees: [{ facts: this.#facts, reckoned, meant: "yes" }],
    }
  }

  /** Each part's is rounded, then capped, then all are summed. One that may not be meant counts without and with it. */
  #each(pay: Reckonable, missing: Set<FactPath>): Sums {
    const list = pay.per === "item" ? this.#items : listIn(this.#subOrders)
    const members = this.#facts.members(list)
    if (members === undefined || "rate" in pay) missing.add(nameOf(list))
    if (members === undefined) return { ranges: [ANYTHING], payees: [] }
    const amount: Amount = "rate" in pay ? { rate: pay.rate, of: this.#subOrders } : pay.amount
    const where = pay.where === undefined ? undefined : this.#predicates.condition(pay.where)
    const traces = where === undefined ? [] : members.map((member) => where(member))
    const names = namesOf(list, members)
    const payees: Payee[] = []
    const parts = members.map((facts, i) => {
      const trace = traces[i]
      if (trace?.value === "no") return [NOTHING]
      if (trace !== undefined) addMissing(missing, trace, facts)
      // Whoever states a share alone waits for the list.
      const waiting = "rate" in pay ? new Set<FactPath>() : missing
      const reckoned = new Reckoning(facts, this.#predicates, waiting).of(amount)
      payees.push({ facts, reckoned, meant: trace?.value ?? "yes", name: names[i] })
      const ranges = settled(reckoned.possible, pay.capPerSubOrder, this.#facts.places)
      return trace?.value === "unknown" ? distinct([NOTHING, ...ranges]) : ranges
    })
    return {
      ranges: together(parts, adding),
      payees,
      names: where === undefined ? undefined : namesWhere(list, members, traces),
    }
  }
}
