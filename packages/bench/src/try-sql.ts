import { writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { auditedBy, marketOf } from "./sql/orders.ts"
import { openDuckDb } from "./sql/duckdb.ts"
import { openSpark } from "./sql/spark.ts"
import { openPostgres } from "./sql/postgres.ts"
import { differences } from "./sql/compare.ts"
const [n = "2000", ...ids] = process.argv.slice(2)
const db = (process.env["DB"] === "postgres" ? await openPostgres() : process.env["DB"] === "spark" ? await openSpark() : await openDuckDb(1)) as any
if (db.why) console.log(db.why)
for (const id of ids) {
  const market = marketOf(id)
  const orders = market.orders(Number(n), 1)
  const { table, load } = writeShape(market.book, db.dialect === "spark" ? "duckdb" : db.dialect)
  const answers = orders.map(auditedBy(market.book, {}))
  for (const rows of ["orders", "verdicts"] as const) {
    const view = rows === "orders" ? "outcome" as const : "verdicts" as const
    const { rows: told, seconds } = await db.answer({ orders: orders.map((o) => JSON.stringify(o)).join("\n"), table, load: load ?? "", script: writeSql(market.book, {}, { dialect: db.dialect, rows }), view })
    const diff = differences(market.book.platform, rows, answers, told)
    console.log(id, rows, diff.length, "of", told.length, (Number(n) / seconds).toFixed(0), "orders/s")
    for (const d of diff.slice(0, 5)) console.log(JSON.stringify(d))
    const by: any = {}; for (const d of diff) by[d.column] = (by[d.column] ?? 0) + 1
    console.log(by)
  }
}
await db.close()
