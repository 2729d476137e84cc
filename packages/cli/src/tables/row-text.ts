// Rows as they stand in a file of text.
import { stringify } from "csv-stringify/sync"
import type { Cell, Row } from "./cell.ts"

/** How rows are told in a form. */
export interface RowText {
  /** What stands above the first. */
  readonly header: (columns: readonly string[]) => string
  readonly rows: (columns: readonly string[], rows: readonly Row[]) => string
}

const NDJSON: RowText = {
  header: () => "",
  rows: (columns, rows) =>
    rows
      .map(
        (row) =>
          `${JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])))}\n`,
      )
      .join(""),
}

/** Nothing is an empty cell; what is no text is told in JSON. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return ""
  return typeof cell === "string" ? cell : JSON.stringify(cell)
}

const CSV: RowText = {
  header: (columns) => stringify([[...columns]]),
  rows: (_columns, rows) => stringify(rows.map((row) => row.map(csvCell))),
}

/** The text in which rows are written; Parquet is made of such lines when all are there. */
export const ROW_TEXT: { readonly [form in "ndjson" | "csv" | "parquet"]: RowText } = {
  ndjson: NDJSON,
  csv: CSV,
  parquet: NDJSON,
}
