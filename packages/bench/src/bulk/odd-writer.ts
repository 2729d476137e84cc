// JSON as nobody writes it: white space, escapes and numbers in every way that is allowed, and places changed on purpose.
import type { Random } from "../ledger/random.ts"
import type { Json } from "./drawing.ts"
import { BROKEN, INSTANTS, NUMBERS, OTHERS } from "./oddities.ts"

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

/** Deep enough for a reader that calls itself to fall over, and within what `JSON.parse` reads. */
const DEEP = [3, 50, 5000] as const
const LONG = [1000, 70_000] as const

/** Writes JSON as nobody does, and with one place changed where that is asked for. */
export class OddWriter {
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
