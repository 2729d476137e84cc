import { formatBase64, parseBase64 } from "./base64.ts"
import { TlogError } from "./error.ts"
import { sha256 } from "#sha256"

export const HASH_BYTES = 32

/** The size of an entry in C2SP tlog-tiles is a uint16. */
export const MAX_LEAF_BYTES = 65_535

declare const isHash: unique symbol

/** A node of the tree: 32 bytes, never to be changed. Made by the functions of this file only. */
export type Hash = Uint8Array & { readonly [isHash]: true }

/** A tree at one moment: how many leaves, and the root over them. */
export interface Head {
  readonly size: number
  readonly root: Hash
}

export function hashFromBytes(bytes: Uint8Array, read: string = "hash"): Hash {
  if (isHashLong(bytes)) return bytes
  throw new TlogError("malformed", { read, found: `${bytes.length} bytes`, expected: `${HASH_BYTES} bytes` })
}

function isHashLong(bytes: Uint8Array): bytes is Hash {
  return bytes.length === HASH_BYTES
}

export function formatHash(hash: Hash): string {
  return formatBase64(hash)
}

export function parseHash(text: string, read: string = "hash"): Hash {
  return hashFromBytes(parseBase64(text, read), read)
}

export function sameHash(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** RFC 6962, 2.1: SHA-256(0x00 || leaf). The first byte keeps a leaf from passing for a node. */
export function leafHash(leaf: Uint8Array): Hash {
  if (leaf.length > MAX_LEAF_BYTES) {
    const expected = `at most ${MAX_LEAF_BYTES}: log a digest of it instead`
    throw new TlogError("too-large", { read: "leaf", found: `${leaf.length} bytes`, expected })
  }
  const input = new Uint8Array(1 + leaf.length)
  input.set(leaf, 1)
  return hashFromBytes(sha256(input))
}

/** Filled anew for each node: a log hashes one for each of its leaves. */
const nodeInput = Uint8Array.of(0x01, ...new Uint8Array(2 * HASH_BYTES))

/** RFC 6962, 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  nodeInput.set(hashFromBytes(left), 1)
  nodeInput.set(hashFromBytes(right), 1 + HASH_BYTES)
  return hashFromBytes(sha256(nodeInput))
}

/** RFC 6962, 2.1: the root over no leaves is SHA-256(). */
export const EMPTY_ROOT: Hash = hashFromBytes(sha256(new Uint8Array(0)))
