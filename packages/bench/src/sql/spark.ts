// A Spark of one's own, in one process: Python's package brings it along, Java must be there.
import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import type { Database, Told, Unavailable } from "./database.ts"
import { openDuckDb, SESSION_ZONE } from "./duckdb.ts"

/** The last that runs on Java 17, as Debian 12 has it. */
const PYSPARK = "pyspark==3.5.6"

const HOW_TO = `it takes Java 17 or later (Debian: apt-get install openjdk-17-jre-headless) and python3 with venv; \`pnpm bench sql\` without BENCH_QUICK gets ${PYSPARK} itself, else PYSPARK_PYTHON names a Python that has it`

/** Reads the orders, makes the view, and writes its rows as lines of JSON, numbers as texts. */
const PROGRAM = `
import json, sys, time
from pyspark.sql import SparkSession
orders, script, view, out, zone = sys.argv[1:]
spark = (SparkSession.builder.master("local[2]")
  .config("spark.sql.session.timeZone", zone)
  .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
  .config("spark.ui.enabled", "false").config("spark.driver.memory", "2g").getOrCreate())
spark.sparkContext.setLogLevel("ERROR")
spark.read.parquet(orders).createOrReplaceTempView("orders")
spark.sql(open(script, encoding="utf8").read().rstrip().rstrip(";"))
start = time.time()
rows = spark.table(view).collect()
seconds = time.time() - start
with open(out, "w", encoding="utf8") as to:
  to.write(json.dumps({"version": spark.version, "seconds": seconds}) + "\\n")
  for row in rows:
    to.write(json.dumps(row.asDict(recursive=True), default=str) + "\\n")
`

const python = (folder: string): string | undefined => {
  const given = process.env["PYSPARK_PYTHON"]
  if (given !== undefined) return given
  // To get it takes minutes, and so does each of its answers.
  if (process.env["BENCH_QUICK"] !== undefined) return undefined
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" })
    execFileSync("python3", ["-m", "venv", `${folder}venv`], { stdio: "ignore" })
    execFileSync(`${folder}venv/bin/pip`, ["install", "--quiet", PYSPARK], { stdio: "ignore" })
    return `${folder}venv/bin/python`
  } catch {
    return undefined
  }
}

/** Its table is read from Parquet, which DuckDB makes of the orders: its JSON functions do not tell null from absent. */
export const openSpark = async (): Promise<Database | Unavailable> => {
  const folder = `${mkdtempSync(`${tmpdir()}/policy-ledger-spark-`)}/`
  const runs = python(folder)
  if (runs === undefined || !existsSync(runs)) return { dialect: "spark", why: HOW_TO }
  writeFileSync(`${folder}answer.py`, PROGRAM)
  const duckdb = await openDuckDb()
  return {
    dialect: "spark",
    version: PYSPARK,
    answer: async (task) => {
      await duckdb.write(task, `${folder}orders.parquet`)
      writeFileSync(`${folder}script.sql`, task.script)
      const files = [
        `${folder}orders.parquet`,
        `${folder}script.sql`,
        task.view,
        `${folder}answers.ndjson`,
        SESSION_ZONE,
      ]
      const ran = spawnSync(runs, [`${folder}answer.py`, ...files], { encoding: "utf8" })
      if (ran.status !== 0) throw new Error(`Spark: ${ran.stderr.slice(-4000)}`)
      const [head = "{}", ...lines] = readFileSync(`${folder}answers.ndjson`, "utf8").trimEnd().split("\n")
      const { seconds }: { readonly seconds: number } = JSON.parse(head)
      return { seconds, rows: lines.map((line): Told => JSON.parse(line)) }
    },
    close: async () => {
      await duckdb.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
