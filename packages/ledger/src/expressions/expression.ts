// What a text can express in a date, a time of day, a span of time, a sum, a share or a number.

export type DurationUnit = "minutes" | "hours" | "days" | "workdays" | "weeks" | "months" | "years"

/** Null where the text leaves it to its reader; `ownYear` counts from the text's own: last -1, this 0, next 1. */
export interface YearOfDate {
  readonly year: number | null
  readonly ownYear?: number
}

export type Meaning =
  | ({ readonly kind: "day"; readonly month: number; readonly day: number } & YearOfDate)
  | ({ readonly kind: "month"; readonly month: number } & YearOfDate)
  | { readonly kind: "year"; readonly year: number }
  /** 1 is Monday; `week` counts from the text's own: last -1, this 0, next 1, null where it does not say. */
  | { readonly kind: "weekday"; readonly weekday: number; readonly week: number | null }
  /** 24 is the end of a day; `second` is null where none is given. */
  | { readonly kind: "clock"; readonly hour: number; readonly minute: number; readonly second: number | null }
  /** In whole units of the currency: null where a bare 万 or 亿 could be a sum. */
  | { readonly kind: "money"; readonly amount: number; readonly currency: string | null }
  /** 0.1 is a tenth. */
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "duration"; readonly unit: DurationUnit; readonly number: number }
  | { readonly kind: "count"; readonly number: number }

/** From one code unit of a text to another, and what stands there: where it can mean several things, each of them. */
export interface Expression {
  readonly from: number
  readonly to: number
  readonly meanings: readonly Meaning[]
}

export const overlaps = (a: Omit<Expression, "meanings">, b: Omit<Expression, "meanings">): boolean =>
  a.from < b.to && b.from < a.to
