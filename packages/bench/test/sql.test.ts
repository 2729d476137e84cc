import { writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { differences } from "../src/sql/compare.ts"
import { openDuckDb } from "../src/sql/duckdb.ts"
import { answered, marketOf, PLATFORMS } from "../src/sql/orders.ts"

const ORDERS = 120
const PATIENCE = 120_000

let duckdb: Awaited<ReturnType<typeof openDuckDb>>
beforeAll(async () => {
  duckdb = await openDuckDb()
})
afterAll(async () => {
  await duckdb.close()
})

describe.each(PLATFORMS)("of %s", (id) => {
  const market = marketOf(id)
  const orders = market.orders(ORDERS, 7)
  const lines = orders.map((order) => JSON.stringify(order)).join("\n")
  const { table, load = "" } = writeShape(market.book, "duckdb")
  const QUESTIONS = {
    "nothing presumed": {},
    "all presumed": { presume: ["commencement", "continuance", "unchanged", "conditions"] },
  } as const

  it.each([
    ["orders", "outcome", "nothing presumed"],
    ["verdicts", "verdicts", "nothing presumed"],
    ["orders", "outcome", "all presumed"],
  ] as const)(
    "the %s in the view %s are those of the audit, %s",
    { timeout: PATIENCE },
    async (rows, view, presumed) => {
      const question = QUESTIONS[presumed]
      const script = writeSql(market.book, question, { dialect: "duckdb", rows })
      const { rows: told } = await duckdb.answer({ orders: lines, table, load, script, view })
      expect(differences(rows, answered(market.book, question, rows, orders), told)).toEqual([])
    },
  )
})

it("an answer that is another is told", async () => {
  const { book, orders } = marketOf("tiktok-cb")
  const answer = answered(book, {}, "orders", orders(1, 7))
  const told = differences("orders", answer, [{ case: "0", open: ["refund"] }])
  expect(told.map(({ column }) => column)).toContain("open")
  expect(differences("orders", answer, [])).toHaveLength(2)
})
