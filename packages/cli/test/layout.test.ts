import { describe, expect, it } from "vitest"
import { widthOf } from "../src/layout/width.ts"
import { BARE, FLOODED, ORDER } from "./cases.ts"
import { workspace } from "./command.ts"

const bazaar = workspace()

/** Each command as a person sees it, 100 columns wide, in both languages. */
const LAYOUTS: readonly (readonly [name: string, args: readonly string[], order: unknown])[] = [
  ["announcements", ["announcements"], undefined],
  ["announcement", ["announcements", "2030-05-20-parcels-retired"], undefined],
  ["in-force", ["in-force", "--on", "2030-06-10"], undefined],
  ["in-force-outside", ["in-force", "--on", "2028-06-10", "--instrument", "shipping"], undefined],
  [
    "in-force-known-by",
    [
      "in-force",
      "--on",
      "2030-03-10",
      "--announced-by",
      "2030-03-01",
      "--recorded-by",
      "2026-01-01T00:00:00Z",
    ],
    undefined,
  ],
  ["history", ["history", "shipping"], undefined],
  ["diff", ["diff", "--from", "2030-01-20", "--to", "2030-06-10"], undefined],
  ["diff-empty", ["diff", "--from", "2030-01-20", "--to", "2030-01-21"], undefined],
  ["upcoming", ["upcoming", "--on", "2030-03-05"], undefined],
  ["upcoming-empty", ["upcoming", "--on", "2029-03-05"], undefined],
  ["replay", ["replay", "--step", "--until", "6"], undefined],
  ["audit", ["audit", "-"], ORDER],
  ["audit-unknown", ["audit", "-"], FLOODED],
  ["audit-bare", ["audit", "-"], BARE],
  ["audit-explained", ["audit", "-", "--explain", "--announced-by", "2030-06-30"], FLOODED],
]

describe.each(["en", "zh"] as const)("laid out in %s", (lang) => {
  it.each(LAYOUTS)("%s", async (name, args, order) => {
    const { status, stdout, stderr } = bazaar.run([...args, "--lang", lang], {
      input: order === undefined ? "" : JSON.stringify(order),
    })
    expect([status, stderr]).toEqual([0, ""])
    await expect(stdout).toMatchFileSnapshot(`golden/${name}.${lang}.txt`)
    for (const line of stdout.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100)
  })

  it("columns stand under their headers", () => {
    const { stdout } = bazaar.run(["in-force", "--on", "2030-06-10", "--lang", lang])
    const [header = "", ...rows] = stdout.split("\n").filter((line) => /^ {2}\S/.test(line))
    const from = widthOf(header.slice(0, header.search(lang === "zh" ? "自" : "From")))
    for (const row of rows.filter((line) => line.includes("2030-03-08")))
      expect(widthOf(row.slice(0, row.indexOf("2030-03-08")))).toBe(from)
  })
})
