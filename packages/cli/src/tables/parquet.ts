// A table in Parquet, made of lines of JSON that hold its rows.
import { FileUnwritable, FULL_DISK } from "@policy-ledger/files"
import { Effect } from "effect"
import type { CellKind, Column } from "./cell.ts"
import { type Duckdb, named, openDuckdb, patternOf, quoted, wordsOfDuckdb } from "./duckdb.ts"

/** Under which name the metadata of our files stand among those that other writers add. */
const METADATA_KEY = "policy-ledger"

/** What becomes a file in Parquet. */
export interface ParquetContent {
  /** The file of its rows, an object a line; where it is empty so is the table. */
  readonly lines: string
  readonly columns: readonly Column[]
  /** How many decimals amounts have. */
  readonly places: number
  /** What is told of the table, under `METADATA_KEY`. */
  readonly metadata: unknown
}

/** Years past 9999 have a sign and six digits, which DuckDB does not read. */
const instantOf = (cell: string): string => `regexp_replace(${cell}, '^\\+0*', '')`

const TIMESTAMP = "TIMESTAMP WITH TIME ZONE"

interface ParquetType {
  /** As it stands in a line. */
  readonly read: string
  /** As it stands in the file; `places`: decimals of an amount. */
  readonly type: (places: number) => string
  /** From the one to the other, where that is more than a cast. */
  readonly cast?: (cell: string) => string
}

const always = (type: string) => (): string => type

/** As many digits as there are: a sum has no bound. */
const DIGITS = 38

const TYPES: { readonly [kind in CellKind]: ParquetType } = {
  text: { read: "VARCHAR", type: always("VARCHAR") },
  instant: { read: "VARCHAR", type: always(TIMESTAMP), cast: instantOf },
  day: { read: "VARCHAR", type: always("DATE") },
  money: { read: "VARCHAR", type: (places) => `DECIMAL(${DIGITS}, ${places})` },
  integer: { read: "BIGINT", type: always("BIGINT") },
  boolean: { read: "BOOLEAN", type: always("BOOLEAN") },
  texts: { read: "VARCHAR[]", type: always("VARCHAR[]") },
  instants: {
    read: "MAP(VARCHAR, VARCHAR)",
    type: always(`MAP(VARCHAR, ${TIMESTAMP})`),
    cast: (cell) =>
      `map(map_keys(${cell}), list_transform(map_values(${cell}), lambda t: ${instantOf("t")}))`,
  },
}

/** What a kind of cells is in a file, of amounts with so many decimals. */
export const parquetTypeOf = (kind: CellKind, places: number): string => TYPES[kind].type(places)

const writtenOf = (kind: CellKind, cell: string): string => TYPES[kind].cast?.(cell) ?? cell

/** So many rows lie in memory until they are written: ten of DuckDB's vectors. */
const ROWS_AT_ONCE = 20_480

const copyOf = ({ lines, columns, places, metadata }: ParquetContent, to: string): string => {
  const read = columns.map(({ name, kind }) => `${named(name)}: ${quoted(TYPES[kind].read)}`)
  const written = columns.map(
    ({ name, kind }) => `${writtenOf(kind, named(name))}::${parquetTypeOf(kind, places)} AS ${named(name)}`,
  )
  return `COPY (
    SELECT ${written.join(", ")}
    FROM read_json(${quoted(patternOf(lines))}, format = 'newline_delimited', columns = {${read.join(", ")}})
  ) TO ${quoted(to)} (
    FORMAT parquet, USE_TMP_FILE false, ROW_GROUP_SIZE ${ROWS_AT_ONCE}, KV_METADATA {${quoted(METADATA_KEY)}: ${quoted(JSON.stringify(metadata))}}
  )`
}

/** No room, no quota, or a file that may not grow. */
const FULL = /no space left|quota exceeded|file too large/i

/** Fills a file that is there, the draft of `file`, and keeps to its place and mode. Of a failure it is the disk's. */
export const writeParquet = (
  duckdb: typeof Duckdb,
  content: ParquetContent,
  { draft, file }: { readonly draft: string; readonly file: string },
): Effect.Effect<void, FileUnwritable> =>
  Effect.flatMap(openDuckdb(duckdb), (connection) =>
    Effect.tryPromise({
      try: () => connection.run(copyOf(content, draft)),
      catch: (error) => {
        const words = wordsOfDuckdb(error)
        return new FileUnwritable({
          file,
          found: FULL.test(words) ? FULL_DISK : words,
          expected: "room and leave to write: nothing was changed",
        })
      },
    }),
  ).pipe(Effect.scoped, Effect.asVoid)
