import { leafHash, Tree, type Hash } from "@policy-ledger/tlog"

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

const HEX: readonly string[] = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
)

export const hex = (bytes: Uint8Array): string => {
  let digits = ""
  for (const byte of bytes) digits += HEX[byte]
  return digits
}

/** As answers write a root: `sha256:` and hexadecimal digits. */
export const formatRoot = (hash: Uint8Array): string => `sha256:${hex(hash)}`

/** RFC 6962: a leaf of the log is one line without its newline, as UTF-8. */
export const leafOf = (line: string): Hash => leafHash(utf8(line))

export const treeOver = (leaves: Iterable<Hash>): Tree => {
  const tree = new Tree()
  for (const leaf of leaves) tree.append(leaf)
  return tree
}
