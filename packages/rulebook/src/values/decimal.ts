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
export const formatFen = (fen: number): string =>
  `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`

/** Parts per million as a percentage, as `95 %`. */
export const formatShare = (ppm: number): string => `${Number((ppm / 10_000).toFixed(4))} %`

/** A share of an amount, exact, halves rounded up. */
export const shareOf = (fen: number, ppm: number): number =>
  Number((BigInt(fen) * BigInt(ppm) * 2n + BigInt(PPM)) / (2n * BigInt(PPM)))
