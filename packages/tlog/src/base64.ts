import { quote, TlogError } from "./error.ts"

// RFC 4648, section 4: the standard alphabet with padding, and nothing else. The platform's `atob`
// skips white space and forgives padding and stray bits, so that one value has many texts.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
const VALUES: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

export function formatBase64(bytes: Uint8Array): string {
  let text = ""
  for (let i = 0; i < bytes.length; i += 3) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET.charAt((triple >> shift) & 63)
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return text.slice(0, text.length - missing) + "=".repeat(missing)
}

/** The bytes of a canonical base64 text; undefined for any other text. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/={1,2}$/, "")
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4))
  let bits = 0
  let at = 0
  for (let i = 0; i < letters.length; i++) {
    bits = (bits << 6) | (VALUES.get(letters.charAt(i)) ?? 0)
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4))
  }
  return formatBase64(bytes) === text ? bytes : undefined
}

/** As `decodeBase64`; `read` names the text in the error. */
export function parseBase64(text: string, read: string): Uint8Array {
  const bytes = decodeBase64(text)
  if (bytes !== undefined) return bytes
  const expected = "standard base64 with padding, in its one form"
  throw new TlogError("malformed", { read, found: quote(text), expected })
}
