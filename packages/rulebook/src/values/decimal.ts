/** Decimal text to integers and back; no floats on the way. */

/** `"12.35"` with at most `places` decimals as an integer of the smallest unit; undefined where it is no such text. */
export const parseDecimal = (text: string, places: number): number | undefined => {
  const m = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text)
  if (m === null || (m[2] ?? "").length > places) return undefined
  const n = Number(m[1] + (m[2] ?? "").padEnd(places, "0"))
  return Number.isSafeInteger(n) ? n : undefined
}

export const FEN_PLACES = 2
export const PPM_PLACES = 6
export const PPM = 1_000_000

/** Fen as decimal text with two places, as `"12.35"`. */
export const formatFen = (fen: number | bigint): string => {
  const digits = String(fen).padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Parts per million as a percentage, as `95 %`; what lies between two is told by the lower. */
export const formatShare = (ppm: number): string => `${Number((Math.floor(ppm) / 10_000).toFixed(4))} %`

/** Millionths of a fen in fen, halves away from zero; nothing is less than zero. */
export const rounded = (millionths: bigint): bigint => (millionths * 2n + BigInt(PPM)) / (2n * BigInt(PPM))

/**
 * One whole number as a share of another, in parts per million. What lies between two of them stands half way: so it is
 * held exactly against every bound, which are whole.
 */
export const ratioOf = (part: number, whole: number): number => {
  const [scaled, divisor] = [BigInt(part) * BigInt(PPM), BigInt(whole)]
  return Number(scaled / divisor) + (scaled % divisor === 0n ? 0 : 0.5)
}
