import { readdirSync, readFileSync } from "node:fs"
import { parse } from "yaml"

/**
 * What each announcement should answer, read from its source page and from the contract's "How sources are read", not
 * from the seeds. One file an announcement: a list of rows.
 *
 * - `ask: head`: what the announcement is.
 * - `ask: <provision>` with `on`: whether its version is in force at each instant, `kept` where it has ended and still
 *   governs somebody.
 * - `ask: <provision>` with `case`: what an audit says of it; with `vary`, for each value of one fact.
 *
 * The version asked for is that of the file's announcement; `of` names another, or `earlier`: the one before.
 */
export interface HeadRow {
  readonly why: string
  readonly ask: "head"
  readonly expect: HeadExpected
}

export interface HeadExpected {
  readonly standing: string
  readonly published: string | null
  readonly reported: string | null
  /** The time printed over each report, or the date it bears. */
  readonly reports: readonly (string | null)[]
  /** Its changes, each with its first day, its last and what else it is. */
  readonly events: readonly string[]
  /** The reports that carry a note of ours. */
  readonly notedReports?: readonly string[]
}

interface Asking {
  readonly why: string
  readonly ask: string
  readonly of?: string
  readonly announcedBy?: string
}

export type Force = "yes" | "no" | "unknown" | "kept"

export type ForceExpected =
  | Force
  | { readonly is: Force; readonly from?: string; readonly ends?: string | null; readonly notes?: string }

export interface ForceRow extends Asking {
  readonly on: { readonly [instant: string]: ForceExpected }
}

export type Json = { readonly [key: string]: unknown }

/** Lists of words are compared as sets, effects in their order and in part. */
export interface Verdicts {
  readonly inForce?: string
  readonly matches?: string
  readonly applies?: string
  readonly displacedBy?: readonly string[]
  readonly effects?: readonly Json[]
  readonly missing?: readonly string[]
  /** Words that stand in `because`. */
  readonly because?: readonly string[]
  /** Words that do not. */
  readonly unsaid?: readonly string[]
  /** It applies and pays this in all. */
  readonly pays?: string
  readonly outcome?: Json
  readonly possible?: Json
}

/** A word alone is what `applies` should be. */
export type AuditExpected = "yes" | "no" | "unknown" | Verdicts

export interface CaseRow extends Asking {
  readonly case: Json
  readonly expect: AuditExpected
}

export interface VaryRow extends Asking {
  readonly case: Json
  readonly vary: string
  readonly expect: { readonly [value: string]: AuditExpected }
}

export type Row = HeadRow | ForceRow | CaseRow | VaryRow

export const isHead = (row: Row): row is HeadRow => row.ask === "head"

export interface Table {
  readonly announcement: string
  readonly rows: readonly Row[]
}

/** Those of a folder, by its path from here. */
export const tables = (folder = "."): readonly Table[] =>
  readdirSync(`${import.meta.dirname}/${folder}`)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => ({
      announcement: name.slice(0, -".yaml".length),
      rows: parse(readFileSync(`${import.meta.dirname}/${folder}/${name}`, "utf8")) as Row[],
    }))
