// How much payments come to, as columns: from what to what, `hi` NULL where nothing bounds it.
import { parseDecimal, PPM, PPM_PLACES } from "../values/decimal.ts"
import type { Amount } from "../language/amount.ts"
import type { Pay } from "../language/effect.ts"
import type { Platform } from "../language/platform.ts"
import { factsReckoned, matchAmount } from "../language/walk.ts"
import { listIn } from "../case/facts.ts"
import type { Conditions } from "./conditions.ts"
import type { Dialect } from "./dialect.ts"
import {
  and,
  choose,
  greatest,
  isConstant,
  isNotNull,
  isNull,
  isTrue,
  least,
  mayBe,
  not,
  or,
  plus,
  TRUE,
} from "./expression.ts"
import { quantityIn, type Facts, type Quantity, type Scope } from "./facts.ts"
import { NotWritable } from "./not-writable.ts"
import type { Steps } from "./steps.ts"

const NOTHING: Quantity = { lo: "0", hi: "0" }
const ENDLESS = "NULL"
const ANYTHING: Quantity = { lo: "0", hi: ENDLESS }

const isEndless = (hi: string): string => (hi === ENDLESS ? TRUE : isNull(hi))

const least_ = (parts: readonly string[]): string => {
  const told = parts.filter((part) => part !== ENDLESS)
  return told.length === 0 ? ENDLESS : least(...told)
}

/** NULL where one of them is. */
const greatestOfAll = (parts: readonly string[]): string => {
  if (parts.includes(ENDLESS)) return ENDLESS
  return choose([[or(...parts.map(isEndless)), ENDLESS]], greatest(...parts))
}

export class Amounts {
  readonly #dialect: Dialect
  readonly #facts: Facts
  readonly #conditions: Conditions
  readonly #steps: Steps
  readonly #platform: Pick<Platform, "subOrders" | "items">

  constructor(
    {
      dialect,
      facts,
      conditions,
      steps,
    }: {
      readonly dialect: Dialect
      readonly facts: Facts
      readonly conditions: Conditions
      readonly steps: Steps
    },
    platform: Pick<Platform, "subOrders" | "items">,
  ) {
    this.#dialect = dialect
    this.#facts = facts
    this.#conditions = conditions
    this.#steps = steps
    this.#platform = platform
  }

  /** In minor units where it is certain how many, else NULL. */
  paid(pay: Pay, name: string): string {
    const { lo, hi } = this.#capped(this.#reckoned(pay, name), pay.capPerOrder)
    if (hi === ENDLESS) return "CAST(NULL AS BIGINT)"
    if (lo === hi) return this.#add(name, lo)
    const [from, to] = [this.#add(`${name}_lo`, lo), this.#add(`${name}_hi`, hi)]
    return this.#add(name, choose([[`${from} = ${to}`, from]]))
  }

  #add(name: string, expression: string): string {
    return this.#steps.add("payments", name, expression)
  }

  #reckoned(pay: Pay, name: string): Quantity {
    if ("unstated" in pay) return ANYTHING
    const subOrders = this.#platform.subOrders ?? ""
    if (pay.per === "order") {
      if ("amount" in pay) return this.#whole(pay.amount, this.#facts)
      const { lo, hi } = this.#facts.total(subOrders)
      return this.#shareOf({ lo: `COALESCE(${lo}, 0)`, hi }, pay.rate)
    }
    const list = pay.per === "item" ? (this.#platform.items ?? "") : listIn(subOrders)
    const column = this.#facts.given(list)
    if (column === undefined) return ANYTHING
    const member = this.#facts.members(list)
    const amount: Amount = "rate" in pay ? { rate: pay.rate, of: subOrders } : pay.amount
    const each = this.#capped(this.#whole(amount, member), pay.capPerSubOrder)
    const meant = pay.where === undefined ? TRUE : this.#conditions.condition(pay.where, member)
    // One that may not be meant counts without and with it.
    const [lo, hi] = [choose([[meant, each.lo]], "0"), choose([[not(meant), "0"]], each.hi)]
    const sum = (of: string): string => `CAST(${this.#facts.over(list, "sum", of, 0)} AS BIGINT)`
    const told = (of: string): string => choose([[isNotNull(column), of]])
    if (lo === hi) {
      // Exact where the list is given.
      const exact = this.#add(`${name}_each`, told(sum(hi)))
      return { lo: `COALESCE(${exact}, 0)`, hi: exact }
    }
    return {
      lo: `COALESCE(${this.#add(`${name}_least`, told(sum(lo)))}, 0)`,
      hi: this.#add(`${name}_most`, told(sum(hi))),
    }
  }

  #capped({ lo, hi }: Quantity, cap: string | undefined): Quantity {
    if (cap === undefined) return { lo, hi }
    const most = String(parseDecimal(cap, this.#facts.places) ?? 0)
    return { lo: least(lo, most), hi: hi === ENDLESS ? most : least(hi, most) }
  }

  /** In whole minor units. */
  #whole(amount: Amount, scope: Scope): Quantity {
    if (typeof amount === "object" && "rate" in amount)
      return this.#shareOf(this.#read(amount, scope), amount.rate)
    return this.#rounded(this.#of(amount, scope))
  }

  /** Of millions of units and of the rest apart, so that no number grows wide; exact, and rounded once. */
  #shareOf({ lo, hi }: Quantity, rate: string): Quantity {
    const by = millionths(rate)
    const whole = (of: string): string => {
      if (of === ENDLESS || by === 0n) return by === 0n ? "0" : ENDLESS
      const rest = this.#dialect.div(`(${of} % ${PPM} * ${by} + ${PPM / 2})`, PPM)
      return `(${this.#dialect.div(of, PPM)} * ${by} + ${rest})`
    }
    return { lo: whole(lo), hi: whole(hi) }
  }

  /** Of millionths whole minor units, halves upwards; nothing is less than zero. */
  #rounded({ lo, hi }: Quantity): Quantity {
    const whole = (of: string): string => {
      if (of === ENDLESS) return ENDLESS
      if (isConstant(of)) return String((BigInt(of) * 2n + BigInt(PPM)) / (2n * BigInt(PPM)))
      return `CAST(${this.#dialect.wideDiv(`(${this.#wide(of)} * 2 + ${PPM})`, this.#wide(String(2 * PPM)))} AS BIGINT)`
    }
    return { lo: whole(lo), hi: whole(hi) }
  }

  #wide(of: string): string {
    return `CAST(${of} AS ${this.#dialect.wide})`
  }

  #share({ lo, hi }: Quantity, rate: string): Quantity {
    return this.#scaled({ lo, hi }, millionths(rate))
  }

  #scaled({ lo, hi }: Quantity, by: bigint): Quantity {
    if (by === 0n) return NOTHING
    const times = (of: string): string =>
      of === ENDLESS ? ENDLESS : of === "0" ? "0" : `(${this.#wide(of)} * ${by})`
    return { lo: times(lo), hi: times(hi) }
  }

  /** In millionths of the minor unit. */
  #of(node: Amount, scope: Scope): Quantity {
    const unit = 10n ** BigInt(this.#facts.places)
    return matchAmount<Quantity>(node, {
      fixed: (text) => {
        const at = String(millionths(text) * unit)
        return { lo: at, hi: at }
      },
      rate: ({ rate }) => this.#share(this.#read(node, scope), rate),
      each: ({ each }) => this.#scaled(this.#read(node, scope), millionths(each) * unit),
      tiers: ({ tiers }) => {
        const of = this.#read(node, scope)
        let from = 0
        const portions = tiers.map(({ upTo, rate }) => {
          const to = upTo === undefined ? undefined : (parseDecimal(upTo, this.#facts.places) ?? 0)
          const below = from
          const above = (n: string): string =>
            greatest(plus(to === undefined ? n : least(n, String(to)), -below), "0")
          const hi = to === undefined ? choose([[isNotNull(of.hi), above(of.hi)]]) : above(of.hi)
          from = to ?? from
          return this.#share({ lo: above(of.lo), hi }, rate)
        })
        return adding(portions)
      },
      sum: ({ sum }) => adding(sum.map((one) => this.#of(one, scope))),
      least: ({ least: all }) => {
        const parts = all.map((one) => this.#of(one, scope))
        return { lo: least_(parts.map(({ lo }) => lo)), hi: least_(parts.map(({ hi }) => hi)) }
      },
      greatest: ({ greatest: all }) => {
        const parts = all.map((one) => this.#of(one, scope))
        return { lo: greatest(...parts.map(({ lo }) => lo)), hi: greatestOfAll(parts.map(({ hi }) => hi)) }
      },
      oneOf: ({ oneOf }) => {
        const parts = oneOf.map((one) => this.#of(one, scope))
        return { lo: least_(parts.map(({ lo }) => lo)), hi: greatestOfAll(parts.map(({ hi }) => hi)) }
      },
      cases: (choice) => this.#chosen(choice, scope),
      unstated: () => ANYTHING,
    })
  }

  /** The first branch that holds; one that only may and what follows it are possible. */
  #chosen(node: Extract<Amount, { readonly cases: unknown }>, scope: Scope): Quantity {
    const before: string[] = []
    const branches: { readonly reached: string; readonly of: Quantity }[] = []
    for (const { when, then } of node.cases) {
      const asked = this.#conditions.condition(when, scope)
      const holds = scope.isMember ? asked : this.#add("case_holds", asked)
      branches.push({ reached: and(...before, mayBe(holds)), of: this.#of(then, scope) })
      before.push(not(isTrue(holds)))
    }
    branches.push({ reached: and(...before), of: this.#of(node.else ?? "0", scope) })
    const reached = (end: "lo" | "hi"): readonly string[] =>
      branches.map(({ reached: is, of }) => choose([[is, of[end]]], "NULL"))
    const endless = branches.map(({ reached: is, of }) => and(is, isEndless(of.hi)))
    return {
      lo: least(...reached("lo")),
      hi: choose([[or(...endless), ENDLESS]], greatest(...reached("hi"))),
    }
  }

  /** The sum of the facts that it reads. */
  #read(node: Amount, scope: Scope): Quantity {
    const all = factsReckoned(node).map((path) => quantityIn(scope, path))
    if (factsReckoned(node).some((path) => !this.#facts.isNumber(path)))
      throw new NotWritable("an amount of what is no number")
    return adding(all)
  }
}

const sumOf = (all: readonly string[]): string => {
  if (all.includes(ENDLESS)) return ENDLESS
  const told = all.filter((one) => one !== "0")
  const [only = "0"] = told
  return told.length < 2 ? only : `(${told.join(" + ")})`
}

const adding = (parts: readonly Quantity[]): Quantity => ({
  lo: sumOf(parts.map(({ lo }) => lo)),
  hi: sumOf(parts.map(({ hi }) => hi)),
})

/** Recorded text that was checked when it was recorded. */
const millionths = (text: string): bigint => BigInt(parseDecimal(text, PPM_PLACES) ?? 0)
