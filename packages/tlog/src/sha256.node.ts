// Node takes this file, everything else sha256.ts: node:crypto digests a leaf of a kilobyte four times as fast.
import { hash } from "node:crypto"
import { sha256 as sha256InPlainJavaScript } from "./sha256.ts"

/** Up to here, in bytes, plain JavaScript is faster than a call of node:crypto: a node of the tree has 65. */
const SHORT = 160

/** The SHA-256 digest, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  return message.length <= SHORT
    ? sha256InPlainJavaScript(message)
    : new Uint8Array(hash("sha256", message, "buffer"))
}
