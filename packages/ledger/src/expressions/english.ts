// Dates and numbers as an English text writes them; white space is gone from it, and with it the ends of its words.

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

export const monthName = (month: number): string => MONTHS[month - 1] ?? ""

/** What may follow an abbreviation, where a letter could also go on as in Market or December. */
const END = "(?:\\.|(?![a-z])|(?=the|to|and|until|through|for|at|from))"

/** Written with a capital: may is also a verb. */
export const englishMonthPattern = (month: number): string => {
  const name = monthName(month)
  const short = name === "September" ? "Sept?" : name.slice(0, 3)
  return `(?:${name}|${name.toUpperCase()}|(?:${short}|${short.toUpperCase()})${END})`
}

const ANY_MONTH = `(?:${MONTHS.map((_, i) => englishMonthPattern(i + 1)).join("|")})`

const ORDINAL = "(?:st|nd|rd|th)?"
const RANGE = "(?:to|and|until|through|[-–—~])"
const YEAR = "(?:19|20)\\d\\d"
/** No other digit goes on, unless it begins the year: April 1 2023 has lost its spaces. */
const DAY_END = `(?:(?!\\d)|(?=${YEAR}(?!\\d)))`

const dayNumber = (day: number): string => `0?${day}${ORDINAL}`

export const englishDayPatterns = (month: number, day: number): readonly string[] => {
  const name = englishMonthPattern(month)
  const one = dayNumber(day)
  return [
    `${name}(?:the)?${one}${DAY_END}`,
    `${name}(?:the)?\\d{1,2}${ORDINAL}${RANGE}${one}${DAY_END}`,
    `(?<!\\d)${one}(?:of)?,?${name}`,
    `(?<!\\d)${one}${RANGE}\\d{1,2}${ORDINAL}(?:of)?,?${name}`,
    `(?<!\\d)0?${month}/0?${day}/\\d{2,4}(?!\\d)`,
    `(?<!\\d)0?${day}[/.]0?${month}[/.]\\d{2,4}(?!\\d)`,
  ]
}

export const englishMonthEnd = (month: number): string =>
  `(?:[Ee]nd|[Ll]astday)of${englishMonthPattern(month)}`

/** A year stands behind its month, or its day; or the words say that it is one. */
export const englishYearPattern = (year: number): string =>
  `(?:${ANY_MONTH}(?:(?:the)?\\d{1,2}${ORDINAL})?,?(?:of)?|\\d{1,2}[/.]\\d{1,2}[/.]|[Ii]n|[Yy]ear)${year}(?!\\d)`

/** Clock times of twelve hours; a time without its half of the day is for the other patterns. */
export const englishClockPatterns = (hour: number, minute: number): readonly string[] => {
  const half = hour % 24 < 12 ? "[aA]" : "[pP]"
  const minutes = minute === 0 ? "(?::00)?" : `:${String(minute).padStart(2, "0")}`
  return [
    `(?<!\\d)0?${hour % 12 === 0 ? 12 : hour % 12}${minutes}(?::\\d\\d)?${half}\\.?[mM]`,
    ...(minute === 0 && hour === 12 ? ["[Nn]oon"] : []),
    ...(minute === 0 && hour % 24 === 0 ? ["[Mm]idnight"] : []),
  ]
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  )
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")

/** 0 to 99 in words; a pattern that nothing matches for any other number. */
export const englishNumber = (n: number): string => {
  if (!Number.isInteger(n) || n < 0 || n > 99) return "(?!)"
  const one = ONES[n]
  if (one !== undefined) return `[${one.charAt(0).toUpperCase()}${one.charAt(0)}]${one.slice(1)}`
  const ten = TENS[Math.floor(n / 10) - 2] ?? ""
  const rest = n % 10 === 0 ? "" : `-?${ONES[n % 10]}`
  return `[${ten.charAt(0).toUpperCase()}${ten.charAt(0)}]${ten.slice(1)}${rest}`
}
