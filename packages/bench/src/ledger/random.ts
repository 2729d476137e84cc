/** The same numbers from the same seed, everywhere. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0, below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0, below the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<A>(list: readonly [A, ...A[]]): A {
    return list[this.below(list.length)] ?? list[0]
  }

  /** One of a list that is only known not to be empty. */
  oneOf<A>(list: readonly A[]): A {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error("random: found an empty list, expected something to draw from")
    return one
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.below(16).toString(16)).join("")
  }

  /** The whole numbers below a bound in some order. */
  permutation(bound: number): number[] {
    return this.shuffled(Array.from({ length: bound }, (_, i) => i))
  }

  /** The same in some order. */
  shuffled<A>(list: readonly A[]): A[] {
    const order = [...list]
    for (let i = order.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const [a, b] = [order[i], order[j]]
      if (a !== undefined && b !== undefined) [order[i], order[j]] = [b, a]
    }
    return order
  }
}
