// A database that answers orders by the script that was written for it.
import type { DialectName } from "@policy-ledger/rulebook/sql"

/** What is asked of it. */
export interface SqlTask {
  /** The orders, a line of JSON each. */
  readonly orders: string
  /** `CREATE TABLE orders`, and what fills it. */
  readonly table: string
  readonly load: string
  readonly script: string
  readonly view: "outcome" | "verdicts"
}

/** A row as a database tells it: texts, lists of texts, NULL. */
export type Told = { readonly [column: string]: unknown }

interface Answered {
  readonly rows: readonly Told[]
  /** Of the view alone, with the orders in their table. */
  readonly seconds: number
  /** Of processors, where that can be told. */
  readonly cpuSeconds?: number
}

export interface Database {
  readonly dialect: DialectName
  /** As it names itself, with its version. */
  readonly version: string
  readonly answer: (task: SqlTask) => Promise<Answered>
  readonly close: () => Promise<void>
}

/** Why there is none here. */
export interface Unavailable {
  readonly dialect: DialectName
  readonly why: string
}
