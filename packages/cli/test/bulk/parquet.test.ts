import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import Module from "node:module"
import { join } from "node:path"
import { Effect } from "effect"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canFill, onFullDisk } from "../../../files/test/full-disk.ts"
import { FLOODED, line, LATE, ORDER } from "../cases.ts"
import { emptyFolder, root, run, workspace } from "../command.ts"
import { orders, shownAs } from "./generated-orders.ts"
import { makeParquet, metadataOf, readTable, rowsAsJson } from "./parquet.ts"
import { casesIn, filesIn, MARKETPLACES, parsedLines } from "./tables.ts"

const EXAMPLES = join(root, "docs/examples/orders.ndjson")

const audited = async (args: readonly string[], out: string): Promise<string> => {
  expect(await run(["audit", ...args, "--out", out])).toMatchObject({ status: 0, stderr: "" })
  return out
}

/** The same answers in both forms. */
const inBoth = async (args: readonly string[]) => {
  const folder = emptyFolder()
  const lines = await audited(args, join(folder, "r.ndjson"))
  const parquet = await audited(args, join(folder, "r.parquet"))
  return { lines: parsedLines(readFileSync(lines, "utf8")), parquet }
}

describe("results in Parquet", () => {
  it.each([["orders"], ["verdicts"]])("hold the same rows as NDJSON, of %s", async (rows) => {
    const { lines, parquet } = await inBoth([EXAMPLES, "--rows", rows])
    expect(lines.length).toBeGreaterThan(40)
    expect(await rowsAsJson(parquet)).toEqual(lines)
  })

  it.each(MARKETPLACES)("hold the same rows as NDJSON, of %s", async (id) => {
    const cases = join(emptyFolder(), "o.ndjson")
    writeFileSync(cases, casesIn(id).map(line).join(""))
    const { lines, parquet } = await inBoth([cases, "--platform", id])
    expect(lines.length).toBeGreaterThan(0)
    expect(await rowsAsJson(parquet)).toEqual(lines)
  })

  it("have native types", async () => {
    const instant = "TIMESTAMP WITH TIME ZONE"
    const folder = emptyFolder()
    const cases = join(folder, "o.ndjson")
    writeFileSync(cases, casesIn("amazon-us").map(line).join(""))
    const ask = [cases, "--platform", "amazon-us"]
    const ofOrders = await audited(ask, join(folder, "o.parquet"))
    expect((await readTable(ofOrders)).types).toEqual({
      case: "VARCHAR",
      ship_by: instant,
      respond_by: instant,
      auto_receipt_at: instant,
      refund: "VARCHAR",
      compensation: "DECIMAL(38,2)",
      penalty: "DECIMAL(38,2)",
      fee: "DECIMAL(38,2)",
      credit: "DECIMAL(38,2)",
      exempt: "VARCHAR[]",
      late_ship_by: "VARCHAR",
      deadlines: `MAP(VARCHAR, ${instant})`,
      open: "VARCHAR[]",
      applies: "VARCHAR[]",
      missing: "VARCHAR[]",
      presumed: "VARCHAR[]",
    })
    const ofVerdicts = await audited([...ask, "--rows", "verdicts"], join(folder, "v.parquet"))
    expect((await readTable(ofVerdicts)).types).toEqual({
      case: "VARCHAR",
      provision: "VARCHAR",
      announcement: "VARCHAR",
      in_force: "VARCHAR",
      matches: "VARCHAR",
      applies: "VARCHAR",
      at: instant,
      amount: "DECIMAL(38,2)",
      presumed: "VARCHAR[]",
    })
  })

  it("tell in their own metadata whose rules answered what", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", [ORDER, FLOODED, LATE].map(line).join(""))
    const asked = ["--about", "order", "--presume", "conditions"]
    await bazaar.run(["audit", "o.ndjson", "--out", "r.csv", ...asked])
    const ran = await bazaar.run(["audit", "o.ndjson", "--out", "r.parquet", ...asked])
    expect(ran).toEqual({
      status: 0,
      stdout: "r.parquet: 3 rows of 3 orders; what was asked is in its metadata\n",
      stderr: "",
    })
    const meta = JSON.parse(readFileSync(join(bazaar.folder, "r.csv.meta.json"), "utf8")) as object
    const { digest: _digest, ...beside } = { digest: undefined, ...meta }
    const within = await metadataOf(join(bazaar.folder, "r.parquet"))
    expect(within).toEqual({ ...beside, result: "r.parquet" })
    expect(within).toMatchObject({ timeZone: "Asia/Kathmandu", utcOffset: "+05:45", currency: "NPR" })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "r.csv", "r.csv.meta.json", "r.parquet", "seeds"])
  })

  it("may be of no order", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", "\n")
    expect(await bazaar.run(["audit", "o.ndjson", "--out", "r.parquet"])).toMatchObject({ status: 0 })
    expect((await readTable(join(bazaar.folder, "r.parquet"))).rows).toEqual([])
  })

  it("hold a deadline past the year 9999", async () => {
    const bazaar = workspace()
    const late = { order: { id: "B-1", paidAt: "9999-12-31T23:59:59+05:45", badges: ["insured"] } }
    bazaar.file("o.ndjson", line(late))
    for (const out of ["r.ndjson", "r.parquet"])
      expect(await bazaar.run(["audit", "o.ndjson", "--out", out])).toMatchObject({ status: 0 })
    const [row] = parsedLines(readFileSync(join(bazaar.folder, "r.ndjson"), "utf8"))
    expect(await rowsAsJson(join(bazaar.folder, "r.parquet"))).toEqual([row])
  })

  it("are kept unless forced, and list what was left out beside", async () => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", `${line(ORDER)}[]\n`)
    const call = ["audit", "o.ndjson", "--out", "r.parquet", "--on-error", "skip"]
    expect(await bazaar.run(call)).toMatchObject({
      status: 2,
      stderr: /listed in r\.parquet\.errors\.ndjson/,
    })
    expect(await bazaar.run(call)).toMatchObject({ status: 2, stderr: /r\.parquet, a file that is there/ })
    bazaar.file("o.ndjson", line(ORDER))
    expect(await bazaar.run([...call, "--force"])).toMatchObject({ status: 0, stderr: "" })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "r.parquet", "seeds"])
  })

  it.skipIf(!canFill)("leave nothing on a disk that fills", async () => {
    const bazaar = workspace()
    bazaar.file(
      "o.ndjson",
      Array.from({ length: 3000 }, (_, i) => line({ order: { id: `B-${i * i}` } })).join(""),
    )
    await bazaar.run(["audit", "o.ndjson", "--store", "memory:"])
    const call = ["audit", "o.ndjson", "--out", "r.parquet", "--store", "memory:"]
    const ran = await Effect.runPromise(
      onFullDisk(
        Effect.promise(() => bazaar.run(call)),
        20_000,
      ),
    )
    expect(ran).toEqual({
      status: 2,
      stdout: "",
      stderr: "r.parquet: found a full disk, expected room and leave to write: nothing was changed\n",
    })
    expect(filesIn(bazaar)).toEqual(["o.ndjson", "seeds"])
  })
})

describe("orders in Parquet", () => {
  it("are answered as the same orders in JSON, two thousand random ones", async () => {
    const folder = emptyFolder()
    const cases = fc.sample(orders("1688"), { numRuns: 2000, seed: 15 })
    const lines = join(folder, "o.ndjson")
    const parquet = join(folder, "o.parquet")
    writeFileSync(lines, cases.map(({ json }) => line(json)).join(""))
    writeFileSync(join(folder, "flat.ndjson"), cases.map(({ flat }) => line(flat)).join(""))
    await makeParquet(parquet, shownAs("1688", join(folder, "flat.ndjson")))
    const answers: unknown[] = []
    for (const file of [lines, parquet]) {
      const out = `${file}.out.ndjson`
      const { status } = await run(["audit", file, "--out", out, "--on-error", "skip"])
      const errors = existsSync(`${out}.errors.ndjson`) ? readFileSync(`${out}.errors.ndjson`, "utf8") : ""
      const refused = parsedLines(errors)
      expect(refused.length).toBeLessThan(200)
      answers.push([status, readFileSync(out, "utf8"), refused.map(({ case: name }) => name)])
    }
    expect(answers[1]).toEqual(answers[0])
  })

  it.each<[what: string, select: string, json: unknown]>([
    [
      "an instant of its own type, of whatever offset",
      `SELECT 'B-1' AS "order.id", TIMESTAMPTZ '2022-06-10 06:15:00.5+00' AS "order.paidAt"`,
      { order: { id: "B-1", paidAt: "2022-06-10T12:00:00.5+05:45" } },
    ],
    [
      "an instant as text, or a day",
      `SELECT '2022-06-10T12:00:00+05:45' AS "order.paidAt", DATE '2022-06-12' AS "order.shippedAt"`,
      { order: { paidAt: "2022-06-10T12:00:00+05:45", shippedAt: "2022-06-12" } },
    ],
    [
      "NULL says nothing",
      `SELECT 'B-1' AS "order.id", NULL::VARCHAR AS "claim.kind", NULL::TIMESTAMPTZ AS "order.paidAt"`,
      { order: { id: "B-1" } },
    ],
    [
      "what there was not",
      `SELECT 'B-1' AS "order.id", ['order.shippedAt', 'claim', 'order.parts', 'claim'] AS none`,
      { order: { id: "B-1", shippedAt: null, parts: null }, claim: null },
    ],
    [
      "what is not known though presumed",
      `SELECT 'B-1' AS "order.id", NULL::VARCHAR[] AS "order.badges", ['order.badges'] AS "unknown"`,
      { order: { id: "B-1", badges: "unknown" } },
    ],
    [
      "parts as structs, with decimals",
      `SELECT 'B-1' AS "order.id", ['insured'] AS "order.badges", TIMESTAMPTZ '2022-06-10 06:15:00+00' AS "order.paidAt",
        [{ id: 1, amount: 120.5000::DECIMAL(18, 4) }, { id: 2, amount: NULL }] AS "order.parts"`,
      {
        order: {
          id: "B-1",
          badges: ["insured"],
          paidAt: "2022-06-10T12:00:00+05:45",
          parts: [{ id: "1", amount: "120.50" }, { id: "2" }],
        },
      },
    ],
    [
      "parts as JSON in a text",
      `SELECT 7::BIGINT AS "order.id", '[{"id":"1","amount":"120.00"}]' AS "order.parts"`,
      { order: { id: "7", parts: [{ id: "1", amount: "120.00" }] } },
    ],
    [
      "whole orders as structs, and more of them in columns",
      `SELECT { id: 'B-1', badges: ['insured'], parts: [{ id: '1', amount: '9.99' }] } AS "order",
        '2022-06-10T12:00:00+05:45' AS "order.paidAt", { kind: 'late' } AS claim`,
      {
        order: {
          id: "B-1",
          badges: ["insured"],
          parts: [{ id: "1", amount: "9.99" }],
          paidAt: "2022-06-10T12:00:00+05:45",
        },
        claim: { kind: "late" },
      },
    ],
  ])("%s", async (_what, select, json) => {
    const bazaar = workspace()
    await makeParquet(join(bazaar.folder, "a.parquet"), select)
    bazaar.file("b.ndjson", line(json))
    for (const name of ["a.parquet", "b.ndjson"])
      expect(await bazaar.run(["audit", name, "--out", `${name}.csv`])).toMatchObject({
        status: 0,
        stderr: "",
      })
    const read = (name: string) => readFileSync(join(bazaar.folder, `${name}.csv`), "utf8")
    expect(read("a.parquet")).toBe(read("b.ndjson"))
  })

  it("are the file of that name, whatever pattern it looks like", async () => {
    const bazaar = workspace()
    const folder = join(bazaar.folder, "day=7")
    bazaar.file("day=7/note", "")
    for (const name of ["o[1]*.parquet", "o1.parquet", "o1x.parquet"])
      await makeParquet(join(folder, name), `SELECT '${name}' AS "order.id"`)
    const call = ["audit", "day=7/o[1]*.parquet", "--out", "r.ndjson"]
    expect(await bazaar.run(call)).toMatchObject({ status: 0, stderr: "" })
    const rows = parsedLines(readFileSync(join(bazaar.folder, "r.ndjson"), "utf8"))
    expect(rows.map((row) => row["case"])).toEqual(["o[1]*.parquet"])
  })

  it("may have another name beside --from", async () => {
    const bazaar = workspace()
    await makeParquet(join(bazaar.folder, "orders"), `SELECT 'B-1' AS "order.id"`)
    const call = ["audit", "orders", "--from", "parquet", "--out", "r.csv"]
    expect(await bazaar.run(call)).toMatchObject({ status: 0, stderr: "" })
  })
})

describe("a Parquet file that cannot be read names file, column and row, and leaves no result", () => {
  it.each<[what: string, select: string, message: string]>([
    [
      "a misnamed column",
      `SELECT 'B-1' AS "order.id", 1 AS "order.payedAt"`,
      "o.parquet: column order.payedAt: found order.payedAt, expected a fact that the platform declares, as order.id (did you mean order.paidAt?)",
    ],
    [
      "a fact of a part",
      `SELECT '1' AS "order.parts[].id"`,
      "o.parquet: column order.parts[].id: found order.parts[].id, expected order.parts, with the whole list",
    ],
    [
      "an instant without an offset, by its type",
      `SELECT TIMESTAMP '2022-06-10 12:00:00' AS "order.paidAt"`,
      "o.parquet: column order.paidAt: found TIMESTAMP, expected TIMESTAMP WITH TIME ZONE, DATE, or VARCHAR with the offset in its text",
    ],
    [
      "money that is no decimal",
      `SELECT [{ id: '1', amount: 1.5::DOUBLE }] AS "order.parts"`,
      "o.parquet: column order.parts: found amount: DOUBLE, expected DECIMAL or VARCHAR",
    ],
    [
      "a misnamed field",
      `SELECT { id: 'B-1', payedAt: 'x' } AS "order"`,
      "o.parquet: column order: found payedAt: a field that the platform does not declare, expected one of id, paidAt,",
    ],
    [
      "a list as text",
      `SELECT 'insured' AS "order.badges"`,
      "o.parquet: column order.badges: found VARCHAR, expected VARCHAR[]",
    ],
    [
      "a group that is no struct",
      `SELECT 'null' AS claim`,
      "o.parquet: column claim: found VARCHAR, expected STRUCT(…), with a field for each fact",
    ],
    [
      "one fact in two columns",
      `SELECT 'B-1' AS "order.id", { id: 'B-2' } AS "order"`,
      "o.parquet: column order: found order.id a second time, expected each fact in one column",
    ],
    [
      "an instant without an offset, in its text",
      `SELECT unnest(['2022-06-10T12:00:00+05:45', '2022-06-10T12:00:00']) AS "order.paidAt"`,
      `o.parquet: row 2, column order.paidAt: found "2022-06-10T12:00:00", expected an offset after the time, such as`,
    ],
    [
      "a fact within a struct",
      `SELECT { id: 'B-1', shipTo: '1' } AS "order"`,
      `o.parquet: row 1, column order: order.shipTo: found "1", expected a GB/T 2260 code`,
    ],
    [
      "a part of a list",
      `SELECT [{ id: '1', amount: 1.005 }] AS "order.parts"`,
      `o.parquet: row 1, column order.parts: order.parts[0].amount: found "1.005", expected an amount`,
    ],
    [
      "an instant finer than a millisecond",
      `SELECT TIMESTAMPTZ '2022-06-10 06:15:00.000001+00' AS "order.paidAt"`,
      "o.parquet: row 1, column order.paidAt: found 2022-06-10T06:15:00.000001Z, expected an instant in whole milliseconds",
    ],
    [
      "an infinite instant",
      `SELECT 'infinity'::TIMESTAMPTZ AS "order.paidAt"`,
      "o.parquet: row 1, column order.paidAt: found infinity, expected an instant",
    ],
    [
      "nothing of a name that is none",
      `SELECT ['order.shipedAt'] AS none`,
      "o.parquet: row 1, column none: found order.shipedAt, expected a fact that the platform declares, as order.id (did you mean order.shippedAt?)",
    ],
    [
      "a fact that there was and was not",
      `SELECT '2022-06-10' AS "order.paidAt", ['order.paidAt'] AS none`,
      "o.parquet: row 1, column none: found order.paidAt, expected it to be said of it once: column order.paidAt says something, too",
    ],
    [
      "a fact of a group that there was not",
      `SELECT 'late' AS "claim.kind", ['claim'] AS none`,
      `o.parquet: row 1, column claim.kind: found "late", expected NULL, as column none names claim`,
    ],
    [
      "a longer text than a case may be",
      `SELECT repeat('x', 1048577) AS "order.id"`,
      "o.parquet: row 1, column order.id: found a text of 1048577 characters, expected at most 1048576",
    ],
    [
      "a longer list than a case may hold",
      `SELECT list_transform(range(10001), lambda n: { id: n }) AS "order.parts"`,
      "o.parquet: row 1, column order.parts: found 10001 members, expected at most 10000",
    ],
    ["broken JSON in a list", `SELECT '[{' AS "order.parts"`, "o.parquet: row 1, column order.parts: found"],
  ])("%s", async (_what, select, message) => {
    const bazaar = workspace()
    await makeParquet(join(bazaar.folder, "o.parquet"), select)
    const { status, stderr } = await bazaar.run(["audit", "o.parquet", "--out", "r.parquet"])
    expect(stderr).toContain(message)
    expect(status).toBe(2)
    expect(filesIn(bazaar)).toEqual(["o.parquet", "seeds"])
  })

  it.each([
    ["nothing", "", "o.parquet: found none that can be read (Invalid Input Error: "],
    ["text", "order.id\nB-1\n", "o.parquet: found none that can be read (Invalid Input Error: "],
  ])("%s", async (_what, content, message) => {
    const bazaar = workspace()
    bazaar.file("o.parquet", content)
    const { status, stderr } = await bazaar.run(["audit", "o.parquet", "--out", "r.csv"])
    expect(stderr).toContain(message)
    expect(stderr).toContain("expected a Parquet file\n")
    expect([status, filesIn(bazaar)]).toEqual([2, ["o.parquet", "seeds"]])
  })

  it("one that is damaged further on, also where mistakes are skipped", async () => {
    const bazaar = workspace()
    const file = join(bazaar.folder, "o.parquet")
    await makeParquet(file, `SELECT 'B-' || hash(range) AS "order.id" FROM range(300000)`)
    const bytes = readFileSync(file)
    bytes.fill(0xff, Math.floor(bytes.length * 0.8), Math.floor(bytes.length * 0.8) + 50_000)
    writeFileSync(file, bytes)
    const call = ["audit", "o.parquet", "--out", "r.csv", "--on-error", "skip"]
    const { status, stderr } = await bazaar.run(call)
    expect(stderr).toMatch(/^o\.parquet: behind row \d+: found .* read.*, expected .*\n$/)
    expect([status, filesIn(bazaar)]).toEqual([2, ["o.parquet", "seeds"]])
  })
})

describe("where DuckDB is not installed", () => {
  it.each([
    [["o.ndjson", "--out", "r.parquet"], "--out: found r.parquet"],
    [["o.parquet", "--out", "r.csv"], "file: found o.parquet"],
  ])("%j says how to install it, and nothing is read", async (args, at) => {
    const bazaar = workspace()
    bazaar.file("o.ndjson", "none\n")
    const resolving = "_resolveFilename"
    const resolve = Reflect.get(Module, resolving) as (id: string, ...rest: unknown[]) => string
    Reflect.set(Module, resolving, (id: string, ...rest: unknown[]) => {
      if (id.startsWith("@duckdb/")) throw new Error(`Cannot find module '${id}'`)
      return resolve.call(Module, id, ...rest)
    })
    const { status, stderr } = await bazaar
      .run(["audit", ...args])
      .finally(() => Reflect.set(Module, resolving, resolve))
    expect(stderr).toMatch(
      new RegExp(
        `^${at}, and no @duckdb/node-api that can be loaded, expected that package, .*\\(npm install @duckdb/node-api@[\\d.r-]+, beside the command\\): nothing was read\n$`,
      ),
    )
    expect([status, readdirSync(bazaar.folder)]).toEqual([2, ["o.ndjson", "seeds"]])
  })
})
