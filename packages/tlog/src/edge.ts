import { TlogError } from "./error.ts"
import { EMPTY_ROOT, leafHash, nodeHash, type Hash, type Head } from "./hash.ts"

/**
 * The right edge of a tree: the roots of the complete subtrees it falls into, the largest first, one
 * for each 1 bit of its size. It is all that appending needs, and a value: a writer whose append is
 * refused keeps the edge it had.
 */
export interface Edge {
  readonly size: number
  readonly subtrees: readonly Hash[]
}

export const EMPTY_EDGE: Edge = { size: 0, subtrees: [] }

/** The edge of the tree with one more leaf, given by its hash. */
export function extendEdge(edge: Edge, leaf: Hash): Edge {
  const subtrees = [...edge.subtrees]
  let node = leaf
  for (let rest = edge.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = subtrees.pop()
    if (left === undefined) throw brokenEdge(edge)
    node = nodeHash(left, node)
  }
  return { size: edge.size + 1, subtrees: [...subtrees, node] }
}

/** The head of the tree with this edge. */
export function edgeHead({ size, subtrees }: Edge): Head {
  const root = subtrees.reduceRight<Hash | undefined>(
    (right, left) => (right === undefined ? left : nodeHash(left, right)),
    undefined,
  )
  return { size, root: root ?? EMPTY_ROOT }
}

function brokenEdge({ size, subtrees }: Edge): TlogError {
  const expected = `one for each 1 bit of ${size}`
  return new TlogError("malformed", { read: "right edge", found: `${subtrees.length} subtrees`, expected })
}

/** RFC 6962, 2.1: the root over these leaves. */
export function rootOf(leaves: Iterable<Uint8Array>): Hash {
  let edge = EMPTY_EDGE
  for (const leaf of leaves) edge = extendEdge(edge, leafHash(leaf))
  return edgeHead(edge).root
}
