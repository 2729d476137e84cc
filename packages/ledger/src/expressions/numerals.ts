// The numbers that stand in a text: in digits, with whatever marks thousands and decimals there, and in Chinese numerals.

/** A number in a text, from one code unit to another. */
export interface Numeral {
  /** What it can mean: 1.500 is one and a half, or a thousand and a half. */
  readonly values: readonly number[]
  readonly from: number
  readonly to: number
  readonly isChinese: boolean
}

const FULL_WIDTH = /[！-～]/gu
const FULL_WIDTH_COMMA = "，"

/** Digits, letters and marks of full width as their plain ones, place by place; the comma stays, for it also ends a clause. */
export const plain = (text: string): string =>
  text.replace(FULL_WIDTH, (mark) =>
    mark === FULL_WIDTH_COMMA ? mark : String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  )

/** A text without any Chinese character is in another language, and counts and dates as that does. */
export const isChineseText = (text: string): boolean => text === "" || /\p{Script=Han}/u.test(text)

export const CHINESE_DIGITS = "零一二三四五六七八九"
const DIGIT: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from(`${CHINESE_DIGITS}零壹贰叁肆伍陆柒捌玖`, (digit, i) => [digit, i % 10])),
  〇: 0,
  两: 2,
}
const UNIT: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
  亿: 100_000_000,
}
const DIGIT_CLASS = `[${Object.keys(DIGIT).join("")}]`
const NUMERAL_CLASS = `[${[...Object.keys(DIGIT), ...Object.keys(UNIT)].join("")}]`

/** 三千零五十, 两千五 (2500), 二〇二三; of 三四 (three or four) each. */
const chineseValues = (text: string): readonly number[] => {
  const marks = Array.from(text)
  const digits = marks.flatMap((mark) => DIGIT[mark] ?? [])
  if (digits.length === marks.length) return digits.length === 2 ? digits : [Number(digits.join(""))]
  let [total, section, pending, unit] = [0, 0, 0, 1]
  for (const mark of marks) {
    const size = UNIT[mark]
    if (size === undefined) {
      pending = DIGIT[mark] ?? 0
      if (pending === 0) unit = 1
      continue
    }
    if (size < UNIT_OF_SECTION) section += (pending === 0 ? 1 : pending) * size
    else
      total =
        size === UNIT_OF_SECTION
          ? total + scaled(section, pending, size)
          : scaled(total + section, pending, size)
    if (size >= UNIT_OF_SECTION) section = 0
    pending = 0
    unit = size
  }
  return [total + section + (unit > 10 ? (pending * unit) / 10 : pending)]
}

/** From here on a unit takes with it all that stands before it. */
const UNIT_OF_SECTION = 10_000

const scaled = (before: number, last: number, size: number): number => (before + last || 1) * size

const CHINESE = new RegExp(
  `(?<whole>${NUMERAL_CLASS}+)(?:点(?<part>${DIGIT_CLASS}+)(?![十分时])(?<big>[百千万亿]*))?`,
  "gu",
)

const chineseNumerals = (text: string): readonly Numeral[] =>
  [...text.matchAll(CHINESE)].map((found) => {
    const { whole = "", part, big = "" } = found.groups ?? {}
    const decimals = part === undefined ? "" : Array.from(part, (mark) => DIGIT[mark] ?? 0).join("")
    const values =
      part === undefined
        ? chineseValues(whole)
        : chineseValues(whole).map((value) => Number(`${value}.${decimals}`) * sizeOf(big))
    return { values, from: found.index, to: found.index + found[0].length, isChinese: true }
  })

const sizeOf = (units: string): number =>
  Array.from(units).reduce((size, unit) => size * (UNIT[unit] ?? 1), 1)

/** Thousands by commas, decimals by a point. */
const GROUPED = "\\d{1,3}(?:[,，]\\d{3})+(?!\\d)(?:\\.\\d+)?"
/** The other way round, and the comma of decimals: not in Chinese texts. */
const GROUPED_BY_POINTS = "\\d{1,3}(?:\\.\\d{3})+(?!\\d)(?:,\\d+)?|\\d+,\\d{1,2}(?!\\d)"
const PLAIN = "\\d+(?:\\.\\d+)*"
const BIG = "(?<big>[百千万亿]*)"
const IN_CHINESE = new RegExp(`(?<![\\d.])(?<digits>${GROUPED}|${PLAIN})${BIG}`, "gu")
const ELSEWHERE = new RegExp(`(?<![\\d.])(?<digits>${GROUPED}|${GROUPED_BY_POINTS}|${PLAIN})`, "gu")

const arabicNumerals = (text: string): readonly Numeral[] =>
  [...text.matchAll(isChineseText(text) ? IN_CHINESE : ELSEWHERE)].map((found) => {
    const { digits = "", big = "" } = found.groups ?? {}
    const values = readingsOf(digits, isChineseText(text)).map((value) => value * sizeOf(big))
    return { values, from: found.index, to: found.index + found[0].length, isChinese: false }
  })

const readingsOf = (digits: string, chinese: boolean): readonly number[] => {
  if (/^0\d/.test(digits)) return []
  const parts = digits.split(/[,，]/).map(Number)
  if (new RegExp(`^(?:${GROUPED})$`, "u").test(digits))
    return [Number(digits.replace(/[,，]/g, "")), ...(digits.includes("，") ? parts : [])]
  if (chinese) return [Number(digits)].filter((value) => !Number.isNaN(value))
  const byPoints = Number(digits.replaceAll(".", "").replace(",", "."))
  if (digits.includes(",")) return digits.includes(".") ? [byPoints] : [byPoints, ...parts]
  const asPoint = Number(digits)
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$/.test(digits)
  return [...(Number.isNaN(asPoint) ? [] : [asPoint]), ...(isGrouped ? [byPoints] : [])]
}

/** Every number in a text of plain marks. */
export const numeralsIn = (text: string): readonly Numeral[] => {
  const arabic = arabicNumerals(text)
  // The 万 of 1.2万 is told already.
  const others = chineseNumerals(text).filter(
    (one) => !arabic.some(({ from, to }) => one.from < to && from < one.to),
  )
  return [...arabic, ...others]
}

/** What digits or a Chinese numeral mean that stand alone, as in 二十五; of 三四 the first. */
export const numberOf = (text: string): number | undefined =>
  /^\d+$/.test(text) ? Number(text) : chineseNumerals(text)[0]?.values[0]
