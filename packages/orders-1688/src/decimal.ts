// Amounts of the open platform, in yuan or in fen, as the exact decimal text of a case.

/** Fen have at most so many digits: within them a number of JavaScript is still the one that was written. */
const MOST_DIGITS = 15

const FORM = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

const FEN_PLACES = 2

export const YUAN = "an amount in yuan with at most two decimals, below 10000000000000"
export const FEN = "an amount in whole fen, below 1000000000000000"

/** Yuan, as `12.5` or `1.25E1`: the text `"12.50"`; undefined where it is no such amount. */
export const yuan = (text: string): string | undefined => inFen(text, FEN_PLACES)

/** Fen, as `1250`: the text `"12.50"`. */
export const fen = (text: string): string | undefined => inFen(text, 0)

const inFen = (text: string, places: number): string | undefined => {
  const parts = FORM.exec(text)
  if (parts === null) return undefined
  const [, whole = "", fraction = "", exponent = "0"] = parts
  const shift = places + Number(exponent) - fraction.length
  const digits = shifted(`${whole}${fraction}`.replace(/^0+/, ""), shift)
  return digits === undefined || digits.length > MOST_DIGITS ? undefined : formatFen(digits)
}

/** The digits with zeros behind them, or without some; undefined where what goes is not zero, or too much comes. */
const shifted = (digits: string, by: number): string | undefined => {
  if (digits === "") return digits
  if (by >= 0) return by > MOST_DIGITS ? undefined : digits + "0".repeat(by)
  return /^0+$/.test(digits.slice(by)) && digits.length >= -by ? digits.slice(0, by) : undefined
}

const formatFen = (digits: string): string => {
  const padded = digits.padStart(FEN_PLACES + 1, "0")
  return `${padded.slice(0, -FEN_PLACES)}.${padded.slice(-FEN_PLACES)}`
}
