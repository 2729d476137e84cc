import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { DuckDBInstance } from "@duckdb/node-api"
import { CaseError } from "@policy-ledger/rulebook"
import { writeShape } from "@policy-ledger/rulebook/sql"
import { afterAll, describe, expect, it } from "vitest"
import { MISTAKES } from "../src/sql/mistakes.ts"
import { answered, marketOf, PLATFORMS } from "../src/sql/orders.ts"

const folder = mkdtempSync(`${tmpdir()}/policy-ledger-misread-`)
const connection = await (await DuckDBInstance.create(":memory:")).connect()
afterAll(() => {
  connection.closeSync()
  rmSync(folder, { recursive: true, force: true })
})

const rowsOf = async (query: string) => (await connection.runAndReadAll(query)).getRows()

/** Runs the script over these orders: what it fails with, and what it lists. */
const loaded = async (id: string, orders: readonly unknown[]) => {
  const file = `${folder}/orders.ndjson`
  writeFileSync(file, orders.map((order) => JSON.stringify(order)).join("\n"))
  const { table, load = "" } = writeShape(marketOf(id).book, "duckdb")
  await connection.run(table)
  const failed = await connection
    .run(load.replaceAll("'orders.ndjson'", `'${file}'`))
    .then(() => undefined, String)
  if (failed !== undefined) await connection.run("ROLLBACK")
  const misread = await rowsOf(`SELECT place FROM orders_misread ORDER BY place`)
  return { failed, places: misread.map(([place]) => String(place)) }
}

const fresh = async () => connection.run("DROP VIEW IF EXISTS orders_misread; DROP TABLE IF EXISTS orders")

describe.each(PLATFORMS)("of %s", (id) => {
  it("no order that an audit takes is a mistake, and a second run leaves the same table", async () => {
    await fresh()
    const orders = marketOf(id).orders(500, 11)
    for (const _ of [1, 2]) expect(await loaded(id, orders)).toEqual({ failed: undefined, places: [] })
    expect(await rowsOf("SELECT count(*)::INTEGER FROM orders")).toEqual([[500]])
  })
})

describe("what loading would read otherwise is refused, and listed by its place", () => {
  const GOOD = { order: { id: "A-1", paidAt: "2022-09-02T15:59:59+08:00" } }

  it.each(MISTAKES)("%s", async (_what, order, place) => {
    await fresh()
    expect(await loaded("1688", [GOOD])).toEqual({ failed: undefined, places: [] })
    // The audit refuses it, too.
    expect(() => answered(marketOf("1688").book, {}, "orders", [order])).toThrow(CaseError)
    const { failed, places } = await loaded("1688", [GOOD, order])
    expect(failed).toContain("misread: 1 places of the lines are mistakes, see SELECT * FROM orders_misread")
    expect(places).toEqual([place])
    // The table is as it was.
    expect(await rowsOf("SELECT order_id FROM orders")).toEqual([["A-1"]])
  })
})
