// Which answers differ between two points of view: two states of the ledger, two days, or two sets of presumptions.
import type { Case } from "../case/decode.ts"
import type { ChangedOrder, ImpactAnswer, ImpactGroup, OrderImpact } from "./answer.ts"
import { Because } from "./because.ts"
import { type Decide, type Engine, type PointOfView, program } from "./engine.ts"
import { differing, sideOf } from "./fields.ts"

/** Holds one order after the other against two points of view of one platform. */
export class Impact {
  readonly #was: Decide
  readonly #is: Decide
  readonly #because: Because

  /** `engine`: what decides every order; an order that changed is also audited in full. */
  constructor(from: PointOfView, to: PointOfView, engine: Engine = program) {
    this.#was = engine(from)
    this.#is = engine(to)
    this.#because = new Because(from, to)
  }

  /** Undefined where outcome and states are the same. */
  of(of: Case): OrderImpact | undefined {
    const [was, is] = [this.#was(of), this.#is(of)]
    const fields = differing(was, is)
    if (fields.length === 0) return undefined
    return {
      case: is.case,
      because: this.#because.of({ of, fields, was, is }),
      fields,
      was: sideOf(was, fields),
      is: sideOf(is, fields),
    }
  }
}

/** So many orders of a group are told one by one: the first. */
export const EXAMPLES = 3

interface Counted extends ImpactGroup {
  count: number
  readonly examples: ChangedOrder[]
}

/** Counts orders and those that changed; its size grows with the ways in which orders change, not with the orders. */
export class ImpactCount {
  #orders = 0
  readonly #groups = new Map<string, Counted>()

  /** Takes what came of the next order. */
  take(impact: OrderImpact | undefined): void {
    this.#orders++
    if (impact === undefined) return
    const { because, fields, ...changed } = impact
    const key = JSON.stringify([because, fields])
    const group = this.#groups.get(key) ?? { because, fields, count: 0, examples: [] }
    this.#groups.set(key, group)
    group.count++
    if (group.examples.length < EXAMPLES) group.examples.push(changed)
  }

  get answer(): Pick<ImpactAnswer, "orders" | "changed" | "groups"> {
    const groups = [...this.#groups.values()]
    return {
      orders: this.#orders,
      changed: groups.reduce((sum, { count }) => sum + count, 0),
      groups: groups.toSorted((a, b) => b.count - a.count),
    }
  }
}
