// Which day a date is that does not say all of it: its year from the text, the printed time or a date nearby; a weekday from
// the day of the report.
import { twoDigits } from "@policy-ledger/rulebook"
import type { Expression, Meaning } from "../expressions/expression.ts"
import type { Reading } from "./reading.ts"

const MS_OF_DAY = 86_400_000

const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day)

/** A day so many days later. */
export const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * MS_OF_DAY).toISOString().slice(0, 10)

/** A day that fixes the years of others near it. */
interface Anchor {
  readonly day: string
  readonly why: string | undefined
}

/** Half a year: no date without its year is meant to be further off. */
const NEAR = 183

/** The year in which month and day lie nearest to the anchor, if they lie near it. */
const yearNear = (month: number, day: number, anchor: string): number | undefined => {
  const at = Date.parse(`${anchor}T00:00:00Z`)
  const year = Number(anchor.slice(0, 4))
  const [nearest] = [year - 1, year, year + 1].toSorted(
    (a, b) => Math.abs(utc(a, month, day) - at) - Math.abs(utc(b, month, day) - at),
  )
  const off = nearest === undefined ? Infinity : Math.abs(utc(nearest, month, day) - at) / MS_OF_DAY
  return off <= NEAR ? nearest : undefined
}

type Dated = Extract<Meaning, { kind: "day" | "month" }>

export const edtf = (year: number | null, { month, ...rest }: Dated): string =>
  `${year ?? "XXXX"}-${twoDigits(month)}${"day" in rest ? `-${twoDigits(rest.day)}` : ""}`

export const FULL_DAY = /^\d{4}-\d\d-\d\d$/

/** The printed day; else the day of the same text, year included, that lies nearest to this one. */
const anchorOf = (reading: Reading, meaning: Dated): Anchor | undefined => {
  if (reading.printed !== null && FULL_DAY.test(reading.printed))
    return { day: reading.printed, why: reading.printedWhy }
  const day = "day" in meaning ? meaning.day : 15
  const off = (other: string): number => {
    const year = yearNear(meaning.month, day, other)
    if (year === undefined) return Infinity
    return Math.abs(utc(year, meaning.month, day) - Date.parse(`${other}T00:00:00Z`))
  }
  const [nearest] = [...fullDaysOf(reading)]
    .map(([other, written]) => ({ other, written, off: off(other) }))
    .toSorted((one, two) => one.off - two.off)
  return nearest === undefined || nearest.off === Infinity
    ? undefined
    : { day: nearest.other, why: `The year is that of ${nearest.written} in the same text.` }
}

/** The days of a text that are stated with their year, and as they are written: a month stands for its middle. */
const fullDaysOf = ({ expressions }: Reading): ReadonlyMap<string, string> =>
  new Map(
    expressions.flatMap(({ meanings: [only, ...more] }): readonly (readonly [string, string])[] => {
      if ((only?.kind !== "day" && only?.kind !== "month") || only.year === null || more.length > 0) return []
      const written = edtf(only.year, only)
      return [[only.kind === "day" ? written : `${written}-15`, written]]
    }),
  )

export type Basis = "stated" | { readonly inferred: string }

export interface Resolved {
  /** EDTF. */
  readonly date: string
  readonly basis: Basis
}

/** A date in full, where its text or the time printed over it gives its year; else with the year open. */
const resolved = (reading: Reading, meaning: Dated): Resolved => {
  if (meaning.ownYear !== undefined) return ofOwnYear(reading, meaning, meaning.ownYear)
  if (meaning.year !== null) return { date: edtf(meaning.year, meaning), basis: "stated" }
  const anchor = anchorOf(reading, meaning)
  const year =
    anchor === undefined
      ? undefined
      : yearNear(meaning.month, "day" in meaning ? meaning.day : 15, anchor.day)
  if (anchor === undefined || year === undefined) return { date: edtf(null, meaning), basis: "stated" }
  const date = edtf(year, meaning)
  if (anchor.why !== undefined) return { date, basis: { inferred: anchor.why } }
  return String(year) === anchor.day.slice(0, 4)
    ? { date, basis: "stated" }
    : {
        date,
        basis: { inferred: `The year is the one that puts it nearest to the report of ${anchor.day}.` },
      }
}

/** Of this year, or the last: that of the report. */
const ofOwnYear = ({ printed, printedWhy }: Reading, meaning: Dated, by: number): Resolved => {
  if (printed === null || !FULL_DAY.test(printed)) return { date: edtf(null, meaning), basis: "stated" }
  return {
    date: edtf(Number(printed.slice(0, 4)) + by, meaning),
    basis: printedWhy === undefined ? "stated" : { inferred: printedWhy },
  }
}

const weekdayNear = (
  meaning: Extract<Meaning, { kind: "weekday" }>,
  printed: string | null,
): Resolved | undefined => {
  if (printed === null || !FULL_DAY.test(printed) || meaning.week === null) return undefined
  const today = ((new Date(`${printed}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const date = shifted(printed, meaning.weekday - today + 7 * meaning.week)
  const week = meaning.week === 0 ? "this" : meaning.week > 0 ? "next" : "last"
  return {
    date,
    basis: { inferred: `Day ${meaning.weekday} of ${week} week, counted from the report of ${printed}.` },
  }
}

/** Undefined where it cannot be told: two readings of a date are a person's to choose between. */
export const resolvedOf = (reading: Reading, { meanings }: Expression): Resolved | undefined => {
  const [only, ...others] = meanings
  if (only === undefined || others.length > 0) return undefined
  if (only.kind === "day" || only.kind === "month") return resolved(reading, only)
  return only.kind === "weekday" ? weekdayNear(only, reading.printed) : undefined
}
