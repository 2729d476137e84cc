import { TlogError } from "./error.ts"
import { EMPTY_ROOT, formatHash, nodeHash, sameHash, type Hash, type Head } from "./hash.ts"
import { checkRange, headAt, rangeHash, splitPoint, type Range, type Subtrees } from "./subtree.ts"

/** That the tree of one size begins with the tree of another (RFC 6962, 2.1.2; RFC 9162, 2.1.4). */
export interface ConsistencyProof {
  readonly oldSize: number
  readonly newSize: number
  readonly path: readonly Hash[]
}

/**
 * Proves that the head at `newSize` extends the one at `oldSize`. RFC 9162 leaves out the empty tree;
 * here every tree extends it, by an empty proof, as in C2SP tlog-witness.
 */
export function proveConsistency(
  log: Subtrees,
  oldSize: number,
  newSize: number = log.size,
): ConsistencyProof {
  checkRange("new tree size", newSize, log.size)
  checkRange("old tree size", oldSize, newSize)
  const ranges = provenRanges(oldSize, newSize).filter((range) => !isOldTree(range, oldSize))
  return { oldSize, newSize, path: ranges.map((range) => rangeHash(log, range)) }
}

/** Returns if the proof shows that `newer` extends `older`, and throws otherwise. */
export function checkConsistency(proof: ConsistencyProof, older: Head, newer: Head): void {
  const { oldSize, newSize, path } = proof
  const read = `consistency proof from ${oldSize} to ${newSize}`
  if (oldSize !== older.size || newSize !== newer.size) {
    const found = `sizes ${oldSize} and ${newSize}`
    throw new TlogError("other-tree", { read, found, expected: `${older.size} and ${newer.size}` })
  }
  checkRange("new tree size", newSize, Number.MAX_SAFE_INTEGER)
  checkRange("old tree size", oldSize, newSize)
  const ranges = provenRanges(oldSize, newSize)
  const [lowest] = ranges
  const hashes = lowest === undefined || !isOldTree(lowest, oldSize) ? path : [older.root, ...path]
  if (hashes.length !== ranges.length) {
    const expected = `${ranges.length - (hashes.length - path.length)}`
    throw new TlogError("proof-fails", { read, found: `${path.length} hashes`, expected })
  }
  if (oldSize === 0) checkRoot(`${read}, old head`, EMPTY_ROOT, older)
  if (newSize === 0) checkRoot(`${read}, new head`, EMPTY_ROOT, newer)
  if (oldSize > 0) checkRoots(read, hashes, ranges, older, newer)
}

/** Climbs from the lowest range to both roots: what lies right of the old tree is in the new one only. */
function checkRoots(
  read: string,
  hashes: readonly Hash[],
  ranges: readonly Range[],
  older: Head,
  newer: Head,
): void {
  const [start = older.root, ...siblings] = hashes
  let old = start
  let now = start
  for (const [i, sibling] of siblings.entries()) {
    const isRight = (ranges[i + 1]?.lo ?? 0) >= older.size
    if (!isRight) old = nodeHash(sibling, old)
    now = isRight ? nodeHash(now, sibling) : nodeHash(sibling, now)
  }
  checkRoot(`${read}, old head`, old, older)
  checkRoot(`${read}, new head`, now, newer)
}

function checkRoot(read: string, root: Hash, head: Head): void {
  if (sameHash(root, head.root)) return
  throw new TlogError("proof-fails", {
    read,
    found: `root ${formatHash(root)}`,
    expected: formatHash(head.root),
  })
}

/**
 * The ranges a proof speaks of: the node of the new tree that ends where the old tree ends, then its
 * siblings on the way up. RFC 6962's SUBPROOF, for the one who proves and the one who checks.
 */
function provenRanges(oldSize: number, newSize: number): readonly Range[] {
  if (oldSize === 0) return []
  const ranges: Range[] = []
  let lo = 0
  let hi = newSize
  while (hi !== oldSize) {
    const mid = lo + splitPoint(hi - lo)
    if (oldSize <= mid) {
      ranges.push({ lo: mid, hi })
      hi = mid
    } else {
      ranges.push({ lo, hi: mid })
      lo = mid
    }
  }
  ranges.push({ lo, hi })
  return ranges.toReversed()
}

/** The old tree as a whole: its root is known to who checks and is left out of the proof. */
function isOldTree({ lo, hi }: Range, oldSize: number): boolean {
  return lo === 0 && hi === oldSize
}

/** Holds a log against a head it had before: throws `rollback` if leaves are gone, `fork` if others are there. */
export function checkExtends(log: Subtrees, older: Head): void {
  if (log.size < older.size) {
    const found = `${log.size} leaves`
    throw new TlogError("rollback", {
      read: "log",
      found,
      expected: `at least the ${older.size} it had before`,
    })
  }
  const { root } = headAt(log, older.size)
  if (sameHash(root, older.root)) return
  const read = `log at size ${older.size}`
  throw new TlogError("fork", { read, found: `root ${formatHash(root)}`, expected: formatHash(older.root) })
}

/** The first leaf in which two logs differ, or undefined if one is the beginning of the other. */
export function firstDifference(a: Subtrees, b: Subtrees): number | undefined {
  const common = Math.min(a.size, b.size)
  if (sameHash(headAt(a, common).root, headAt(b, common).root)) return undefined
  // The heads agree at `same` and differ at `other`, and so at every size above it.
  let same = 0
  let other = common
  while (other - same > 1) {
    const middle = same + Math.floor((other - same) / 2)
    if (sameHash(headAt(a, middle).root, headAt(b, middle).root)) same = middle
    else other = middle
  }
  return same
}
