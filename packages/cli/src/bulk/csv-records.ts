// A CSV file row by row, in constant memory; what cannot be told apart as rows ends the reading.
import { pipeline, Readable } from "node:stream"
import { CASE_BOUNDS, formatBytes } from "@policy-ledger/log"
import { CsvError, parse } from "csv-parse"
import { chunksOf, type Look } from "../cases/line.ts"
import type { Refused } from "../refusal.ts"
import { NotTable, rowAt } from "./table.ts"

/** One row, the header among them. */
export interface CsvRecord {
  /** As a spreadsheet counts them: the header is row 1, blank rows count. */
  readonly row: number
  /** Undefined where the bytes of a cell are no UTF-8. */
  readonly cells: readonly (string | undefined)[]
  /** Bytes read so far, this row's among them. */
  readonly read: number
}

/** A file of it, open. */
export interface Csv {
  readonly file: string
  readonly fd: number
  readonly look: Look
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf])

const startsWith = (chunk: Buffer, mark: Buffer): boolean => chunk.subarray(0, mark.length).equals(mark)

/** Without the mark of UTF-8 that spreadsheets write in front. */
function* unmarked({ fd, look }: Csv): Generator<Buffer> {
  let isFirst = true
  for (const chunk of chunksOf(fd, look)) {
    yield isFirst && startsWith(chunk, UTF8_MARK) ? chunk.subarray(UTF8_MARK.length) : chunk
    isFirst = false
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** A byte a character until here, so that a cell that is no UTF-8 can be named. */
const decoded = (cell: string): string | undefined => {
  try {
    return decoder.decode(Buffer.from(cell, "latin1"))
  } catch {
    return undefined
  }
}

const parser = () =>
  parse({
    encoding: "latin1",
    record_delimiter: ["\r\n", "\n"],
    // Counted here, so that the row is named.
    relax_column_count: true,
    max_record_size: CASE_BOUNDS.bytes,
    info: true,
  })

/** The rows that are not blank. */
export async function* csvRecords(csv: Csv): AsyncGenerator<CsvRecord> {
  const { file } = csv
  const rows = parser()
  // What fails is thrown by the loop.
  pipeline(Readable.from(unmarked(csv)), rows, () => undefined)
  let row = 0
  try {
    for await (const { record, info } of rows as AsyncIterable<Parsed>) {
      row++
      if (record.length > 1 || record[0] !== "") yield { row, cells: record.map(decoded), read: info.bytes }
    }
  } catch (error) {
    throw error instanceof CsvError ? notCsv(faultOf(file, error)) : error
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly bytes: number }
}

const notCsv = (problem: Refused): NotTable => new NotTable({ problems: [problem] })

const FAULTS: { readonly [code: string]: Pick<Refused, "found" | "expected"> } = {
  CSV_QUOTE_NOT_CLOSED: { found: "a quote that is never closed", expected: "a quote at the end of the cell" },
  CSV_INVALID_CLOSING_QUOTE: {
    found: "text behind a closing quote",
    expected: 'a comma, or the end of the row; a quote within quotes is written twice: ""',
  },
  INVALID_OPENING_QUOTE: {
    found: "a quote within a cell that does not begin with one",
    expected: 'the whole cell in quotes, and each quote within written twice: ""',
  },
  CSV_MAX_RECORD_SIZE: {
    found: "a longer row",
    expected: `at most ${formatBytes(CASE_BOUNDS.bytes)}; is a quote not closed?`,
  },
}

const faultOf = (file: string, error: CsvError): Refused => {
  const records: unknown = error["records"]
  const at = typeof records === "number" ? rowAt(file, records + 1) : file
  return { at, ...(FAULTS[error.code] ?? { found: error.message, expected: "CSV as RFC 4180 has it" }) }
}
