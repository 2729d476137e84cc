import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { isZone, offsetsOf } from "../../src/check/zone-data.ts"

describe("the offsets of a zone by turns", () => {
  it("are first and changes, each with the instant from which it holds", () => {
    expect(offsetsOf("America/Los_Angeles", { from: 2024, until: 2024 })).toMatchObject({
      first: "-08:00",
      changes: [
        { at: "2024-03-10T10:00:00Z", to: "-07:00" },
        { at: "2024-11-03T09:00:00Z", to: "-08:00" },
      ],
    })
    expect(offsetsOf("Asia/Shanghai", { from: 2010, until: 2037 })).toMatchObject({
      first: "+08:00",
      changes: [],
    })
  })

  it.each(["Europe/Warsaw", "Africa/Casablanca", "Australia/Lord_Howe"])(
    "are those that an independent implementation tells, in %s",
    (timeZone) => {
      const { changes } = offsetsOf(timeZone, { from: 2015, until: 2030 })
      const told: object[] = []
      let at = Temporal.ZonedDateTime.from(`2015-01-01T00:00[UTC]`)
        .withTimeZone(timeZone)
        .getTimeZoneTransition("next")
      while (at !== null && at.toInstant().epochMilliseconds < Date.UTC(2031, 0, 1)) {
        told.push({ at: at.toInstant().toString(), to: at.offset })
        at = at.getTimeZoneTransition("next")
      }
      expect(changes).toEqual(told)
    },
  )

  it("are of the zones of the IANA data alone", () => {
    expect([isZone("Europe/London"), isZone("Mars/Olympus")]).toEqual([true, false])
  })
})
