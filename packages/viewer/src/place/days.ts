// Days of the civil calendar as text (`2023-06-08`) and as numbers, in the proleptic Gregorian calendar.
const MS = 86_400_000
const DAY = /^\d{4}-\d\d-\d\d$/

/** Days since 1970-01-01. */
export const numberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS)

export const dayAt = (number: number): string => new Date(number * MS).toISOString().slice(0, 10)

/** Is it written as a day that exists? */
export const isDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayAt(numberOf(text)) === text

/** No day that is written with four digits lies beyond. */
const [FIRST, LAST] = [numberOf("0000-01-01"), numberOf("9999-12-31")]

/** So many days later, or the last there is in that direction. */
export const plus = (day: string, days: number): string =>
  dayAt(Math.min(Math.max(numberOf(day) + days, FIRST), LAST))
