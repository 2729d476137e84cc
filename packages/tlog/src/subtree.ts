import { EMPTY_ROOT, nodeHash, type Hash, type Head } from "./hash.ts"
import { TlogError } from "./error.ts"

/**
 * Where the hashes of a log are kept: in memory (`Tree`), in tiles, in a table. Proofs read complete
 * subtrees only, which no later append changes.
 */
export interface Subtrees {
  /** Number of leaves. */
  readonly size: number
  /** The root over the leaves from index·2^level up to (index + 1)·2^level, all of them in the log. */
  subtree(level: number, index: number): Hash
}

/** The leaves from `lo` up to, not including, `hi`. */
export interface Range {
  readonly lo: number
  readonly hi: number
}

/** RFC 6962, 2.1: the largest power of two smaller than `width`, for two leaves or more. */
export function splitPoint(width: number): number {
  let power = 1
  while (power * 2 < width) power *= 2
  return power
}

/** RFC 6962, 2.1: MTH. `lo` is a multiple of the subtree below it, as every node of a tree is. */
export function rangeHash(log: Subtrees, { lo, hi }: Range): Hash {
  const width = hi - lo
  if (width === 1) return log.subtree(0, lo)
  const left = splitPoint(width)
  if (left * 2 === width) return log.subtree(levelOf(width), lo / width)
  return nodeHash(log.subtree(levelOf(left), lo / left), rangeHash(log, { lo: lo + left, hi }))
}

function levelOf(powerOfTwo: number): number {
  let level = 0
  for (let width = 1; width < powerOfTwo; width *= 2) level++
  return level
}

/** The head the log had at an earlier size, or has now. At most 2·log2(size) hashes. */
export function headAt(log: Subtrees, size: number = log.size): Head {
  checkRange("tree size", size, log.size)
  return { size, root: size === 0 ? EMPTY_ROOT : rangeHash(log, { lo: 0, hi: size }) }
}

/** Refuses a number that is no whole number from 0 to `most`. */
export function checkRange(read: string, value: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return
  const expected = most < 0 ? "no index: the tree is empty" : `a whole number from 0 to ${most}`
  throw new TlogError("out-of-range", { read, found: String(value), expected })
}
