// The tables of a platform that an answer was reckoned with: each has a digest of its own, so that one that was extended since
// is told apart from one that says something else.
import type { Platform } from "@policy-ledger/rulebook"
import { digestOf } from "./digest.ts"

/** Digests of canonical JSON, by the name of the table: `offsets`, `calendars.uk`, `trees.places`. */
export interface TableDigests {
  readonly [table: string]: string
}

/** A table whose digest is another one today; null where there is none any more. */
export interface OtherTable {
  readonly table: string
  readonly was: string
  readonly now: string | null
}

const tableDigests = ({ offsets, calendars = [], trees = [] }: Platform): TableDigests => {
  const tables: readonly (readonly [string, unknown])[] = [
    ...(offsets === undefined ? [] : [["offsets", offsets] as const]),
    ...calendars.map((calendar) => [`calendars.${calendar.id}`, calendar] as const),
    ...trees.map((tree) => [`trees.${tree.id}`, tree] as const),
  ]
  return Object.fromEntries(tables.map(([name, table]) => [name, digestOf(table, name)]))
}

/** Those that some of these events can have been read with: offsets always, the others where a rule names them. */
export const usedTables = (platform: Platform, lines: readonly string[]): TableDigests => {
  const isNamed = (name: string): boolean => lines.some((line) => line.includes(JSON.stringify(name)))
  const isUsed = (table: string): boolean => {
    const [kind, id = ""] = table.split(".")
    if (kind === "calendars") return isNamed(id)
    return kind !== "trees" || platform.facts.some(({ path, tree }) => tree === id && isNamed(path))
  }
  return Object.fromEntries(Object.entries(tableDigests(platform)).filter(([table]) => isUsed(table)))
}

export const otherTables = (then: TableDigests, platform: Platform): readonly OtherTable[] => {
  const today = tableDigests(platform)
  return Object.entries(then).flatMap(([table, was]) => {
    const now = today[table] ?? null
    return now === was ? [] : [{ table, was, now }]
  })
}
