import { stepInto } from "@policy-ledger/rulebook"
import { DEEPEST, type JsonBounds } from "./bounds.ts"
import { JsonFault, type JsonReason, type Place } from "./json-fault.ts"

/** A list or an object that is still open. */
interface Open {
  /** The keys so far; undefined in a list. */
  readonly keys: Set<string> | undefined
  /** Where in it the scan stands: a key, or a place in the list. */
  step: string | number
}

/** Told of each value: where it begins, and its key where it has one. */
export type Seen = (path: () => string, valueAt: number, keyAt: number | undefined) => void

const SPACE = /[ \t\r\n]*/y
// oxlint-disable-next-line no-control-regex -- the characters that JSON forbids within a string
const PLAIN = /[^"\\\u0000-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y

const BLANK = 0x20

const WHOLE = /^-?\d+$/
const NOT_ZERO = /^-?[0.]*[1-9]/

/** So many significant digits are told apart by every number (ECMA-262, 6.1.6.1: IEEE 754 binary64). */
const TOLD_APART = 15

const digitsOf = (number: string): string =>
  number.replace(/e.*$/i, "").replaceAll(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "")

const isReadAsWritten = (text: string, read: number): boolean => {
  const digits = digitsOf(text)
  return digits.length <= TOLD_APART || digits === digitsOf(String(read))
}

/** What is wrong with a number: that it is read as another one. */
const numberExpected = (text: string): string | undefined => {
  const read = Number(text)
  if (!Number.isFinite(read)) return "a number within ±1.8e308"
  if (read === 0) return NOT_ZERO.test(text) ? "0, or a number that is not read as 0" : undefined
  if (!WHOLE.test(text))
    return isReadAsWritten(text, read) ? undefined : "a number that is read as it is written, or text"
  const isAsWritten = Number.isSafeInteger(read) || String(read) === text
  return isAsWritten || BigInt(text) === BigInt(read)
    ? undefined
    : "a whole number that is read as it is written, or text"
}

/**
 * RFC 8259 and I-JSON (RFC 7493), held to a text for what `JSON.parse` does not see: a key twice, half a surrogate pair,
 * a number read as another, depth, number of values. Goes through the text once and does not recurse; throws a
 * `JsonFault` at the first character that cannot stand where it stands.
 */
export class JsonScan {
  readonly #text: string
  readonly #bounds: JsonBounds
  readonly #seen: Seen | undefined
  readonly #open: Open[] = []
  readonly #isWellFormed: boolean
  #at = 0
  #keyAt: number | undefined
  #values = 0

  constructor(text: string, bounds: JsonBounds, seen?: Seen) {
    this.#text = text
    this.#bounds = bounds
    this.#seen = seen
    this.#isWellFormed = text.isWellFormed()
  }

  run(): void {
    while (this.#enters() || this.#goesOn()) continue
    this.#take(SPACE)
    if (this.#at < this.#text.length) this.#stop()
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  /** The next character that is no space; empty at the end. */
  #next(): string {
    if (this.#text.charCodeAt(this.#at) <= BLANK) this.#take(SPACE)
    return this.#text.charAt(this.#at)
  }

  /** Reads a scalar whole, of a list or an object what comes before its first value. Does a value come next? */
  #enters(): boolean {
    const next = this.#next()
    if (++this.#values > this.#bounds.values)
      this.#refuse("values", this.#at, `more than ${this.#bounds.values} values`, "fewer")
    if (this.#open.length > DEEPEST)
      this.#refuse("depth", this.#at, `more than ${DEEPEST} levels`, "less nesting")
    this.#seen?.(() => this.#path(), this.#at, this.#keyAt)
    if (next === "{") return this.#opens(new Set())
    if (next === "[") return this.#opens(undefined)
    if (next === '"') this.#string("value")
    else if (this.#take(LITERAL) === undefined) this.#number()
    return false
  }

  #opens(keys: Set<string> | undefined): boolean {
    this.#at++
    this.#keyAt = undefined
    this.#open.push({ keys, step: 0 })
    if (this.#next() === (keys === undefined ? "]" : "}")) return false
    if (keys !== undefined) this.#key(keys)
    return true
  }

  /** Closes what ends here. Does a value come next? */
  #goesOn(): boolean {
    for (let open = this.#open.at(-1); open !== undefined; open = this.#open.at(-1)) {
      const next = this.#next()
      if (next === ",") {
        this.#at++
        if (open.keys === undefined) open.step = Number(open.step) + 1
        else this.#key(open.keys)
        return true
      }
      if (next !== (open.keys === undefined ? "]" : "}")) this.#stop()
      this.#at++
      this.#keyAt = undefined
      this.#open.pop()
    }
    return false
  }

  #key(keys: Set<string>): void {
    if (this.#next() !== '"') this.#stop()
    const at = this.#at
    const key = this.#string("key")
    const open = this.#open.at(-1)
    if (open !== undefined) open.step = key
    if (keys.has(key)) this.#refuse("repeated", at, `${this.#path()} a second time`, "each key once")
    keys.add(key)
    if (this.#next() !== ":") this.#stop()
    this.#at++
    this.#keyAt = at
  }

  /** Reads a string and gives what it says. */
  #string(as: "key" | "value"): string {
    const from = this.#at
    this.#at = this.#endOfString(from)
    const token = this.#text.slice(from, this.#at)
    const isEscaped = token.includes("\\")
    const said: unknown = isEscaped ? JSON.parse(token) : token.slice(1, -1)
    const isWhole =
      (this.#isWellFormed || token.isWellFormed()) && (!isEscaped || String(said).isWellFormed())
    if (!isWhole) {
      const path = as === "value" ? this.#path() : pathOf(this.#open.slice(0, -1))
      this.#refuse("surrogate", from, "half of a surrogate pair", "Unicode text", path)
    }
    return String(said)
  }

  #endOfString(from: number): number {
    const text = this.#text
    let at = from + 1
    for (;;) {
      PLAIN.lastIndex = at
      PLAIN.test(text)
      at = PLAIN.lastIndex
      if (text.charAt(at) === '"') return at + 1
      ESCAPE.lastIndex = at
      if (!ESCAPE.test(text)) return this.#stop()
      at = ESCAPE.lastIndex
    }
  }

  #number(): void {
    const at = this.#at
    const text = this.#take(NUMBER) ?? this.#stop()
    const expected = this.#bounds.anyNumber === true ? undefined : numberExpected(text)
    if (expected !== undefined) this.#refuse("number", at, shortened(text), expected, this.#path())
  }

  #path(): string {
    return pathOf(this.#open)
  }

  #refuse(reason: JsonReason, offset: number, found: string, expected: string, at = ""): never {
    throw new JsonFault(reason, placeAt(this.#text, offset), { at, found, expected })
  }

  /** It cannot go on from here; where nothing follows, at the end of the text. */
  #stop(): never {
    const offset = Math.min(this.#at, this.#text.trimEnd().length)
    const end = this.#text.indexOf("\n", offset)
    const rest = this.#text.slice(offset, end < 0 ? undefined : end).trimEnd()
    const found = rest === "" ? "it breaks off" : `${JSON.stringify(shortened(rest))} here`
    return this.#refuse("syntax", offset, `no JSON: ${found}`, "JSON")
  }
}

const pathOf = (open: readonly Open[]): string => open.reduce((path, { step }) => stepInto(path, step), "")

const LONGEST = 20

const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** Lines and columns count from 1, columns in UTF-16 code units as editors do. */
export const placeAt = (text: string, offset: number): Place => {
  let [line, start] = [1, 0]
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
    line++
    start = end + 1
  }
  return { line, column: offset - start + 1 }
}
