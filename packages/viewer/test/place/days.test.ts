import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { dayAt, isDay, numberOf, plus } from "../../src/place/days.ts"
import { clockOf, dayOf, startOf } from "../../src/place/zone.ts"

/** A zone's dated offsets as a platform file holds them, taken from another implementation. */
const zoneOf = (id: string, from: number, to: number) => {
  const offsetAt = (t: Temporal.Instant): string => t.toZonedDateTimeISO(id).offset
  const first = Temporal.Instant.from(`${from}-01-01T00:00:00Z`)
  const changes: { readonly at: string; readonly to: string }[] = []
  let at = first.toZonedDateTimeISO(id).getTimeZoneTransition("next")
  while (at !== null && at.year < to) {
    changes.push({ at: at.toInstant().toString(), to: at.offset })
    at = at.getTimeZoneTransition("next")
  }
  return { offsets: { zoneData: "test", first: offsetAt(first), changes } }
}

const days = fc.integer({ min: numberOf("2016-01-02"), max: numberOf("2034-12-30") }).map(dayAt)

describe("days", () => {
  it.each([
    ["2023-06-08", true],
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["2023-13-01", false],
    ["2023-6-8", false],
    ["08/06/2023", false],
    ["", false],
    ["2023-06-08T00:00", false],
  ])("%s is a day: %s", (text, expected) => expect(isDay(text)).toBe(expected))

  it("are counted one after the other", () => {
    fc.assert(fc.property(days, (day) => plus(plus(day, 1), -1) === day))
    expect(plus("2024-02-28", 2)).toBe("2024-03-01")
    expect(plus("9999-12-31", 1)).toBe("9999-12-31")
    expect(plus("0000-01-01", -1)).toBe("0000-01-01")
  })
})

describe.each([
  "Asia/Shanghai",
  "Europe/London",
  "Europe/Warsaw",
  "America/Los_Angeles",
  // Where the clock once went on from midnight.
  "America/Asuncion",
  "Asia/Beirut",
])("a day in %s", (id) => {
  const zone = zoneOf(id, 2015, 2036)

  it("begins where another implementation says so", () => {
    fc.assert(
      fc.property(days, (day) => {
        const expected = Temporal.PlainDate.from(day).toZonedDateTime(id).epochMilliseconds
        expect(startOf(day, zone)).toBe(expected)
        expect(dayOf(expected, zone)).toBe(day)
        expect(dayOf(expected - 1, zone)).toBe(plus(day, -1))
      }),
      { numRuns: 400 },
    )
  })

  it("begins so on every day on which the clock changes", () => {
    for (const { at } of zone.offsets.changes)
      for (const day of [-1, 0, 1].map((by) => plus(at.slice(0, 10), by)))
        expect(startOf(day, zone)).toBe(Temporal.PlainDate.from(day).toZonedDateTime(id).epochMilliseconds)
  })

  it("shows its own clock", () => {
    const t = Temporal.ZonedDateTime.from(`2023-07-01T16:30[${id}]`).epochMilliseconds
    expect(clockOf(t, zone)).toBe("2023-07-01 16:30")
    expect(clockOf(t + 5000, zone)).toBe("2023-07-01 16:30:05")
  })
})
