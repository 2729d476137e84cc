// Where a text stops being JSON: the line and the column, what stands there and what should.

export type JsonExpected =
  | "value"
  | "key"
  | "key-or-end"
  | "value-or-end"
  | "colon"
  | "comma-or-brace"
  | "comma-or-bracket"
  | "end-of-string"
  | "escape"
  | "digit"
  | "nothing"
  | "other-key"
  | "shallower"
  | "shorter"
  | "fewer-values"
  | "exact-number"

export interface BadJson {
  /** Both from 1; a column is a character. */
  readonly line: number
  readonly column: number
  /** What stands there, cut off where it is long; null at the end of the text. */
  readonly found: string | null
  readonly expected: JsonExpected
}

export type JsonResult = { readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & BadJson)

/** How much is read; `isExact`: no number that JavaScript would read as another. */
export interface JsonBounds {
  readonly length: number
  readonly values: number
  readonly isExact: boolean
}

const MIB = 1_048_576
/** As the command reads them: docs/bounds.md. */
export const CASE: JsonBounds = { length: MIB, values: 10_000, isExact: true }
/** An order as a platform's interface gives it: its numbers are taken as texts. */
export const TRADE: JsonBounds = { length: MIB, values: 100_000, isExact: false }
export const RECEIPT: JsonBounds = { length: 20 * MIB, values: 1_000_000, isExact: true }

/** Deeper than any case: beyond it the browser's own stack would end. */
const DEEPEST = 200
const LONGEST = 16

class Bad extends Error {
  readonly at: number
  readonly expected: JsonExpected
  constructor(at: number, expected: JsonExpected) {
    super(expected)
    this.at = at
    this.expected = expected
  }
}

const SPACE = " \t\n\r"
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** How a number begins that does not go on as one. */
const NUMBER_CUT = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?)?)?|[eE][+-]?)?)?/y
const WORDS = ["true", "false", "null"]
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y

/** Digits without noughts around them, and the power of ten of the last: the same for whatever is the same number. */
const sameFor = (number: string): string => {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? []
  const digits = (whole + fraction).replace(/^0+/, "")
  let end = digits.length
  while (digits[end - 1] === "0") end--
  return end === 0
    ? "0"
    : `${sign}${digits.slice(0, end)}e${Number(power) - fraction.length + digits.length - end}`
}

const isExact = (number: string): boolean => {
  const read = Number(number)
  return Number.isFinite(read) && sameFor(String(read)) === sameFor(number)
}

class Scan {
  readonly text: string
  readonly #bounds: JsonBounds
  #values = 0
  at = 0

  constructor(text: string, bounds: JsonBounds) {
    this.text = text
    this.#bounds = bounds
  }

  whole(): void {
    if (this.text.length > this.#bounds.length) throw new Bad(0, "shorter")
    this.value(0, "value")
    this.space()
    if (this.at < this.text.length) throw new Bad(this.at, "nothing")
  }

  private get next(): string {
    return this.text[this.at] ?? ""
  }

  private space(): void {
    while (this.at < this.text.length && SPACE.includes(this.next)) this.at++
  }

  private takes(what: string): boolean {
    this.space()
    if (this.next !== what) return false
    this.at++
    return true
  }

  private value(depth: number, expected: JsonExpected): void {
    this.space()
    if (depth > DEEPEST) throw new Bad(this.at, "shallower")
    if (this.#values++ >= this.#bounds.values) throw new Bad(this.at, "fewer-values")
    const { next, text } = this
    if (next === "{") return this.object(depth)
    if (next === "[") return this.list(depth)
    if (next === '"') {
      this.string()
      return
    }
    if (next === "-" || (next >= "0" && next <= "9")) return this.number()
    const word = WORDS.find((one) => text.startsWith(one, this.at))
    if (word === undefined) throw new Bad(this.at, expected)
    this.at += word.length
  }

  private number(): void {
    NUMBER.lastIndex = this.at
    const found = NUMBER.exec(this.text)?.[0].length ?? 0
    NUMBER_CUT.lastIndex = this.at
    const begun = NUMBER_CUT.exec(this.text)?.[0].length ?? 0
    if (begun > found) throw new Bad(this.at + begun, "digit")
    if (this.#bounds.isExact && !isExact(this.text.slice(this.at, this.at + found)))
      throw new Bad(this.at, "exact-number")
    this.at += found
  }

  private string(): void {
    this.at++
    for (;;) {
      const { next } = this
      if (next === "" || next < " ") throw new Bad(this.at, "end-of-string")
      if (next === "\\") {
        ESCAPE.lastIndex = this.at
        const escape = ESCAPE.exec(this.text)?.[0]
        if (escape === undefined) throw new Bad(this.at, "escape")
        this.at += escape.length
      } else this.at++
      if (next === '"') return
    }
  }

  private object(depth: number): void {
    this.at++
    if (this.takes("}")) return
    const keys = new Set<string>()
    for (let expected: JsonExpected = "key-or-end"; ; expected = "key") {
      this.space()
      const from = this.at
      if (this.next !== '"') throw new Bad(from, expected)
      this.string()
      const key: unknown = JSON.parse(this.text.slice(from, this.at))
      // JSON.parse would keep the last of two and say nothing.
      if (keys.has(String(key))) throw new Bad(from, "other-key")
      keys.add(String(key))
      if (!this.takes(":")) throw new Bad(this.at, "colon")
      this.value(depth + 1, "value")
      if (this.takes("}")) return
      if (!this.takes(",")) throw new Bad(this.at, "comma-or-brace")
    }
  }

  private list(depth: number): void {
    this.at++
    if (this.takes("]")) return
    for (let expected: JsonExpected = "value-or-end"; ; expected = "value") {
      this.value(depth + 1, expected)
      if (this.takes("]")) return
      if (!this.takes(",")) throw new Bad(this.at, "comma-or-bracket")
    }
  }
}

const foundAt = (text: string, at: number): string | null => {
  // More of it is not told.
  const rest = text.slice(at, at + 4 * LONGEST)
  if (rest === "") return null
  const word = /^(?:\s|[\p{L}\p{N}_.$-]+|.)/su.exec(rest)?.[0] ?? rest
  const letters = Array.from(word)
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : word
}

/** Reads JSON within bounds; a key that stands twice is told as well. */
export const readJson = (text: string, bounds: JsonBounds): JsonResult => {
  const scan = new Scan(text, bounds)
  try {
    scan.whole()
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const { at, expected } = error instanceof Bad ? error : new Bad(scan.at, "value")
    const before = text.slice(0, at).split(/\r\n|\r|\n/)
    return {
      ok: false,
      line: before.length,
      column: Array.from(before.at(-1) ?? "").length + 1,
      found: foundAt(text, at),
      expected,
    }
  }
}
