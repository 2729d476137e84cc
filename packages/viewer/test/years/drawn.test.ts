import { describe, expect, it } from "vitest"
import type { RuleInForce } from "@policy-ledger/rulebook"
import { dayAt, numberOf } from "../../src/place/days.ts"
import { startOf } from "../../src/place/zone.ts"
import { barsOf, layoutOf } from "../../src/years/layout.ts"
import { timeAt, type TimeSpan } from "../../src/years/span.ts"
import { recorded } from "./history-of.ts"

const WIDTH = 931

const named = (state: string, { provision, announcement, from, ends }: RuleInForce): string =>
  [state, provision, announcement, from, ends].join(" ")

/** What the chart draws at an instant, read off where its bars begin and end. */
const drawing = (layout: ReturnType<typeof layoutOf>, span: TimeSpan) => {
  const bars = layout.rows.flatMap(({ row }) =>
    barsOf(row, span, WIDTH).map(({ stretch, left, right }) => ({
      name: named(stretch.state, stretch.rule),
      from: Math.round(timeAt(span, WIDTH, left)),
      until: Math.round(timeAt(span, WIDTH, right)),
    })),
  )
  return (t: number): readonly string[] =>
    bars.filter(({ from, until }) => from <= t && t < until).map(({ name }) => name)
}

describe("the chart of the years", () => {
  it.each([
    ["1688", "2021-01-01", "2026-01-01", 1826],
    ["allegro", "2019-01-01", "2025-01-01", 2192],
  ])("of %s draws on every day since %s what is in force on it", (id, first, end, count) => {
    const { platform, book, history } = recorded(id, first, end)
    const span = { from: startOf(first, platform), until: startOf(end, platform) }
    const drawnAt = drawing(layoutOf(history, false), span)
    const days = Array.from({ length: numberOf(end) - numberOf(first) }, (_, i) => dayAt(numberOf(first) + i))
    const wrong = days.filter((day) => {
      const { inForce, kept, unknown } = book.inForce({ on: day })
      const expected = [
        ...inForce.map((rule) => named("in-force", rule)),
        ...kept.map((rule) => named("kept", rule)),
        ...unknown.map((rule) => named("unknown", rule)),
      ]
      return drawnAt(startOf(day, platform)).toSorted().join("\n") !== expected.toSorted().join("\n")
    })
    expect([days.length, wrong]).toEqual([count, []])
  })

  it("has a row for every provision, and a mark for every draft and hearsay that never held", () => {
    const { lanes, history } = recorded("1688", "2021-01-01", "2026-01-01")
    const rows = history.flatMap((lane) => lane.rows)
    expect(rows.map(({ provision }) => provision).toSorted()).toEqual(
      lanes.map(({ provision }) => provision).toSorted(),
    )
    expect(rows.flatMap(({ marks }) => marks.map(({ version }) => version.standing))).toEqual(
      expect.arrayContaining(["consultation", "rumour"]),
    )
    const held = lanes.flatMap(({ versions, stretches }) =>
      versions.filter((one) => !stretches.some(({ version }) => version === one)),
    )
    expect(rows.flatMap(({ marks }) => marks)).toHaveLength(held.length)
  })

  it("draws what holds for hours only to the second, once one is close enough", () => {
    const { platform, history } = recorded("1688", "2021-01-01", "2026-01-01")
    const row = history
      .flatMap(({ rows }) => rows)
      .find(({ tracks }) => tracks.flat().some(({ from }) => new Date(from).getUTCHours() === 8))
    const span = { from: startOf("2022-11-11", platform), until: startOf("2022-11-15", platform) }
    const [bar] = row === undefined ? [] : barsOf(row, span, WIDTH)
    const told = [bar?.left, bar?.right].map((x) =>
      new Date(Math.round(timeAt(span, WIDTH, x ?? NaN))).toISOString(),
    )
    expect(told).toEqual(["2022-11-11T08:00:00.000Z", "2022-11-13T08:00:00.000Z"])
  })
})
