// The ways in which a Chinese text writes a date, a clock time, a sum, a share or a number.
/** How a Chinese text can write what an event states; white space is gone from it. */
export type Stated =
  | { readonly kind: "day"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: "month"; readonly year: number | null; readonly month: number }
  /** HH:MM or HH:MM:SS. */
  | { readonly kind: "clock"; readonly time: string }
  | { readonly kind: "money"; readonly amount: string }
  /** A decimal share, as "0.95". */
  | { readonly kind: "share"; readonly share: string }
  | { readonly kind: "minutes" | "hours" | "days" | "count"; readonly number: number }

const DIGITS = "零一二三四五六七八九"

/** 0 to 99 in Chinese numerals, 两 beside 二; a pattern that nothing matches for any other number. */
const chinese = (n: number): string => {
  if (!Number.isInteger(n) || n < 0 || n > 99) return "(?!)"
  if (n === 2) return "[二两]"
  const tens = n < 10 ? "" : n < 20 ? "十" : `${DIGITS.charAt(Math.floor(n / 10))}十`
  return n > 0 && n % 10 === 0 ? tens : `${tens}${DIGITS.charAt(n % 10)}`
}

/** A number that is not a part of a longer one. */
const alone = (pattern: string): string => `(?<![\\d.])(?:${pattern})(?![\\d]|\\.\\d)`

const numeral = (n: number): string => `(?:${alone(String(n))}|${chinese(n)})`

const two = (n: number): string => String(n).padStart(2, "0")

const isLastOfMonth = (year: number | null, month: number, day: number): boolean =>
  day === new Date(Date.UTC(year ?? 2001, month, 0)).getUTCDate()

const monthPattern = (month: number): string => `(?<!\\d)0?${month}月`

const dayPatterns = (year: number | null, month: number, day: number): readonly string[] => [
  `${monthPattern(month)}0?${day}[日号]`,
  // The second day of a range that names the month once: 5月4日至10日.
  `${monthPattern(month)}\\d{1,2}[日号]?(?:至|到|-|—|~|～|、|和)0?${day}[日号]`,
  `(?<!\\d)${two(month)}[-/.]${two(day)}`,
  ...(isLastOfMonth(year, month, day) ? [`${monthPattern(month)}底`] : []),
]

const clockPatterns = (time: string): readonly string[] => {
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number)
  const atDayEnd = (hour === 24 && minute === 0) || (hour === 23 && minute === 59)
  const written = `(?<!\\d)0?${hour}[:：]${two(minute)}(?!\\d)`
  return [
    ...(minute === 0
      ? [`(?<!\\d)0?${hour}[点时](?!\\d)`, `(?:^|[^一二三四五六七八九十])${chinese(hour)}[点时]`]
      : []),
    ...(minute === 30 ? [`(?<!\\d)0?${hour}点半`] : []),
    written,
    ...(atDayEnd ? ["(?<!\\d)24[:：]00", "(?<!\\d)24[点时]", "(?<!\\d)0[点时]", "零点"] : []),
    ...(hour === 24 || (hour === 0 && minute === 0 && second === 0)
      ? ["(?<!\\d)0?0[:：]00", "(?<!\\d)0[点时]", "零点", "(?<!\\d)24[:：]00"]
      : []),
  ]
}

const moneyPatterns = (amount: string): readonly string[] => {
  const plain = String(Number(amount))
  const [whole = "", cents] = plain.split(".")
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, "[,，]?")
  const tenThousands = Number(amount) / 10_000
  return [
    alone(cents === undefined ? `${grouped}(?:\\.0+)?` : `${grouped}\\.${cents}0?`),
    ...(Number.isInteger(tenThousands) ? [`${numeral(tenThousands)}万`] : []),
    ...(cents === undefined && Number(plain) < 100 ? [`${numeral(Number(plain))}[元块]`] : []),
  ]
}

const sharePatterns = (share: string): readonly string[] => {
  const percent = Number((Number(share) * 100).toFixed(4))
  const permille = Number((Number(share) * 1000).toFixed(3))
  return [
    `${alone(String(percent))}(?:\\.0+)?[%％]`,
    `百分之${numeral(percent)}`,
    `${alone(String(permille))}‰`,
    `千分之${numeral(permille)}`,
  ]
}

const UNITS = {
  minutes: "个?分钟?",
  hours: "个?(?:小时|钟头|[hH](?![a-z]))",
  days: "个?(?:自然日|工作日|天|日(?!期))",
} as const

const patternsOf = (stated: Stated): readonly string[] => {
  switch (stated.kind) {
    case "day":
      return dayPatterns(stated.year, stated.month, stated.day)
    case "month":
      return [monthPattern(stated.month), `\\d{4}[-/.]${two(stated.month)}`]
    case "clock":
      return clockPatterns(stated.time)
    case "money":
      return moneyPatterns(stated.amount)
    case "share":
      return sharePatterns(stated.share)
    case "minutes":
    case "hours":
    case "days":
      return [
        `${numeral(stated.number)}${UNITS[stated.kind]}`,
        ...(stated.kind === "hours" && stated.number % 24 === 0
          ? [`${numeral(stated.number / 24)}${UNITS.days}`]
          : []),
      ]
    case "count":
      return [numeral(stated.number)]
  }
}

/** Does the text write it, in any of the ways? The year is looked for by itself. */
export const isWritten = (stated: Stated, text: string): boolean =>
  patternsOf(stated).some((pattern) => new RegExp(pattern, "u").test(text))

export const yearIsWritten = (year: number, text: string): boolean =>
  new RegExp(`(?<!\\d)${year}(?:年|[-/.]\\d)`, "u").test(text)

/** As a message names it. */
export const nameStated = (stated: Stated): string => {
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
      return `${Number((Number(stated.share) * 100).toFixed(4))}%`
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
