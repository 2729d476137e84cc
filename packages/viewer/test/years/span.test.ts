import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { startOf } from "../../src/place/zone.ts"
import { ticksOf } from "../../src/years/axis.ts"
import { lengthOf, panned, showing, timeAt, xOf, zoomed, type TimeSpan } from "../../src/years/span.ts"

const zone = { utcOffset: "+08:00" }
const years: TimeSpan = { from: startOf("2021-01-01", zone), until: startOf("2026-01-01", zone) }

const instant = fc.integer({ min: years.from, max: years.until - 1 })

describe("what is shown of the years", () => {
  it("has every instant where it is asked for again", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 200, max: 4000 }), (t, width) => {
        expect(Math.round(timeAt(years, width, xOf(years, width, t)))).toBe(t)
      }),
    )
  })

  it("stays within its limits however one zooms and moves, and never ends", () => {
    const step = fc.oneof(
      fc.record({ by: fc.double({ min: 0.1, max: 10, noNaN: true }), at: instant }),
      fc.record({ pan: fc.integer({ min: -1e12, max: 1e12 }) }),
      fc.record({ show: instant }),
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let span = years
        for (const one of steps) {
          if ("by" in one) span = zoomed(span, one.by, one.at, years)
          else if ("pan" in one) span = panned(span, one.pan, years)
          else span = showing(span, one.show, years)
          expect(span.from).toBeGreaterThanOrEqual(years.from)
          expect(span.until).toBeLessThanOrEqual(years.until + 1)
          expect(lengthOf(span)).toBeGreaterThanOrEqual(600_000 - 1)
        }
      }),
    )
  })

  it("keeps what is under the pointer there", () => {
    const at = startOf("2023-06-08", zone)
    const closer = zoomed(years, 4, at, years)
    expect(xOf(closer, 1000, at)).toBeCloseTo(xOf(years, 1000, at))
    expect(lengthOf(closer)).toBe(lengthOf(years) / 4)
  })

  it("shows a second as more than a pixel where one is closest", () => {
    const closest = zoomed(years, 1e9, startOf("2022-11-11", zone), years)
    expect(xOf(closest, 700, closest.from + 1000)).toBeGreaterThan(1)
  })

  it("moves to a day that it does not show, and else not at all", () => {
    const month = { from: startOf("2022-01-01", zone), until: startOf("2022-02-01", zone) }
    expect(showing(month, startOf("2022-01-20", zone), years)).toBe(month)
    const moved = showing(month, startOf("2024-06-15", zone), years)
    expect(xOf(moved, 100, startOf("2024-06-15", zone))).toBeCloseTo(50)
  })
})

describe("the axis", () => {
  const names = (from: string, until: string, width: number): readonly string[] =>
    ticksOf({ from: startOf(from, zone), until: startOf(until, zone) }, width, zone).map(({ name }) => name)

  it.each([
    ["2021-01-01", "2026-01-01", 350, ["2021", "2022", "2023", "2024", "2025"]],
    ["2000-01-01", "2026-01-01", 350, ["2000", "2005", "2010", "2015", "2020", "2025"]],
    ["2021-01-01", "2022-01-01", 350, ["2021", "2021-04", "2021-07", "2021-10"]],
    ["2021-12-15", "2022-02-15", 350, ["2022", "2022-02"]],
    ["2022-11-10", "2022-11-13", 350, ["2022-11-10", "2022-11-11", "2022-11-12"]],
    ["2022-11-11", "2022-11-12", 350, ["2022-11-11", "06:00", "12:00", "18:00"]],
  ])("from %s to %s in %i px reads %j", (from, until, width, expected) => {
    expect(names(from, until, width)).toEqual(expected)
  })

  it("leaves room for its names, and names what it stands at, however close one is", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 600_000, max: lengthOf(years) }), (from, length) => {
        const span = { from, until: from + length }
        const ticks = ticksOf(span, 900, zone)
        for (const [i, tick] of ticks.entries()) {
          expect(tick.at).toBeGreaterThanOrEqual(from)
          const next = ticks[i + 1]
          const room = next === undefined ? Infinity : xOf(span, 900, next.at) - xOf(span, 900, tick.at)
          expect(room).toBeGreaterThan(tick.name.length * 6)
        }
        expect(ticks.length).toBeLessThan(25)
      }),
    )
  })
})
