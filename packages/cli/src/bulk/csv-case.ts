// A row of CSV as a case: a column is a fact, a list in JSON, or a whole group that there was not.
import { CASE_BOUNDS, readJson } from "@policy-ledger/log"
import { type FactDeclaration, nearest, type Platform } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { CasesRefused, type Refused } from "../refusal.ts"
import { type CsvRecord, NotCsv, rowAt } from "./csv-records.ts"

type Column = { readonly name: string } & (
  | { readonly kind: "fact"; readonly fact: FactDeclaration }
  | { readonly kind: "list" }
  | { readonly kind: "group" }
)

/** The columns of one file, in its order. */
export type Columns = readonly Column[]

const kindsOf = ({ facts }: Platform): ReadonlyMap<string, Column> => {
  const known = new Map<string, Column>()
  const given = facts.filter(({ derived, input }) => derived === undefined || input === true)
  for (const fact of given) {
    const { path } = fact
    const [list = path] = path.split("[]")
    const isInList = list !== path
    for (const group of groupsAround(list)) known.set(group, { name: group, kind: "group" })
    known.set(list, isInList ? { name: list, kind: "list" } : { name: path, kind: "fact", fact })
  }
  return known
}

/** `order.x` and `order` of `order.x.y`. */
const groupsAround = (path: string): readonly string[] => {
  const parts = path.split(".")
  return parts.slice(1).map((_part, i) => parts.slice(0, parts.length - 1 - i).join("."))
}

/** The columns that the first row names; throws `NotCsv` where they are none. */
export const columnsOf = (file: string, { row, cells }: CsvRecord, platform: Platform): Columns => {
  const known = kindsOf(platform)
  const columns = new Map<string, Column>()
  const problems: Refused[] = []
  for (const [i, cell] of cells.entries()) {
    const column = cell === undefined ? undefined : known.get(cell)
    if (column !== undefined && !columns.has(column.name)) columns.set(column.name, column)
    else problems.push({ at: `${rowAt(file, row)}, column ${i + 1}`, ...wrongName(cell, column, known) })
  }
  const [first, ...rest] = problems
  if (first !== undefined) throw new NotCsv({ problems: [first, ...rest] })
  return [...columns.values()]
}

const EXPECTED = "a fact that the platform declares, as order.id"

const wrongName = (
  name: string | undefined,
  column: Column | undefined,
  known: ReadonlyMap<string, Column>,
): Omit<Refused, "at"> => {
  if (column !== undefined) return { found: `${column.name} a second time`, expected: "each column once" }
  if (name === undefined) return { found: "bytes that are no UTF-8", expected: EXPECTED }
  if (name.trim() === "") return { found: "no name", expected: EXPECTED }
  const other = /[;\t]/.exec(name)?.[0]
  if (other !== undefined)
    return {
      found: `${other === ";" ? "semicolons" : "tabs"} between the names`,
      expected: "commas, in every row",
    }
  const list = name.split("[")[0] ?? name
  if (list !== name && known.get(list)?.kind === "list")
    return { found: name, expected: `${list}, with the whole list as JSON` }
  return { found: name, expected: EXPECTED, nearest: nearest(name, [...known.keys()]) }
}

/** What a row says as a case, or what is wrong with its cells; of facts the platform tells that later. */
export const caseOfRow = (
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
  const facts: Fact[] = []
  const problems: Refused[] = []
  for (const [i, column] of columns.entries()) {
    const read = valueOf(column, cells[i])
    if (Result.isFailure(read)) problems.push({ at: rowAt(file, row, column.name), ...read.failure })
    else if (read.success !== undefined) facts.push({ path: column.name, value: read.success })
  }
  for (const { path, value } of facts) {
    const none = groupsAround(path).find((group) => facts.some((one) => one.path === group))
    if (none !== undefined && value !== null)
      problems.push({
        at: rowAt(file, row, path),
        found: JSON.stringify(value),
        expected: `an empty cell, as column ${none} is null`,
      })
  }
  return problems.length > 0 ? refused(problems) : Result.succeed(nested(facts))
}

const counted = (cells: number): string => `${cells} ${cells === 1 ? "cell" : "cells"}`

const refused = ([first, ...rest]: readonly Refused[]): Result.Result<never, CasesRefused> => {
  if (first === undefined) throw new Error("a row refused without a problem")
  return Result.fail(new CasesRefused({ problems: [first, ...rest] }))
}

interface Fact {
  readonly path: string
  readonly value: unknown
}

/** Groups before what is in them: a group that there was not has nothing in it. */
const nested = (facts: readonly Fact[]): unknown => {
  const whole: Inner = {}
  for (const { path, value } of facts.toSorted((a, b) => a.path.length - b.path.length))
    put(whole, path.split("."), value)
  return whole
}

interface Inner {
  [key: string]: unknown
}

const isInner = (value: unknown): value is Inner => typeof value === "object" && value !== null

const put = (into: Inner, [key = "", ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) into[key] = value
  else if (into[key] !== null) {
    const inner = into[key]
    const next: Inner = isInner(inner) ? inner : {}
    into[key] = next
    put(next, rest, value)
  }
}

/** Undefined: nothing is said. */
const valueOf = (column: Column, cell: string | undefined): Result.Result<unknown, Omit<Refused, "at">> => {
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

const listOf = (cell: string): Result.Result<unknown, Omit<Refused, "at">> => {
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
