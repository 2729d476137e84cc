import edtf from "edtf"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dayAfter, daysOf, parseDate, type ParsedDate } from "../../src/values/edtf.ts"

const DAY = 86_400_000
const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY

const parsed = (text: string): ParsedDate => {
  const result = parseDate(text)
  if (!result.ok) throw new Error(`${text} was refused: ${result.expected}`)
  return result.value
}

const refusal = (text: string): string | undefined => {
  const result = parseDate(text)
  return result.ok ? undefined : result.expected
}

const span = (text: string, year = 0): readonly [number, number] | undefined => {
  const days = daysOf(parsed(text), year)
  return days === undefined ? undefined : [days.lo, days.hi]
}

describe("the days on which a date can lie", () => {
  it.each([
    ["a day", "2024-02-07", ["2024-02-07", "2024-02-07"]],
    ["29 February of a leap year", "2024-02-29", ["2024-02-29", "2024-02-29"]],
    ["29 February of a year divisible by 400", "2000-02-29", ["2000-02-29", "2000-02-29"]],
    ["a month of 31 days", "2022-10", ["2022-10-01", "2022-10-31"]],
    ["a month of 30 days", "2022-11", ["2022-11-01", "2022-11-30"]],
    ["February", "2023-02", ["2023-02-01", "2023-02-28"]],
    ["February of a leap year", "2024-02", ["2024-02-01", "2024-02-29"]],
    ["February of a century's year", "1900-02", ["1900-02-01", "1900-02-28"]],
    ["days between", "[2022-04-13..2022-05-12]", ["2022-04-13", "2022-05-12"]],
    ["days between that are one day", "[2022-04-13..2022-04-13]", ["2022-04-13", "2022-04-13"]],
    ["months between", "[2022-04..2022-06]", ["2022-04-01", "2022-06-30"]],
    ["a month to a day in it", "[2022-04..2022-04-01]", ["2022-04-01", "2022-04-01"]],
  ])("%s: %s", (_what, text, [lo = "", hi = ""]) => {
    expect(span(text)).toEqual([day(lo), day(hi)])
  })

  it("reach without bound where a side is open", () => {
    expect(span("[2022-04-13..]")).toEqual([day("2022-04-13"), Infinity])
    expect(span("[..2021-02-24]")).toEqual([-Infinity, day("2021-02-24")])
    expect(span("[..2021-02]")).toEqual([-Infinity, day("2021-02-28")])
  })

  it("follow the year that a world gives to an open one", () => {
    expect(span("XXXX-03-08", 2021)).toEqual([day("2021-03-08"), day("2021-03-08")])
    expect(span("XXXX-02", 2023)).toEqual([day("2023-02-01"), day("2023-02-28")])
    expect(span("XXXX-02", 2024)).toEqual([day("2024-02-01"), day("2024-02-29")])
    expect(span("[XXXX-11-11..XXXX-11-13]", 2022)).toEqual([day("2022-11-11"), day("2022-11-13")])
    expect(span("[XXXX-11-11..]", 2022)).toEqual([day("2022-11-11"), Infinity])
    expect(span("[..XXXX-11-11]", 2022)).toEqual([-Infinity, day("2022-11-11")])
  })

  it("are none in a year in which the date does not exist", () => {
    expect(span("XXXX-02-29", 2023)).toBeUndefined()
    expect(span("XXXX-02-29", 1900)).toBeUndefined()
    expect(span("[XXXX-02-29..XXXX-03-01]", 2023)).toBeUndefined()
    expect(span("[XXXX-02-01..XXXX-02-29]", 2023)).toBeUndefined()
    expect(span("XXXX-02-29", 2024)).toEqual([day("2024-02-29"), day("2024-02-29")])
  })

  it("are none in a year that is no number", () => {
    expect(span("XXXX-03-08", Number.NaN)).toBeUndefined()
  })

  it("do not depend on the world where the year is stated", () => {
    expect(span("2024-02-29", 2023)).toEqual(span("2024-02-29", 1999))
    expect(span("2024-02-29", Number.NaN)).toEqual(span("2024-02-29", 1999))
  })

  it("of the first centuries are not taken for those of the twentieth", () => {
    expect(span("0024-02-07")).toEqual([day("0024-02-07"), day("0024-02-07")])
  })
})

describe("an open year", () => {
  it.each([
    ["XXXX-03-08", true],
    ["XXXX-03", true],
    ["[XXXX-03-08..XXXX-04-01]", true],
    ["[..XXXX-04-01]", true],
    ["2022-03-08", false],
    ["[2022-03-08..]", false],
  ])("%s: %s", (text, open) => {
    expect(parsed(text).openYear).toBe(open)
  })
})

const EXPECTED =
  "a date such as 2024-02-07, 2022-10, XXXX-03-08, [2024-02-07..2024-02-10], [2024-02-07..] or [..2024-02-07]"

describe("a date is refused, and the message says what is expected", () => {
  it.each([
    ["2023-02-29", "a date that exists (that month has 28 days)"],
    ["2023-04-31", "a date that exists (that month has 30 days)"],
    ["2023-01-32", "a date that exists (that month has 31 days)"],
    ["2023-01-00", "a date that exists (that month has 31 days)"],
    ["XXXX-02-30", "a date that exists (that month has 29 days)"],
    ["2023-13-01", "a month from 01 to 12"],
    ["2023-00", "a month from 01 to 12"],
    ["2023", EXPECTED],
    ["2023-1-1", EXPECTED],
    ["2023-01-01 ", EXPECTED],
    ["x2023-01-01", EXPECTED],
    ["2023-01-01T00:00:00", EXPECTED],
    ["20230101", EXPECTED],
    ["202X-01-01", EXPECTED],
    ["2023-01-01~", EXPECTED],
    ["", EXPECTED],
    ["[..]", EXPECTED],
    ["[2023-01-01]", EXPECTED],
    ["[x.[2023-01-01..]", EXPECTED],
    ["[2023-01-01..2023-01-02", EXPECTED],
    ["[2023-01-01...2023-01-02]", EXPECTED],
    ["[2023-01-01..2023-01-02],", EXPECTED],
    ["[2023-02-29..]", "a date that exists (that month has 28 days)"],
    ["[..2023-02-29]", "a date that exists (that month has 28 days)"],
    ["[2023-01-01,2023-01-05]", EXPECTED],
    ["[XXXX-01-01..2023-01-02]", "both ends with a year or both without"],
    ["[2023-01-01..XXXX-01-02]", "both ends with a year or both without"],
    ["[2023-01-02..2023-01-01]", "a range whose first date is not after its last"],
    ["[XXXX-11-11..XXXX-01-02]", "a range whose first date is not after its last"],
  ])("%s", (text, expected) => {
    expect(refusal(text)).toBe(expected)
  })

  it("with the text as it was found", () => {
    expect(parseDate("[2023-02-29..]")).toMatchObject({ ok: false, found: "[2023-02-29..]" })
  })
})

describe("an inclusive end made exclusive", () => {
  it.each([
    ["2024-02-28", "2024-02-29"],
    ["2023-02-28", "2023-03-01"],
    ["2023-12-31", "2024-01-01"],
    ["2022-10", "[2022-10-02..2022-11-01]"],
    ["[2022-04-13..2022-05-12]", "[2022-04-14..2022-05-13]"],
    ["[2022-04-13..]", "[2022-04-14..]"],
    ["[..2022-04-13]", "[..2022-04-14]"],
    ["XXXX-11-13", "XXXX-11-14"],
    ["XXXX-02-29", "XXXX-03-01"],
    ["XXXX-02", "[XXXX-02-02..XXXX-03-01]"],
    ["XXXX-12", "[XXXX-12-02..]"],
    ["[XXXX-02-28..XXXX-12-31]", "[XXXX-02-28..]"],
    ["[..XXXX-02-28]", "[..XXXX-03-01]"],
    ["[..XXXX-12-31]", undefined],
    ["[9999-12-30..9999-12-31]", "[9999-12-31..]"],
    ["XXXX-12-31", undefined],
    ["XXXX-02-28", undefined],
    ["9999-12-31", undefined],
    ["0099-12-31", "0100-01-01"],
  ])("%s → %s", (text, after) => {
    expect(dayAfter(parsed(text))).toBe(after)
  })
})

/** Where the `edtf` package is right: single dates that exist, months, and intervals, which it reads as they are meant. */
describe("the edtf package agrees", () => {
  const extent = (text: string): readonly [number, number] => {
    const { min, max } = edtf(text)
    return [Math.floor(min / DAY), Math.floor(max / DAY)]
  }
  const days = fc.integer({ min: day("1000-01-01"), max: day("2999-12-31") })
  const iso = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10)

  it("on every day", () => {
    fc.assert(
      fc.property(days, (n) => {
        expect(span(iso(n))).toEqual(extent(iso(n)))
      }),
      { numRuns: 1000 },
    )
  })

  it("on every month of a leap year, of another, and of a century's", () => {
    for (const year of ["2023", "2024", "1900", "2000"])
      for (let month = 1; month <= 12; month++) {
        const text = `${year}-${String(month).padStart(2, "0")}`
        expect([text, span(text)]).toEqual([text, extent(text)])
      }
  })

  it("on days and months between, read as an interval", () => {
    fc.assert(
      fc.property(days, days, fc.boolean(), (a, b, byMonth) => {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)].map((n) => iso(n).slice(0, byMonth ? 7 : 10))
        // It knows no interval of one day.
        fc.pre(lo !== hi)
        expect(span(`[${lo}..${hi}]`)).toEqual(extent(`${lo}/${hi}`))
      }),
      { numRuns: 500 },
    )
  })
})
