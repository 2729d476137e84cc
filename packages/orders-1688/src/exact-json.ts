// JSON in which no number is lost: an id beyond 2^53 and an amount keep the text in which they are written.
import { TradeError } from "./trade-error.ts"

/**
 * A JSON text, with each number as its text: `{"id": 1234567890123456789}` is `{ id: "1234567890123456789" }`. What
 * reads orders takes ids and amounts either way. Alike on every runtime: where `JSON.parse` shows a reviver its source
 * is younger than Node 20.
 */
export const exactJson = (text: string): unknown => {
  try {
    // The text is JSON before anything is changed in it.
    JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? `: ${error.message}` : ""
    throw new TradeError([{ path: "text", found: `no JSON${why}`, expected: "JSON" }])
  }
  return JSON.parse(numbersQuoted(text))
}

const NUMBER = /-?\d[\d.eE+-]*/g

/** In JSON a number stands only between strings. */
const numbersQuoted = (json: string): string => {
  const pieces: string[] = []
  let at = 0
  while (at < json.length) {
    const quote = json.indexOf('"', at)
    const begin = quote < 0 ? json.length : quote
    const end = quote < 0 ? begin : endOfString(json, begin)
    pieces.push(json.slice(at, begin).replace(NUMBER, '"$&"'), json.slice(begin, end))
    at = end
  }
  return pieces.join("")
}

/** Behind the quote that ends it: one with an even number of backslashes before it. */
const endOfString = (json: string, begin: number): number => {
  for (let end = json.indexOf('"', begin + 1); ; end = json.indexOf('"', end + 1)) {
    let before = end
    while (json.charAt(before - 1) === "\\") before--
    if ((end - before) % 2 === 0) return end + 1
  }
}
