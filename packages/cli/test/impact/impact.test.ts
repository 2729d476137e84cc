import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { AuditAnswer } from "@policy-ledger/rulebook"
import type { ImpactAnswer } from "@policy-ledger/rulebook/impact"
import { describe, expect, it } from "vitest"
import { widthOf } from "../../src/layout/page/width.ts"
import { BARE, FLOODED, LATE, line, ORDER } from "../cases.ts"
import { root, run, workspace, type Workspace } from "../command.ts"
import { answersOf, asCells, casesAsCsv, filesIn, parsedCsv, parsedLines } from "../bulk/tables.ts"

const EXAMPLES = join(root, "docs/examples/orders.ndjson")
const WHOLE = "events:253"

const POINTS: readonly (readonly [name: string, from: string, to: string])[] = [
  ["states", "events:100", WHOLE],
  ["back", WHOLE, "events:200"],
  ["days", "events:253+presume:unchanged", "announced:2022-12-31+presume:unchanged"],
  ["presumed", WHOLE, `${WHOLE}+presume:commencement+presume:conditions`],
  ["same", WHOLE, WHOLE],
]

const pointsNamed = (name: string): readonly string[] => {
  const [, from = "", to = ""] = POINTS.find(([one]) => one === name) ?? []
  return ["--from", from, "--to", to]
}

const impact = async (args: readonly string[]): Promise<ImpactAnswer> => {
  const { stdout, stderr } = await run(["impact", EXAMPLES, ...args, "--json"])
  expect(stderr).toBe("")
  return JSON.parse(stdout) as ImpactAnswer
}

describe("the examples between two points of view", () => {
  it.each(POINTS.map(([name]) => [name]))("%s, as JSON", async (name) => {
    const { status, stdout, stderr } = await run(["impact", EXAMPLES, ...pointsNamed(name), "--json"])
    expect([status, stderr]).toEqual([name === "same" ? 0 : 1, ""])
    await expect(stdout).toMatchFileSnapshot(`golden/${name}.json`)
  })

  it.each(POINTS.flatMap(([name]) => ["en", "zh"].map((lang) => [name, lang] as const)))(
    "%s, laid out in %s",
    async (name, lang) => {
      const { stdout } = await run(["impact", EXAMPLES, ...pointsNamed(name), "--lang", lang])
      await expect(stdout).toMatchFileSnapshot(`golden/${name}.${lang}.txt`)
      for (const text of stdout.split("\n")) expect(widthOf(text)).toBeLessThanOrEqual(100)
    },
  )
})

const FIELDS = ["shipBy", "respondBy", "autoReceiptAt", "refund", "payments", "exempt"] as const

const isSame = (was: AuditAnswer, is: AuditAnswer, field: (typeof FIELDS)[number]): boolean =>
  JSON.stringify([was.outcome[field], was.states[field]]) ===
  JSON.stringify([is.outcome[field], is.states[field]])

describe("an order has changed where its outcome or its states differ", () => {
  it.each([
    ["--announced-by", "announced", "2022-08-01", "2023-06-01"],
    ["--announced-by", "announced", "2023-06-01", "2021-01-01"],
    ["--recorded-by", "recorded", "2020-01-01", "2030-01-01"],
  ])("as two audits %s tell it, from %s:%s to %s", async (flag, prefix, from, to) => {
    const audited = async (point: string) => answersOf(await run(["audit", EXAMPLES, "--json", flag, point]))
    const [before, after] = [await audited(from), await audited(to)]
    const changed = after.flatMap((is, i) => {
      const was = before[i]!
      const fields = FIELDS.filter((field) => !isSame(was, is, field))
      const side = ({ outcome, states }: AuditAnswer) => ({
        outcome: Object.fromEntries(fields.map((field) => [field, outcome[field]])),
        states: Object.fromEntries(fields.map((field) => [field, states[field]])),
      })
      return fields.length === 0 ? [] : [{ fields, case: is.case, was: side(was), is: side(is) }]
    })
    const out = join(workspace().folder, "changed.ndjson")
    const answer = await impact(["--from", `${prefix}:${from}`, "--to", `${prefix}:${to}`, "--out", out])
    expect(answer).toMatchObject({ orders: after.length, changed: changed.length })
    expect(answer.groups.reduce((sum, { count }) => sum + count, 0)).toBe(changed.length)
    expect(changed.length).toBeGreaterThan(10)
    const rows = parsedLines(readFileSync(out, "utf8"))
    expect(rows.map(({ because: _because, row: _row, ...row }) => row)).toEqual(changed)
    // Each group begins with its first orders, in the order of the file.
    for (const { because, fields, count, examples } of answer.groups) {
      const own = rows.filter(
        (row) => JSON.stringify([row["because"], row["fields"]]) === JSON.stringify([because, fields]),
      )
      expect(own).toHaveLength(count)
      expect(own.slice(0, 3).map(({ case: name, was, is }) => ({ case: name, was, is }))).toEqual(examples)
    }
  })

  it("not by a draft that says another thing", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", line(LATE))
    const answer = await bazaar.ask(["impact", "o.ndjson", "--from", "events:12", "--to", "events:14"])
    expect(answer).toMatchObject({ orders: 1, changed: 0, groups: [] })
  })
})

const desk = (): Workspace => {
  const bazaar = workspace()
  bazaar.file("o.ndjson", [ORDER, FLOODED, BARE, LATE].map(line).join(""))
  return bazaar
}

const CALL = ["impact", "o.ndjson", "--from", "events:4", "--to", "events:14"]

describe("orders come in whatever form the audit of many takes", () => {
  it("JSON lines, a table, one case, standard input", async () => {
    const bazaar = desk()
    const { from: _from, to: _to, asOf: _asOf, ...answer } = await bazaar.ask(CALL)
    expect(answer).toMatchObject({ orders: 4, changed: 4 })
    const csv = casesAsCsv([ORDER, FLOODED, BARE, LATE])
    bazaar.file("o.csv", csv)
    bazaar.file("o.json", JSON.stringify(ORDER))
    const points = CALL.slice(2)
    expect(await bazaar.ask(["impact", "o.csv", ...points])).toMatchObject(answer)
    expect(await bazaar.ask(["impact", "o.json", ...points])).toMatchObject({ orders: 1, changed: 1 })
    const input = (form: string, text: string) =>
      bazaar.run(["impact", "-", "--in", form, ...points, "--json"], { input: text })
    const lines = readFileSync(join(bazaar.folder, "o.ndjson"), "utf8")
    for (const ran of [await input("csv", csv), await input("ndjson", lines)]) {
      expect(ran).toMatchObject({ status: 1, stderr: "" })
      expect(JSON.parse(ran.stdout)).toMatchObject(answer)
    }
  })

  it("as 1688's open platform gives them", async () => {
    const { status, stdout } = await run([
      "impact",
      "docs/examples/trade.json",
      "--as",
      "alibaba-trade",
      "--from",
      "events:0",
      "--to",
      WHOLE,
      "--json",
    ])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ orders: 1, changed: 1 })
  })

  it("none at all", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", "\n")
    expect(await bazaar.run(CALL)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Of 0 orders none changed\n/),
    })
  })
})

const BAD = '{"order":{"id":"B-9","paidAt":"2022-06-10T12:00:00"}}\n'

describe("an order that is none", () => {
  it("ends the run, and nothing is answered", async () => {
    const bazaar = desk()
    bazaar.file("o.ndjson", line(ORDER) + BAD)
    const ran = await bazaar.run(CALL)
    expect(ran).toMatchObject({ status: 2, stdout: "" })
    expect(ran.stderr).toMatch(
      /^o\.ndjson:2:31: order\.paidAt: found .*\nimpact: found an order that is none, expected none such, or --on-error skip, which leaves it out\n$/,
    )
    const written = await bazaar.run([...CALL, "--out", "r.csv"])
    expect(written).toMatchObject({ status: 2, stdout: "" })
    expect(written.stderr).toContain("--out: found an order that is none, expected none such")
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "seeds"])
  })

  it("is left out where that is asked for, and told", async () => {
    const bazaar = desk()
    bazaar.file("o.ndjson", line(ORDER) + BAD + "{\n" + line(BARE))
    const ran = await bazaar.run([...CALL, "--json", "--on-error", "skip"])
    expect([ran.status, JSON.parse(ran.stdout)]).toMatchObject([2, { orders: 2, changed: 2 }])
    expect(ran.stderr).toMatch(
      /^o\.ndjson:2:31: order\.paidAt: .*\no\.ndjson:3:2: .*\no\.ndjson: 2 of 4 orders left out\n$/,
    )
  })

  it("is left out and listed beside a table", async () => {
    const bazaar = desk()
    bazaar.file("o.ndjson", line(ORDER) + BAD)
    const ran = await bazaar.run([...CALL, "--on-error", "skip", "--out", "r.csv"])
    expect(ran).toMatchObject({
      status: 2,
      stderr: "o.ndjson: 1 of 2 orders left out, listed in r.csv.errors.ndjson\n",
    })
    expect(parsedLines(readFileSync(join(bazaar.folder, "r.csv.errors.ndjson"), "utf8"))).toMatchObject([
      { row: 2, case: "B-9", problems: [{ at: "o.ndjson:2:31: order.paidAt" }] },
    ])
  })

  it("of a table is named by its row and column", async () => {
    const bazaar = desk()
    bazaar.file("o.csv", "order.id,order.paidAt\nB-1,2022-06-10\nB-2,yesterday\n")
    const ran = await bazaar.run(["impact", "o.csv", ...CALL.slice(2)])
    expect(ran).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^o\.csv: row [23], column order\.paidAt: /),
    })
  })
})

describe("a table of the orders that changed", () => {
  it("is the answer row by row, with what was asked beside it", async () => {
    const bazaar = desk()
    const { stdout, status } = await bazaar.run([...CALL, "--out", "r.csv"])
    expect(status).toBe(1)
    expect(stdout).toMatch(/\n\nr\.csv: 4 rows; what was asked is in r\.csv\.meta\.json\n$/)
    await bazaar.run([...CALL, "--out", "r.ndjson", "--json"])
    const read = (name: string) => readFileSync(join(bazaar.folder, name), "utf8")
    const rows = parsedLines(read("r.ndjson"))
    expect(rows).toMatchObject([
      { case: "B-1", row: "1", fields: ["shipBy"] },
      { case: "B-2", row: "2" },
      { case: "B-3", row: "3" },
      { case: "B-4", row: "4" },
    ])
    expect(parsedCsv(read("r.csv"))).toEqual(rows.map(asCells))
    expect(read("r.csv").split("\n")[0]).toBe("case,row,because,fields,was,is")
    const { asOf } = (await bazaar.ask(CALL)) as unknown as ImpactAnswer
    expect(JSON.parse(read("r.csv.meta.json"))).toMatchObject({
      v: 1,
      result: "r.csv",
      digest: `sha256:${createHash("sha256").update(read("r.csv")).digest("hex")}`,
      platform: "bazaar",
      engine: 1,
      question: { from: "events:4", to: "events:14", asOf },
      rows: { orders: 4, rows: 4, skipped: 0 },
    })
  })

  it("is not put in the place of a file that is there, unless that is asked for", async () => {
    const bazaar = desk()
    bazaar.file("r.csv", "mine")
    const call = [...CALL, "--out", "r.csv"]
    expect(await bazaar.run(call)).toMatchObject({
      status: 2,
      stdout: "",
      stderr:
        "--out: found r.csv, a file that is there already, expected a new file, or --force to have it replaced: nothing was changed\n",
    })
    expect(readFileSync(join(bazaar.folder, "r.csv"), "utf8")).toBe("mine")
    expect((await bazaar.run([...call, "--force"])).status).toBe(1)
    expect(readFileSync(join(bazaar.folder, "r.csv"), "utf8")).toMatch(/^case,/)
    expect(existsSync(join(bazaar.folder, "r.csv.errors.ndjson"))).toBe(false)
  })

  it("is none where none changed, but for its head", async () => {
    const bazaar = desk()
    const call = [
      "impact",
      "o.ndjson",
      "--from",
      "events:14",
      "--to",
      "recorded:2026-01-01",
      "--out",
      "r.csv",
    ]
    expect(await bazaar.run(call)).toMatchObject({ status: 0, stderr: "" })
    expect(readFileSync(join(bazaar.folder, "r.csv"), "utf8")).toBe("case,row,because,fields,was,is\n")
  })
})
