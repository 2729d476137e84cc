import { TlogError } from "./error.ts"
import { formatHash, nodeHash, sameHash, type Hash, type Head } from "./hash.ts"
import { checkRange, rangeHash, splitPoint, type Range, type Subtrees } from "./subtree.ts"

/** That a leaf is in the tree of a size (RFC 6962, 2.1.1; RFC 9162, 2.1.3): its siblings, from the leaf up. */
export interface InclusionProof {
  readonly index: number
  readonly size: number
  readonly path: readonly Hash[]
}

/** Proves the leaf at `index` to whoever knows the head the log has, or had, at `size`. */
export function proveInclusion(log: Subtrees, index: number, size: number = log.size): InclusionProof {
  checkRange("tree size", size, log.size)
  checkRange("leaf index", index, size - 1)
  return { index, size, path: siblings(index, size).map((range) => rangeHash(log, range)) }
}

/** Returns if the proof leads from this leaf to this head, and throws otherwise. */
export function checkInclusion(proof: InclusionProof, leaf: Hash, head: Head): void {
  const { index, size, path } = proof
  const read = `inclusion proof of leaf ${index} in ${size}`
  if (size !== head.size) {
    throw new TlogError("other-tree", { read, found: `a tree of ${size}`, expected: `one of ${head.size}` })
  }
  checkRange("tree size", size, Number.MAX_SAFE_INTEGER)
  checkRange("leaf index", index, size - 1)
  const ranges = siblings(index, size)
  if (path.length !== ranges.length) {
    throw new TlogError("proof-fails", { read, found: `${path.length} hashes`, expected: `${ranges.length}` })
  }
  const root = path.reduce((node, sibling, i) => {
    const isRight = (ranges[i]?.lo ?? 0) > index
    return isRight ? nodeHash(node, sibling) : nodeHash(sibling, node)
  }, leaf)
  if (sameHash(root, head.root)) return
  throw new TlogError("proof-fails", {
    read,
    found: `root ${formatHash(root)}`,
    expected: formatHash(head.root),
  })
}

/**
 * The ranges whose roots are the siblings on the way from a leaf to the root, the lowest first: the
 * same for the one who proves and the one who checks.
 */
function siblings(index: number, size: number): readonly Range[] {
  const ranges: Range[] = []
  let lo = 0
  let hi = size
  while (hi - lo > 1) {
    const mid = lo + splitPoint(hi - lo)
    if (index < mid) {
      ranges.push({ lo: mid, hi })
      hi = mid
    } else {
      ranges.push({ lo, hi: mid })
      lo = mid
    }
  }
  return ranges.toReversed()
}
