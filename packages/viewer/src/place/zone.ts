// When a day begins where the marketplace is.
import type { Platform } from "@policy-ledger/rulebook"

const MINUTE = 60_000

const minutesOf = (offset: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

type Zone = Pick<Platform, "utcOffset" | "offsets">

const offsetAt = ({ utcOffset, offsets }: Zone, t: number): number =>
  minutesOf(
    offsets?.changes.findLast(({ at }) => Date.parse(at) <= t)?.to ?? offsets?.first ?? utcOffset ?? "+00:00",
  )

/** The first instant of a day there, in epoch milliseconds. */
export const startOf = (day: string, zone: Zone): number => {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const guesses = [-24, 0, 24].map((hours) => utc - offsetAt(zone, utc + hours * 60 * MINUTE) * MINUTE)
  const right = guesses.filter((t) => utc - t === offsetAt(zone, t) * MINUTE)
  // Where midnight is left out, the day begins where the clock goes on.
  return right.length > 0 ? Math.min(...right) : Math.max(...guesses)
}

/** The day there of an instant. */
export const dayOf = (t: number, zone: Zone): string =>
  new Date(t + offsetAt(zone, t) * MINUTE).toISOString().slice(0, 10)

/** An instant as the clock there shows it, to the minute, or the second where it has one: `2023-06-08 16:00`. */
export const clockOf = (t: number, zone: Zone): string =>
  new Date(t + offsetAt(zone, t) * MINUTE)
    .toISOString()
    .replace("T", " ")
    .replace(/(:00)?\.000Z$/, "")
    .replace(/\.\d+Z$/, "")
