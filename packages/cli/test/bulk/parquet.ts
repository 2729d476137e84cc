// Tables in Parquet, made and read by DuckDB alone.
import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api"

const connection = await (await DuckDBInstance.create()).connect()

/** Makes a file of what a query selects; in its text `$FILE` may stand for another file. */
export const makeParquet = async (file: string, select: string): Promise<void> => {
  await connection.run(`COPY (${select}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`)
}

interface Table {
  readonly types: Readonly<Record<string, string>>
  readonly rows: readonly Readonly<Record<string, DuckDBValue>>[]
}

export const readTable = async (file: string): Promise<Table> => {
  const read = await connection.runAndReadAll("SELECT * FROM read_parquet($1)", [file])
  const types = Object.fromEntries(read.columnNames().map((name, i) => [name, String(read.columnType(i))]))
  return { types, rows: read.getRowObjects() }
}

/** What is told of the table under our name. */
export const metadataOf = async (file: string): Promise<Readonly<Record<string, unknown>>> => {
  const read = await connection.runAndReadAll(
    "SELECT decode(value) FROM parquet_kv_metadata($1) WHERE decode(key) = 'policy-ledger'",
    [file],
  )
  return JSON.parse(String(read.getRows()[0]?.[0])) as Record<string, unknown>
}

/** What tells the offsets of a place. */
interface Clock {
  readonly utcOffset?: string
  readonly offsets?: {
    readonly first: string
    readonly changes: readonly { readonly at: string; readonly to: string }[]
  }
}

const offsetAt = (ms: number, { utcOffset, offsets }: Clock): string =>
  utcOffset ?? offsets?.changes.findLast(({ at }) => Date.parse(at) <= ms)?.to ?? offsets?.first ?? ""

const minutesOf = (offset: string): number =>
  (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)))

/** As answers write it. */
const told = (micros: bigint, clock: Clock): string => {
  const ms = Number(micros / 1000n)
  const offset = offsetAt(ms, clock)
  const local = new Date(ms + minutesOf(offset) * 60_000).toISOString()
  return `${local.slice(0, -1).replace(".000", "")}${offset}`
}

/** A value as a row of JSON has it, in the time of that place. */
const asJson = (value: DuckDBValue, clock: Clock): unknown => {
  if (typeof value !== "object" || value === null) return value
  if ("micros" in value && typeof value.micros === "bigint") return told(value.micros, clock)
  if ("items" in value) return value.items.map((item) => asJson(item, clock))
  if ("entries" in value && Array.isArray(value.entries))
    return Object.fromEntries(value.entries.map((entry) => [entry.key, asJson(entry.value, clock)]))
  return String(value)
}

/** The rows of a result as NDJSON has them, by the file alone. */
export const rowsAsJson = async (file: string): Promise<readonly unknown[]> => {
  const { rows } = await readTable(file)
  const clock = (await metadataOf(file)) as Clock
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asJson(value, clock)])),
  )
}
