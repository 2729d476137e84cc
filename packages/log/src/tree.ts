import {
  EMPTY_EDGE,
  EMPTY_ROOT,
  type Edge,
  type Hash,
  Tree,
  edgeHead,
  extendEdge,
  hashFromBytes,
  leafHash,
} from "@policy-ledger/tlog"
import { formatDigest, parseDigestUnsafe, utf8 } from "./digest.ts"

/** How far a log goes: its number of events and the root over them, `sha256:…`. */
export interface LogHead {
  readonly size: number
  readonly root: string
}

/** RFC 6962, 2.1: a leaf of the log is one line without its newline, as UTF-8. */
export const leafOf = (line: string): Hash => leafHash(utf8(line))

/** As answers and metadata write a root. */
export const formatRoot = (root: Hash): string => formatDigest(root)

/** The hash that a root of that form stands for. */
export const parseRootUnsafe = (root: string): Hash => hashFromBytes(parseDigestUnsafe(root))

/** The root over no events. */
export const EMPTY_LOG_ROOT: string = /* @__PURE__ */ formatRoot(EMPTY_ROOT)

export const logHead = (edge: Edge): LogHead => {
  const { size, root } = edgeHead(edge)
  return { size, root: formatRoot(root) }
}

/** The edge over lines, without the roots on the way. */
export const edgeOver = (lines: Iterable<string>, start: Edge = EMPTY_EDGE): Edge => {
  let edge = start
  for (const line of lines) edge = extendEdge(edge, leafOf(line))
  return edge
}

/** Everything about the tree over lines, for the root of any prefix and for proofs. */
export const treeOver = (lines: Iterable<string>): Tree => {
  const tree = new Tree()
  for (const line of lines) tree.append(leafOf(line))
  return tree
}
