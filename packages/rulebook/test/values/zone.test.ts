import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { dayAt, dayOf, formatInstant, instantAt, startOfDay, timeOfDay } from "../../src/values/instant.ts"
import { civilInstant, datedZone } from "../../src/values/zone.ts"
import { changesOf, zoneOf } from "./iana-zone.ts"

/** Half an hour of summer time, none, summer time in winter, a gap at midnight, a day that was left out. */
const ZONES = [
  "America/Los_Angeles",
  "Europe/London",
  "Europe/Warsaw",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Santiago",
  "America/Asuncion",
  "Asia/Beirut",
]

const SECOND = 1000

describe.each(ZONES)("civil time in %s", (timeZone) => {
  const zone = zoneOf(timeZone)
  const around = changesOf(timeZone).flatMap(({ at }) => {
    const t = Date.parse(at)
    return [-3600 * SECOND, -SECOND, 0, SECOND, 3600 * SECOND].map((beside) => t + beside)
  })
  const instants = [
    ...around,
    Date.UTC(2015, 5, 1),
    Date.UTC(2024, 1, 29, 23, 59, 59),
    Date.UTC(2035, 11, 31),
  ]

  it("shows the day, the clock and the offset that it shows elsewhere, beside every change from 2015 to 2035", () => {
    for (const t of instants) {
      const there = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(timeZone)
      expect(formatInstant(t, zone)).toBe(there.toString({ timeZoneName: "never" }))
      expect(dayAt(t, zone)).toBe(dayOf(there.year, there.month, there.day))
      const { hour, minute, second } = there
      expect(timeOfDay(t, zone)).toBe(((hour * 60 + minute) * 60 + second) * SECOND)
    }
  })

  it("finds the instant of a civil time: of two the earlier, of none the end of the gap", () => {
    for (const t of instants) {
      const local = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO("UTC").toPlainDateTime()
      const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" })
      const later = local.toZonedDateTime(timeZone, { disambiguation: "later" })
      const { t: found, skipped, again } = civilInstant(t, zone)
      const exists = earlier.toPlainDateTime().equals(local)
      expect(skipped === true).toBe(!exists)
      // In a gap the earlier reading lies before it: the change is what comes next.
      const expected = exists ? earlier : (earlier.getTimeZoneTransition("next") ?? earlier)
      expect(found).toBe(expected.epochMilliseconds)
      expect(again ?? found).toBe(exists ? later.epochMilliseconds : found)
    }
  })

  it("begins a day where its first instant is", () => {
    for (const t of instants) {
      const there = Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(timeZone)
      expect(startOfDay(dayAt(t, zone), zone)).toBe(there.startOfDay().epochMilliseconds)
    }
  })
})

describe("a zone", () => {
  it("is none where its changes do not follow each other, or an offset is none", () => {
    const change = (at: string, to = "+01:00"): { readonly at: string; readonly to: string } => ({ at, to })
    expect(
      datedZone("+00:00", [change("2024-03-31T01:00:00Z"), change("2024-03-31T01:00:00Z")]),
    ).toBeUndefined()
    expect(datedZone("+00:00", [change("spring")])).toBeUndefined()
    expect(datedZone("+00:00", [change("2024-03-31T01:00:00Z", "one")])).toBeUndefined()
  })

  it("shows the same clock time again after clocks went back", () => {
    const london = zoneOf("Europe/London")
    const day = dayOf(2024, 10, 27)
    const half = 90 * 60 * SECOND
    const first = instantAt(day, half, london)
    expect(formatInstant(first, london)).toBe("2024-10-27T01:30:00+01:00")
    expect(civilInstant(day * 86_400_000 + half, london).again).toBe(first + 3600 * SECOND)
  })
})
