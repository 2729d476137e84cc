/** Decimal text to integers and back; no floats on the way. */

/** `"12.35"` with at most `places` decimals as an integer of the smallest unit; undefined where it is no such text. */
export const parseDecimal = (text: string, places: number): number | undefined => {
  const m = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text)
  if (m === null || (m[2] ?? "").length > places) return undefined
  const n = Number(m[1] + (m[2] ?? "").padEnd(places, "0"))
  return Number.isSafeInteger(n) ? n : undefined
}

export const PPM_PLACES = 6
export const PPM = 1_000_000

/** Minor units as decimal text, as `"12.35"` with two places and `"1235"` with none. */
export const formatMoney = (units: number | bigint, places: number): string => {
  const digits = String(units).padStart(places + 1, "0")
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Of an amount that is known. */
export const isNothing = (amount: string | null): boolean => amount !== null && !/[1-9]/.test(amount)

/** Parts per million as a percentage, as `95 %`; what lies between two is told by the lower. */
export const formatShare = (ppm: number): string => `${Number((Math.floor(ppm) / 10_000).toFixed(4))} %`

/** Millionths of a minor unit in minor units, halves away from zero; nothing is less than zero. */
export const rounded = (millionths: bigint): bigint => (millionths * 2n + BigInt(PPM)) / (2n * BigInt(PPM))

/**
 * One whole number as a share of another, in parts per million. What lies between two of them stands half way: so it is
 * held exactly against every bound, which are whole.
 */
export const ratioOf = (part: number, whole: number): number => {
  const [scaled, divisor] = [BigInt(part) * BigInt(PPM), BigInt(whole)]
  return Number(scaled / divisor) + (scaled % divisor === 0n ? 0 : 0.5)
}
