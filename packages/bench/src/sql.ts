// Orders answered by SQL beside the audit of the same orders, row for row, on every database that can be had here.
import { writeShape, writeSql } from "@policy-ledger/rulebook/sql"
import { differences } from "./sql/compare.ts"
import type { Database, SqlTask, Unavailable } from "./sql/database.ts"
import { openDuckDb } from "./sql/duckdb.ts"
import { MISTAKES } from "./sql/mistakes.ts"
import { answered, type Market, marketOf, PLATFORMS } from "./sql/orders.ts"
import { openPostgres } from "./sql/postgres.ts"
import { openSpark } from "./sql/spark.ts"

const isQuick = process.env["BENCH_QUICK"] !== undefined
const ORDERS = isQuick ? 1000 : 20_000
/** A verdict has a row of its own: some twenty an order. */
const ORDERS_OF_VERDICTS = isQuick ? 500 : 2000
const SEED = 20_260_101
const SHOWN = 5

const OPENED: readonly (() => Promise<Database | Unavailable>)[] = [
  () => openDuckDb(1),
  openPostgres,
  openSpark,
]

interface Drawn {
  readonly market: Market
  readonly orders: readonly object[]
}

let failed = 0

/** What planning takes is then small beside what answering takes. */
const MANY = isQuick ? 0 : 300_000

/** The rate of the view outcome on many orders of 1688 as shops have them, by one core. */
const rated = async (): Promise<void> => {
  const database = await openDuckDb(1)
  const { book, realistic } = marketOf("1688")
  const { table, load = "" } = writeShape(book, "duckdb")
  const script = writeSql(book, {}, { dialect: "duckdb" })
  const { cpuSeconds = 0, seconds } = await database.answer({
    orders: realistic(MANY, SEED)
      .map((order) => JSON.stringify(order))
      .join("\n"),
    table,
    load,
    script,
    view: "outcome",
    isRead: false,
  })
  const rates = [seconds, cpuSeconds].map((by) => Math.round(MANY / by).toLocaleString("en"))
  console.log(
    `${database.version} 1688 outcome of ${MANY} realistic orders: ${rates[0]} a second, ${rates[1]} a second of processor`,
  )
  await database.close()
}

const tried = async (database: Database, { market, orders }: Drawn): Promise<void> => {
  // Spark's table is read from what DuckDB makes of the lines.
  const { table, load = "" } = writeShape(
    market.book,
    database.dialect === "spark" ? "duckdb" : database.dialect,
  )
  for (const rows of ["orders", "verdicts"] as const) {
    const howMany = rows === "orders" ? ORDERS : ORDERS_OF_VERDICTS
    const start = performance.now()
    const script = writeSql(market.book, {}, { dialect: database.dialect, rows })
    const written = performance.now() - start
    const task: SqlTask = {
      orders: orders
        .slice(0, howMany)
        .map((order) => JSON.stringify(order))
        .join("\n"),
      table,
      load,
      script,
      view: rows === "orders" ? "outcome" : "verdicts",
    }
    const { rows: told, seconds, cpuSeconds } = await database.answer(task)
    const found = differences(rows, answered(market.book, {}, rows, orders.slice(0, howMany)), told)
    failed += found.length
    const rate = (by: number): string => Math.round(howMany / by).toLocaleString("en")
    const cpu = cpuSeconds === undefined ? "" : `, ${rate(cpuSeconds)} a second of processor`
    console.log(
      `${database.version} ${market.id} ${task.view}: ${howMany} orders, ${told.length} rows, ${found.length} differ; ` +
        `${rate(seconds)} orders a second${cpu}; script ${Math.round(script.length / 1000)} KB in ${Math.round(written)} ms`,
    )
    for (const one of found.slice(0, SHOWN)) console.log(`  ${JSON.stringify(one)}`)
  }
}

/** Mistakes must not get into the table as something else. */
const refusing = async (database: Database): Promise<void> => {
  if (database.dialect === "spark") return
  const { book } = marketOf("1688")
  const { table, load = "" } = writeShape(book, database.dialect)
  const script = writeSql(book, {}, { dialect: database.dialect, rows: "orders" })
  const taken: string[] = []
  for (const [what, order] of MISTAKES) {
    const task = { orders: JSON.stringify(order), table, load, script, view: "outcome" } as const
    const said = await database.answer(task).then(() => "nothing", String)
    if (!said.includes("misread: 1 places")) taken.push(`${what}: ${said}`)
  }
  failed += taken.length
  console.log(`${database.version} refuses ${MISTAKES.length - taken.length} of ${MISTAKES.length} mistakes`)
  for (const one of taken.slice(0, SHOWN)) console.log(`  ${one}`)
}

if (MANY > 0) await rated()

const drawn = PLATFORMS.map((id): Drawn => {
  const market = marketOf(id)
  return { market, orders: market.orders(ORDERS, SEED) }
})

let skipped = 0
for (const open of OPENED) {
  const database = await open()
  if ("why" in database) {
    skipped++
    console.log(`${database.dialect}: skipped, ${database.why}`)
    continue
  }
  try {
    for (const one of drawn) await tried(database, one)
    await refusing(database)
  } finally {
    await database.close()
  }
}
console.log(`${failed} differ, ${skipped} of ${OPENED.length} databases skipped`)
if (failed > 0) process.exitCode = 1
