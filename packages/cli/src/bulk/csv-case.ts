// A row of CSV as a case: a column is a fact, a list in JSON, or a whole group that there was not.
import { CASE_BOUNDS, readJson } from "@policy-ledger/log"
import type { FactDeclaration, Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { CasesRefused, Refused } from "../refusal.ts"
import { type Csv, type CsvRecord, csvRecords } from "./csv-records.ts"
import {
  caseOf,
  EXPECTED_NAME,
  type Named,
  type Names,
  namesOf,
  NotTable,
  refused,
  refuseResults,
  rowAt,
  type Said,
  type TableRow,
  wrongName,
} from "./table.ts"

/** The columns of one file, in its order. */
type Columns = readonly Named[]

/** The columns that the first row names; throws `NotTable` where they are none. */
const columnsOf = (file: string, { row, cells }: CsvRecord, platform: Platform): Columns => {
  refuseResults(
    file,
    cells.map((cell) => cell ?? ""),
  )
  const known = namesOf(platform)
  const columns = new Map<string, Named>()
  const problems: Refused[] = []
  for (const [i, cell] of cells.entries()) {
    const column = cell === undefined ? undefined : known.get(cell)
    if (column !== undefined && !columns.has(column.name)) columns.set(column.name, column)
    else problems.push({ at: `${rowAt(file, row)}, column ${i + 1}`, ...wrongCell(cell, known) })
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new NotTable({ problems: [first, ...rest] })
  return [...columns.values()]
}

const wrongCell = (name: string | undefined, known: Names): Omit<Refused, "at"> => {
  if (name === undefined) return { found: "bytes that are no UTF-8", expected: EXPECTED_NAME }
  if (name.trim() === "") return { found: "no name", expected: EXPECTED_NAME }
  const other = known.has(name) ? undefined : /[;\t]/.exec(name)?.[0]
  if (other !== undefined)
    return {
      found: `${other === ";" ? "semicolons" : "tabs"} between the names`,
      expected: "commas, in every row",
    }
  return wrongName(name, known, " as JSON")
}

/** What a row says as a case, or what is wrong with its cells; of facts the platform tells that later. */
const caseOfRow = (
  file: string,
  columns: Columns,
  { row, cells }: CsvRecord,
): Result.Result<unknown, CasesRefused> => {
  if (cells.length !== columns.length)
    return refused([
      {
        at: rowAt(file, row),
        found: counted(cells.length),
        expected: `${counted(columns.length)}, as in row 1`,
      },
    ])
  const facts: Said[] = []
  const problems: Refused[] = []
  for (const [i, column] of columns.entries()) {
    const read = valueOf(column, cells[i])
    if (Result.isFailure(read)) problems.push({ at: rowAt(file, row, column.name), ...read.failure })
    else if (read.success !== undefined) facts.push({ path: column.name, value: read.success })
  }
  return problems.length > 0
    ? refused(problems)
    : caseOf(
        facts,
        (path) => rowAt(file, row, path),
        (group) => `an empty cell, as column ${group} is null`,
      )
}

const counted = (cells: number): string => `${cells} ${cells === 1 ? "cell" : "cells"}`

/** Undefined: nothing is said. */
const valueOf = (column: Named, cell: string | undefined): Result.Result<unknown, Omit<Refused, "at">> => {
  if (cell === undefined) return Result.fail({ found: "bytes that are no UTF-8", expected: "CSV in UTF-8" })
  if (cell === "") return Result.succeed(undefined)
  if (cell === "null") return Result.succeed(null)
  if (column.kind === "fact") return Result.succeed(typed(cell, column.fact))
  if (column.kind === "list") return listOf(cell)
  return Result.fail({
    found: JSON.stringify(cell),
    expected: "null, where there was nothing of the kind, or an empty cell",
  })
}

export const listOf = (cell: string): Result.Result<unknown, Omit<Refused, "at">> => {
  const read = readJson(cell, CASE_BOUNDS)
  if (read.ok) return Result.succeed(read.value)
  const { reason, found, expected } = read.fault
  return Result.fail({ found, expected: reason === "syntax" ? "a list as JSON" : expected })
}

const WHOLE = /^(?:0|[1-9]\d*)$/

/** As JSON has it; what is none of its type stays text, and is refused as such. */
const typed = (cell: string, { type, presumed }: FactDeclaration): unknown => {
  if (cell === "unknown" && presumed !== undefined) return cell
  if (type === "set") return cell.split("|")
  if (type === "integer" && WHOLE.test(cell)) return Number(cell)
  if (type === "boolean" && (cell === "true" || cell === "false")) return cell === "true"
  return cell
}

/** The rows of a CSV file below the names of its columns. */
export async function* csvRows(csv: Csv, platform: Platform): AsyncGenerator<TableRow> {
  const { file } = csv
  let columns: Columns | undefined
  let names: readonly string[] = []
  for await (const record of csvRecords(csv))
    if (columns === undefined) {
      columns = columnsOf(file, record, platform)
      names = columns.map(({ name }) => name)
    } else {
      const { row, read } = record
      yield { row, json: caseOfRow(file, columns, record), columns: names, read }
    }
  if (columns === undefined)
    throw new NotTable({
      problems: [{ at: file, found: "nothing", expected: "a row of facts, as order.id, and an order a row" }],
    })
}
