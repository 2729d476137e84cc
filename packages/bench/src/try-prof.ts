import { writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { marketOf } from "./sql/orders.ts"
import { openDuckDb } from "./sql/duckdb.ts"
import { realisticOrders } from "./bulk/orders.ts"
const n = Number(process.argv[2] ?? 100000)
const db = await openDuckDb(1) as any
const market = marketOf("1688")
const it = realisticOrders(market.book.platform, 1)
const lines: string[] = []
for (let i = 0; i < n; i++) lines.push(JSON.stringify(it.next().value))
const { table, load } = writeShape(market.book, "duckdb")
await db.write({ orders: lines.join("\n"), table, load }, "/tmp/o.parquet")
await db.connection.run(writeSql(market.book, {}, { dialect: "duckdb" }))
let t = performance.now(); await db.connection.runAndReadAll("EXPLAIN SELECT * FROM outcome"); console.log("plan", performance.now() - t)
await db.connection.run("PRAGMA disable_optimizer"); 
t = performance.now(); await db.connection.runAndReadAll("EXPLAIN SELECT * FROM outcome"); console.log("plan, no optimizer", performance.now() - t)
await db.connection.run("PRAGMA enable_optimizer"); 
await db.connection.run("PRAGMA enable_profiling='json'; PRAGMA profiling_output='/tmp/prof.json'; PRAGMA profiling_mode='detailed'");
t = performance.now(); await db.connection.run("CREATE OR REPLACE TEMP TABLE answers AS SELECT * FROM outcome"); console.log("run", performance.now() - t)
