// A table as a file: whole, or not at all.
import { type FileInParts, fileInParts, type FileTaken, FileUnwritable } from "@policy-ledger/files"
import { Effect, type Scope } from "effect"
import type { PackageNotInstalled } from "../refusal.ts"
import type { Column, Row } from "./cell.ts"
import { type Duckdb, loadDuckdb } from "./duckdb.ts"
import { writeParquet } from "./parquet.ts"
import { ROW_TEXT } from "./row-text.ts"

/** In which form a table is written, and with what. */
export type TableForm =
  | { readonly form: "ndjson" | "csv" }
  | { readonly form: "parquet"; readonly duckdb: typeof Duckdb }

/** How a form is written; `out`: the file that is asked for by `--out`. */
export const tableFormOf = (
  form: TableForm["form"],
  out: string,
): Effect.Effect<TableForm, PackageNotInstalled> =>
  form === "parquet"
    ? Effect.map(loadDuckdb("--out", out), (duckdb) => ({ form, duckdb }))
    : Effect.succeed({ form })

/** What is written where. */
export interface NewTable {
  readonly file: string
  /** Put in the place of a file that is there. */
  readonly isForced: boolean
  readonly written: TableForm
  readonly columns: readonly Column[]
  /** How many decimals amounts have. */
  readonly places: number
}

export interface TableFile {
  /** Throws `FileUnwritable`. */
  readonly take: (rows: readonly Row[]) => void
  /** Rows as the form writes them, in place of `take`. Throws `FileUnwritable`. */
  readonly write: (rows: string | Uint8Array) => void
  /**
   * Brings it to the disk; `sha256:` and the digest in hex, of a table in text. `metadata`: what a table in Parquet tells of
   * itself.
   */
  readonly finish: (metadata: unknown) => Effect.Effect<string | undefined, FileUnwritable>
  /** Gives it its name; finished before. */
  readonly put: Effect.Effect<void, FileTaken | FileUnwritable>
}

/** So many rows are turned into text at once. */
const AT_ONCE = 500

/** Opens a draft of it beside its name; what is not put is gone when the scope closes. */
export const tableFile = Effect.fnUntraced(function* (
  table: NewTable,
): Effect.fn.Return<TableFile, FileTaken | FileUnwritable, Scope.Scope> {
  const { file, isForced, written, columns } = table
  const result = yield* fileInParts(file, isForced)
  const lines = written.form === "parquet" ? yield* fileInParts(file, isForced) : result
  const text = ROW_TEXT[written.form]
  const names = columns.map(({ name }) => name)
  let pending = text.header(names)
  let waiting: Row[] = []
  const flush = (): void => {
    lines.write(pending + text.rows(names, waiting))
    pending = ""
    waiting = []
  }
  return {
    take: (rows) => {
      waiting.push(...rows)
      if (waiting.length >= AT_ONCE) flush()
    },
    write: (rows) => {
      if (pending !== "" || waiting.length > 0) flush()
      lines.write(rows)
    },
    finish: Effect.fnUntraced(function* (metadata) {
      yield* writing(flush)
      yield* filled(table, metadata, lines, result)
      const digest = yield* writing(() => result.finish())
      return written.form === "parquet" ? undefined : digest
    }),
    put: result.put,
  }
})

/** A table in Parquet is made of the lines of its rows when all are there. */
const filled = (
  { file, written, columns, places }: NewTable,
  metadata: unknown,
  lines: FileInParts,
  { draft }: FileInParts,
): Effect.Effect<void, FileUnwritable> =>
  written.form === "parquet"
    ? writeParquet(written.duckdb, { lines: lines.draft, columns, places, metadata }, { draft, file })
    : Effect.void

/** Of writing what throws. */
export const writing = <A>(run: () => A): Effect.Effect<A, FileUnwritable> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(run())
    } catch (error) {
      if (error instanceof FileUnwritable) return Effect.fail(error)
      throw error
    }
  })
