/** What drives a terminal or turns a text round: C0, DEL, C1, the controls of direction, other ends of line. */
const CONTROL = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** What is left of a key that somebody put where it does not belong. */
const PRIVATE_KEY = /(PRIVATE\+KEY\+)[^\s"']+/g

/** A text in one line whose control characters are seen, as `\u{1b}`, and do nothing; no private key is. */
export const visible = (text: string): string =>
  text
    .replaceAll(PRIVATE_KEY, "$1…")
    .replaceAll(CONTROL, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)

/** JSON writes C0 with a backslash, and all else as it is. */
const IN_JSON = /\\[bfnrtu]|PRIVATE\+KEY|[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/u

/** The same of every text and every key in what is JSON, before it is laid out; hardly ever is there anything to do. */
export const visibleIn = <A>(value: A): A =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape, other texts
  IN_JSON.test(JSON.stringify(value)) ? (visiblePart(value) as A) : value

const visiblePart = (value: unknown): unknown => {
  if (typeof value === "string") return visible(value)
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(visiblePart)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [visible(key), visiblePart(part)]))
}
