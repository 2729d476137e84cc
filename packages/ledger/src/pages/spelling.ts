// Whether a text gives a date, a clock time, a sum, a share or a number that an event states: among its expressions one has
// to mean the same. naming.ts says how a message names what is missing.
import type { DurationUnit, Meaning } from "../expressions/expression.ts"
import { expressionsIn } from "../expressions/expressions.ts"

/** What an event states, to be found in a text from which white space is gone. */
export type Stated =
  | { readonly kind: "day"; readonly year: number | null; readonly month: number; readonly day: number }
  | { readonly kind: "month"; readonly year: number | null; readonly month: number }
  /** HH:MM or HH:MM:SS. */
  | { readonly kind: "clock"; readonly time: string }
  | { readonly kind: "money"; readonly amount: string }
  /** A decimal share, as "0.95". */
  | { readonly kind: "share"; readonly share: string }
  | { readonly kind: LengthUnit | "count"; readonly number: number }

/** As a duration of an event counts. */
export type LengthUnit = Exclude<DurationUnit, "weeks">

const isSame = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a))

/** By what each is measured, and how many of it: no number of days is a month, and no working day a day. */
const LENGTHS: Readonly<Record<DurationUnit, readonly [LengthUnit, number]>> = {
  minutes: ["minutes", 1],
  hours: ["minutes", 60],
  days: ["minutes", 24 * 60],
  weeks: ["minutes", 7 * 24 * 60],
  workdays: ["workdays", 1],
  months: ["months", 1],
  years: ["months", 12],
}

/** A text may count in a larger unit than the event: three days are 72 hours; twelve months and a year are the same. */
const isSameDuration = (
  unit: LengthUnit,
  number: number,
  meaning: Extract<Meaning, { kind: "duration" }>,
): boolean => {
  const [measure, size] = LENGTHS[unit]
  const [other, larger] = LENGTHS[meaning.unit]
  return (
    measure === other &&
    (larger >= size || measure === "months") &&
    isSame(meaning.number * larger, number * size)
  )
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
    case "workdays":
    case "months":
    case "years":
      return meaning.kind === "duration" && isSameDuration(stated.kind, stated.number, meaning)
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
