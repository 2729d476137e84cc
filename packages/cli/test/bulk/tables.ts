// What a result should hold, made of the answers of `audit --json` alone, and cases laid out as CSV.
import { readdirSync } from "node:fs"
import type { AuditAnswer } from "@policy-ledger/rulebook"
import { parse } from "csv-parse/sync"
import { expect } from "vitest"
import { tables } from "../../../ledger/test/announcements/table.ts"
import type { Ran, Workspace } from "../command.ts"

/** The cases in the tables of a marketplace's announcements. */
export const casesIn = (id: string): readonly unknown[] =>
  tables(`../marketplaces/${id}`).flatMap(({ rows }) =>
    rows.flatMap((row) => ("case" in row && row.case !== undefined && !("vary" in row) ? [row.case] : [])),
  )

/** Each with the kinds of payments that it declares beside the two of all. */
export const MARKETPLACES = [
  ["allegro", ["fee", "credit"]],
  ["amazon-us", ["fee", "credit"]],
  ["ebay-uk", ["fee"]],
  ["tiktok-cb", []],
] as const

/** What a call left, hidden or not, beside its store. */
export const filesIn = ({ folder }: Workspace): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name !== ".ledger")
    .toSorted()

type Told = Readonly<Record<string, unknown>>

export const parsedLines = (text: string): readonly Told[] =>
  text
    .split("\n")
    .filter((one) => one !== "")
    .map((one) => JSON.parse(one) as Told)

/** Each row by the names of the columns. */
export const parsedCsv = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true })

export const answersOf = ({ stdout, stderr }: Ran): readonly AuditAnswer[] => {
  expect(stderr).toBe("")
  return stdout
    .split("\n")
    .filter((one) => one !== "")
    .map((one) => JSON.parse(one) as AuditAnswer)
}

const inFen = (amount: string): number => Math.round(Number(amount) * 100)

const sumOf = ({ outcome }: AuditAnswer, kind: string): string | null => {
  const paid = outcome.payments.filter((payment) => payment.kind === kind)
  if (paid.length === 0 || paid.some(({ amount }) => amount === null)) return null
  return (paid.reduce((sum, { amount }) => sum + inFen(amount ?? ""), 0) / 100).toFixed(2)
}

/** `kinds`: of payments that the platform declares beside the two of all. */
export const orderRow = (answer: AuditAnswer, kinds: readonly string[] = []): Told => {
  const { outcome, states, verdicts } = answer
  const { deadlines, ...fields } = states
  const words = [
    ...Object.entries(fields),
    ...Object.entries(deadlines ?? {}).map(([name, word]) => [`deadlines.${name}`, word]),
  ]
  const waiting = verdicts.filter(({ applies }) => applies !== "no").flatMap(({ missing }) => missing)
  const certain = verdicts.filter(({ applies }) => applies === "yes")
  return {
    case: answer.case,
    ship_by: outcome.shipBy,
    respond_by: outcome.respondBy,
    auto_receipt_at: outcome.autoReceiptAt,
    refund: outcome.refund,
    compensation: sumOf(answer, "compensation"),
    penalty: sumOf(answer, "penalty"),
    ...Object.fromEntries(kinds.map((kind) => [kind, sumOf(answer, kind)])),
    exempt: outcome.exempt,
    late_ship_by: answer.late?.shipBy ?? null,
    ...(outcome.deadlines && { deadlines: outcome.deadlines }),
    open: words.filter(([, word]) => word === "open" || word === "unstated").map(([field]) => field),
    applies: [...new Set(certain.map(({ provision }) => provision))],
    missing: answer.missing.filter((fact) => waiting.includes(fact)),
    presumed: [...new Set(certain.flatMap(({ presumed = [] }) => presumed))],
  }
}

export const verdictRows = ({ case: name, verdicts }: AuditAnswer): readonly Told[] =>
  verdicts
    .filter(({ applies }) => applies !== "no")
    .map(({ provision, announcement, inForce, matches, applies, presumed, effects }) => ({
      case: name,
      provision,
      announcement,
      in_force: inForce,
      matches,
      applies,
      at: effects.flatMap((e) => ("at" in e && e.at !== null ? [e.at] : []))[0] ?? null,
      amount:
        effects.flatMap((e) =>
          e.kind !== "cap" && "amount" in e && e.amount !== null ? [e.amount] : [],
        )[0] ?? null,
      presumed: presumed ?? [],
    }))

/** A row as the cells of CSV tell it. */
export const asCells = (row: Told): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      cell === null ? "" : typeof cell === "string" ? cell : JSON.stringify(cell),
    ]),
  )

const isGroup = (value: unknown): value is Told =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const factsOf = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (isGroup(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      factsOf(inner, path === "" ? key : `${path}.${key}`),
    )
  if (!Array.isArray(value)) return [[path, String(value)]]
  if (value.length === 0) return [[path, "null"]]
  return [[path, value.every((one) => typeof one === "string") ? value.join("|") : JSON.stringify(value)]]
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Cases as a table of their facts; a list of nothing is none. */
export const casesAsCsv = (cases: readonly unknown[]): string => {
  const rows = cases.map((one) => new Map(factsOf(one, "")))
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
  const table = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? ""))]
  return table.map((row) => `${row.map(quoted).join(",")}\n`).join("")
}
