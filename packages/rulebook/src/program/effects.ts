// Effects made ready: what most of them come to is told without working through all that could be.
import { parseDecimal, PPM_PLACES } from "../values/decimal.ts"
import type { CountedDeadline, Deadline, Effect, Pay } from "../language/effect.ts"
import { placesOf, type FactPath, type ListPath, type Platform } from "../language/platform.ts"
import type { Done, Due } from "../audit/effects.ts"
import type { Counting } from "../audit/falling.ts"
import { listIn } from "../case/facts.ts"
import type { Layout, Slot } from "./layout.ts"
import { ABSENT, BOUNDED, GIVEN, NONE, PRESUMED_NONE, type Row } from "./row.ts"

/** What came of an effect that nothing moves; undefined where all of it must be worked through. */
export type Prepared = (row: Row) => Done | undefined

const NOBODY: readonly never[] = []

/** Up to here products of integers, doubled, are exact and so are their quotients by a million. */
const EXACT = 2 ** 50
const PPM = 1_000_000

/** Prepares the effects of one platform, for rows of its layout. */
export class PreparedEffects {
  readonly #layout: Layout
  readonly #platform: Platform
  readonly #counting: Counting

  constructor(layout: Layout, platform: Platform, counting: Counting) {
    this.#layout = layout
    this.#platform = platform
    this.#counting = counting
  }

  /** `work`: works it through. */
  of(effect: Effect, work: (row: Row) => Done): Prepared {
    if ("deadline" in effect) return this.#deadline(effect)
    return "pay" in effect && !isFixed(effect) ? this.#pay(effect) : once(work)
  }

  #pay(of: Pay): Prepared {
    const { subOrders } = this.#platform
    if ("amount" in of && typeof of.amount === "string" && of.per === "sub-order" && of.where === undefined)
      return this.#fixedEach(of, of.amount)
    if (!("rate" in of) || of.per === "item" || of.where !== undefined || subOrders === undefined)
      return NEVER
    const summed = this.#layout.byPath.get(subOrders)
    if (summed?.kind !== "number" || summed.fact?.derived !== undefined) return NEVER
    return this.#share(of, of.rate, subOrders)
  }

  /** The same for each part. */
  #fixedEach(of: Pay, amount: string): Prepared {
    const list = listIn(this.#platform.subOrders ?? "")
    const { capPerSubOrder, capPerOrder } = of
    const units = parseDecimal(amount, placesOf(this.#platform))
    // Finer than the minor unit it is rounded.
    if (units === undefined) return NEVER
    const one = Math.min(units, this.#most(capPerSubOrder))
    const most = this.#most(capPerOrder)
    return (row) => {
      const parts = row.length(list)
      return parts === undefined ? undefined : paying(of, Math.min(one * parts, most))
    }
  }

  #most(cap: string | undefined): number {
    return cap === undefined ? Infinity : (parseDecimal(cap, placesOf(this.#platform)) ?? 0)
  }

  /** A share of each part, or of all together: rounded, then capped, then summed and capped. */
  #share(of: Pay, rate: string, subOrders: FactPath): Prepared {
    const [ofOne, ofAll] = [this.#most(of.capPerSubOrder), this.#most(of.capPerOrder)]
    const ppm = parseDecimal(rate, PPM_PLACES) ?? 0
    const list: ListPath = listIn(subOrders)
    const share = (units: number): number => Math.floor((2 * units * ppm + PPM) / (2 * PPM))
    return (row) => {
      const amounts = row.numbersOf(list, subOrders)
      if (amounts === undefined) return undefined
      let [sum, units] = [0, 0]
      for (const amount of amounts) {
        if (!(amount * ppm < EXACT)) return undefined
        units += amount
        sum += Math.min(share(amount), ofOne)
      }
      if (!(units * ppm < EXACT)) return undefined
      return paying(of, Math.min(of.per === "order" ? share(units) : sum, ofAll))
    }
  }

  #deadline(of: Deadline): Prepared {
    if (!("countedFrom" in of) || typeof of.countedFrom !== "string") return NEVER
    const { deadline: kind, countedFrom } = of
    const start = this.#layout.byPath.get(countedFrom)
    const agreed = this.#platform.agreements[kind]
    const agreement = agreed === undefined ? undefined : this.#layout.byPath.get(agreed)
    if (start?.kind !== "number" || start.fact?.derived !== undefined) return NEVER
    if (agreed !== undefined && agreement === undefined) return NEVER
    return this.#counted(of, of, start, agreement)
  }

  /** From one instant that is given, or not, or was not. */
  #counted(
    of: Deadline,
    rule: Extract<CountedDeadline, { readonly countedFrom: unknown }>,
    start: Slot,
    agreement: Slot | undefined,
  ): Prepared {
    const isUnstated = "unstated" in rule
    const due = (falls: Pick<Due, "instants" | "open" | "unstated"> & Partial<Due>): Due => ({
      missing: NOBODY,
      byClock: NOBODY,
      beyond: NOBODY,
      moves: NOBODY,
      pauses: NOBODY,
      extensions: NOBODY,
      ...falls,
      kind: of.deadline,
    })
    const done = (own: Due, missing: readonly FactPath[]): Done => ({ of, missing, own, deadline: own })
    const none: Done = { of, missing: NOBODY }
    const absent = due({ instants: NOBODY, open: true, unstated: isUnstated, missing: [start.path] })
    const [open, openBoth] = [
      done(absent, [start.path]),
      done(absent, [start.path, ...(agreement === undefined ? [] : [agreement.path])]),
    ]
    const [at, agreedAt] = [start.at, agreement?.at]
    return ({ state, lo, hi }) => {
      const how = state[at]
      if (how === NONE || how === PRESUMED_NONE) return none
      const agreed = agreedAt === undefined ? GIVEN : state[agreedAt]
      const isAgreementKnown = agreed === GIVEN || agreed === NONE || agreed === PRESUMED_NONE
      const t = lo[at]!
      if (t !== hi[at])
        return how === ABSENT || how === BOUNDED ? (isAgreementKnown ? open : openBoth) : undefined
      const { instants, ...falls } = this.#counting.falls(rule, t)
      const own = due({ ...falls, instants: ascending(instants), unstated: isUnstated || falls.unstated })
      const missing =
        isAgreementKnown || agreement === undefined ? own.missing : [...own.missing, agreement.path]
      return done(own, missing)
    }
  }
}

/** Does it come to the same whatever the case? */
const isFixed = (pay: Pay): boolean =>
  "unstated" in pay || (pay.per === "order" && "amount" in pay && typeof pay.amount === "string")

const paying = (of: Pay, units: number): Done => {
  const paid = BigInt(units)
  return { of, missing: NOBODY, paid: { ranges: [{ lo: paid, hi: paid }], missing: NOBODY, payees: NOBODY } }
}

const once = (work: (row: Row) => Done): Prepared => {
  let done: Done | undefined
  return (row) => (done ??= work(row))
}

const ascending = (instants: readonly number[]): readonly number[] =>
  instants.length < 2 ? instants : [...new Set(instants)].toSorted((a, b) => a - b)

const NEVER: Prepared = () => undefined
