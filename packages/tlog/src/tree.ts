import { leafHash, nodeHash, type Hash, type Head } from "./hash.ts"
import { TlogError } from "./error.ts"
import { headAt, type Subtrees } from "./subtree.ts"

/** A log in memory: every complete subtree, two hashes a leaf. Append-only; append is O(log n). */
export class Tree implements Subtrees {
  /** `#levels[k][i]` is the root over leaves i·2^k up to (i + 1)·2^k. */
  readonly #levels: Hash[][] = [[]]

  static of(leaves: Iterable<Uint8Array>): Tree {
    const tree = new Tree()
    for (const leaf of leaves) tree.append(leafHash(leaf))
    return tree
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0
  }

  /** Adds a leaf by its hash and returns the new size. */
  append(leaf: Hash): number {
    let node = leaf
    for (let level = 0; ; level++) {
      const row = (this.#levels[level] ??= [])
      const left = row.at(-1)
      const size = row.push(node)
      if (left === undefined || size % 2 === 1) return this.size
      node = nodeHash(left, node)
    }
  }

  subtree(level: number, index: number): Hash {
    const hash = this.#levels[level]?.[index]
    if (hash !== undefined) return hash
    const expected = `a subtree within ${this.size} leaves`
    throw new TlogError("out-of-range", {
      read: "subtree",
      found: `number ${index} of level ${level}`,
      expected,
    })
  }

  /** The head at this size, or at an earlier one. */
  head(size: number = this.size): Head {
    return headAt(this, size)
  }
}
