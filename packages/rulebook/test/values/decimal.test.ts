import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formatMoney, formatShare, parseDecimal, ratioOf, rounded } from "../../src/values/decimal.ts"

describe("decimal text", () => {
  it.each([
    ["0", 2, 0],
    ["0.00", 2, 0],
    ["0.01", 2, 1],
    ["12.3", 2, 1230],
    ["12.35", 2, 1235],
    ["300", 2, 30_000],
    ["0.95", 6, 950_000],
    ["0.000001", 6, 1],
    ["7", 0, 7],
    ["90071992547409.91", 2, Number.MAX_SAFE_INTEGER],
  ])("%s with at most %d places is %d", (text, places, n) => {
    expect(parseDecimal(text, places)).toBe(n)
  })

  it.each([
    ["12.345", 2],
    ["7.0", 0],
    ["0.0000001", 6],
    ["1.", 2],
    [".5", 2],
    ["01", 2],
    ["00.5", 2],
    ["-1", 2],
    ["+1", 2],
    ["1e3", 2],
    ["1,000", 2],
    [" 1", 2],
    ["1 ", 2],
    ["", 2],
    ["¥1", 2],
    ["90071992547409.92", 2],
  ])("%s with at most %d places is none", (text, places) => {
    expect(parseDecimal(text, places)).toBeUndefined()
  })

  it("is written back as it was read", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (fen) => {
        expect(parseDecimal(formatMoney(fen, 2), 2)).toBe(fen)
      }),
    )
    const written = (places: number) => [0, 5, 50, 100, 1235].map((units) => formatMoney(units, places))
    expect(written(2)).toEqual(["0.00", "0.05", "0.50", "1.00", "12.35"])
    expect(written(0)).toEqual(["0", "5", "50", "100", "1235"])
    expect(written(3)).toEqual(["0.000", "0.005", "0.050", "0.100", "1.235"])
  })
})

describe("a share", () => {
  it.each([
    [1000, 100_000, 100, "10 % of 10.00"],
    [5, 100_000, 1, "10 % of 0.05 is half a fen and rounds up"],
    [4, 100_000, 0, "10 % of 0.04 rounds down"],
    [6, 100_000, 1, "10 % of 0.06 rounds up"],
    [15, 100_000, 2, "10 % of 0.15 is 1.5 fen and rounds up"],
    [9999, 1, 0, "a millionth"],
    [500_000, 1, 1, "a millionth of 5000.00 is half a fen"],
    [499_999, 1, 0, "a millionth of 4999.99 is less than half a fen"],
    [12_345, 1_000_000, 12_345, "all of it"],
    [12_345, 0, 0, "none of it"],
    [9_007_199_254_740_991, 1_000_000, 9_007_199_254_740_991, "exact where floats are not"],
  ])("of %d at %d millionths is %d: %s", (fen, ppm, share) => {
    expect(rounded(BigInt(fen) * BigInt(ppm))).toBe(BigInt(share))
  })

  it.each([
    [1, 4, 250_000, "a quarter"],
    [1, 3, 333_333.5, "a third lies above 333333 and below 333334 millionths"],
    [2, 3, 666_666.5, "two thirds"],
    [0, 7, 0, "nothing"],
    [3, 2, 1_500_000, "more than all"],
    [9_007_199_254_740_990, 9_007_199_254_740_991, 999_999.5, "all but one of very many is not all"],
  ])("%d of %d are %d millionths: %s", (part, whole, ppm) => {
    expect(ratioOf(part, whole)).toBe(ppm)
  })

  it.each([
    [333_333.5, "33.3333 %"],
    [950_000, "95 %"],
    [955_000, "95.5 %"],
    [1, "0.0001 %"],
    [0, "0 %"],
    [1_000_000, "100 %"],
  ])("%d millionths is written %s", (ppm, text) => {
    expect(formatShare(ppm)).toBe(text)
  })
})
