import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  dayAt,
  dayOf,
  daysInMonth,
  formatBoundary,
  formatInstant,
  parseClock,
  parseInstant,
  startOfDay,
  timeOfDay,
} from "../../src/values/instant.ts"
import { parseZone, UTC, type Zone } from "../../src/values/zone.ts"

const zoneOf = (text: string): Zone => parseZone(text) ?? UTC
const SHANGHAI = zoneOf("+08:00")
const NEWFOUNDLAND = zoneOf("-03:30")

describe("an instant", () => {
  it.each([
    ["2024-02-07T10:00:00+08:00", "2024-02-07T02:00:00.000Z"],
    ["2024-02-07T10:00:00Z", "2024-02-07T10:00:00.000Z"],
    ["2024-02-07T10:00+08:00", "2024-02-07T02:00:00.000Z"],
    ["2024-02-07T10:00:00.5+08:00", "2024-02-07T02:00:00.500Z"],
    ["2024-02-07T10:00:00.05+08:00", "2024-02-07T02:00:00.050Z"],
    ["2024-02-07T10:00:00.123+08:00", "2024-02-07T02:00:00.123Z"],
    ["2024-02-07T23:59:59-03:30", "2024-02-08T03:29:59.000Z"],
    ["2024-02-07T00:00:00+23:59", "2024-02-06T00:01:00.000Z"],
    ["2024-02-07", "2024-02-06T16:00:00.000Z"],
    ["2024-02-29", "2024-02-28T16:00:00.000Z"],
    ["0024-02-07", "0024-02-06T16:00:00.000Z"],
  ])("%s is %s", (text, utc) => {
    const read = parseInstant(text, SHANGHAI)
    expect(read.ok && new Date(read.value).toISOString()).toBe(utc)
  })

  const offset = "an instant with an offset, such as 2024-02-07T10:00:00+08:00"
  const either = `a date, such as 2024-02-07, or ${offset}`
  it.each([
    ["2024-02-07T10:00:00", "an offset after the time, such as 2024-02-07T10:00:00+08:00"],
    ["2024-02-07T10:00", "an offset after the time, such as 2024-02-07T10:00+08:00"],
    ["2024-02-30", "a date that exists"],
    ["2024-00-10", "a date that exists"],
    ["2024-13-10", "a date that exists"],
    ["2024-01-00", "a date that exists"],
    ["2023-02-29T00:00:00Z", "a date that exists"],
    ["2024-02-07T24:00:00+08:00", "a time from 00:00:00 to 23:59:59"],
    ["2024-02-07T23:60:00+08:00", "a time from 00:00:00 to 23:59:59"],
    ["2024-02-07T23:59:60+08:00", "a time from 00:00:00 to 23:59:59"],
    ["2024-02-07T10:00:00+24:00", "an offset such as +08:00"],
    ["2024-02-07T10:00:00+08:60", "an offset such as +08:00"],
    ["2024-02-07T10:00:00-24:00", "an offset such as +08:00"],
    ["2024-02-07T10:00:00.1234+08:00", offset],
    ["2024-02-07T10:00:00+8:00", offset],
    ["2024-02-07 10:00:00+08:00", either],
    ["2024-02-07T10:00:00+08:00 ", offset],
    [" 2024-02-07", either],
    ["2024-2-7", either],
    ["1707271200000", either],
    ["", either],
  ])("%s is refused: expected %s", (text, expected) => {
    expect(parseInstant(text, SHANGHAI)).toEqual({ ok: false, expected })
  })

  it("is written in the zone, with milliseconds only where there are any", () => {
    const t = Date.parse("2024-02-07T02:00:00Z")
    expect(formatInstant(t, SHANGHAI)).toBe("2024-02-07T10:00:00+08:00")
    expect(formatInstant(t + 7, SHANGHAI)).toBe("2024-02-07T10:00:00.007+08:00")
    expect(formatInstant(t, NEWFOUNDLAND)).toBe("2024-02-06T22:30:00-03:30")
  })

  it("is written as a date alone exactly where it is a midnight", () => {
    const midnight = Date.parse("2024-02-06T16:00:00Z")
    expect(formatBoundary(midnight, SHANGHAI)).toBe("2024-02-07")
    expect(formatBoundary(midnight - 1, SHANGHAI)).toBe("2024-02-06T23:59:59.999+08:00")
    expect(formatBoundary(midnight, NEWFOUNDLAND)).toBe("2024-02-06T12:30:00-03:30")
  })

  it("that is written is read as itself, in any zone", () => {
    const zones = fc.constantFrom("+08:00", "+00:00", "-03:30", "+05:45", "-12:00", "+14:00").map(zoneOf)
    fc.assert(
      fc.property(fc.integer({ min: -62_135_500_000_000, max: 253_402_200_000_000 }), zones, (t, zone) => {
        expect(parseInstant(formatInstant(t, zone), zone)).toEqual({ ok: true, value: t })
        expect(parseInstant(formatBoundary(t, zone), zone)).toEqual({ ok: true, value: t })
      }),
      { numRuns: 2000 },
    )
  })
})

describe("a civil day", () => {
  it("begins at midnight of the zone and lasts until the millisecond before the next", () => {
    for (const zone of [SHANGHAI, NEWFOUNDLAND]) {
      const day = dayAt(Date.parse("2024-02-07T15:00:00Z"), zone)
      const start = startOfDay(day, zone)
      expect(dayAt(start, zone)).toBe(day)
      expect(dayAt(start - 1, zone)).toBe(day - 1)
      expect(timeOfDay(start, zone)).toBe(0)
      expect(timeOfDay(start - 1, zone)).toBe(86_399_999)
      expect(startOfDay(day + 1, zone) - start).toBe(86_400_000)
    }
  })

  it("has the number that the calendar gives it, at both ends of every month of ten thousand years", () => {
    const wrong: string[] = []
    for (let year = 0; year < 10_000; year++)
      for (let month = 1; month <= 12; month++) {
        // `Date.UTC` cannot name the years 0 to 99.
        const first = new Date(Date.UTC(2000, month - 1, 1)).setUTCFullYear(year) / 86_400_000
        const last = dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1
        if (dayOf(year, month, 1) !== first) wrong.push(`${year}-${month}-1`)
        if (dayOf(year, month, daysInMonth(year, month)) !== last) wrong.push(`${year}-${month} ends`)
      }
    expect(wrong).toEqual([])
  })

  it("is counted from 1970, backwards before it", () => {
    expect(dayAt(Date.parse("1970-01-01T00:00:00+08:00"), SHANGHAI)).toBe(0)
    expect(dayAt(Date.parse("1969-12-31T23:59:59+08:00"), SHANGHAI)).toBe(-1)
    expect(timeOfDay(Date.parse("1969-12-31T23:00:00+08:00"), SHANGHAI)).toBe(82_800_000)
  })
})

describe("a time of day", () => {
  it.each([
    ["00:00", 0],
    ["00:00:01", 1000],
    ["00:01", 60_000],
    ["18:00", 64_800_000],
    ["23:59:59", 86_399_000],
    ["24:00", 86_400_000],
    ["24:00:00", 86_400_000],
  ])("%s is %d ms", (text, ms) => {
    expect(parseClock(text)).toBe(ms)
  })

  it.each([
    "24:01",
    "24:00:01",
    "25:00",
    "10:60",
    "10:00:60",
    "9:00",
    "09:0",
    "0900",
    "",
    "09:00:00:00",
    "x09:00",
    "09:00x",
  ])("%s is none", (text) => {
    expect(parseClock(text)).toBeUndefined()
  })
})

describe("an offset", () => {
  it.each([
    ["+08:00", 28_800_000],
    ["-03:30", -12_600_000],
    ["+00:00", 0],
    ["+23:59", 86_340_000],
  ])("%s is %d ms ahead of UTC", (text, ms) => {
    expect(parseZone(text)?.periods).toEqual([{ from: -Infinity, text, offset: ms }])
  })

  it.each(["08:00", "+8:00", "+0800", "Z", "+08:00:00", "x+08:00", "+08:60", "+24:00", "-24:00", "+99:00"])(
    "%s is none",
    (text) => {
      expect(parseZone(text)).toBeUndefined()
    },
  )
})

describe("at the edges of the calendar", () => {
  it.each([
    ["0000-01-01T00:00:00+14:00", SHANGHAI],
    ["9999-12-31T23:59:59-12:00", SHANGHAI],
    ["0000-01-01T00:00:00+00:00", NEWFOUNDLAND],
  ])("%s is refused: in the zone it has no year of four digits", (text, zone) => {
    expect(parseInstant(text, zone)).toEqual({
      ok: false,
      expected: `an instant from the year 0000 to 9999 in ${zone.periods[0]?.text}`,
    })
  })

  it.each(["0000-01-01", "9999-12-31", "0000-01-01T08:00:00+08:00"])("%s comes out as it went in", (text) => {
    const read = parseInstant(text, SHANGHAI)
    expect(read.ok && formatBoundary(read.value, SHANGHAI)).toBe(text)
  })

  it("what is reckoned beyond is written with a sign and six digits, as in ISO 8601, 4.1.2.4", () => {
    expect(formatInstant(Date.UTC(10000, 0, 1), zoneOf("+00:00"))).toBe("+010000-01-01T00:00:00+00:00")
    expect(formatInstant(-62_200_000_000_000, zoneOf("+00:00"))).toMatch(/^-\d{6}-/)
  })
})
