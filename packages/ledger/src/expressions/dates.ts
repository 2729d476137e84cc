// Dates in a text of plain marks without white space: Chinese, English, Polish, and in digits.
import { daysInMonth } from "@policy-ledger/rulebook"
import type { Expression, Meaning, YearOfDate } from "./expression.ts"
import { type Language, languageOf } from "./language.ts"
import { ANY_MONTH, ENGLISH_MONTH, monthOf } from "./month-names.ts"
import { CHINESE_DIGITS, numberOf } from "./numerals.ts"

type Groups = Readonly<Record<string, string | undefined>>

/** One way to write dates. Of what it finds it says where each date stands within it, and what it means. */
interface Form {
  readonly pattern: RegExp
  readonly read: (groups: Groups, language: Language) => readonly Dated[]
}

/** `group` names the part of the match that is the date alone, where it is not all of it. */
interface Dated {
  readonly meanings: readonly Meaning[]
  readonly group?: string
}

/** Is it a day of the month in some year? */
const isDay = (month: number, day: number): boolean => day >= 1 && day <= daysInMonth(2000, month)

const lastDay = (year: number | null, month: number): number => daysInMonth(year ?? 2001, month)

/** The day, or the month where no day is given; nothing that no calendar has. */
const dated = (year: YearOfDate, month: number, day?: number): readonly Meaning[] => {
  if (month < 1 || month > 12) return []
  if (day === undefined) return [{ kind: "month", ...year, month }]
  return isDay(month, day) ? [{ kind: "day", ...year, month, day }] : []
}

/** No digit before it but those of a printed time, 10:00:003月2日. */
const START = "(?:(?<!\\d)|(?<=:\\d\\d))"
const SMALL = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})"
const ZH_RANGE = "(?:至|到|-|—|–|~|、|和)"
const ZH_YEAR = `(?:(?<!\\d)\\d{4}|[〇${CHINESE_DIGITS}]{4})`

const yearOf = (digits: string | undefined): number | null => {
  if (digits === undefined) return null
  return numberOf(digits) ?? null
}

/** In digits, or told from the text's own: br. and 今年 are this year, ub.r. and 去年 the last. */
const yearIn = ({ year, own }: Groups): YearOfDate => {
  if (own === undefined) return { year: yearOf(year) }
  return { year: null, ownYear: /^(?:去|u|z|last)/u.test(own) ? -1 : /^(?:明|p|next)/u.test(own) ? 1 : 0 }
}

const numberIn = (groups: Groups, name: string): number | undefined => {
  const text = groups[name]
  return text === undefined ? undefined : numberOf(text)
}

const CHINESE: Form = {
  pattern: new RegExp(
    `(?<first>(?:(?:(?<year>${ZH_YEAR})|(?<own>[今本去明]))年)?${START}(?<![一二三四五六七八九十])(?<month>${SMALL})月` +
      `(?:(?<day>${SMALL})(?:[日号]|(?=${ZH_RANGE}${SMALL}[日号]))|(?<end>底))?)` +
      `(?:${ZH_RANGE}(?<second>(?<day2>${SMALL})[日号]))?`,
    "dgu",
  ),
  read: (groups) => {
    const [year, month] = [yearIn(groups), numberIn(groups, "month") ?? 0]
    const day = groups["end"] === undefined ? numberIn(groups, "day") : lastDay(year.year, month)
    const second = numberIn(groups, "day2")
    return [
      { group: "first", meanings: dated(year, month, day) },
      ...(second === undefined || day === undefined
        ? []
        : [{ group: "second", meanings: dated(year, month, second) }]),
    ]
  },
}

const ISO: Form = {
  pattern:
    /(?<!\d)(?<year>(?:19|20)\d\d)(?<sign>[-/.])(?<month>\d{1,2})(?:\k<sign>(?<day>\d{1,2}))?(?:(?!\d)|(?=\d\d:\d\d))/dgu,
  read: (groups) => [
    { meanings: dated(yearIn(groups), numberIn(groups, "month") ?? 0, numberIn(groups, "day")) },
  ],
}

const ORDINAL = "(?:st|nd|rd|th(?!is))?"
const RANGE = "(?:to|and|until|through|[-–—~])"
const YEAR = "(?:19|20)\\d\\d"
const OWN_YEAR =
  "u?b\\.?r(?:\\.|(?!\\p{L}))|(?:bieżącego|tego|ubiegłego|zeszłego|przyszłego)roku|(?:this|last|next)year"
const YEAR_BEHIND = `(?:,?(?<year>${YEAR})(?!\\d)(?:r\\.|roku)?|(?:of)?(?<own>${OWN_YEAR}))`
/** No other digit goes on, unless it begins the year: April 1 2023 has lost its spaces. */
const DAY_END = `(?:(?!\\d)|(?=${YEAR}(?!\\d)))`

const MONTH_FIRST: Form = {
  pattern: new RegExp(
    `(?<first>(?<month>${ENGLISH_MONTH})(?:the)?(?<day>\\d{1,2})${ORDINAL}${DAY_END})` +
      `(?:${RANGE}(?<second>(?<day2>\\d{1,2})${ORDINAL}${DAY_END}))?${YEAR_BEHIND}?`,
    "dgu",
  ),
  read: (groups) => namedDays(groups),
}

const DAY = `\\d{1,2}${ORDINAL}`
const AND = "(?:and|or|i|oraz|lub)"
const MONTH_BEHIND = `(?:of)?,?(?<month>${ANY_MONTH})${YEAR_BEHIND}?`

/** Of 24, 25 and 26 December all but the last day: they borrow its month. */
const DAYS_LISTED: Form = {
  pattern: new RegExp(
    `(?<![\\d$£€¥])(?<day>\\d{1,2})${ORDINAL}(?=(?:,${DAY}){0,8},?${AND}${DAY}${MONTH_BEHIND})`,
    "dgu",
  ),
  read: (groups) => namedDays(groups),
}

const DAY_FIRST: Form = {
  pattern: new RegExp(
    `(?<first>(?<![\\d$£€¥])(?<day>\\d{1,2})${ORDINAL})(?:(?:${RANGE}|do|a)(?<second>(?<day2>\\d{1,2})${ORDINAL}))?${MONTH_BEHIND}`,
    "dgu",
  ),
  read: (groups) => namedDays(groups),
}

const namedDays = (groups: Groups): readonly Dated[] => {
  const [year, month] = [yearIn(groups), monthOf(groups["month"] ?? "")]
  const [day, second] = [numberIn(groups, "day"), numberIn(groups, "day2")]
  if (second === undefined) return [{ meanings: dated(year, month, day) }]
  return [
    { group: "first", meanings: dated(year, month, day) },
    { group: "second", meanings: dated(year, month, second) },
  ]
}

/** 4/1/2023: 1 April, or 4 January; in Polish the day comes first. */
const DIGITS: Form = {
  pattern: /(?<!\d)(?<a>\d{1,2})(?<sign>[/.])(?<b>\d{1,2})\k<sign>(?<year>(?:19|20)?\d\d)(?!\d)/dgu,
  read: (groups, language) => {
    const [a, b, short] = [
      numberIn(groups, "a") ?? 0,
      numberIn(groups, "b") ?? 0,
      yearOf(groups["year"]) ?? 0,
    ]
    const year = { year: short < 100 ? short + 2000 : short }
    const dayFirst = dated(year, b, a)
    if (language === "pl") return [{ meanings: dayFirst }]
    const readings = [...dated(year, a, b), ...(a === b ? [] : dayFirst)]
    return [{ meanings: groups["sign"] === "." ? readings.toReversed() : readings }]
  },
}

const END_OF_MONTH: Form = {
  pattern: new RegExp(
    `(?:(?:[Ee]nd|[Ll]astday)of|(?:końca|koniec|końcem))(?<month>${ANY_MONTH})${YEAR_BEHIND}?`,
    "dgu",
  ),
  read: (groups) => {
    const [year, month] = [yearIn(groups), monthOf(groups["month"] ?? "")]
    return [{ meanings: dated(year, month, lastDay(year.year, month)) }]
  },
}

const MONTH_ALONE: Form = {
  pattern: new RegExp(`(?<month>${ANY_MONTH})(?:of)?${YEAR_BEHIND}|(?<alone>${ENGLISH_MONTH})`, "dgu"),
  read: (groups) => [{ meanings: dated(yearIn(groups), monthOf(groups["month"] ?? groups["alone"] ?? "")) }],
}

const YEAR_ALONE: Form = {
  pattern: new RegExp(
    `(?<zh>${ZH_YEAR})年|(?:[Ii]n|[Yy]ear)(?<en>${YEAR})(?!\\d)|(?<!\\d)(?<pl>${YEAR})(?:r\\.|roku)`,
    "dgu",
  ),
  read: ({ zh, en, pl }) => {
    const year = yearOf(zh ?? en ?? pl)
    return year === null || year < 1900 || year > 2199 ? [] : [{ meanings: [{ kind: "year", year }] }]
  },
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

const WEEKDAY: Form = {
  pattern: new RegExp(
    `(?<before>[Nn]ext|[Ll]ast|[Tt]his)?(?<name>${WEEKDAYS.join("|")})(?<after>(?:next|last|this)week)?` +
      `|(?<which>[上下本这])?(?:周|星期|礼拜)(?<zh>[一二三四五六日天])(?!期)`,
    "dgu",
  ),
  read: ({ before, name, after, which, zh }) => {
    const weekday =
      name === undefined
        ? "一二三四五六日".indexOf(zh === "天" ? "日" : (zh ?? "")) + 1
        : WEEKDAYS.indexOf(name) + 1
    const word = (which ?? after?.slice(0, 4) ?? before)?.toLowerCase()
    const week = word === undefined ? null : "下next".includes(word) ? 1 : "上last".includes(word) ? -1 : 0
    return [{ meanings: [{ kind: "weekday", weekday, week }] }]
  },
}

/** What is found first is not looked for again: a day is no month, a date no year. */
const FORMS: readonly Form[] = [
  CHINESE,
  ISO,
  END_OF_MONTH,
  MONTH_FIRST,
  DAYS_LISTED,
  DAY_FIRST,
  DIGITS,
  MONTH_ALONE,
  YEAR_ALONE,
  WEEKDAY,
]

/** The second of two dates takes with it what stands behind both, their month or year. */
const ofMatch = (found: RegExpExecArray, { read }: Form, language: Language): readonly Expression[] =>
  read(found.groups ?? {}, language).flatMap(({ meanings, group }) => {
    const whole = found.indices?.[0]
    const part = group === undefined ? whole : found.indices?.groups?.[group]
    if (meanings.length === 0 || whole === undefined || part === undefined) return []
    return [{ from: part[0], to: group === "second" ? whole[1] : part[1], meanings }]
  })

/** With marks that are no text in the place of what is found already. */
const masked = (text: string, found: readonly Expression[]): string => {
  const parts: string[] = []
  let end = 0
  for (const { from, to } of found) {
    parts.push(text.slice(end, from), "\n".repeat(to - from))
    end = to
  }
  return parts.join("") + text.slice(end)
}

export const datesIn = (text: string): readonly Expression[] => {
  const language = languageOf(text)
  let rest = text
  const found: Expression[] = []
  for (const form of FORMS) {
    const dates = [...rest.matchAll(form.pattern)].flatMap((one) => ofMatch(one, form, language))
    found.push(...dates)
    rest = masked(rest, dates)
  }
  return found
}
