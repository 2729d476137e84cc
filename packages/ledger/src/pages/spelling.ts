// The ways in which a text writes a date, a clock time, a sum, a share or a number: numerals.ts reads its numbers, english.ts
// knows the ways of English; here are those of Chinese, and what makes a number a sum, a share or a duration.
import {
  englishClockPatterns,
  englishDayPatterns,
  englishMonthEnd,
  englishMonthPattern,
  englishNumber,
  englishYearPattern,
  monthName,
} from "../expressions/english.ts"
import { CHINESE_DIGITS, isChineseText, type Numeral, numeralsIn, plain } from "../expressions/numerals.ts"

/** What an event states, to be found in a text from which white space is gone. */
export type Stated =
  | { readonly kind: "day"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: "month"; readonly year: number | null; readonly month: number }
  /** HH:MM or HH:MM:SS. */
  | { readonly kind: "clock"; readonly time: string }
  | { readonly kind: "money"; readonly amount: string }
  /** A decimal share, as "0.95". */
  | { readonly kind: "share"; readonly share: string }
  | { readonly kind: "minutes" | "hours" | "days" | "count"; readonly number: number }

/** 0 to 99 in Chinese numerals, 两 beside 二; a pattern that nothing matches for any other number. */
const chinese = (n: number): string => {
  if (!Number.isInteger(n) || n < 0 || n > 99) return "(?!)"
  if (n === 2) return "[二两]"
  const tens = n < 10 ? "" : n < 20 ? "十" : `${CHINESE_DIGITS.charAt(Math.floor(n / 10))}十`
  return n > 0 && n % 10 === 0 ? tens : `${tens}${CHINESE_DIGITS.charAt(n % 10)}`
}

/** In digits, or in Chinese numerals, and no part of a longer number. */
const numbered = (n: number): string => `(?:(?<!\\d)0?${n}|(?<![一二三四五六七八九十])${chinese(n)})`

const two = (n: number): string => String(n).padStart(2, "0")

const isLastOfMonth = (year: number | null, month: number, day: number): boolean =>
  day === new Date(Date.UTC(year ?? 2001, month, 0)).getUTCDate()

const monthPattern = (month: number): string => `${numbered(month)}月`

const dayPatterns = (year: number | null, month: number, day: number): readonly string[] => [
  `${monthPattern(month)}(?:0?${day}|${chinese(day)})[日号]`,
  // The second day of a range that names the month once: 5月4日至10日.
  `${monthPattern(month)}[\\d一二三四五六七八九十]{1,3}[日号]?(?:至|到|-|—|~|、|和)(?:0?${day}|${chinese(day)})[日号]`,
  `(?<!\\d)${two(month)}[-/.]${two(day)}`,
  ...englishDayPatterns(month, day),
  ...(isLastOfMonth(year, month, day) ? [`${monthPattern(month)}底`, englishMonthEnd(month)] : []),
]

const clockPatterns = (time: string): readonly string[] => {
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number)
  const atDayEnd = (hour === 24 && minute === 0) || (hour === 23 && minute === 59)
  return [
    ...(minute === 0
      ? [`(?<!\\d)0?${hour}[点时](?!\\d)`, `(?:^|[^一二三四五六七八九十])${chinese(hour)}[点时]`]
      : []),
    ...(minute === 30 ? [`${numbered(hour)}点半`] : []),
    `(?<!\\d)0?${hour}:${two(minute)}(?!\\d)(?!(?::\\d\\d)?[aApP]\\.?[mM])`,
    ...englishClockPatterns(hour, minute),
    ...(atDayEnd ? ["(?<!\\d)24:00", "(?<!\\d)24[点时]", "(?<!\\d)0[点时]", "零点", "[Mm]idnight"] : []),
    ...(hour === 24 || (hour === 0 && minute === 0 && second === 0)
      ? ["(?<!\\d)0?0:00", "(?<!\\d)0[点时]", "零点", "(?<!\\d)24:00"]
      : []),
  ]
}

/** A text, and the numbers in it. */
interface Text {
  readonly text: string
  readonly numerals: readonly Numeral[]
}

const before = ({ text }: Text, { from }: Numeral): string => text.slice(Math.max(0, from - 3), from)

/** How much of what follows a number can tell what it counts. */
const FOLLOWING = 40

const after = ({ text }: Text, { to }: Numeral): string => text.slice(to, to + FOLLOWING)

const isNumber = (n: number, { values }: Numeral): boolean =>
  values.some((value) => Math.abs(value - n) < 1e-9 * Math.max(1, Math.abs(n)))

const numbersOf = (n: number, text: Text): readonly Numeral[] =>
  text.numerals.filter((numeral) => isNumber(n, numeral))

const PERCENT = /^(?:[-–—~至到]\d+(?:[.,]\d+)?)?(?:%|percent|per-?cent|pct)/iu

/** Digits can be a sum by themselves; Chinese numerals only with the word for it, or from 万 on. */
const isSum = (numeral: Numeral, text: Text): boolean => {
  const rest = after(text, numeral)
  if (!numeral.isChinese) return !PERCENT.test(rest)
  return /^[余多]?[元块圆]/u.test(rest) || /[万亿]$/u.test(text.text.slice(numeral.from, numeral.to))
}

const isShareWritten = (share: number, text: Text): boolean =>
  numbersOf(share * 100, text).some(
    (numeral) => PERCENT.test(after(text, numeral)) || before(text, numeral) === "百分之",
  ) ||
  numbersOf(share * 1000, text).some(
    (numeral) => after(text, numeral).startsWith("‰") || before(text, numeral) === "千分之",
  ) ||
  numbersOf(share * 10, text).some((numeral) => /^成(?!为|立|交|功|本|员)/u.test(after(text, numeral)))

const UNITS = {
  minutes: "(?:个?分钟?|-?[Mm]in(?:ute)?s?)",
  hours: "(?:个?(?:小时|钟头)|-?[Hh](?:ours?|rs?)|[hH](?![a-z]))",
  days: "(?:个?(?:自然日|工作日|天|日(?!期))|-?(?:(?:calendar|business|working|natural|consecutive)-?)?[Dd]ays?)",
} as const

/** The second number of a range: 3至5天. */
const TO_ANOTHER = "(?:(?:[-–—~至到或]|to|or)\\d+)?"

const isDurationWritten = (kind: keyof typeof UNITS, n: number, text: Text): boolean => {
  const unit = UNITS[kind]
  const counted = new RegExp(`^${TO_ANOTHER}${unit}`, "u")
  return (
    numbersOf(n, text).some((numeral) => counted.test(after(text, numeral))) ||
    new RegExp(`${englishNumber(n)}${unit}`, "u").test(text.text) ||
    (kind === "hours" && n === 0.5 && /半个?小时|[Hh]alf-?(?:an?)?-?hour/u.test(text.text)) ||
    (kind === "hours" && n % 24 === 0 && isDurationWritten("days", n / 24, text)) ||
    (kind === "minutes" && n % 30 === 0 && isDurationWritten("hours", n / 60, text))
  )
}

const matches = (patterns: readonly string[], { text }: Text): boolean =>
  patterns.some((pattern) => new RegExp(pattern, "u").test(text))

/** Does the text write it, in any of the ways? The year is looked for by itself. */
export const isWritten = (stated: Stated, passage: string): boolean => {
  const written = plain(passage)
  const text = { text: written, numerals: numeralsIn(written) }
  switch (stated.kind) {
    case "day":
      return matches(dayPatterns(stated.year, stated.month, stated.day), text)
    case "month":
      return matches(
        [monthPattern(stated.month), `\\d{4}[-/.]${two(stated.month)}`, englishMonthPattern(stated.month)],
        text,
      )
    case "clock":
      return matches(clockPatterns(stated.time), text)
    case "money":
      return numbersOf(Number(stated.amount), text).some((numeral) => isSum(numeral, text))
    case "share":
      return isShareWritten(Number(stated.share), text)
    case "minutes":
    case "hours":
    case "days":
      return isDurationWritten(stated.kind, stated.number, text)
    case "count":
      return numbersOf(stated.number, text).length > 0
  }
}

export const yearIsWritten = (year: number, passage: string): boolean => {
  const digits = Array.from(String(year), (digit) => CHINESE_DIGITS.charAt(Number(digit)))
  const inChinese = digits.join("").replaceAll("零", "[零〇]")
  return new RegExp(`(?<!\\d)${year}(?:年|[-/.]\\d)|${inChinese}年|${englishYearPattern(year)}`, "u").test(
    plain(passage),
  )
}

/** As a message names it, in the language of the text in which it was looked for. */
export const nameStated = (stated: Stated, passage: string): string =>
  isChineseText(passage) ? nameInChinese(stated) : nameInEnglish(stated)

const percentOf = (share: string): string => `${Number((Number(share) * 100).toFixed(4))}%`

const nameInChinese = (stated: Stated): string => {
  switch (stated.kind) {
    case "day":
      return `${stated.month}月${stated.day}日`
    case "month":
      return `${stated.month}月`
    case "clock":
      return stated.time
    case "money":
      return `${Number(stated.amount)}元`
    case "share":
      return percentOf(stated.share)
    case "minutes":
      return `${stated.number}分钟`
    case "hours":
      return `${stated.number}小时`
    case "days":
      return `${stated.number}天`
    case "count":
      return String(stated.number)
  }
}

const nameInEnglish = (stated: Stated): string => {
  switch (stated.kind) {
    case "day":
      return `${monthName(stated.month)} ${stated.day}`
    case "month":
      return monthName(stated.month)
    case "clock":
      return stated.time
    case "money":
      return stated.amount
    case "share":
      return percentOf(stated.share)
    case "minutes":
    case "hours":
    case "days":
      return `${stated.number} ${stated.number === 1 ? stated.kind.slice(0, -1) : stated.kind}`
    case "count":
      return String(stated.number)
  }
}
