// Lines of a file of orders, among them such as no reader may take: what reads bytes fast is held against what reads strictly.
import type { Platform } from "@policy-ledger/rulebook"
import { Random } from "../ledger/random.ts"
import type { Json } from "./drawing.ts"
import { type Edges, edgesOf } from "./edges.ts"
import { fuzzedOrders } from "./orders.ts"

const NEWLINE = 0x0a
const SPACE = 0x20
const ENCODER = new TextEncoder()

const ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\t": "\\t",
  "\r": "\\r",
  "\b": "\\b",
  "\f": "\\f",
  '"': '\\"',
  "\\": "\\\\",
  "/": "\\/",
}
const WHITE = ["", "", "", "", " ", "  ", "\t", "\r"] as const

/** Texts where an instant is expected. */
const INSTANTS = [
  "2024-02-30",
  "2023-02-29T00:00:00Z",
  "2024-00-10",
  "2024-13-01",
  "2024-1-1",
  "2024-02-07 10:00:00+08:00",
  "2024-02-07T10:00:00",
  "2024-02-07T24:00:00+08:00",
  "2024-02-07T10:60:00+08:00",
  "2024-02-07T10:00:60Z",
  "2024-02-07T10:00:00.Z",
  "2024-02-07T10:00:00.1234Z",
  "2024-02-07T10Z",
  "2024-02-07t10:00:00z",
  "2024-02-07T10:00:00+24:00",
  "2024-02-07T10:00:00+08:60",
  "2024-02-07T10:00:00+0800",
  "2024-02-07T10:00:00+08",
  "2024-02-07T10:00:00−08:00",
  "2024-02-07T10:00:00Z ",
  "+002024-02-07T10:00:00Z",
  "0000-01-01T00:00:00+14:00",
  "9999-12-31T23:59:59-12:00",
  "２０２４-02-07",
  "20240207",
  "2024-W06-3",
  "",
] as const
/** Texts and numbers where an amount, a share or a count is expected. */
const NUMBERS = [
  '"01.00"',
  '"1."',
  '".5"',
  '"-1.00"',
  '"+1"',
  '"1e2"',
  '"1.234"',
  '" 1.00"',
  '"1,00"',
  '"90071992547409.92"',
  '"9007199254740993"',
  '"１"',
  '"0.1234567"',
  '"1.000001"',
  '""',
  "12.5",
  "1.000001",
  "1e-7",
  "-0",
  "-0.0",
  "0.0",
  "1.0",
  "1e0",
  "10e-1",
  "0.00001e5",
  "5E-1",
  "9007199254740993",
  "1e400",
  "-1",
  "1.5",
] as const
/** Values of another type, and what is no JSON. */
const OTHERS = [
  "null",
  "true",
  "false",
  "0",
  '""',
  '"unknown"',
  '"1688"',
  "[]",
  "[null]",
  "[[]]",
  "{}",
  '{"a":1}',
  '{"__proto__":{}}',
  '"\\ud83d"',
  '"\\udc00\\ud800"',
  '"\\ud83d\\ude00"',
] as const
const BROKEN = [
  "",
  "tru",
  "True",
  "nulll",
  "undefined",
  "NaN",
  "-Infinity",
  "01",
  "+1",
  ".5",
  "1.",
  "1e",
  "-",
  "0x10",
  "1_000",
  "'a'",
  '"a',
  '"\\x41"',
  '"\\u12"',
  '"\\u00g0"',
  '"\u0000"',
  '"\u001f"',
  '"\t"',
  "[1,]",
  "[,1]",
  "[1 2]",
  '{"a":1,}',
  '{"a" 1}',
  "{a:1}",
  "{,}",
  "/* none */ 1",
] as const
/** Bytes that are no UTF-8, or that UTF-8 has only one way for. */
const BYTES = [
  [0xff],
  [0xfe],
  [0x80],
  [0xc0, 0x80],
  [0xc1, 0xbf],
  [0xe0, 0x80, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xf0, 0x80, 0x80, 0xaf],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xe8, 0xae],
  [0xf0, 0x9f, 0x98],
  [0xef, 0xbb, 0xbf],
  [0x00],
  [0x1f],
  [0x7f],
  [0xc2, 0xa0],
  [0xe2, 0x80, 0xa8],
] as const
const AROUND = [
  "\ufeff",
  "\r",
  " ",
  "\t",
  "\u00a0",
  "\u0000",
  ",",
  "}",
  "]",
  "{}",
  "// end",
  "\u001e",
] as const

/** Deep enough for a reader that calls itself to fall over, and within what `JSON.parse` reads. */
const DEEP = [3, 50, 5000] as const
const LONG = [1000, 70_000] as const

/** Writes JSON as nobody does, and with one place changed where that is asked for. */
class OddWriter {
  readonly #random: Random
  /** How likely each value is written as another. */
  #wrong = 0

  constructor(random: Random) {
    this.#random = random
  }

  write(value: Json, wrong = 0): string {
    this.#wrong = wrong
    return this.#white() + this.#value(value) + this.#white()
  }

  #value(value: Json): string {
    if (this.#random.chance(this.#wrong)) return this.#another(value)
    if (typeof value === "string") return this.#string(value)
    if (typeof value === "number") return this.#number(value)
    if (typeof value === "boolean" || value === null) return String(value)
    const [open, close, parts] = Array.isArray(value)
      ? ["[", "]", value.map((part: Json) => this.#value(part))]
      : ["{", "}", this.#members(Object.entries(value))]
    return open + this.#white() + parts.join(`${this.#white()},${this.#white()}`) + this.#white() + close
  }

  /** Each once, but for keys that are doubled, misspelt or not declared. */
  #members(members: readonly (readonly [string, Json])[]): readonly string[] {
    return members.flatMap(([key, value]) => {
      const member = (name: string) =>
        `${this.#string(name)}${this.#white()}:${this.#white()}${this.#value(value)}`
      if (!this.#random.chance(this.#wrong)) return [member(key)]
      const other = this.#random.pick([
        key,
        `${key} `,
        key.toUpperCase(),
        key.slice(1),
        "__proto__",
        "constructor",
        "x",
      ])
      return this.#random.chance(0.5) ? [member(other), member(key)] : [member(key), member(other)]
    })
  }

  #string(text: string): string {
    const freely = this.#random.chance(0.1)
    const written = Array.from(text, (character) => {
      if (freely && this.#random.chance(0.3)) return this.#escaped(character)
      const short = character === "/" && !freely ? undefined : ESCAPES[character]
      return short ?? (character < " " ? this.#escaped(character) : character)
    })
    return `"${written.join("")}"`
  }

  /** Both halves of a surrogate pair. */
  #escaped(character: string): string {
    const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
    const digits = units.map((unit) => unit.toString(16).padStart(4, "0"))
    return digits.map((four) => `\\u${this.#random.chance(0.5) ? four : four.toUpperCase()}`).join("")
  }

  #number(value: number): string {
    if (this.#random.chance(0.8)) return JSON.stringify(value)
    const ways = [
      value.toExponential(),
      value.toExponential().replace("e", "E"),
      Number.isInteger(value) ? `${value}.0` : `${value}0`,
    ]
    return this.#random.oneOf(ways.filter((way) => Number(way) === value))
  }

  #another(value: Json): string {
    const drawn = this.#random.next()
    if (drawn < 0.3) return JSON.stringify(this.#random.pick(INSTANTS))
    if (drawn < 0.55) return this.#random.pick(NUMBERS)
    if (drawn < 0.8) return this.#random.pick(OTHERS)
    if (drawn < 0.97) return this.#random.pick(BROKEN)
    const depth = this.#random.pick(DEEP)
    if (drawn < 0.98) return "[".repeat(depth) + "]".repeat(depth)
    if (drawn < 0.985) return '{"a":'.repeat(depth) + JSON.stringify(value) + "}".repeat(depth)
    return JSON.stringify("长".repeat(this.#random.pick(LONG)))
  }

  #white(): string {
    return this.#random.chance(0.9) ? "" : this.#random.pick(WHITE).repeat(1 + this.#random.below(3))
  }
}

const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** One change of bytes, somewhere. `other`: a line to take a piece from. */
const changed = (line: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
  const at = random.below(line.length + 1)
  const [before, after] = [line.subarray(0, at), line.subarray(at)]
  const some = random.below(1 + random.pick([1, 4, 40]))
  const from = random.below(other.length + 1)
  switch (random.below(8)) {
    case 0:
      return before
    case 1:
      return after
    case 2:
      return joined(before, after.subarray(some))
    case 3:
      return joined(before, [random.below(256)], after.subarray(1))
    case 4:
      return joined(before, random.oneOf<readonly number[]>(BYTES), after)
    case 5:
      return joined(before, other.subarray(from, from + some), after)
    case 6:
      return joined(
        before,
        ENCODER.encode(random.pick(['"', "\\", "{", "}", "[", "]", ",", ":", "-", "e"])),
        after,
      )
    default:
      return random.chance(0.5)
        ? joined(ENCODER.encode(random.pick(AROUND)), line)
        : joined(line, ENCODER.encode(random.pick(AROUND)))
  }
}

/** What cannot stand within a line does not. */
const inOneLine = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => (byte === NEWLINE ? SPACE : byte))

/**
 * Lines without end, each without its newline: a third valid orders oddly written, a third with a value, a key or a text
 * that the platform or JSON does not have, a third with some bytes changed, which need be neither JSON nor UTF-8.
 */
export function* fuzzedLines(
  platform: Platform,
  seed: number,
  edges: Edges = edgesOf(platform),
): Generator<Uint8Array, never, void> {
  const random = new Random(seed + 1)
  const writer = new OddWriter(random)
  const orders = fuzzedOrders(platform, seed, edges)
  for (let last: Uint8Array = new Uint8Array(); ; ) {
    const how = random.below(3)
    const line = ENCODER.encode(writer.write(orders.next().value, how === 1 ? 0.02 : 0))
    let bytes: Uint8Array = line
    if (how === 2) for (let n = 1 + random.below(2); n > 0; n--) bytes = changed(bytes, last, random)
    last = line
    yield inOneLine(bytes)
  }
}
