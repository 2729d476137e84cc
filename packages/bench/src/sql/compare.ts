// Answers of a database beside those of an audit, row for row and column for column.
import type { RowsOf } from "../../../cli/src/bulk/columns.ts"
import type { Told } from "./database.ts"
import type { Answered } from "./orders.ts"

/** The column that SQL leaves out. */
const LEFT_OUT = new Set(["missing"])

export interface Difference {
  readonly case: string
  readonly column: string
  readonly audit: unknown
  readonly database: unknown
}

const isEntry = (value: unknown): value is { readonly key: string; readonly value: unknown } =>
  typeof value === "object" && value !== null && "key" in value && "value" in value

/** DuckDB tells a map as a list of its entries, PostgreSQL as an object. */
const plain = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value ?? null
  const entries: readonly unknown[] = value
  const all = entries.filter((entry) => isEntry(entry))
  return entries.length > 0 && all.length === entries.length
    ? Object.fromEntries(all.map(({ key, value: of }) => [key, of]))
    : entries
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) =>
    typeof of === "object" && of !== null && !Array.isArray(of)
      ? Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : of,
  )

/** `presumed` is told only where nothing was. */
export const differences = (
  kind: RowsOf,
  { columns, rows: answers }: Answered,
  told: readonly Told[],
): readonly Difference[] => {
  const keyOf = (row: { readonly [column: string]: unknown }): string =>
    sorted(
      kind === "orders" ? row["case"] : [row["case"], row["provision"], row["announcement"], row["in_force"]],
    )
  const byCase = new Map<string, Told[]>()
  for (const row of told) {
    const key = keyOf(row)
    byCase.set(key, [...(byCase.get(key) ?? []), row])
  }
  const found: Difference[] = []
  let rows = 0
  for (const cells of answers) {
    rows++
    const row = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null]))
    const same = byCase.get(keyOf(row))
    const database = same?.shift()
    if (database === undefined) {
      found.push({ case: keyOf(row), column: "", audit: row, database: null })
      continue
    }
    for (const column of columns) {
      if (LEFT_OUT.has(column) || (column === "presumed" && !("presumed" in database))) continue
      const [a, b] = [sorted(row[column] ?? null), sorted(plain(database[column]))]
      // A map without entries is a list without members.
      if (a !== b && !(column === "deadlines" && a === "{}" && b === "[]"))
        found.push({ case: keyOf(row), column, audit: row[column], database: plain(database[column]) })
    }
  }
  if (rows !== told.length) found.push({ case: "all", column: "rows", audit: rows, database: told.length })
  return found
}
