// Orders that are valid and odd: half of what could be said is not, and what is stands at the edges.
import {
  type CaseForm,
  type FactPath,
  formatInstant,
  type Instant,
  isPossibleRegion,
  parseDecimal,
  parseInstant,
  periodAt,
  placesOf,
  startOfDay,
  twoDigits,
} from "@policy-ledger/rulebook"
import type { Random } from "../ledger/random.ts"
import type { Branch, Key, Manner, Moment, Saying } from "./drawing.ts"
import type { Edges } from "./edges.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const BESIDE = [
  0,
  0,
  0,
  -1,
  1,
  -1000,
  1000,
  -HOUR,
  HOUR,
  8 * HOUR,
  16 * HOUR,
  16 * HOUR - 1000,
  DAY,
  -DAY,
] as const
const GAPS = [
  0,
  0,
  1,
  999,
  1000,
  MINUTE,
  HOUR,
  DAY - 1,
  DAY,
  2 * DAY,
  2 * DAY + 1,
  3 * DAY,
  7 * DAY,
  15 * DAY,
] as const
const EXTREMES = [
  "0000-01-01",
  "0000-02-29T12:00:00Z",
  "1582-10-10",
  "1969-12-31T23:59:59.999Z",
  "1970-01-01T00:00:00Z",
  "2000-02-29",
  "2038-01-19T03:14:08Z",
  "9999-12-31",
] as const
const OFFSETS = ["Z", "+00:00", "-00:00", "+05:30", "-09:30", "+14:00", "-12:00", "+23:59", "-23:59"] as const
const IDS = [
  "",
  " ",
  "0",
  "null",
  "unknown",
  "__proto__",
  "constructor",
  'says "yes"',
  "back\\slash\\",
  "\\u0041",
  "a/b",
  "{[,:]}",
  "tab\tline\nreturn\rfeed\fback\b",
  "\u0000nul",
  "\u007f\u0080\u009f",
  "\u2028\u2029\ufeff",
  "\ufffd\uffff",
  "订单一号",
  "e\u0301 é ﬁ",
  "שלום \u202eمرحبا",
  "😀👩‍👩‍👧 𠮷𝔘",
  "x".repeat(300),
] as const
const COUNTS = [0, 1, 2, 3, 10, 2 ** 31 - 1, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER] as const
const AMOUNTS = ["0", "1", "300", "1000000"] as const

const [VALUE, SILENCE, NOTHING] = [0.62, 0.24, 0.08]

export class Fuzzed implements Manner {
  readonly #form: CaseForm
  readonly #random: Random
  readonly #edges: Edges
  readonly #extremes: readonly Instant[]
  readonly #regions: readonly string[]
  readonly #amounts: readonly string[]
  readonly #first: Instant
  readonly #last: Instant
  #near: Instant = 0

  constructor(form: CaseForm, random: Random, edges: Edges) {
    const { platform, zone } = form
    this.#form = form
    this.#random = random
    this.#edges = edges
    this.#extremes = EXTREMES.flatMap((text) => {
      const read = parseInstant(text, zone)
      return read.ok ? [read.value] : []
    })
    this.#amounts = edges.numbers.filter((text) => parseDecimal(text, placesOf(platform)) !== undefined)
    this.#first = this.#extremes[0] ?? 0
    this.#last = (this.#extremes.at(-1) ?? 0) + DAY - 1
    this.#regions = platform.regions.flatMap(({ code, formerly }) => [
      code,
      ...(formerly === undefined ? [] : [formerly]),
    ])
  }

  begin(): void {
    this.#near = this.#random.chance(0.03)
      ? this.#random.oneOf(this.#extremes)
      : this.#random.oneOf(this.#edges.instants) + this.#random.pick(BESIDE)
  }

  says({ fact, list, path }: Branch): Saying {
    const isGroup = fact === undefined && !list
    const drawn = this.#random.next()
    if (drawn < VALUE || (path === this.#form.platform.caseId && drawn < 0.95)) return "value"
    if (isGroup) return drawn < 0.88 ? "value" : drawn < 0.97 ? "silence" : "nothing"
    if (drawn < VALUE + SILENCE) return "silence"
    return drawn < VALUE + SILENCE + NOTHING ? "nothing" : "unknown"
  }

  arranged(keys: readonly Key[]): readonly Key[] {
    return this.#random.chance(0.5) ? keys : this.#random.shuffled(keys)
  }

  members(): number {
    return this.#random.chance(0.1) ? 0 : this.#random.chance(0.02) ? 40 : 1 + this.#random.below(4)
  }

  instant(_: FactPath, from: Instant | undefined): Moment {
    const drawn = this.#atOrBeside()
    const later = from === undefined || drawn >= from ? drawn : from + this.#random.pick(GAPS)
    const at = Math.max(this.#first, Math.min(this.#last, later))
    if (this.#random.chance(0.15)) {
      const day = this.#dateFrom(at)
      if (day !== undefined) return day
    }
    return { at, text: this.#write(at) }
  }

  money(): string {
    const places = placesOf(this.#form.platform)
    const whole = this.#random.chance(0.5)
      ? this.#random.oneOf(this.#amounts)
      : this.#random.chance(0.9)
        ? String(this.#random.below(2000))
        : this.#random.pick([...AMOUNTS, String(Math.floor(Number.MAX_SAFE_INTEGER / 10 ** places) - 1)])
    if (whole.includes(".") || places === 0 || this.#random.chance(0.3)) return whole
    const decimals = Array.from({ length: 1 + this.#random.below(places) }, () => this.#random.below(10))
    return `${whole}.${decimals.join("")}`
  }

  ratio(): number | string {
    const ppm = this.#random.chance(0.3)
      ? this.#random.pick([0, 1, 499_999, 500_000, 500_001, 950_000, 999_999, 1_000_000])
      : this.#random.below(1_000_001)
    const exact = ppm / 1_000_000
    if (this.#random.chance(0.6)) return exact
    return this.#random.chance(0.5) ? exact.toFixed(6) : String(exact)
  }

  integer(): number {
    return this.#random.chance(0.8) ? this.#random.below(12) : this.#random.pick(COUNTS)
  }

  boolean(): boolean {
    return this.#random.chance(0.5)
  }

  word(_: FactPath, words: readonly string[]): string {
    return this.#random.oneOf(words)
  }

  words(_: FactPath, words: readonly string[]): readonly string[] {
    const some = this.#random.chance(0.02) ? words.length : this.#random.below(5)
    return this.#random.shuffled(words).slice(0, some)
  }

  /** A region that rules name, one around it or inside it, or another. */
  region(): string {
    const { regionPrefixes } = this.#form.platform
    const named =
      this.#regions.length > 0 && this.#random.chance(0.7)
        ? this.#random.oneOf(this.#regions)
        : `${this.#random.oneOf(regionPrefixes)}0000`
    const tail = this.#random.pick(["", "", twoDigits(this.#random.below(100)), "00", "0000"])
    const other = named.slice(0, named.length - tail.length) + tail
    return isPossibleRegion(other, regionPrefixes) ? other : named
  }

  text(): string {
    return this.#random.chance(0.6) ? `F-${this.#random.hex(8)}` : this.#random.pick(IDS)
  }

  #atOrBeside(): Instant {
    const near = this.#random.chance(0.6) ? this.#near : this.#random.oneOf(this.#edges.instants)
    return near + this.#random.pick(BESIDE)
  }

  /** The first day that begins at this instant or after it, as a date alone. */
  #dateFrom(at: Instant): Moment | undefined {
    const { zone } = this.#form
    const today = Math.floor((at + periodAt(at, zone).offset) / DAY)
    const day = [today, today + 1].find((one) => startOfDay(one, zone) >= at) ?? today
    const begins = startOfDay(day, zone)
    const text = formatInstant(begins, zone).slice(0, "2024-02-07".length)
    const read = parseInstant(text, zone)
    return read.ok && read.value >= at ? { at: read.value, text } : undefined
  }

  /** In one of the ways in which this instant can be written. */
  #write(at: Instant): string {
    const own = formatInstant(at, this.#form.zone)
    if (this.#random.chance(0.5)) return own
    const text = this.#otherwise(at, this.#random.pick(OFFSETS))
    const read = parseInstant(text, this.#form.zone)
    return read.ok && read.value === at ? text : own
  }

  #otherwise(at: Instant, offset: string): string {
    const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
    const shift = (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === "-" ? -1 : 1)
    const civil = new Date(at + shift).toISOString().slice(0, -1)
    const shorter = [".000", "00", "0", ""].find((end) => civil.endsWith(end)) ?? ""
    const trimmed = civil.slice(0, civil.length - shorter.length)
    const withoutSeconds =
      trimmed.endsWith(":00") && this.#random.chance(0.5) ? trimmed.slice(0, -":00".length) : trimmed
    return (this.#random.chance(0.3) ? civil : withoutSeconds) + offset
  }
}
