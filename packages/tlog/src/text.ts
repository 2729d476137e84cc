import { quote, TlogError } from "./error.ts"

// What the line formats of C2SP have in common: UTF-8 text without control characters, and decimals.

/** As in Go's sumdb: a note longer than this is not read. In UTF-16 code units. */
const MAX_TEXT_LENGTH = 1_000_000

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Refuses what cannot be written as UTF-8, and every control character but the newline. */
export function checkText(text: string, read: string): void {
  if (text.length > MAX_TEXT_LENGTH) {
    const expected = `at most ${MAX_TEXT_LENGTH}`
    throw new TlogError("too-large", { read, found: `${text.length} characters`, expected })
  }
  if (!text.isWellFormed()) {
    throw new TlogError("malformed", { read, found: "half of a surrogate pair", expected: "Unicode text" })
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x20 || code === 0x0a) continue
    const found = `control character U+${code.toString(16).padStart(4, "0")} at offset ${i}`
    throw new TlogError("malformed", { read, found, expected: "no control character but the newline" })
  }
}

/** A whole number without sign or leading zeros, at most 2^53 - 1 (the formats allow 2^64 - 1). */
export function parseDecimal(text: string, read: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0 && String(value) === text) return value
  const expected = `a decimal without leading zeros, at most ${Number.MAX_SAFE_INTEGER}`
  throw new TlogError("malformed", { read, found: quote(text), expected })
}
