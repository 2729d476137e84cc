import { h } from "preact"
import { renderToString } from "preact-render-to-string"
import { describe, expect, it } from "vitest"
import { startOf } from "../../src/place/zone.ts"
import { ticksOf } from "../../src/years/axis.ts"
import type { HistoryLane } from "../../src/years/history.ts"
import { ON_PAPER } from "../../src/years/palette.ts"
import { Paper, partsOf } from "../../src/years/paper.tsx"
import { pngScale } from "../../src/years/save.ts"
import { Sheet, type SheetProps } from "../../src/years/sheet.tsx"
import { words } from "../../src/years/words.ts"
import { recorded } from "./history-of.ts"

const [FROM, UNTIL] = ["2021-01-01", "2026-01-01"] as const

const propsOf = (history: readonly HistoryLane[], lines: readonly string[]): SheetProps => {
  const zone = { utcOffset: "+08:00" }
  const span = { from: startOf(FROM, zone), until: startOf(UNTIL, zone) }
  return {
    history,
    heading: { title: "Rules", lines },
    said: words.value,
    read: { from: startOf("2021-02-20", zone), until: startOf("2025-04-08", zone) },
    ticks: ticksOf(span, 900, zone),
    span,
    now: startOf("2023-06-08", zone),
    ink: { palette: ON_PAPER, hatch: "hatch" },
    measure: () => (text) => text.length * 9,
  }
}

const TAG = /<(\/?)([\w-]+)(?:\s[\w:-]+(?:="[^"<]*")?)*\s*(\/?)>/g

/** Tags that are left open or closed by another, and what XML has no room for. */
const faults = (xml: string): readonly string[] => {
  const open: string[] = []
  const found: string[] = []
  for (const [tag, closing, name = "", alone] of xml.matchAll(TAG))
    if (closing === "/") {
      if (open.pop() !== name) found.push(tag)
    } else if (alone !== "/") open.push(name)
  const rest = xml.replaceAll(TAG, "")
  const stray = rest.match(/<|&(?!(?:amp|lt|gt|quot|#\d+);)/g) ?? []
  return [...found, ...open, ...stray, ...(rest.includes("\u0001") ? ["a control character"] : [])]
}

const strange: HistoryLane = {
  instrument: "a",
  title: { en: 'a<b> & "c"\u0001', zh: '规则<b> & "c"\u0001' },
  rows: [],
  firstChange: 0,
}

const { history } = recorded("1688", FROM, UNTIL)

describe("the chart as a picture of its own", () => {
  const svg = renderToString(
    h(Sheet, propsOf([...history, strange], ["asked of 2023-06-08", "root sha256:00ff"])),
  )

  it("is well-formed, whatever a title is written of", () => {
    expect(faults(svg)).toEqual([])
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  })

  it("says what was asked and of which data", () => {
    for (const said of ["asked of 2023-06-08", "root sha256:00ff"]) expect(svg).toContain(`>${said}</text>`)
  })

  it("has every provision and every name of an instrument", () => {
    const rows = history.reduce((sum, lane) => sum + lane.rows.length, 0)
    expect(svg.match(/<g transform="translate\(0 /g)).toHaveLength(rows)
    expect(svg).toContain("规则&lt;b> &amp;")
  })

  it("brings all that it is drawn with", () => {
    expect(svg).not.toMatch(/var\(|style=|href=|class="[^"]*"[^>]*class=/)
    for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`)
  })
})

describe("the chart on paper", () => {
  it("has every provision, in parts of which none is taller than a sheet", () => {
    const paper = renderToString(h(Paper, propsOf(history, ["asked"])))
    const rows = history.reduce((sum, lane) => sum + lane.rows.length, 0)
    expect(paper.match(/<g transform="translate\(0 /g)).toHaveLength(rows)
    for (const [, height] of paper.matchAll(/viewBox="0 0 700 (\d+)/g))
      expect(Number(height)).toBeLessThan(500)
  })

  it("goes on with a tall lane under its name", () => {
    const row = history[0]?.rows[0]
    const tall = { ...strange, rows: row === undefined ? [] : Array.from({ length: 50 }, () => row) }
    const parts = partsOf(tall, (title) => `${title} (continued)`)
    expect(parts.map(({ rows }) => rows.length)).toEqual([24, 24, 2])
    expect(parts.map(({ title }) => title.en.endsWith(" (continued)"))).toEqual([false, true, true])
  })
})

describe("a PNG", () => {
  it.each([
    [1200, 2000, 2],
    [1200, 16_000, 1],
    [1200, 160_000, undefined],
  ])("of %i by %i px is drawn %s times as large", (width, height, scale) => {
    expect(pngScale(width, height)).toBe(scale)
  })
})
