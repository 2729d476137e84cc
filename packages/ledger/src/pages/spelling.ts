// Whether a text gives a date, a clock time, a sum, a share or a number that an event states: among its expressions one has
// to mean the same. And how a message names what is missing.
import type { DurationUnit, Meaning } from "../expressions/expression.ts"
import { expressionsIn } from "../expressions/expressions.ts"
import { monthName } from "../expressions/month-names.ts"
import { isChineseText } from "../expressions/numerals.ts"

/** What an event states, to be found in a text from which white space is gone. */
export type Stated =
  | { readonly kind: "day"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: "month"; readonly year: number | null; readonly month: number }
  /** HH:MM or HH:MM:SS. */
  | { readonly kind: "clock"; readonly time: string }
  | { readonly kind: "money"; readonly amount: string }
  /** A decimal share, as "0.95". */
  | { readonly kind: "share"; readonly share: string }
  | { readonly kind: "minutes" | "hours" | "days" | CivilUnit | "count"; readonly number: number }

type CivilUnit = "months" | "years" | "workdays"

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a))

const MINUTES: Readonly<Record<DurationUnit, number>> = {
  minutes: 1,
  hours: 60,
  days: 24 * 60,
  workdays: 24 * 60,
  weeks: 7 * 24 * 60,
  months: Infinity,
  years: Infinity,
}

/** A text may count in a larger unit than the event: three days are 72 hours. */
const isSameDuration = (
  unit: "minutes" | "hours" | "days",
  number: number,
  meaning: Extract<Meaning, { kind: "duration" }>,
): boolean =>
  MINUTES[meaning.unit] >= MINUTES[unit] &&
  isSame(meaning.number * MINUTES[meaning.unit], number * MINUTES[unit])

/** A text may count years in months, and leave out of which kind its days are. */
const CIVIL: { readonly [unit in CivilUnit]: { readonly [written in DurationUnit]?: number } } = {
  months: { months: 1, years: 12 },
  years: { years: 1, months: 1 / 12 },
  workdays: { workdays: 1, days: 1 },
}

const DAY = 24 * 60

/** The last second of a day, its end and the first of the next are told in one another's words. */
const isSameClock = (
  time: string,
  { hour, minute, second }: Extract<Meaning, { kind: "clock" }>,
): boolean => {
  const [statedHour = 0, statedMinute = 0, statedSecond] = time.split(":").map(Number)
  const stated = statedHour * 60 + statedMinute
  const written = hour * 60 + minute
  if (written % DAY === 0 && (stated % DAY === 0 || stated === DAY - 1)) return true
  return stated === written && (second === null || statedSecond === undefined || second === statedSecond)
}

/** Does a meaning give what is stated? */
export const statesSame = (meaning: Meaning, stated: Stated): boolean => {
  switch (stated.kind) {
    case "day":
      return meaning.kind === "day" && meaning.month === stated.month && meaning.day === stated.day
    case "month":
      return (meaning.kind === "month" || meaning.kind === "day") && meaning.month === stated.month
    case "clock":
      return meaning.kind === "clock" && isSameClock(stated.time, meaning)
    case "money":
      return meaning.kind === "money" && isSame(meaning.amount, Number(stated.amount))
    case "share":
      return meaning.kind === "share" && isSame(meaning.share, Number(stated.share))
    case "minutes":
    case "hours":
    case "days":
      return meaning.kind === "duration" && isSameDuration(stated.kind, stated.number, meaning)
    case "months":
    case "years":
    case "workdays":
      return (
        meaning.kind === "duration" &&
        isSame(meaning.number * (CIVIL[stated.kind][meaning.unit] ?? NaN), stated.number)
      )
    case "count":
      return (
        (meaning.kind === "count" || meaning.kind === "duration") && isSame(meaning.number, stated.number)
      )
  }
}

/** Does the text write it, in any of the ways? The year is looked for by itself. */
export const isWritten = (stated: Stated, passage: string): boolean =>
  expressionsIn(passage).some(({ meanings }) => meanings.some((meaning) => statesSame(meaning, stated)))

export const yearIsWritten = (year: number, passage: string): boolean =>
  expressionsIn(passage).some(({ meanings }) =>
    meanings.some((meaning) => "year" in meaning && meaning.year === year),
  )

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
    case "months":
      return `${stated.number}个月`
    case "years":
      return `${stated.number}年`
    case "workdays":
      return `${stated.number}个工作日`
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
    case "months":
    case "years":
      return `${stated.number} ${stated.number === 1 ? stated.kind.slice(0, -1) : stated.kind}`
    case "workdays":
      return `${stated.number} working ${stated.number === 1 ? "day" : "days"}`
    case "count":
      return String(stated.number)
  }
}
