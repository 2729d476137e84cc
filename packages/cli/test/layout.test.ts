import type { AuditAnswer } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { widthOf } from "../src/layout/page/width.ts"
import { announcement } from "./announcement.ts"
import { AFTER, BARE, FLOODED, LATE, ORDER, PROMISED } from "./cases.ts"
import { workspace, type Workspace } from "./command.ts"

const bazaar = workspace()

/** Each command as a person sees it, 100 columns wide, in both languages. */
const LAYOUTS: readonly (readonly [name: string, args: readonly string[], order: unknown])[] = [
  ["announcements", ["announcements"], undefined],
  ["announcement", ["announcements", "2022-05-20-parcels-retired"], undefined],
  ["in-force", ["in-force", "--on", "2022-06-10"], undefined],
  ["in-force-outside", ["in-force", "--on", "2020-06-10", "--instrument", "shipping"], undefined],
  [
    "in-force-known-by",
    [
      "in-force",
      "--on",
      "2022-03-10",
      "--announced-by",
      "2022-03-01",
      "--recorded-by",
      "2026-01-01T00:00:00Z",
    ],
    undefined,
  ],
  ["in-force-unrecorded", ["in-force", "--on", "2022-06-10", "--recorded-by", "2000-01-01"], undefined],
  ["history", ["history", "shipping"], undefined],
  ["history-empty", ["history", "shipping", "--recorded-by", "2020-01-01"], undefined],
  ["history-known-by", ["history", "shipping", "--announced-by", "2022-02-01"], undefined],
  ["diff", ["diff", "--from", "2022-01-20", "--to", "2022-06-10"], undefined],
  [
    "diff-known-by",
    ["diff", "--from", "2022-01-20", "--to", "2022-06-10", "--recorded-by", "2026-01-01T00:00:00Z"],
    undefined,
  ],
  ["diff-empty", ["diff", "--from", "2022-01-20", "--to", "2022-01-21"], undefined],
  ["upcoming", ["upcoming", "--on", "2022-03-05"], undefined],
  ["upcoming-empty", ["upcoming", "--on", "2021-03-05"], undefined],
  ["replay", ["replay", "--step", "--until", "6"], undefined],
  ["audit", ["audit", "-"], ORDER],
  ["audit-unknown", ["audit", "-"], FLOODED],
  ["audit-bare", ["audit", "-"], BARE],
  ["audit-late", ["audit", "-"], LATE],
  ["audit-promised", ["audit", "-"], PROMISED],
  ["audit-after", ["audit", "-"], AFTER],
  ["audit-presumed", ["audit", "-", "--presume", "continuance"], FLOODED],
  ["in-force-presumed", ["in-force", "--on", "2022-06-10", "--presume", "continuance"], undefined],
  ["history-presumed", ["history", "flood-relief", "--presume", "continuance"], undefined],
  [
    "diff-presumed",
    ["diff", "--from", "2022-01-20", "--to", "2022-06-10", "--presume", "continuance"],
    undefined,
  ],
  ["upcoming-presumed", ["upcoming", "--on", "2022-05-31", "--presume", "commencement"], undefined],
  ["what-if", ["what-if", "-", "--vary", "order.paidAt"], ORDER],
  [
    "what-if-known-by",
    [
      "what-if",
      "-",
      "--vary",
      "order.paidAt",
      "--from",
      "2022-02-20",
      "--to",
      "2022-06-20",
      "--announced-by",
      "2022-04-01",
    ],
    FLOODED,
  ],
  ["what-if-amount", ["what-if", "-", "--vary", "order.amount"], ORDER],
  ["what-if-late", ["what-if", "-", "--vary", "order.shippedAt"], LATE],
  ["what-if-badges", ["what-if", "-", "--vary", "order.badges", "--presume", "continuance"], FLOODED],
  ["what-if-region", ["what-if", "-", "--vary", "order.shipTo"], ORDER],
  ["audit-explained", ["audit", "-", "--explain", "--announced-by", "2022-06-30"], FLOODED],
]

describe.each(["en", "zh"] as const)("laid out in %s", (lang) => {
  it.each(LAYOUTS)("%s", async (name, args, order) => {
    const { status, stdout, stderr } = await bazaar.run([...args, "--lang", lang], {
      input: order === undefined ? "" : JSON.stringify(order),
    })
    expect([status, stderr]).toEqual([0, ""])
    await expect(stdout).toMatchFileSnapshot(`golden/${name}.${lang}.txt`)
    for (const line of stdout.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100)
  })

  it("columns stand under their headers", async () => {
    const { stdout } = await bazaar.run(["in-force", "--on", "2022-06-10", "--lang", lang])
    const [header = "", ...rows] = stdout.split("\n").filter((line) => /^ {2}\S/.test(line))
    const from = widthOf(header.slice(0, header.search(lang === "zh" ? "生效" : "From")))
    for (const row of rows.filter((line) => line.includes("2022-03-08")))
      expect(widthOf(row.slice(0, row.indexOf("2022-03-08")))).toBe(from)
  })
})

/** The made-up ledger with so many fees for claims, and so many notices about them, each a rule of its own. */
const crowded = async (fees: number, notices: number): Promise<Workspace> => {
  const crowd = workspace()
  const event = (name: string, effect: string): string => `  - effective: shipping/${name}
    from: "2022-02-01"
    basis: stated
    cite: { report: 1, range: [0, 80] }
    rule:
      title: { zh: 费用, en: A fee }
      decidedBy: [order.paidAt]
      when: { fact: claim.kind, is: late }
      effects: [${effect}]
`
  const each = (name: string, many: number, effect: string): string =>
    Array.from({ length: many }, (_, i) => event(`${name}-${i + 1}`, effect)).join("")
  const head = announcement().replace(/^ {2}- effective[^]*/m, "")
  const [pay, notice] = [
    '{ pay: penalty, amount: "1.00", per: order }',
    "{ notice: { zh: 通知, en: A notice } }",
  ]
  crowd.file(
    "seeds/bazaar/2022-06-20-fees.yaml",
    `${head}${each("fee", fees, pay)}${each("notice", notices, notice)}`,
  )
  expect((await crowd.run(["record", "seeds/bazaar/2022-06-20-fees.yaml"])).stderr).toBe("")
  crowd.file("bare.json", JSON.stringify(BARE))
  return crowd
}

const crowd = await crowded(5, 9)

describe("what may apply is only named", () => {
  const told = (text: string): readonly string[] => text.match(/^ {2}(?:shipping|flood)\S+$/gm) ?? []

  it.each(["en", "zh"] as const)("laid out in %s", async (lang) => {
    const { status, stdout, stderr } = await crowd.run(["audit", "bare.json", "--lang", lang])
    expect([status, stderr]).toEqual([0, ""])
    // Without the root, in which the time of recording is.
    const verdicts = stdout.slice(0, stdout.search(/^(?:ledger|账本) /m))
    await expect(verdicts).toMatchFileSnapshot(`golden/audit-folded.${lang}.txt`)
    for (const line of stdout.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(100)
  })

  it("each of them is told with --explain, and stands in the JSON", async () => {
    expect(told((await crowd.run(["audit", "bare.json"])).stdout)).toEqual([])
    const { stdout } = await crowd.run(["audit", "bare.json", "--explain"])
    expect(stdout).toContain("May apply (18)")
    expect(told(stdout)).toHaveLength(18)
    const { verdicts } = (await crowd.ask(["audit", "bare.json"])) as unknown as AuditAnswer
    expect(verdicts.filter(({ applies }) => applies === "unknown")).toHaveLength(18)
  })

  it("and left out where only what applies is asked for", async () => {
    const { stdout } = await crowd.run(["audit", "bare.json", "--verdicts", "applies"])
    expect(stdout).not.toContain("May apply")
    expect(stdout).toContain("To settle what is open")
  })
})
