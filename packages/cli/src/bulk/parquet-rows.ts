// A Parquet file row by row, in constant memory.
import type { CaseForm } from "@policy-ledger/rulebook"
import { Effect } from "effect"
import type { OpenFile } from "../cases/source.ts"
import { type Duckdb, openDuckdb, patternOf, wordsOfDuckdb } from "../tables/duckdb.ts"
import { CasesRefused } from "../refusal.ts"
import { ParquetColumns } from "./parquet-case.ts"
import { NotTable, type TableRow } from "./table.ts"

/** The path alone says nothing, and text is text. */
const READ = "read_parquet($1, hive_partitioning = false)"

/** Opens it: how many rows there are, and the rows. */
export const parquetRows = Effect.fnUntraced(function* (
  duckdb: typeof Duckdb,
  { file, size: bytes }: OpenFile,
  form: CaseForm,
) {
  if (bytes === undefined)
    return yield* notParquet(file, "a pipe or a device", "a file: Parquet is read from its end")
  const connection = yield* openDuckdb(duckdb)
  const path = patternOf(file)
  const refusing = <A>(run: () => Promise<A>) =>
    Effect.tryPromise({ try: run, catch: wordsOfDuckdb }).pipe(
      Effect.catch((words) => notParquet(file, `none that can be read (${words})`, "a Parquet file")),
    )
  const size = yield* refusing(async () => {
    const counted = await connection.runAndReadAll("SELECT num_rows FROM parquet_file_metadata($1)", [path])
    return Number(counted.getRows()[0]?.[0])
  })
  const result = yield* refusing(() => connection.stream(`SELECT * FROM ${READ}`, [path]))
  return { size, rows: rowsOf(duckdb, { file, size, result }, form) }
})

const notParquet = (file: string, found: string, expected: string) =>
  Effect.fail(new CasesRefused({ problems: [{ at: file, found, expected }] }))

interface Reading {
  readonly file: string
  /** How many rows there are. */
  readonly size: number
  readonly result: Duckdb.DuckDBResult
}

async function* rowsOf(
  duckdb: typeof Duckdb,
  { file, size, result }: Reading,
  form: CaseForm,
): AsyncGenerator<TableRow> {
  const [names, types] = [result.columnNames(), result.columnTypes()]
  const columns = new ParquetColumns(file, { names, types }, form, duckdb)
  let row = 0
  for (;;) {
    const chunk = await fetched(file, row, result)
    if (chunk === undefined) break
    for (const values of chunk) {
      row++
      yield { row, json: columns.caseOf(row, values), columns: names, read: row }
    }
  }
  // Of a damaged file the rows may just end.
  if (row < size)
    throw damaged(file, row, "no further row that can be read", `${size} rows, as the file says`)
}

const damaged = (file: string, row: number, found: string, expected: string): NotTable =>
  new NotTable({ problems: [{ at: `${file}: behind row ${row}`, found, expected }] })

/** The next rows; throws `NotTable` where the file is damaged there. */
const fetched = async (
  file: string,
  row: number,
  result: Duckdb.DuckDBResult,
): Promise<readonly (readonly Duckdb.DuckDBValue[])[] | undefined> => {
  try {
    const chunk = await result.fetchChunk()
    return chunk === null || chunk.rowCount === 0 ? undefined : chunk.getRows()
  } catch (error) {
    throw damaged(file, row, `what cannot be read (${wordsOfDuckdb(error)})`, "further rows")
  }
}
