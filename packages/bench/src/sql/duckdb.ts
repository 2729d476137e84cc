import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { DuckDBInstance } from "@duckdb/node-api"
import type { Database, SqlTask } from "./database.ts"

/** Every session zone must give the same answers: this one is half an hour off, and its clocks change. */
export const SESSION_ZONE = "Australia/Lord_Howe"

/** In memory; `threads`: so many cores. */
export const openDuckDb = async (
  threads = 2,
): Promise<Database & { readonly write: (task: SqlTask, file: string) => Promise<void> }> => {
  const folder = mkdtempSync(`${tmpdir()}/policy-ledger-duckdb-`)
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) })
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = '${SESSION_ZONE}'`)
  const [[version = ""] = []] = (await connection.runAndReadAll("SELECT version()")).getRows()
  const fill = async ({ orders, table, load }: SqlTask): Promise<void> => {
    const file = `${folder}/orders.ndjson`
    writeFileSync(file, orders)
    // Of a load that was refused; where none is there is nothing to take back.
    await connection.run("ROLLBACK").catch(() => undefined)
    await connection.run(
      "DROP VIEW IF EXISTS outcome; DROP VIEW IF EXISTS verdicts; DROP TABLE IF EXISTS orders",
    )
    await connection.run(table)
    await connection.run(load.replaceAll("'orders.ndjson'", `'${file}'`))
  }
  return {
    dialect: "duckdb",
    version: `DuckDB ${String(version)}`,
    answer: async (task) => {
      await fill(task)
      await connection.run(task.script)
      const start = performance.now()
      const cpu = process.cpuUsage()
      await connection.run(`CREATE OR REPLACE TEMP TABLE answers AS SELECT * FROM ${task.view}`)
      const seconds = (performance.now() - start) / 1000
      const { user, system } = process.cpuUsage(cpu)
      const cpuSeconds = (user + system) / 1e6
      if (task.isRead === false) return { seconds, cpuSeconds, rows: [] }
      const read = await connection.runAndReadAll("SELECT * FROM answers")
      return { seconds, cpuSeconds, rows: read.getRowObjectsJson() }
    },
    write: async (task, file) => {
      await fill(task)
      await connection.run(`COPY orders TO '${file}' (FORMAT parquet)`)
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}
