// What orders of the open platform left open or unused when cases were made of them, told once for all of them.
import type { CaseOfTrade } from "@policy-ledger/orders-1688"

/** In how many orders something was so. */
type Counted = Map<string, number>

const count = (counted: Counted, things: Iterable<string>): void => {
  for (const thing of new Set(things)) counted.set(thing, (counted.get(thing) ?? 0) + 1)
}

export class TradeNotes {
  #file = ""
  #orders = 0
  readonly #open: Counted = new Map()
  readonly #openWithReasons: Counted = new Map()
  readonly #ignored: Counted = new Map()

  add(file: string, { underivable, ignored }: CaseOfTrade): void {
    this.#file = file
    this.#orders++
    count(
      this.#open,
      underivable.map(({ fact }) => fact),
    )
    count(
      this.#openWithReasons,
      underivable.map(({ fact, why }) => `${fact} (${why})`),
    )
    // Told once for all items.
    count(
      this.#ignored,
      ignored.map(({ path, found, why }) => `${path.replaceAll(/\[\d+\]/g, "[]")} ${found} (${why})`),
    )
  }

  /** For each number of orders a line, those first that are most. */
  lines(explain: boolean): readonly string[] {
    return [
      ...this.#told("not in", explain ? this.#openWithReasons : this.#open),
      ...this.#told("ignored in", this.#ignored),
    ]
  }

  #told(what: string, counted: Counted): readonly string[] {
    const byNumber = Map.groupBy(counted, ([, number]) => number)
    return [...byNumber]
      .toSorted(([a], [b]) => b - a)
      .map(([number, things]) => {
        const orders = this.#orders === 1 ? "the order" : `${number} of ${this.#orders} orders`
        return `${this.#file}: ${what} ${orders}: ${things.map(([thing]) => thing).join(", ")}`
      })
  }
}
