// One case in slots: numbers in arrays, made once and filled anew for each case.
import type { Case, Member, Said, Value } from "../case/decode.ts"
import { Facts, type DeclaredFacts, type Known } from "../case/facts.ts"
import type { FactPath, ListPath } from "../language/platform.ts"
import type { Layout, Slot, Step } from "./layout.ts"

/** How a case comes to know the fact of a slot. */
export const ABSENT = 0
/** Said that there was none; and presumed so, as nothing was said. */
export const NONE = 1
export const PRESUMED_NONE = 2
/** Said not to be known. */
export const NOT_KNOWN = 3
export const BOUNDED = 4
export const GIVEN = 5
export const DERIVED = 6

/** In a slot of a word: there is none, and nothing is known. */
export const NO_WORD = -1
const ANY_WORD = -2

/** So many words of a set are told by the bits of one number. */
export const MOST_BITS = 31

const EMPTY: Case = { given: new Map(), lists: new Map() }
const SAYS_NONE: Said = { kind: "none" }
const SAYS_UNKNOWN: Said = { kind: "unknown" }
const IS_ABSENT: Known = { how: "absent" }
const IS_NONE: Known = { how: "none" }
const IS_PRESUMED: Known = { how: "presumed" }

/**
 * The facts of one case in slots. What is known of a number or an instant lies from `lo` to `hi`: a point where it is given,
 * NaN where there is none, from -Infinity to Infinity where nothing is known.
 */
export class Row extends Facts {
  readonly layout: Layout
  readonly state: Uint8Array
  readonly lo: Float64Array
  readonly hi: Float64Array
  /** The number of a word, 0 or 1 of a flag, the bits of a set. */
  readonly word: Int32Array
  /** The bits of the groups of facts of which something is said. */
  groups = 0
  readonly #form: DeclaredFacts
  readonly #texts: (string | undefined)[] = []
  readonly #sets: (readonly string[] | undefined)[] = []
  readonly #lists = new Map<ListPath, readonly Member[]>()
  readonly #rows = new Map<ListPath, Row[]>()
  /** The lists whose members have been made rows for this case. */
  readonly #made = new Map<ListPath, readonly Row[]>()
  readonly #empty: { readonly lo: Float64Array; readonly hi: Float64Array; readonly word: Int32Array }

  constructor(layout: Layout, form: DeclaredFacts) {
    super(form, EMPTY)
    this.layout = layout
    this.#form = form
    const size = layout.slots.length
    this.state = new Uint8Array(size)
    this.lo = new Float64Array(size).fill(-Infinity)
    this.hi = new Float64Array(size).fill(Infinity)
    this.word = new Int32Array(size).fill(ANY_WORD)
    this.#empty = { lo: this.lo.slice(), hi: this.hi.slice(), word: this.word.slice() }
  }

  /** As of a case that says nothing. */
  clear(): void {
    this.groups = 0
    this.state.fill(ABSENT)
    this.lo.set(this.#empty.lo)
    this.hi.set(this.#empty.hi)
    this.word.set(this.#empty.word)
    if (this.#lists.size > 0) this.#lists.clear()
    if (this.#made.size > 0) this.#made.clear()
  }

  /** Fills the row with a case that was decoded. */
  fill({ given, lists }: Case): void {
    this.clear()
    for (const [path, said] of given) {
      const slot = this.layout.byPath.get(path)
      if (slot !== undefined) this.say(slot, said)
    }
    for (const [list, members] of lists) this.setList(list, members)
    this.finish()
  }

  say(slot: Slot, said: Said): void {
    this.groups |= slot.group
    if (said.kind === "none") this.#putNone(slot.at, NONE)
    else if (said.kind === "unknown") this.state[slot.at] = NOT_KNOWN
    else this.#put(slot, GIVEN, said)
  }

  setNumber(at: number, n: number): void {
    this.#gave(at)
    this.lo[at] = n
    this.hi[at] = n
  }

  setWord(at: number, word: number): void {
    this.#gave(at)
    this.word[at] = word
  }

  setNone(at: number): void {
    this.#gave(at)
    this.#putNone(at, NONE)
  }

  /** A set of at most 31 words by its bits. */
  setBits(at: number, bits: number): void {
    this.setWord(at, bits)
    this.#sets[at] = undefined
  }

  setText(at: number, text: string): void {
    this.#gave(at)
    this.#texts[at] = text
  }

  #gave(at: number): void {
    this.state[at] = GIVEN
    this.groups |= this.layout.slots[at]?.group ?? 0
  }

  setList(list: ListPath, members: readonly Member[]): void {
    this.groups |= this.layout.byPath.get(list)?.group ?? 0
    this.#lists.set(list, members)
  }

  /** What each member of a list gives of a number; undefined where the list, or one of them, is absent. */
  numbersOf(list: ListPath, path: FactPath): readonly number[] | undefined {
    const numbers: number[] = []
    for (const member of this.#lists.get(list) ?? [undefined]) {
      const value = member?.get(path)
      if (value?.kind !== "number" || value.lo !== value.hi) return undefined
      numbers.push(value.lo)
    }
    return numbers
  }

  text(at: number): string | undefined {
    return this.state[at] === GIVEN ? this.#texts[at] : undefined
  }

  /** Works out what follows from what was said, once all of it was. */
  finish(steps: readonly Step[] = this.layout.workedOut): void {
    for (const step of steps) this.#take(step)
  }

  #take(step: Step): void {
    const { slot } = step
    const { at } = slot
    const state = this.state[at]
    switch (step.kind) {
      case "bounded":
        if (state === ABSENT || state === NOT_KNOWN) this.#bound(step)
        return
      case "presumed":
        if (state === ABSENT) this.#putNone(at, PRESUMED_NONE)
        else if (state === NOT_KNOWN && step.bounded !== undefined) this.#take(step.bounded)
        return
      case "length": {
        const length = this.length(slot.path)
        if (length !== undefined) this.setNumber(at, length)
        return
      }
      case "sum":
        this.#sum(step)
        return
      case "reached":
        this.#reach(step)
        return
      case "other":
        this.#putKnown(slot, this.know(slot.path))
    }
  }

  /** Between the latest before it and the earliest after it that are given. */
  #bound({ slot: { at }, earlier, later }: Extract<Step, { readonly kind: "bounded" }>): void {
    const { state, lo, hi } = this
    let [after, before] = [-Infinity, Infinity]
    for (const other of earlier) {
      const t = lo[other]!
      if (state[other] === GIVEN && t > after) after = t
    }
    for (const other of later) {
      const t = lo[other]!
      if (state[other] === GIVEN && t < before) before = t
    }
    if (after === -Infinity && before === Infinity) return
    if (state[at] === ABSENT) state[at] = BOUNDED
    lo[at] = after
    hi[at] = before
  }

  #sum({ slot: { at }, of, list }: Extract<Step, { readonly kind: "sum" }>): void {
    const members = this.#lists.get(list)
    if (members === undefined) return
    let [lo, hi] = [0, 0]
    for (const member of members) {
      const value = member.get(of)
      const isNumber = value?.kind === "number"
      lo += isNumber ? value.lo : 0
      hi += isNumber ? value.hi : Infinity
    }
    this.state[at] = DERIVED
    this.lo[at] = lo
    this.hi[at] = hi
  }

  #reach({ slot: { at }, reached, by }: Extract<Step, { readonly kind: "reached" }>): void {
    const { state, lo, hi, word } = this
    const said = state[reached]
    if (said !== GIVEN && said !== NONE) return
    const limit = state[by]
    if (limit === NONE || limit === PRESUMED_NONE) return this.#putNone(at, NONE)
    const t = lo[reached]!
    const had = said === NONE || hi[by]! < t ? 0 : lo[by]! >= t ? 1 : undefined
    if (had === undefined) return this.#forget(at)
    state[at] = DERIVED
    word[at] = had
  }

  #putKnown(slot: Slot, known: Known): void {
    const { at } = slot
    switch (known.how) {
      case "given":
        return this.#put(slot, GIVEN, known.value)
      case "derived":
        return this.#put(slot, DERIVED, known.value)
      case "bounded":
        return this.#put(slot, this.state[at] === NOT_KNOWN ? NOT_KNOWN : BOUNDED, known.value)
      case "none":
        return this.#putNone(at, NONE)
      case "presumed":
        return this.#putNone(at, PRESUMED_NONE)
      case "absent":
        if (this.state[at] !== NOT_KNOWN) this.#forget(at)
    }
  }

  #put({ at, kind, words }: Slot, state: number, value: Value): void {
    this.state[at] = state
    switch (value.kind) {
      case "number":
        this.lo[at] = value.lo
        this.hi[at] = value.hi
        return
      case "flag":
        this.word[at] = value.flag ? 1 : 0
        return
      case "set":
        this.#sets[at] = value.words
        this.word[at] = bitsOf(value.words, words)
        return
      case "word":
        if (kind === "text") this.#texts[at] = value.word
        else this.word[at] = words.numberOf(value.word)
    }
  }

  #putNone(at: number, state: number): void {
    this.state[at] = state
    this.lo[at] = this.hi[at] = NaN
    this.word[at] = NO_WORD
  }

  #forget(at: number): void {
    this.state[at] = ABSENT
    this.lo[at] = -Infinity
    this.hi[at] = Infinity
    this.word[at] = ANY_WORD
  }

  override get(path: FactPath): Known {
    const slot = this.layout.byPath.get(path)
    if (slot === undefined) return IS_ABSENT
    const { at } = slot
    const state = this.state[at]
    if (state === NONE) return IS_NONE
    if (state === PRESUMED_NONE) return IS_PRESUMED
    if (state === GIVEN) return { how: "given", value: this.#value(slot) }
    if (state === DERIVED) return { how: "derived", value: this.#value(slot) }
    return this.#isBounded(slot) ? { how: "bounded", value: this.#interval(at) } : IS_ABSENT
  }

  #isBounded({ at, kind }: Slot): boolean {
    return kind === "number" && (this.lo[at] !== -Infinity || this.hi[at] !== Infinity)
  }

  #interval(at: number): Extract<Value, { readonly kind: "number" }> {
    return { kind: "number", lo: this.lo[at]!, hi: this.hi[at]! }
  }

  #value({ at, kind, words }: Slot): Value {
    switch (kind) {
      case "number":
        return this.#interval(at)
      case "flag":
        return { kind: "flag", flag: this.word[at] === 1 }
      case "set":
        return { kind: "set", words: this.#sets[at] ?? wordsIn(this.word[at]!, words) }
      case "word":
        return { kind: "word", word: words.word(this.word[at]!) }
      case "text":
        return { kind: "word", word: this.#texts[at] ?? "" }
    }
  }

  protected override said(path: FactPath): Said | undefined {
    const slot = this.layout.byPath.get(path)
    if (slot === undefined) return undefined
    const state = this.state[slot.at]
    if (state === NONE) return SAYS_NONE
    if (state === NOT_KNOWN) return SAYS_UNKNOWN
    return state === GIVEN ? this.#value(slot) : undefined
  }

  override length(list: ListPath): number | undefined {
    return this.#lists.get(list)?.length
  }

  /** Each member of a list as a row of its own: what is said of the case, and of the member. */
  override members(list: ListPath): readonly Row[] | undefined {
    const members = this.#lists.get(list)
    if (members === undefined) return undefined
    const made = this.#made.get(list)
    if (made !== undefined) return made
    let rows = this.#rows.get(list)
    if (rows === undefined) this.#rows.set(list, (rows = []))
    while (rows.length < members.length) rows.push(new Row(this.layout, this.#form))
    const own = rows.slice(0, members.length)
    // Known before they are filled: a fact of the member may be derived from the list.
    this.#made.set(list, own)
    for (const [i, row] of own.entries()) row.#see(this, members[i])
    return own
  }

  #see(of: Row, member: Member = new Map()): void {
    this.state.set(of.state)
    this.lo.set(of.lo)
    this.hi.set(of.hi)
    this.word.set(of.word)
    for (const [i, text] of of.#texts.entries()) this.#texts[i] = text
    for (const [i, set] of of.#sets.entries()) this.#sets[i] = set
    this.#lists.clear()
    this.#made.clear()
    for (const [list, members] of of.#lists) this.#lists.set(list, members)
    for (const [list, rows] of of.#made) this.#made.set(list, rows)
    for (const [path, value] of member) {
      const slot = this.layout.byPath.get(path)
      if (slot !== undefined) this.#put(slot, GIVEN, value)
    }
    this.finish(this.layout.ofMembers)
  }
}

const bitsOf = (given: readonly string[], words: Slot["words"]): number => {
  let bits = 0
  for (const word of given) {
    const n = words.numberOf(word)
    if (n < MOST_BITS) bits |= 1 << n
  }
  return bits
}

/** The words of a set by its bits. */
export const wordsIn = (bits: number, words: Slot["words"]): readonly string[] => {
  const found: string[] = []
  for (let n = 0; n < MOST_BITS; n++) if ((bits & (1 << n)) !== 0) found.push(words.word(n))
  return found
}
