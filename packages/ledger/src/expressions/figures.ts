// What the numbers of a text are: sums, shares, durations, or only numbers. The text is of plain marks, without white space.
import type { DurationUnit, Expression, Meaning } from "./expression.ts"
import { type Numeral, numeralsIn } from "./numerals.ts"

/** The second number of a range: 3至5天; or that it is a bound: two or more days. */
const TO_ANOTHER = "(?:(?:[-–—~至到或]|to|or|do|lub)\\d+(?:[.,]\\d+)?|or(?:more|fewer|less))?"

const PERCENT = /^(?:[-–—~至到]\d+(?:[.,]\d+)?)?(?:%|percent|per-?cent|pct|procent|proc\.)/iu
/** 三成, and no word that begins with 成. */
const TENTHS = /^成(?!为|立|交|功|本|员|团|长)/u

const UNITS: Readonly<Record<DurationUnit, string>> = {
  minutes: "(?:个?分钟|分(?=之?[内后前])|minut[yęa]?(?!e)|-?[Mm]in(?:ute)?s?)",
  hours: "(?:个?(?:小时|钟头)|-?[Hh](?:ours?|rs?)|[hH](?!\\p{Script=Latin})|godzin[ayę]?|godz\\.)",
  workdays: "(?:个?工作日|dni(?:a|och)?robocz(?:ych|e)|dzieńroboczy|-?(?:business|working)-?[Dd]ays?)",
  days: "(?:个?(?:自然日|天|日(?!期|前))|-?(?:(?:calendar|natural|consecutive)-?)?[Dd]ays?|(?:dni|dzień)(?:kalendarzow(?:ych|e|y))?)",
  weeks: "(?:个?(?:周|星期)(?![一二三四五六日天])|-?[Ww]eeks?|tydzień|tygodni[ea]?)",
  months: "(?:个月|-?[Mm]onths?|miesi(?:ęcy|ąc[ea]?))",
  years: "(?:个?年(?![\\d一二三四五六七八九十]*月)|-?[Yy]ears?|lata|lat(?![ceit])|roku?)",
}
const UNIT_PATTERNS = Object.entries(UNITS).map(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record above
  ([unit, pattern]) => [unit as DurationUnit, new RegExp(`^${TO_ANOTHER}${pattern}`, "u")] as const,
)

const durationUnit = (after: string): DurationUnit | undefined =>
  UNIT_PATTERNS.find(([, pattern]) => pattern.test(after))?.[0]

/** How a currency stands before a number and behind it; what it is of the currency's unit. */
const CURRENCIES: readonly (readonly [string, RegExp | undefined, RegExp | undefined, number])[] = [
  ["CNY", /(?:[￥¥]|CNY|RMB|人民币)$/u, /^[余多]?(?:元|块|圆|人民币|CNY|RMB)/u, 1],
  ["BRL", /R\$$/u, undefined, 1],
  ["USD", /(?:\$|USD)$/u, /^(?:USD|美元|dollars?)/u, 1],
  ["GBP", /(?:£|GBP)$/u, /^(?:£|GBP|英镑|pounds?)/u, 1],
  ["GBP", undefined, /^p(?=per|each|[^a-z]|$)/u, 0.01],
  ["EUR", /(?:€|EUR)$/u, /^(?:€|EUR|欧元|euros?)/u, 1],
  ["INR", /(?:₹|INR)$/u, /^(?:₹|INR|rupees?)/u, 1],
  ["PLN", /PLN$/u, /^(?:zł(?:ot(?:ych|ego|[yea]))?|PLN)/u, 1],
]

const moneyOf = (value: number, before: string, after: string): Meaning | undefined => {
  const currency = CURRENCIES.find(
    ([, front, behind]) => front?.test(before) === true || behind?.test(after) === true,
  )
  return currency === undefined
    ? undefined
    : { kind: "money", amount: Number((value * currency[3]).toFixed(4)), currency: currency[0] }
}

const shareOf = (value: number, before: string, after: string): Meaning | undefined => {
  const parts: readonly (readonly [boolean, number])[] = [
    [PERCENT.test(after) || before.endsWith("百分之"), 100],
    [after.startsWith("‰") || before.endsWith("千分之"), 1000],
    [TENTHS.test(after), 10],
  ]
  const of = parts.find(([isThis]) => isThis)?.[1]
  return of === undefined ? undefined : { kind: "share", share: Number((value / of).toFixed(9)) }
}

/** The digits of a sum that could also be nothing but a number: 5百万. */
const isLarge = (written: string): boolean => /[万亿]$/u.test(written)

const durationsOf = (value: number, after: string): readonly Meaning[] => {
  const unit = durationUnit(after)
  if (unit === undefined || (unit === "years" && value >= 1900)) return []
  return [{ kind: "duration", unit, number: value }]
}

const meaningsOf = (value: number, { before, after, written, isChinese }: Around): readonly Meaning[] => {
  if (after.startsWith("分之")) return []
  const certain = shareOf(value, before, after) ?? moneyOf(value, before, after)
  if (certain !== undefined) return [certain]
  const durations = durationsOf(value, after)
  if (durations.length > 0) return durations
  const count: Meaning = { kind: "count", number: value }
  // Without a word for it, digits that are no Chinese numeral can be a sum in a table, and a large round number, too.
  return isLarge(written) || !isChinese ? [count, { kind: "money", amount: value, currency: null }] : [count]
}

/** A sum has two decimals or none, and a share is one number: 79,99 is one sum, 1.500 fifteen hundred, 0,35 % one share. */
const decided = (written: string, meanings: readonly Meaning[]): readonly Meaning[] => {
  const areAll = (kind: Meaning["kind"]): boolean => meanings.every((meaning) => meaning.kind === kind)
  if (areAll("share") || (areAll("money") && /,\d\d$/u.test(written))) return meanings.slice(0, 1)
  return areAll("money") && /\.\d{3}$/u.test(written) ? meanings.slice(-1) : meanings
}

/** A number, and what stands around it. */
interface Around {
  readonly before: string
  readonly after: string
  readonly written: string
  readonly isChinese: boolean
}

const around = (text: string, { from, to, isChinese }: Numeral): Around => ({
  before: text.slice(Math.max(0, from - 4), from),
  after: text.slice(to, to + 40),
  written: text.slice(from, to),
  isChinese,
})

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  )
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
const TENS_WORDS = TENS.flatMap((ten, i) =>
  [...ONES.slice(1, 10).keys()].flatMap((one): readonly (readonly [string, number])[] => [
    [`${ten}-${ONES[one + 1]}`, (i + 2) * 10 + one + 1],
    [`${ten}${ONES[one + 1]}`, (i + 2) * 10 + one + 1],
  ]),
)
const WORDS: ReadonlyMap<string, number> = new Map([
  ...TENS_WORDS,
  ...ONES.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
])
const WORD = new RegExp([...WORDS.keys()].toSorted((a, b) => b.length - a.length).join("|"), "giu")
const HALF_HOUR = /半个?小时|[Hh]alf-?(?:an?)?-?hour/gu

/** Of numbers in English words only those that count time: one and ten are parts of many words. */
const wordsIn = (text: string): readonly Expression[] =>
  [...text.matchAll(WORD)].flatMap((found) => {
    const [from, to] = [found.index, found.index + found[0].length]
    const meanings = durationsOf(WORDS.get(found[0].toLowerCase()) ?? 0, text.slice(to, to + 40))
    return meanings.length === 0 ? [] : [{ from, to, meanings }]
  })

const lengthOf = (found: RegExpExecArray | null): number => found?.[0].length ?? 0

/** With the sign or word that makes it what it is: its range is what a person would mark. */
const widened = (text: string, { from, to, meanings }: Expression): Expression => {
  const [first] = meanings
  const [before, after] = [text.slice(Math.max(0, from - 4), from), text.slice(to, to + 40)]
  if (first?.kind === "share")
    return {
      from: from - lengthOf(/[百千]分之$/u.exec(before)),
      to: to + lengthOf(/^(?:[%‰成]|percent)/u.exec(after)),
      meanings,
    }
  if (first?.kind === "money" && first.currency !== null) {
    const [, front, behind] =
      CURRENCIES.find(
        ([code, f, b]) => code === first.currency && (f?.test(before) === true || b?.test(after) === true),
      ) ?? []
    return {
      from: from - lengthOf(front?.exec(before) ?? null),
      to: to + lengthOf(behind?.exec(after) ?? null),
      meanings,
    }
  }
  if (first?.kind !== "duration") return { from, to, meanings }
  const pattern = new RegExp(`^${UNITS[first.unit]}`, "u")
  return { from, to: to + lengthOf(pattern.exec(after)), meanings }
}

export const figuresIn = (text: string): readonly Expression[] =>
  [
    ...numeralsIn(text).flatMap((numeral) => {
      const beside = around(text, numeral)
      const meanings = numeral.values.flatMap((value) => meaningsOf(value, beside))
      return meanings.length === 0
        ? []
        : [{ from: numeral.from, to: numeral.to, meanings: decided(beside.written, meanings) }]
    }),
    ...wordsIn(text),
    ...[...text.matchAll(HALF_HOUR)].map((found): Expression => {
      const meanings: readonly Meaning[] = [{ kind: "duration", unit: "minutes", number: 30 }]
      return { from: found.index, to: found.index + found[0].length, meanings }
    }),
  ].map((figure) => widened(text, figure))
