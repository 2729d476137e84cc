// The line along which a fact is varied: where it begins and ends, its steps, and its values as a case writes them.
import {
  civilTimeOf,
  formatInstant,
  formatMoney,
  parseDecimal,
  parseInstant,
  placesOf,
} from "@policy-ledger/rulebook"
import type { Platform, Zone } from "@policy-ledger/rulebook"
import type { Field } from "./fields.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MINUTE = 60_000
const PPM_PLACES = 6
const PPM = 1_000_000

/** How far a line reaches; of instants in time, of what is counted as many times the value. */
export const REACHES = ["near", "wide", "far"] as const
export type Reach = (typeof REACHES)[number]

const AROUND: { readonly [reach in Reach]: number } = { near: 2 * DAY, wide: 15 * DAY, far: 92 * DAY }
const STEP: { readonly [reach in Reach]: number } = { near: 10 * MINUTE, wide: HOUR, far: 6 * HOUR }
const TIMES: { readonly [reach in Reach]: number } = { near: 2, wide: 10, far: 100 }

/** Numbers are epoch milliseconds, minor units, millionths or counts. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly step: number
  readonly now: number
}

const zoneOf = (platform: Platform): Zone | undefined => civilTimeOf(platform)

/** A value of a case as a number; undefined where it is none. */
export const numberOf = (
  field: Pick<Field, "type">,
  value: unknown,
  platform: Platform,
): number | undefined => {
  const { type } = field
  if (type === "integer") return typeof value === "number" ? value : undefined
  if (type === "ratio")
    return typeof value === "number" || typeof value === "string"
      ? parseDecimal(String(value), PPM_PLACES)
      : undefined
  if (typeof value !== "string") return undefined
  if (type === "money") return parseDecimal(value, placesOf(platform))
  const zone = zoneOf(platform)
  const read = type === "instant" && zone !== undefined ? parseInstant(value, zone) : undefined
  return read?.ok === true ? read.value : undefined
}

/** A number as a case writes it. */
export const valueOf = (field: Pick<Field, "type">, n: number, platform: Platform): string | number => {
  const zone = zoneOf(platform)
  if (field.type === "instant") return zone === undefined ? new Date(n).toISOString() : formatInstant(n, zone)
  if (field.type === "money") return formatMoney(n, placesOf(platform))
  return field.type === "ratio" ? Number(formatMoney(n, PPM_PLACES)) : n
}

export const spanOf = (
  field: Pick<Field, "type">,
  value: unknown,
  reach: Reach,
  platform: Platform,
): Span | undefined => {
  const now = numberOf(field, value, platform)
  if (now === undefined) return undefined
  if (field.type === "instant") {
    const around = AROUND[reach]
    return { now, from: now - around, to: now + around, step: STEP[reach] }
  }
  if (field.type === "ratio") return { now, from: 0, to: PPM, step: PPM / 1000 }
  const most = Math.max(now, field.type === "money" ? 10 ** placesOf(platform) : 5) * TIMES[reach]
  return { now, from: 0, to: most, step: Math.max(1, Math.round(most / 200)) }
}

/** Where the handle lands: on a whole step, or on a tip or the present value where one is nearer than half a step. */
export const snapped = (n: number, { from, to, step, now }: Span, tips: readonly number[]): number => {
  const inside = Math.min(Math.max(n, from), to)
  const near = [now, ...tips].filter((one) => from <= one && one <= to && Math.abs(one - inside) <= step / 2)
  const [nearest] = near.toSorted((a, b) => Math.abs(a - inside) - Math.abs(b - inside))
  return nearest ?? Math.min(Math.max(now + Math.round((inside - now) / step) * step, from), to)
}

/** One step on, which no tip and not the present value is stepped over by. */
export const stepped = (n: number, by: 1 | -1, { step, now }: Span, tips: readonly number[]): number => {
  const next = n + by * step
  const between = [now, ...tips].filter((one) => (one - n) * by > 0 && (next - one) * by > 0)
  return between.length === 0 ? next : by === 1 ? Math.min(...between) : Math.max(...between)
}
