// Dates and instants as a person reads them.
import { parseDate, type DatePoint, type ParsedDate } from "../values/edtf.ts"
import { formatInstant, parseInstant } from "../values/instant.ts"
import { text, inLang, type Lang, type Text } from "../values/text.ts"
import type { Platform } from "../language/platform.ts"
import { civilTimeOf } from "../language/zone.ts"
import { bracketed, say } from "./speech.ts"

/** What stands in place of a date. */
const UNDATED: { readonly [word: string]: Text } = {
  before: text("记录开始之前", "before what is recorded"),
  unstated: text("日期未说明", "a day that is not stated"),
  publication: text("公布之日", "the day of publication"),
}

/** As English writes them, January first. */
export const MONTHS: readonly string[] = [
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

/** A time of the day beside a date that is no single day: of a year that is left open, of some day of a month. */
const DATE_AND_CLOCK = /^([^T]+)T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?/

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?/

/** `2023-06-08 00:00`, `2023年6月8日00:00`: an ISO 8601 instant as its own clock shows it; seconds where there are any. */
const clockWords = ([, year, month, day, clock, seconds]: RegExpExecArray, lang: Lang): string => {
  const at = shortClock(clock, seconds)
  return say(lang, `${year}年${Number(month)}月${Number(day)}日${at}`, `${year}-${month}-${day} ${at}`)
}

const shortClock = (clock = "", seconds = "00"): string => (seconds === "00" ? clock : `${clock}:${seconds}`)

/** An instant, or a date, which is its first one, as the platform's clocks show it. */
export const instantWords = (
  instant: string,
  platform: Pick<Platform, "utcOffset" | "offsets">,
  lang: Lang,
): string => {
  const zone = civilTimeOf(platform)
  const read = zone === undefined ? undefined : parseInstant(instant, zone)
  return dateWords(zone !== undefined && read?.ok === true ? formatInstant(read.value, zone) : instant, lang)
}

/** A point in time, as exact as it is stated; its year stands beside it where that is open. */
const pointWords = ({ year, month, day }: DatePoint, lang: Lang): string => {
  const name = MONTHS[month - 1] ?? ""
  if (year === null)
    return say(lang, `${month}月${day === null ? "" : `${day}日`}`, day === null ? name : `${day} ${name}`)
  if (day === null) return say(lang, `${year}年${month}月`, `${name} ${year}`)
  return say(lang, `${year}年${month}月${day}日`, iso(year, month, day))
}

const iso = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, "0"), ...[month, day].map((n) => String(n).padStart(2, "0"))].join("-")

/** What is left open of a single date. */
const leftOpen = ({ year, day }: DatePoint): string =>
  year === null ? (day === null ? "年份和日期未说明" : "年份未说明") : "日期未说明"

const spanWords = ({ earliest, latest, openYear }: ParsedDate, lang: Lang): string => {
  const someYear = openYear ? say(lang, bracketed("zh", "年份未说明"), " of a year that is not stated") : ""
  const [from, to] = [earliest, latest].map((end) => (end === null ? "" : pointWords(end, lang)))
  if (latest === null) return say(lang, `不早于${from}`, `not before ${from}`) + someYear
  if (earliest === null) return say(lang, `不晚于${to}`, `not after ${to}`) + someYear
  if (earliest !== latest) {
    const some = earliest.day === null || latest.day === null ? "some time" : "some day"
    return say(lang, `${from}至${to}之间的某一天`, `${some} from ${from} to ${to}`) + someYear
  }
  if (lang === "zh")
    return earliest.day !== null && !openYear ? `${from}` : from + bracketed(lang, leftOpen(earliest))
  return (earliest.day === null ? `some time in ${from}` : `${from}`) + someYear
}

/**
 * A date as announcements and answers tell it: EDTF of the profile, `before`, `unstated`, `publication`, an instant as its own
 * clock shows it, or null, where none is known. What is none of these is left as it is.
 */
export const dateWords = (date: string | null, lang: Lang): string => {
  if (date === null) return say(lang, "未知", "not known")
  const undated = UNDATED[date]
  if (undated !== undefined) return inLang(undated, lang === "zh" ? "zh" : "en")
  const instant = INSTANT.exec(date)
  if (instant !== null) return clockWords(instant, lang)
  const [, day = date, clock, seconds] = DATE_AND_CLOCK.exec(date) ?? []
  const read = parseDate(day)
  if (!read.ok) return date
  const at = shortClock(clock, seconds)
  return spanWords(read.value, lang) + (at === "" ? "" : say(lang, at, `, ${at}`))
}
