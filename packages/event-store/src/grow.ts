import { logHead, leafOf } from "@policy-ledger/log"
import { type Edge, HASH_BYTES, extendEdge, hashFromBytes } from "@policy-ledger/tlog"
import type { NewEvent, NonEmpty, StoredEvent, StreamHead } from "./event-store.ts"

/** The events with their places and the tree after each; the edge and the head after the last. */
export const grow = (
  edge: Edge,
  events: NonEmpty<NewEvent>,
): { readonly edge: Edge; readonly stored: readonly StoredEvent[]; readonly head: StreamHead } => {
  let grown = edge
  const place = ({ id, line }: NewEvent): StoredEvent => {
    grown = extendEdge(grown, leafOf(line))
    return { revision: grown.size - 1, id, line, metadata: logHead(grown) }
  }
  const [first, ...rest] = events
  const stored: [StoredEvent, ...StoredEvent[]] = [place(first), ...rest.map(place)]
  const { revision, metadata } = stored.at(-1) ?? stored[0]
  return { edge: grown, stored, head: { revision, ...metadata } }
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
