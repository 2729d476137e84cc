// Rows as they stand in a file of text.
import { stringify } from "csv-stringify/sync"
import type { Cell, Row } from "./cell.ts"

/** How rows are told in a form. */
export interface RowText {
  /** What stands above the first. */
  readonly header: (columns: readonly string[]) => string
  readonly rows: (columns: readonly string[], rows: readonly Row[]) => string
}

/** In quotes. */
const quoted = (text: string): string => (NEEDS_ESCAPES.test(text) ? JSON.stringify(text) : `"${text}"`)

// oxlint-disable-next-line no-control-regex -- the characters that JSON forbids within a string
const NEEDS_ESCAPES = /["\\\u0000-\u001f\ud800-\udfff]/

const isList = (cell: Cell): cell is readonly string[] => Array.isArray(cell)

/** As `JSON.stringify` does. */
const json = (cell: Cell): string => {
  if (cell === null) return "null"
  if (typeof cell === "string") return quoted(cell)
  return isList(cell) ? listOf(cell) : JSON.stringify(cell)
}

const listOf = ([first, ...rest]: readonly string[]): string => {
  if (first === undefined) return "[]"
  let text = `[${quoted(first)}`
  for (const one of rest) text += `,${quoted(one)}`
  return `${text}]`
}

const NDJSON: RowText = {
  header: () => "",
  rows: (columns, rows) => {
    const keys = columns.map((column, i) => `${i === 0 ? "{" : ","}${JSON.stringify(column)}:`)
    let text = ""
    for (const row of rows) {
      for (const [i, key] of keys.entries()) text += key + json(row[i] ?? null)
      text += "}\n"
    }
    return text
  },
}

/** Nothing is an empty cell; what is no text is told in JSON. */
const csvCell = (cell: Cell): string => {
  if (cell === null) return ""
  return typeof cell === "string" ? cell : json(cell)
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
