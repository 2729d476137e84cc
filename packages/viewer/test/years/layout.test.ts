import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Stretch } from "../../src/day/rules.ts"
import { earliestDay, historyOf, tracksOf, type HistoryLane } from "../../src/years/history.ts"
import {
  BAR,
  barsOf,
  heightOf,
  hitAt,
  lanesIn,
  layoutOf,
  rowsIn,
  stretchesIn,
} from "../../src/years/layout.ts"
import { xOf } from "../../src/years/span.ts"
import type { Lane } from "../../src/day/rules.ts"
import type { VersionOfRuns } from "@policy-ledger/rulebook/runs"

const version = (provision: string, key: string, more: Partial<VersionOfRuns> = {}): VersionOfRuns => ({
  key,
  provision,
  announcement: key,
  from: "2021-01-01",
  ends: null,
  title: { en: provision },
  standing: "announced",
  events: [],
  ...more,
})

const stretch = (from: number, until: number, of: VersionOfRuns = version("a/b", "v")): Stretch => ({
  from,
  until,
  state: "in-force",
  version: of,
  rule: {
    provision: of.provision,
    instrument: "a",
    announcement: of.announcement,
    from: of.from,
    ends: null,
    title: of.title,
  },
})

const lane = (
  provision: string,
  stretches: readonly Stretch[],
  versions: readonly VersionOfRuns[] = [],
): Lane => ({
  provision,
  instrument: provision.split("/")[0] ?? "",
  versions,
  stretches,
})

const ALWAYS = { from: 0, until: Infinity }

const nowhere = () => undefined

/** Lanes of so many provisions, each with stretches of one version. */
const many = fc
  .array(
    fc.array(fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all): readonly HistoryLane[] =>
    historyOf(
      all.flatMap((rows, i) =>
        rows.map((row, k) =>
          lane(
            `i${i}/p${k}`,
            row.map(([from, length], n) => stretch(from, from + length, version(`i${i}/p${k}`, `v${n}`))),
          ),
        ),
      ),
      [],
      ALWAYS,
      nowhere,
    ),
  )

describe("what is placed", () => {
  it("lies below what comes before, bars of a provision and labels too", () => {
    fc.assert(
      fc.property(many, fc.boolean(), (history, isNarrow) => {
        const { lanes, rows, height } = layoutOf(history, isNarrow)
        for (const [i, one] of lanes.entries()) {
          expect(one.top).toBe(lanes[i - 1]?.bottom ?? 0)
          expect(one.bottom - one.top).toBeGreaterThanOrEqual(20)
        }
        expect(height).toBe(lanes.at(-1)?.bottom)
        for (const [i, { row, top, lane: place }] of rows.entries()) {
          const before = rows[i - 1]
          expect(top).toBeGreaterThanOrEqual(before === undefined ? 0 : before.top + heightOf(before.row))
          const [from = 0, until = 0] = [lanes[place]?.top, lanes[place]?.bottom]
          expect(top).toBeGreaterThanOrEqual(from + (isNarrow ? 20 : 0))
          expect(top + Math.max(0, row.tracks.length - 1) * 8 + BAR).toBeLessThanOrEqual(until)
        }
      }),
    )
  })

  it("is found between two heights as a look at all of it finds it", () => {
    fc.assert(
      fc.property(many, fc.nat(800), fc.nat(300), (history, top, tall) => {
        const layout = layoutOf(history, false)
        const bottom = top + tall
        const [first, end] = rowsIn(layout, top, bottom)
        const [firstLane, endLane] = lanesIn(layout, top, bottom)
        expect(layout.rows.slice(first, end)).toEqual(
          layout.rows.filter((one) => one.top + heightOf(one.row) > top && one.top < bottom),
        )
        expect(layout.lanes.slice(firstLane, endLane)).toEqual(
          layout.lanes.filter((one) => one.bottom > top && one.top < bottom),
        )
      }),
    )
  })

  it("is found within a span as a look at all of it finds it, and never two on one track at once", () => {
    fc.assert(
      fc.property(many, fc.nat(100), fc.integer({ min: 1, max: 60 }), (history, from, length) => {
        const span = { from, until: from + length }
        for (const { tracks } of history.flatMap(({ rows }) => rows))
          for (const track of tracks) {
            expect(stretchesIn(track, span)).toEqual(
              track.filter((one) => one.until > span.from && one.from < span.until),
            )
            for (const [i, one] of track.entries())
              expect(one.from).toBeGreaterThanOrEqual(track[i - 1]?.until ?? -Infinity)
          }
      }),
    )
  })

  it("is what a pointer in the middle of its bar hits", () => {
    fc.assert(
      fc.property(many, (history) => {
        const layout = layoutOf(history, false)
        const span = { from: 0, until: 140 }
        for (const [at, { row, top }] of layout.rows.entries())
          for (const { stretch: one, y } of barsOf(row, span, 1400)) {
            const x = xOf(span, 1400, (one.from + one.until) / 2)
            expect(hitAt(layout, span, 1400, x, top + y + BAR / 2)).toEqual({ at, stretch: one })
          }
      }),
    )
  })
})

describe("what is to be drawn of ten thousand provisions", () => {
  const all = Array.from({ length: 10_000 }, (_, i) => lane(`i${i % 900}/p${i}`, [stretch(i, i + 500)]))
  it.each([false, true])("is no more than a window has room for (labels above: %s)", (isNarrow) => {
    const layout = layoutOf(historyOf(all, [], ALWAYS, nowhere), isNarrow)
    expect(layout.rows).toHaveLength(10_000)
    for (let top = 0; top < layout.height; top += 997) {
      const [first, end] = rowsIn(layout, top, top + 1000)
      expect(end - first).toBeLessThanOrEqual(1000 / 13 + 2)
      expect(end).toBeGreaterThan(first)
    }
  })
})

describe("the provisions of a chart", () => {
  it("take as many tracks as hold at once, a version going on upon its own", () => {
    const [a, b] = [version("a/b", "a"), version("a/b", "b")]
    const tracks = tracksOf([
      stretch(-Infinity, 10, a),
      stretch(5, 10, b),
      stretch(10, 20, b),
      stretch(10, Infinity, a),
    ])
    expect(tracks.map((track) => track.map((one) => [one.version.key, one.from]))).toEqual([
      [
        ["a", -Infinity],
        ["a", 10],
      ],
      [
        ["b", 5],
        ["b", 10],
      ],
    ])
  })

  it("stand in the order of their first change that is shown, what changes not on top and what is not there below", () => {
    const history = historyOf(
      [
        lane("late/x", [stretch(50, Infinity)]),
        lane("early/x", [stretch(60, Infinity)]),
        lane("early/y", [stretch(-Infinity, 20)]),
        lane("over/x", [stretch(1, 5)]),
        lane("to-come/x", [stretch(120, Infinity)]),
        lane("constant/x", [stretch(5, Infinity)]),
        lane("constant-still/x", [stretch(-Infinity, 100)]),
      ],
      [],
      { from: 10, until: 100 },
      nowhere,
    )
    expect(
      history.map(({ instrument, rows }) => [instrument, rows.map(({ provision }) => provision)]),
    ).toEqual([
      ["constant", ["constant/x"]],
      ["constant-still", ["constant-still/x"]],
      ["early", ["early/y", "early/x"]],
      ["late", ["late/x"]],
      ["over", ["over/x"]],
      ["to-come", ["to-come/x"]],
    ])
  })

  it("are marked by drafts and hearsay that never held, where it is known when, and by nothing else", () => {
    const draft = version("a/b", "draft", { standing: "consultation" })
    const held = version("a/b", "held", { standing: "rumour" })
    const revoked = version("a/b", "revoked")
    const undated = version("a/b", "undated", { standing: "rumour" })
    const [found] = historyOf(
      [lane("a/b", [stretch(1, 2, held)], [draft, held, revoked, undated])],
      [],
      ALWAYS,
      ({ key }) => (key === "undated" ? undefined : 7),
    )
    expect(found?.rows[0]?.marks).toEqual([{ at: 7, version: draft }])
  })

  it("is drawn apart where another version takes over at once, and not where the same goes on", () => {
    const [a, b] = [version("a/b", "a"), version("a/b", "b")]
    const [found] = historyOf(
      [lane("a/b", [stretch(0, 10, a), stretch(10, 20, a), stretch(20, 30, b), stretch(40, 50, a)])],
      [],
      ALWAYS,
      nowhere,
    )
    const row = found?.rows[0]
    expect(row && barsOf(row, { from: 0, until: 100 }, 100).map(({ follows }) => follows)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })
})

describe("the earliest day of a date", () => {
  it.each([
    ["2022-09-19", "2022-09-19"],
    ["[2022-09-19..]", "2022-09-19"],
    ["2022-10", "2022-10-01"],
    ["2022", "2022-01-01"],
    ["XXXX-06-08", undefined],
    ["unstated", undefined],
    [null, undefined],
  ])("%s is %s", (edtf, day) => {
    expect(earliestDay(edtf)).toBe(day)
  })
})
