import { writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { marketOf } from "./sql/orders.ts"
import { openDuckDb } from "./sql/duckdb.ts"
import { realisticOrders } from "./bulk/orders.ts"
const n = Number(process.argv[2] ?? 100000)
const db = await openDuckDb(1)
const market = marketOf("1688")
const it = realisticOrders(market.book.platform, 1)
const lines: string[] = []
for (let i = 0; i < n; i++) lines.push(JSON.stringify(it.next().value))
const { table, load } = writeShape(market.book, "duckdb")
const script = writeSql(market.book, {}, { dialect: "duckdb" })
for (let k = 0; k < 3; k++) {
const { seconds, cpuSeconds = 0 } = await db.answer({ orders: lines.join("\n"), table, load: load ?? "", script, view: "outcome" })
console.log("outcome cpu", (n / cpuSeconds).toFixed(0), "wall", (n / seconds).toFixed(0), seconds)
}
for (const cols of ['count("case")', 'count(ship_by), count(respond_by), count(auto_receipt_at)', 'count(refund), count(compensation), count(penalty)', 'sum(len(exempt))', 'sum(len(open))', 'sum(len(applies))', 'count(late_ship_by)']) {
  const q = (db as any).connection
  const t = performance.now(); await q.runAndReadAll(`select ${cols} from outcome`); console.log(cols, ((performance.now() - t)).toFixed(0), "ms")
}
if (process.argv[3]) { await (db as any).connection.run("PRAGMA enable_profiling='query_tree'; "); const r = await (db as any).connection.runAndReadAll("EXPLAIN ANALYZE SELECT * FROM outcome"); console.log(r.getRows()[0][1]) }
