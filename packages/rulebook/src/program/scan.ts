// JSON from its bytes straight into the slots of a row, where an order is written as most are. Everything else is left to
// the strict reader: what an escape, another spelling or a mistake means is told there alone.
import { PPM, PPM_PLACES } from "../values/decimal.ts"
import { DAY, HOUR, MINUTE, SECOND } from "../values/duration.ts"
import { dayOf, daysInMonth } from "../values/instant.ts"
import { isPossibleRegion } from "../values/region.ts"
import { placesOf, type FactPath, type FactType, type ListPath } from "../language/platform.ts"
import type { CaseForm, Member, Value } from "../case/decode.ts"
import type { Layout, Slot } from "./layout.ts"
import { ABSENT, GIVEN, MOST_BITS, NONE, NOT_KNOWN, type Row, wordsIn } from "./row.ts"
import { ascii, isAscii, isThere, WordTable } from "./word-table.ts"

/** What bytes of UTF-8 say; undefined where they are none. */
export type TextOf = (bytes: Uint8Array, from: number, to: number) => string | undefined

/** Where something stands that the strict reader has to read. */
const ELSEWHERE = -1

const TAB = 0x09
const RETURN = 0x0d
const BLANK = 0x20
const QUOTE = 0x22
const PLUS = 0x2b
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const LIST = 0x5b
const BACKSLASH = 0x5c
const LIST_END = 0x5d
const OBJECT = 0x7b
const OBJECT_END = 0x7d
const NULL = 0x6e
const CAPITAL_T = 0x54
const CAPITAL_Z = 0x5a
const BEYOND_ASCII = 0x80

const NULL_REST = ascii("ull")
const TRUE = ascii("true")
const FALSE = ascii("false")
const UNKNOWN = "unknown"

/** So many digits are a number that is exact. */
const MOST_DIGITS = 15
const REGION_DIGITS = 6
const LAST_YEAR = 9999
const TEN = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power)

type Branch = CaseForm["root"]

/** A fact where it is read, and a slot for it. */
interface Placed {
  readonly kind: FactType
  readonly path: FactPath
  readonly slot: Slot
  readonly words: WordTable
  /** Of each region that was met the number and one; of one that cannot be, -1. */
  readonly regions: Int32Array
  readonly isPresumed: boolean
}

interface ListOf {
  readonly kind: "list"
  readonly path: ListPath
  /** By what its members are told apart. */
  readonly id: FactPath
  readonly group: Group
}

/** What a key of an object leads to. */
interface Child {
  /** In its quotes. */
  readonly key: Uint8Array
  readonly of:
    | Placed
    | { readonly kind: "group"; readonly group: Group }
    | ListOf
    | { readonly kind: "other" }
  /** The object in which it was seen last. */
  seen: number
  /** Where the key behind it was found last. */
  next: number
}

interface Group {
  readonly children: readonly Child[]
  /** Where the first key was found last. */
  first: number
}

/** Of two instants that a case gives the first is never later. */
interface Pair {
  readonly earlier: number
  readonly later: number
}

/** Reads cases of one platform. Not for two rows at once. */
export class Scanner {
  readonly #form: CaseForm
  readonly #layout: Layout
  readonly #textOf: TextOf
  readonly #root: Group
  readonly #pairs: readonly Pair[]
  readonly #reached: readonly { readonly flag: number; readonly by: number }[]
  readonly #places: number
  #bytes: Uint8Array = new Uint8Array(0)
  #row: Row | undefined
  /** Objects so far. */
  #objects = 0
  /** What was read last: a number, an instant, the number of a word, the bits of a set, 0 or 1; or a text. */
  #number = 0
  #text = ""
  /** Of the string read last: a hash, and whether it is more than ASCII. */
  #hash = 0
  #isWide = false

  constructor(form: CaseForm, layout: Layout, textOf: TextOf) {
    this.#form = form
    this.#layout = layout
    this.#textOf = textOf
    this.#places = placesOf(form.platform)
    this.#root = this.#groupOf(form.root, false)
    const given = layout.slots.filter(({ path }) => !path.includes("[]"))
    this.#pairs = given.flatMap(({ at, path }) =>
      [...form.chronology.earlierThan(path)].flatMap((earlier) => {
        const slot = layout.byPath.get(earlier)
        return slot === undefined ? [] : [{ earlier: slot.at, later: at }]
      }),
    )
    this.#reached = form.platform.facts.flatMap(({ path, derived }) => {
      if (derived === undefined || !("reached" in derived)) return []
      const [flag, by] = [layout.byPath.get(path), layout.byPath.get(derived.reached)]
      return flag === undefined || by === undefined ? [] : [{ flag: flag.at, by: by.at }]
    })
  }

  /**
   * Fills the row with the case that stands in the bytes from `from` to `to`, as one line of JSON. False: the strict reader
   * has to say what stands there, and what the row holds means nothing.
   */
  scan(bytes: Uint8Array, from: number, to: number, row: Row): boolean {
    row.clear()
    this.#bytes = bytes
    this.#row = row
    const end = this.#object(this.#root, this.#skip(from), undefined)
    if (end < 0 || this.#skip(end) !== to || !this.#isPossible(row)) return false
    row.finish()
    return true
  }

  #groupOf(branch: Branch, isInList: boolean): Group {
    const children = [...branch.children].flatMap(([name, child]): Child[] => {
      const quoted = JSON.stringify(name)
      const of = this.#childOf(child, isInList)
      // What is written otherwise is read elsewhere.
      return isAscii(quoted) && !quoted.includes("\\") ? [{ key: ascii(quoted), of, seen: 0, next: 0 }] : []
    })
    return { children, first: 0 }
  }

  #childOf(branch: Branch, isInList: boolean): Child["of"] {
    const { path, fact, list, words } = branch
    if (list || fact === undefined) {
      if (isInList) return { kind: "other" }
      const group = this.#groupOf(branch, list)
      return list ? { kind: "list", path, id: `${path}.id`, group } : { kind: "group", group }
    }
    const slot = this.#layout.byPath.get(path)
    if (slot === undefined || (fact.type === "set" && words.length > MOST_BITS)) return { kind: "other" }
    const isPresumed = fact.presumed !== undefined
    const told = words.filter((word) => !(isPresumed && word === UNKNOWN))
    const table = new WordTable(told.map((word) => [word, slot.words.numberOf(word)] as const))
    return {
      kind: fact.type,
      path,
      slot,
      words: table,
      regions: new Int32Array(fact.type === "region" ? 10 ** REGION_DIGITS : 0),
      isPresumed,
    }
  }

  #skip(from: number): number {
    let at = from
    for (;;) {
      const byte = this.#bytes[at]
      if (byte !== BLANK && byte !== TAB && byte !== RETURN) return at
      at++
    }
  }

  /** Reads an object from its brace on: where it ends, or `ELSEWHERE`. `member`: where its facts go instead of the row. */
  #object(group: Group, from: number, member: Map<FactPath, Value> | undefined): number {
    const bytes = this.#bytes
    if (bytes[from] !== OBJECT) return ELSEWHERE
    const object = ++this.#objects
    let at = this.#skip(from + 1)
    if (bytes[at] === OBJECT_END) return at + 1
    let before: Child | undefined
    for (;;) {
      const place = this.#childAt(group, at, before === undefined ? group.first : before.next)
      const child = group.children[place]
      // Unknown, or seen in this object before.
      if (child === undefined || child.seen === object) return ELSEWHERE
      if (before === undefined) group.first = place
      else before.next = place
      before = child
      child.seen = object
      at = this.#skip(at + child.key.length)
      if (bytes[at] !== COLON) return ELSEWHERE
      at = this.#child(child, this.#skip(at + 1), member)
      if (at < 0) return ELSEWHERE
      at = this.#skip(at)
      const byte = bytes[at]
      if (byte === OBJECT_END) return at + 1
      if (byte !== COMMA) return ELSEWHERE
      at = this.#skip(at + 1)
    }
  }

  /** The place of the child whose key stands there, looked for where it stood in the object before; -1: none. */
  #childAt({ children }: Group, at: number, likely: number): number {
    const many = children.length
    for (let i = 0; i < many; i++) {
      const place = likely + i < many ? likely + i : likely + i - many
      const child = children[place]
      if (child !== undefined && isThere(child.key, this.#bytes, at)) return place
    }
    return ELSEWHERE
  }

  #child({ of }: Child, at: number, member: Map<FactPath, Value> | undefined): number {
    if (this.#bytes[at] === NULL) {
      // Of a member nothing can be said not to be.
      if (member !== undefined || of.kind === "integer" || !isThere(NULL_REST, this.#bytes, at + 1))
        return ELSEWHERE
      return this.#none(of) ? at + NULL_REST.length + 1 : ELSEWHERE
    }
    if (of.kind === "other") return ELSEWHERE
    if (of.kind === "group") return this.#object(of.group, at, member)
    if (of.kind === "list") return this.#list(of, at)
    const end = this.#fact(of, at)
    if (end < 0) return ELSEWHERE
    if (member === undefined) this.#put(of)
    else member.set(of.path, this.#value(of))
    return end
  }

  /** There was no such thing. */
  #none(of: Child["of"]): boolean {
    if (of.kind === "other") return false
    if (of.kind === "group") return of.group.children.every((child) => this.#none(child.of))
    if (of.kind === "list") this.#row?.setList(of.path, [])
    else if (of.kind === "set") this.#row?.setBits(of.slot.at, 0)
    else if (of.kind !== "text") this.#row?.setNone(of.slot.at)
    return true
  }

  #put({ kind, slot: { at } }: Placed): void {
    const row = this.#row
    if (row === undefined) return
    switch (kind) {
      case "text":
        return row.setText(at, this.#text)
      case "set":
        return row.setBits(at, this.#number)
      case "boolean":
      case "enum":
      case "tree":
      case "region":
        return row.setWord(at, this.#number)
      case "instant":
      case "money":
      case "ratio":
      case "integer":
        return row.setNumber(at, this.#number)
    }
  }

  #value({ kind, slot: { words } }: Placed): Value {
    const n = this.#number
    switch (kind) {
      case "text":
        return { kind: "word", word: this.#text }
      case "set":
        return { kind: "set", words: wordsIn(n, words) }
      case "boolean":
        return { kind: "flag", flag: n === 1 }
      case "enum":
      case "tree":
      case "region":
        return { kind: "word", word: words.word(n) }
      case "instant":
      case "money":
      case "ratio":
      case "integer":
        return { kind: "number", lo: n, hi: n }
    }
  }

  #list({ path, id, group }: ListOf, from: number): number {
    const bytes = this.#bytes
    if (bytes[from] !== LIST) return ELSEWHERE
    const members: Member[] = []
    let at = this.#skip(from + 1)
    if (bytes[at] === LIST_END) at++
    else
      for (;;) {
        const member = new Map<FactPath, Value>()
        at = this.#object(group, at, member)
        if (at < 0) return ELSEWHERE
        members.push(member)
        at = this.#skip(at)
        const byte = bytes[at]
        if (byte !== COMMA && byte !== LIST_END) return ELSEWHERE
        at++
        if (byte === LIST_END) break
        at = this.#skip(at)
      }
    if (members.length > 1 && areTwice(members, id)) return ELSEWHERE
    this.#row?.setList(path, members)
    return at
  }

  /** Reads what a fact says into `#number` or `#text`. */
  #fact(of: Placed, at: number): number {
    switch (of.kind) {
      case "instant":
        return this.#instant(at)
      case "money":
        return this.#quoted(at, this.#places)
      case "ratio":
        return this.#ratio(at)
      case "integer":
        return this.#decimal(at, 0)
      case "boolean":
        return this.#flag(at)
      case "enum":
      case "tree":
        return this.#word(of, at)
      case "set":
        return this.#set(of, at)
      case "region":
        return this.#region(of, at)
      case "text":
        return this.#textAt(of, at)
    }
  }

  /** The place of the quote that ends a string without escapes. */
  #endOfString(at: number): number {
    const bytes = this.#bytes
    if (bytes[at] !== QUOTE) return ELSEWHERE
    let end = at + 1
    let hash = 0
    let all = 0
    for (;;) {
      const byte = bytes[end]
      if (byte === QUOTE) break
      if (byte === undefined || byte < BLANK || byte === BACKSLASH) return ELSEWHERE
      hash = (Math.imul(hash, WordTable.FACTOR) + byte) | 0
      all |= byte
      end++
    }
    this.#hash = hash
    this.#isWide = all >= BEYOND_ASCII
    return end
  }

  #textAt({ isPresumed }: Placed, at: number): number {
    const end = this.#endOfString(at)
    if (end < 0) return ELSEWHERE
    const text = this.#textOf(this.#bytes, at + 1, end)
    if (text === undefined || (isPresumed && text === UNKNOWN)) return ELSEWHERE
    this.#text = text
    return end + 1
  }

  #word({ words }: Placed, at: number): number {
    const end = this.#endOfString(at)
    if (end < 0 || this.#isWide) return ELSEWHERE
    this.#number = words.find(this.#bytes, at + 1, end, this.#hash)
    return this.#number < 0 ? ELSEWHERE : end + 1
  }

  #set(of: Placed, from: number): number {
    const bytes = this.#bytes
    if (bytes[from] !== LIST) return ELSEWHERE
    let at = this.#skip(from + 1)
    let bits = 0
    if (bytes[at] === LIST_END) at++
    else
      for (;;) {
        at = this.#word(of, at)
        if (at < 0) return ELSEWHERE
        bits |= 1 << this.#number
        at = this.#skip(at)
        const byte = bytes[at]
        if (byte !== COMMA && byte !== LIST_END) return ELSEWHERE
        at++
        if (byte === LIST_END) break
        at = this.#skip(at)
      }
    this.#number = bits
    return at
  }

  #region({ slot: { words }, regions }: Placed, at: number): number {
    const end = at + 1 + REGION_DIGITS
    if (this.#bytes[at] !== QUOTE || this.#bytes[end] !== QUOTE) return ELSEWHERE
    const code = this.#digits(at + 1, end)
    if (code < 0) return ELSEWHERE
    let known = regions[code] ?? 0
    if (known === 0) regions[code] = known = this.#metRegion(words, code) + 1 || ELSEWHERE
    this.#number = known - 1
    return known < 0 ? ELSEWHERE : end + 1
  }

  /** The number of a region that was not met before; of one that cannot be, -1. */
  #metRegion(words: Slot["words"], code: number): number {
    const { platform, renamed } = this.#form
    const text = String(code).padStart(REGION_DIGITS, "0")
    return isPossibleRegion(text, platform.regionPrefixes)
      ? words.numberOf(renamed.get(text) ?? text)
      : ELSEWHERE
  }

  #flag(at: number): number {
    const flag = isThere(TRUE, this.#bytes, at)
    if (!flag && !isThere(FALSE, this.#bytes, at)) return ELSEWHERE
    this.#number = flag ? 1 : 0
    return at + (flag ? TRUE.length : FALSE.length)
  }

  /** The number that all the bytes from `from` to `to` write, as digits; -1 where they are others. */
  #digits(from: number, to: number): number {
    let n = 0
    for (let at = from; at < to; at++) {
      const digit = (this.#bytes[at] ?? 0) - ZERO
      if (digit < 0 || digit > 9) return ELSEWHERE
      n = 10 * n + digit
    }
    return n
  }

  #pastDigits(from: number): number {
    let at = from
    for (;;) {
      const byte = this.#bytes[at]
      if (byte === undefined || byte < ZERO || byte > NINE) return at
      at++
    }
  }

  /** A decimal number, as a whole number of its smallest unit. */
  #decimal(from: number, places: number): number {
    const bytes = this.#bytes
    let at = this.#pastDigits(from)
    const whole = at - from
    if (whole === 0 || (whole > 1 && bytes[from] === ZERO) || whole + places > MOST_DIGITS) return ELSEWHERE
    let units = this.#digits(from, at) * (TEN[places] ?? 1)
    if (bytes[at] === POINT && places > 0) {
      const first = at + 1
      at = this.#pastDigits(first)
      const told = at - first
      if (told === 0 || told > places) return ELSEWHERE
      units += this.#digits(first, at) * (TEN[places - told] ?? 1)
    }
    this.#number = units
    return at
  }

  #quoted(at: number, places: number): number {
    if (this.#bytes[at] !== QUOTE) return ELSEWHERE
    const end = this.#decimal(at + 1, places)
    return end < 0 || this.#bytes[end] !== QUOTE ? ELSEWHERE : end + 1
  }

  #ratio(at: number): number {
    const end = this.#bytes[at] === QUOTE ? this.#quoted(at, PPM_PLACES) : this.#decimal(at, PPM_PLACES)
    return this.#number > PPM ? ELSEWHERE : end
  }

  /** An instant to the second or finer, with its offset. */
  #instant(from: number): number {
    const bytes = this.#bytes
    const at = from + 1
    if (
      bytes[from] !== QUOTE ||
      bytes[at + 4] !== MINUS ||
      bytes[at + 7] !== MINUS ||
      bytes[at + 10] !== CAPITAL_T ||
      bytes[at + 13] !== COLON ||
      bytes[at + 16] !== COLON
    )
      return ELSEWHERE
    const year = this.#digits(at, at + 4)
    const month = this.#digits(at + 5, at + 7)
    const day = this.#digits(at + 8, at + 10)
    const hour = this.#digits(at + 11, at + 13)
    const minute = this.#digits(at + 14, at + 16)
    const second = this.#digits(at + 17, at + 19)
    // Whether the first and the last year still hold it turns on the zone.
    if (year < 1 || year >= LAST_YEAR || month < 1 || month > 12 || day < 1) return ELSEWHERE
    if (day > daysInMonth(year, month) || hour < 0 || hour > 23) return ELSEWHERE
    if (minute < 0 || minute > 59 || second < 0 || second > 59) return ELSEWHERE
    let end = at + 19
    let fraction = 0
    if (bytes[end] === POINT) {
      const first = ++end
      while (end < first + 3 && bytes[end] !== CAPITAL_Z && bytes[end] !== PLUS && bytes[end] !== MINUS) end++
      fraction = this.#digits(first, end)
      if (end === first || fraction < 0) return ELSEWHERE
      fraction *= TEN[3 - (end - first)] ?? 1
    }
    const offset = this.#offset(end)
    if (Number.isNaN(offset)) return ELSEWHERE
    end += bytes[end] === CAPITAL_Z ? 1 : 6
    if (bytes[end] !== QUOTE) return ELSEWHERE
    this.#number =
      dayOf(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + fraction - offset
    return end + 1
  }

  /** `Z`, or hours and minutes with a sign, in milliseconds; NaN where it is neither. */
  #offset(at: number): number {
    const sign = this.#bytes[at]
    if (sign === CAPITAL_Z) return 0
    if ((sign !== PLUS && sign !== MINUS) || this.#bytes[at + 3] !== COLON) return NaN
    const [hours, minutes] = [this.#digits(at + 1, at + 3), this.#digits(at + 4, at + 6)]
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return NaN
    return (hours * HOUR + minutes * MINUTE) * (sign === PLUS ? 1 : -1)
  }

  /** What would have come after what was not, was not either; and nothing contradicts another. */
  #isPossible(row: Row): boolean {
    const { state, lo } = row
    for (const { earlier, later } of this.#pairs) {
      const was = state[earlier]
      const is = state[later]
      if (was === NONE) {
        if (is === GIVEN) return false
        if (is === ABSENT || is === NOT_KNOWN) row.setNone(later)
      } else if (was === GIVEN && is === GIVEN && (lo[earlier] ?? 0) > (lo[later] ?? 0)) return false
    }
    for (const { flag, by } of this.#reached)
      if (state[flag] === GIVEN && row.word[flag] === 1 && state[by] === NONE) return false
    return true
  }
}

/** Do two members have the same id? */
const areTwice = (members: readonly Member[], id: FactPath): boolean => {
  const ids = members.map((member) => idOf(member.get(id)))
  return ids.some((one, i) => one !== undefined && ids.indexOf(one) < i)
}

const idOf = (value: Value | undefined): string | number | undefined => {
  if (value?.kind === "word") return value.word
  return value?.kind === "number" ? value.lo : undefined
}
