import { hash } from "node:crypto"
import {
  EMPTY_EDGE,
  EMPTY_ROOT,
  type Edge,
  HASH_BYTES,
  type Hash,
  Tree,
  edgeHead,
  extendEdge,
  hashFromBytes,
} from "@policy-ledger/tlog"
import type { Metadata, NewEvent, NonEmpty, StoredEvent, StreamHead } from "./event-store.ts"

/** As answers and metadata write a root. */
export const formatRoot = (root: Hash): string => `sha256:${Buffer.from(root).toString("hex")}`

/** The root over no events. */
export const EMPTY_TREE_ROOT = formatRoot(EMPTY_ROOT)

/** RFC 6962, 2.1: SHA-256(0x00 || leaf). With node:crypto, for lines of a kilobyte: four times tlog's own, in plain JavaScript. */
const leafOf = (line: string): Hash => {
  const length = Buffer.byteLength(line)
  const bytes = Buffer.allocUnsafe(1 + length)
  bytes[0] = 0
  bytes.write(line, 1, "utf8")
  return hashFromBytes(hash("sha256", bytes, "buffer"))
}

export const metadataOf = (edge: Edge): Metadata => {
  const { size, root } = edgeHead(edge)
  return { size, root: formatRoot(root) }
}

/** The events with their places and the tree after each; the edge and the head after the last. */
export const grow = (
  edge: Edge,
  events: NonEmpty<NewEvent>,
): { readonly edge: Edge; readonly stored: readonly StoredEvent[]; readonly head: StreamHead } => {
  let grown = edge
  const place = ({ id, line }: NewEvent): StoredEvent => {
    grown = extendEdge(grown, leafOf(line))
    return { revision: grown.size - 1, id, line, metadata: metadataOf(grown) }
  }
  const [first, ...rest] = events
  const stored: [StoredEvent, ...StoredEvent[]] = [place(first), ...rest.map(place)]
  const { revision, metadata } = stored.at(-1) ?? stored[0]
  return { edge: grown, stored, head: { revision, ...metadata } }
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

/** The root over any number of the first lines; the tree is made when one is asked for. */
export const rootsOver = (lines: Iterable<string>): ((size: number) => string) => {
  let tree: Tree | undefined
  return (size) => formatRoot((tree ??= treeOver(lines)).head(size).root)
}

/** An edge as bytes: its subtrees one after the other, which the size tells apart. */
export const packEdge = (edge: Edge): Uint8Array => Buffer.concat(edge.subtrees)

/** Undefined where the bytes are no edge of that size. */
export const unpackEdge = (size: number, bytes: Uint8Array): Edge | undefined => {
  let subtrees = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) subtrees += rest % 2
  if (bytes.length !== subtrees * HASH_BYTES) return undefined
  return {
    size,
    subtrees: Array.from({ length: subtrees }, (_, i) =>
      hashFromBytes(bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
    ),
  }
}
