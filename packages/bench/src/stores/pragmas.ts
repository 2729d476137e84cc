import { DatabaseSync } from "node:sqlite"

/** What a connection says of itself. */
export type Pragmas = Readonly<Record<string, string>>

export const PRAGMAS = [
  "journal_mode",
  "synchronous",
  "foreign_keys",
  "page_size",
  "cache_size",
  "wal_autocheckpoint",
  "locking_mode",
] as const

export const pragmasOf = (db: DatabaseSync): Pragmas =>
  Object.fromEntries(
    PRAGMAS.map((name) => [name, String(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0])]),
  )

/** Every connection of this process that prepared a statement from now on: `synchronous` is known to it alone. */
export const watchConnections = (): ReadonlySet<DatabaseSync> => {
  const seen = new Set<DatabaseSync>()
  // oxlint-disable-next-line typescript/unbound-method -- called below with the connection that it is called on
  const { prepare } = DatabaseSync.prototype
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, ...args) {
    seen.add(this)
    return prepare.apply(this, args)
  }
  return seen
}
