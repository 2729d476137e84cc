import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { endOfPeriod, onDay, plusMonths, weekday, type Period } from "../../src/values/civil.ts"
import { dayAt, dayOf, formatInstant } from "../../src/values/instant.ts"
import { civilInstant, type Zone } from "../../src/values/zone.ts"
import { changesOf, zoneOf } from "./iana-zone.ts"

const LONDON = zoneOf("Europe/London")
const WEST = zoneOf("America/Los_Angeles")

const from = (text: string): number => Date.parse(text)
const written = (t: number, zone: Zone): string => formatInstant(t, zone)

describe("months later", () => {
  it.each<[string, number, string]>([
    ["2024-01-31T10:00:00Z", 1, "2024-02-29T10:00:00Z"],
    ["2023-01-31T10:00:00Z", 1, "2023-02-28T10:00:00Z"],
    ["2023-01-28T10:00:00Z", 1, "2023-02-28T10:00:00Z"],
    ["2023-01-29T10:00:00Z", 1, "2023-02-28T10:00:00Z"],
    ["2100-01-31T10:00:00Z", 1, "2100-02-28T10:00:00Z"],
    ["2024-02-29T10:00:00Z", 12, "2025-02-28T10:00:00Z"],
    ["2024-02-29T10:00:00Z", 48, "2028-02-29T10:00:00Z"],
    ["2023-12-31T23:59:59Z", 1, "2024-01-31T23:59:59Z"],
    ["2023-11-30T00:00:00Z", 3, "2024-02-29T00:00:00Z"],
    ["2023-10-31T00:00:00Z", 13, "2024-11-30T00:00:00Z"],
    ["1969-12-31T00:00:00Z", 2, "1970-02-28T00:00:00Z"],
  ])("of %s, %i: %s", (t, months, later) => {
    const utc = { periods: [{ from: -Infinity, offset: 0, text: "Z" }], starts: [-Infinity] }
    expect(written(plusMonths(from(t), months, utc), utc)).toBe(later)
  })

  it("keep the time of day where clocks change; in a gap it is the gap's end, of two the first", () => {
    expect(written(plusMonths(from("2024-02-10T10:00:00-08:00"), 1, WEST), WEST)).toBe(
      "2024-03-10T10:00:00-07:00",
    )
    expect(written(plusMonths(from("2024-02-10T02:30:00-08:00"), 1, WEST), WEST)).toBe(
      "2024-03-10T03:00:00-07:00",
    )
    expect(written(plusMonths(from("2024-10-03T01:30:00-07:00"), 1, WEST), WEST)).toBe(
      "2024-11-03T01:30:00-07:00",
    )
    expect(written(plusMonths(from("2024-11-03T01:30:00-08:00"), 1, WEST), WEST)).toBe(
      "2024-12-03T01:30:00-08:00",
    )
    expect(written(plusMonths(from("2024-09-27T01:30:00+01:00"), 1, LONDON), LONDON)).toBe(
      "2024-10-27T01:30:00+01:00",
    )
  })
})

describe("the end of a period", () => {
  it.each<[Period, string, string]>([
    ["day", "2024-03-30T23:59:59.999+00:00", "2024-03-31T00:00:00+00:00"],
    ["day", "2024-03-31T00:00:00+00:00", "2024-04-01T00:00:00+01:00"],
    ["week", "2024-03-24T23:59:59+00:00", "2024-03-25T00:00:00+00:00"],
    ["week", "2024-03-25T00:00:00+00:00", "2024-04-01T00:00:00+01:00"],
    ["week", "2024-03-31T23:59:59+01:00", "2024-04-01T00:00:00+01:00"],
    ["month", "2024-02-29T23:59:59+00:00", "2024-03-01T00:00:00+00:00"],
    ["month", "2024-03-01T00:00:00+00:00", "2024-04-01T00:00:00+01:00"],
    ["quarter", "2024-03-31T23:59:59+01:00", "2024-04-01T00:00:00+01:00"],
    ["quarter", "2024-04-01T00:00:00+01:00", "2024-07-01T00:00:00+01:00"],
    ["quarter", "2024-12-31T23:59:59+00:00", "2025-01-01T00:00:00+00:00"],
    ["quarter", "2024-10-01T00:00:00+01:00", "2025-01-01T00:00:00+00:00"],
    ["year", "2024-12-31T23:59:59+00:00", "2025-01-01T00:00:00+00:00"],
    ["year", "2024-01-01T00:00:00+00:00", "2025-01-01T00:00:00+00:00"],
  ])("%s of %s is %s", (period, t, end) => {
    expect(written(endOfPeriod(from(t), period, LONDON), LONDON)).toBe(end)
  })
})

it("counts the days of the week from Monday, before 1970 too", () => {
  expect(weekday(dayOf(1970, 1, 1))).toBe(4)
  expect([1, 2, 3, 4, 5, 6, 7].map((day) => weekday(dayOf(2024, 1, day)))).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect([27, 28, 29, 30, 31].map((day) => weekday(dayOf(1969, 12, day)))).toEqual([6, 7, 1, 2, 3])
})

/** Some instants beside every change, and at ends of months. */
describe.each(["America/Los_Angeles", "Europe/London", "Asia/Beirut"])("in %s", (timeZone) => {
  const zone = zoneOf(timeZone)
  const HOUR = 3_600_000
  // A year later the changes are still those of the zone.
  const instants = changesOf(timeZone)
    .filter(({ at }) => at < "2034")
    .flatMap(({ at }) =>
      [-31 * 24 * HOUR, -30 * 24 * HOUR - 30 * 60_000, -HOUR, -1000, 0, 1000].map((by) => from(at) + by),
    )
  const there = (t: number): Temporal.ZonedDateTime =>
    Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(timeZone)
  /** Of what does not exist the polyfill takes the time after the gap by the offset before it. */
  const instantOf = (local: Temporal.PlainDateTime): number => {
    const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" })
    return earlier.toPlainDateTime().equals(local)
      ? earlier.epochMilliseconds
      : (earlier.getTimeZoneTransition("next") ?? earlier).epochMilliseconds
  }

  it("adds months, and takes another day, as an independent implementation does", () => {
    for (const t of instants) {
      const local = there(t).toPlainDateTime()
      for (const months of [1, 2, 12])
        expect(plusMonths(t, months, zone)).toBe(instantOf(local.add({ months })))
      expect(onDay(t, dayAt(t, zone) + 3, zone)).toBe(instantOf(local.add({ days: 3 })))
    }
  })

  it("ends periods where the day after the last begins", () => {
    for (const t of instants) {
      const day = there(t).toPlainDate()
      const ends = {
        day: day.add({ days: 1 }),
        week: day.add({ days: 8 - day.dayOfWeek }),
        month: day.with({ day: 1 }).add({ months: 1 }),
        year: day.with({ day: 1, month: 1 }).add({ years: 1 }),
      }
      for (const [period, end] of Object.entries(ends))
        expect(endOfPeriod(t, period as keyof typeof ends, zone)).toBe(
          end.toZonedDateTime(timeZone).startOfDay().epochMilliseconds,
        )
    }
  })
})

it("has the first instant after the gap for a time that clocks skip", () => {
  expect(civilInstant(Date.UTC(2024, 2, 31, 1, 30), LONDON)).toEqual({
    t: from("2024-03-31T01:00:00Z"),
    skipped: true,
  })
})
