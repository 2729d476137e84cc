// Orders as shops have them: nearly every fact is given, in seconds and in the platform's own time.
import {
  type CaseForm,
  type FactPath,
  formatInstant,
  formatMoney,
  groupOf,
  type Instant,
  placesOf,
  twoDigits,
} from "@policy-ledger/rulebook"
import type { Random } from "../ledger/random.ts"
import type { Branch, Key, Manner, Moment, Saying } from "./drawing.ts"
import { type Habits, habitsOf } from "./habits.ts"

const SECOND = 1000
const HOUR = 3_600_000
const GIVEN = 0.96
const PRESUMED = 0.05
const HOURS = [0, 96] as const
const SHARES = [0, 1] as const
const COUNTS = 50
const MEMBERS = 6
/** Whole units: most orders are small. */
const AMOUNTS = [50, 300, 300, 1000, 20_000] as const
/** Of the places that are drawn: one that some rule names; only the province; only the city. */
const [NAMED, PROVINCE, CITY] = [0.15, 0.1, 0.15]
const [CITIES, DISTRICTS] = [20, 30]

export class Realistic implements Manner {
  readonly #form: CaseForm
  readonly #random: Random
  readonly #habits: Habits
  readonly #first: Instant
  readonly #span: number
  #ordered: Instant = 0
  #serial = 0

  constructor(form: CaseForm, random: Random) {
    const { id, coverage } = form.platform
    this.#form = form
    this.#random = random
    this.#habits = habitsOf(id)
    this.#first = Date.parse(`${coverage.from.slice(0, 4)}-01-01`)
    this.#span = Date.parse(`${coverage.to.slice(0, 4)}-12-31`) - this.#first
  }

  begin(serial: number): void {
    this.#serial = serial
    this.#ordered = this.#first + this.#random.below(this.#span / SECOND) * SECOND
  }

  says({ path, fact }: Branch): Saying {
    const { caseId } = this.#form.platform
    if (path === caseId || path === groupOf(caseId)) return "value"
    const usual = fact?.presumed === undefined ? GIVEN : PRESUMED
    return this.#random.chance(this.#habits.given[path] ?? usual) ? "value" : "silence"
  }

  arranged(keys: readonly Key[]): readonly Key[] {
    return keys
  }

  members(): number {
    return 1 + Math.floor(this.#random.next() * this.#random.next() * MEMBERS)
  }

  instant(path: FactPath, from: Instant = this.#ordered): Moment {
    const seconds = this.#between(this.#habits.hours[path] ?? HOURS) * (HOUR / SECOND)
    const at = from + Math.floor(seconds) * SECOND
    return { at, text: formatInstant(at, this.#form.zone) }
  }

  money(): string {
    const places = placesOf(this.#form.platform)
    return formatMoney(this.#random.below(this.#random.pick(AMOUNTS) * 10 ** places), places)
  }

  ratio(path: FactPath): number {
    return Number(this.#between(this.#habits.ratios[path] ?? SHARES).toFixed(3))
  }

  integer(path: FactPath): number {
    return Math.floor(this.#random.next() * this.#random.next() * (this.#habits.counts[path] ?? COUNTS))
  }

  boolean(): boolean {
    return this.#random.chance(0.5)
  }

  word(path: FactPath, words: readonly string[]): string {
    const weights = this.#habits.words[path]
    if (weights === undefined) return this.#random.oneOf(words)
    const weightOf = (word: string): number => weights[word] ?? 1
    let left = this.#random.next() * words.reduce((sum, word) => sum + weightOf(word), 0)
    return words.find((word) => (left -= weightOf(word)) < 0) ?? this.#random.oneOf(words)
  }

  words(path: FactPath, words: readonly string[]): readonly string[] {
    const shares = this.#habits.words[path]
    return words.filter((word) => this.#random.chance(shares?.[word] ?? 1.5 / words.length))
  }

  region(): string {
    const { regions, regionPrefixes } = this.#form.platform
    if (regions.length > 0 && this.#random.chance(NAMED)) return this.#random.oneOf(regions).code
    const province = this.#random.oneOf(regionPrefixes)
    if (this.#random.chance(PROVINCE)) return `${province}0000`
    const city = `${province}${twoDigits(1 + this.#random.below(CITIES))}`
    return this.#random.chance(CITY) ? `${city}00` : city + twoDigits(1 + this.#random.below(DISTRICTS))
  }

  text(path: FactPath, nth: number): string {
    const order = `2${String(this.#serial).padStart(12, "0")}`
    return path === this.#form.platform.caseId ? order : `${order}-${nth + 1}`
  }

  #between([from, to]: readonly [number, number]): number {
    return from + this.#random.next() * (to - from)
  }
}
