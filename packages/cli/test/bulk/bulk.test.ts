import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { FLOODED, LATE, line, ORDER, PROMISED } from "../cases.ts"
import { emptyFolder, root, run, workspace } from "../command.ts"
import {
  answersOf,
  asCells,
  casesAsCsv,
  casesIn,
  filesIn,
  MARKETPLACES,
  orderRow,
  parsedCsv,
  parsedLines,
  verdictRows,
} from "./tables.ts"

const EXAMPLES = join(root, "docs/examples/orders.ndjson")

const written = async (args: readonly string[], out: string): Promise<string> => {
  const { status, stderr, stdout } = await run(["audit", ...args, "--out", out])
  expect([status, stderr]).toEqual([0, ""])
  expect(stdout).toContain(`${out}: `)
  return readFileSync(out, "utf8")
}

describe("each row is what the audit of its order says", () => {
  const folder = emptyFolder()

  it("of the examples, an order a row", async () => {
    const answers = answersOf(await run(["audit", EXAMPLES, "--json"]))
    const rows = answers.map((answer) => orderRow(answer))
    expect(rows.length).toBeGreaterThan(40)
    expect(parsedLines(await written([EXAMPLES], join(folder, "a.ndjson")))).toEqual(rows)
    const csv = await written([EXAMPLES], join(folder, "a.csv"))
    expect(parsedCsv(csv)).toEqual(rows.map(asCells))
    expect(csv.split("\n")[0]).toBe(
      "case,ship_by,respond_by,auto_receipt_at,refund,compensation,penalty,exempt,late_ship_by,open,applies,missing,presumed",
    )
  })

  it("of the examples, a verdict a row, of those that apply or may", async () => {
    const rows = answersOf(await run(["audit", EXAMPLES, "--json"])).flatMap(verdictRows)
    const args = [EXAMPLES, "--rows", "verdicts"]
    expect(parsedLines(await written(args, join(folder, "v.ndjson")))).toEqual(rows)
    const csv = await written(args, join(folder, "v.csv"))
    expect(parsedCsv(csv)).toEqual(rows.map(asCells))
    expect(csv.split("\n")[0]).toBe("case,provision,announcement,in_force,matches,applies,at,amount,presumed")
  })

  it("under a question of one's own", async () => {
    const asked = ["--about", "order", "--announced-by", "2022-07-01", "--presume", "conditions,unchanged"]
    const answers = answersOf(await run(["audit", EXAMPLES, "--json", ...asked]))
    expect(parsedLines(await written([EXAMPLES, ...asked], join(folder, "q.ndjson")))).toEqual(
      answers.map((answer) => orderRow(answer)),
    )
  })

  it.each(MARKETPLACES)("of the tables of %s, with its own deadlines and payments", async (id, kinds) => {
    const cases = casesIn(id)
    const orders = join(emptyFolder(), "orders.ndjson")
    writeFileSync(orders, cases.map(line).join(""))
    const platform = ["--platform", id]
    const answers = answersOf(await run(["audit", orders, "--json", ...platform]))
    const rows = answers.map((answer) => orderRow(answer, kinds))
    expect(rows.length).toBeGreaterThan(0)
    const result = await written([orders, ...platform], `${orders}.out.ndjson`)
    expect(parsedLines(result)).toEqual(rows)
    expect(Object.keys(parsedLines(result)[0] ?? {})).toEqual(Object.keys(rows[0] ?? {}))
    const csv = await written([orders, ...platform], `${orders}.out.csv`)
    expect(parsedCsv(csv)).toEqual(rows.map(asCells))
    expect(csv).toContain(",deadlines,open,")
  })
})

describe("orders in CSV", () => {
  it("are answered as the same orders in JSON", async () => {
    const folder = emptyFolder()
    const csv = join(folder, "orders.csv")
    writeFileSync(csv, casesAsCsv(parsedLines(readFileSync(EXAMPLES, "utf8"))))
    const json = await written([EXAMPLES], join(folder, "json.csv"))
    expect(await written([csv], join(folder, "csv.csv"))).toBe(json)
  })

  it("may come from standard input, with CRLF, a byte order mark and blank rows", async () => {
    const bazaar = workspace()
    const input =
      "\ufefforder.id,order.paidAt,order.badges\r\nB-1,2022-06-10T12:00:00+05:45,insured\r\n\r\nB-2,,\r\n"
    const call = ["audit", "-", "--from", "csv", "--out", "r.ndjson"]
    expect(await bazaar.run(call, { input })).toMatchObject({ status: 0, stderr: "" })
    expect(parsedLines(readFileSync(join(bazaar.folder, "r.ndjson"), "utf8"))).toMatchObject([
      { case: "B-1" },
      { case: "B-2" },
    ])
  })

  it.each([
    ["an empty cell says nothing", "order.id,claim.kind\nB-1,\n", { order: { id: "B-1" } }],
    [
      "null says that there was none",
      "order.id,order.shippedAt\nB-1,null\n",
      { order: { id: "B-1", shippedAt: null } },
    ],
    [
      "a whole group may be none",
      "order.id,claim,claim.kind\nB-1,null,\n",
      { order: { id: "B-1" }, claim: null },
    ],
    [
      "several words",
      "order.id,order.badges\nB-1,insured|express\n",
      { order: { id: "B-1", badges: ["insured", "express"] } },
    ],
    [
      "not known though presumed",
      "order.id,order.badges\nB-1,unknown\n",
      { order: { id: "B-1", badges: "unknown" } },
    ],
    [
      "parts as JSON",
      'order.id,order.parts\nB-1,"[{""id"":""1"",""amount"":""120.00""}]"\n',
      { order: { id: "B-1", parts: [{ id: "1", amount: "120.00" }] } },
    ],
    ["a line break within quotes", 'order.id\n"B\n1"\n', { order: { id: "B\n1" } }],
    ["text stays text", "order.id\n0012\n", { order: { id: "0012" } }],
  ])("%s", async (_what, csv, json) => {
    const bazaar = workspace()
    bazaar.file("a.csv", csv)
    bazaar.file("b.ndjson", line(json))
    for (const name of ["a.csv", "b.ndjson"])
      expect(await bazaar.run(["audit", name, "--out", `${name}.out.csv`])).toMatchObject({
        status: 0,
        stderr: "",
      })
    const read = (name: string) => readFileSync(join(bazaar.folder, `${name}.out.csv`), "utf8")
    expect(read("a.csv")).toBe(read("b.ndjson"))
  })
})

describe("what stands beside a result", () => {
  it("tells whose rules answered what", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", [ORDER, FLOODED, LATE, PROMISED].map(line).join(""))
    await bazaar.run(["audit", "o.ndjson", "--out", "r.csv", "--about", "order", "--presume", "conditions"])
    const { ledger } = await bazaar.ask(["replay"])
    const { root: head, events, origin } = ledger as Record<string, unknown>
    const result = readFileSync(join(bazaar.folder, "r.csv"))
    expect(JSON.parse(readFileSync(join(bazaar.folder, "r.csv.meta.json"), "utf8"))).toMatchObject({
      v: 1,
      result: "r.csv",
      digest: `sha256:${createHash("sha256").update(result).digest("hex")}`,
      platform: "bazaar",
      ledgers: [{ origin, events, root: head }],
      engine: 1,
      question: { announcedBy: null, recordedBy: null, presume: ["conditions"], about: ["order"] },
      rows: { of: "orders", orders: 4, rows: 4, skipped: 0 },
    })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "r.csv", "r.csv.meta.json", "seeds"])
  })

  it("tells of the orders left out, the others being answered", async () => {
    const bazaar = workspace()
    bazaar.file("o.csv", "order.id,order.paidAt\nB-1,2022-06-10T12:00:00\nB-2,\nB-3\n")
    const call = ["audit", "o.csv", "--out", "r.ndjson", "--on-error", "skip"]
    expect(await bazaar.run(call)).toEqual({
      status: 2,
      stdout: "r.ndjson: 1 row of 3 orders; what was asked is in r.ndjson.meta.json\n",
      stderr: "o.csv: 2 of 3 orders left out, listed in r.ndjson.errors.ndjson\n",
    })
    const errors = readFileSync(join(bazaar.folder, "r.ndjson.errors.ndjson"), "utf8")
    expect(parsedLines(errors)).toMatchObject([
      { row: 2, case: "B-1", problems: [{ at: "o.csv: row 2, column order.paidAt" }] },
      { row: 4, case: null, problems: [{ at: "o.csv: row 4", found: "1 cell" }] },
    ])
    // A clean run leaves none of the run before.
    bazaar.file("o.csv", "order.id\nB-2\n")
    expect(await bazaar.run([...call, "--force"])).toMatchObject({ status: 0, stderr: "" })
    expect(existsSync(join(bazaar.folder, "r.ndjson.errors.ndjson"))).toBe(false)
  })
})
