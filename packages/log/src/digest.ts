import { sha256 } from "@policy-ledger/tlog"

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array => encoder.encode(text)

const HEX: readonly string[] = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
)

/** Two digits a byte, in lower case. */
export const hex = (bytes: Uint8Array): string => {
  let digits = ""
  for (const byte of bytes) digits += HEX[byte]
  return digits
}

export const bytesOfHex = (digits: string): Uint8Array =>
  Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  )

const PREFIX = "sha256:"

/** The form of a digest. */
export const DIGEST: RegExp = /^sha256:[0-9a-f]{64}$/

/** 32 bytes as answers write a digest or a root: `sha256:` and 64 hexadecimal digits. */
export const formatDigest = (bytes: Uint8Array): string => PREFIX + hex(bytes)

/** The bytes that `sha256:…` stands for; its form was checked where it was read. */
export const parseDigestUnsafe = (digest: string): Uint8Array => bytesOfHex(digest.slice(PREFIX.length))

/** SHA-256 over the UTF-8 of a text. */
export const digestOf = (text: string): string => formatDigest(sha256(utf8(text)))
