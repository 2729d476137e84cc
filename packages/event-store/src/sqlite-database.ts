import { existsSync, mkdirSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { pathToFileURL } from "node:url"
import { Effect, Predicate, Schedule, type Scope } from "effect"
import {
  DiskFull,
  ForeignDatabase,
  NewerDatabase,
  NotADatabase,
  StoreBusy,
  StoreDamaged,
  type StoreFault,
  StoreUnavailable,
} from "./store-error.ts"
import { FULL_DISK, isDiskFull, wordsOf } from "@policy-ledger/files"

export interface SqliteOptions {
  readonly path: string
  /** How long a writer waits for another, in milliseconds. */
  readonly busyTimeout?: number
  /** The most pages the file may have, as `PRAGMA max_page_count`. */
  readonly maxPages?: number
}

/** "PLED" in the header of the file tells whose it is. */
const APPLICATION_ID = 0x504c_4544

/** Each takes the database one `user_version` further. */
const MIGRATIONS = [
  `CREATE TABLE stream (
     number INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE,
     size INTEGER NOT NULL,
     edge BLOB NOT NULL
   ) STRICT;
   CREATE TABLE event (
     stream INTEGER NOT NULL REFERENCES stream,
     revision INTEGER NOT NULL,
     id TEXT NOT NULL,
     line TEXT NOT NULL,
     root TEXT NOT NULL,
     UNIQUE (stream, revision),
     UNIQUE (stream, id)
   ) STRICT;`,
]

export const storeName = (path: string): string => `sqlite:${path}`

const ROOM = "room to write: nothing was appended"

/** https://sqlite.org/rescode.html: the primary code is the lowest byte. */
export const faultOf = (path: string, error: unknown): StoreFault => {
  if (error instanceof StoreDamaged || error instanceof StoreUnavailable) return error
  const store = storeName(path)
  const found = wordsOf(error)
  if (!Predicate.hasProperty(error, "errcode") || typeof error.errcode !== "number")
    return new StoreUnavailable({ store, found, expected: "a file that can be read and written" })
  switch (error.errcode & 0xff) {
    case 5:
    case 6:
      return new StoreBusy({
        store,
        found: "another writer that does not end",
        expected: "the store to be free: try again",
      })
    case 10:
      return isDiskFull(path)
        ? new DiskFull({ store, found: FULL_DISK, expected: ROOM })
        : new StoreUnavailable({ store, found, expected: "a file that can be read and written" })
    case 11:
      return new StoreDamaged({
        store,
        found,
        expected: "a whole database: restore it, or fill a new one from the log",
      })
    case 13:
      return new DiskFull({ store, found, expected: ROOM })
    case 26:
      return new NotADatabase({
        store,
        found: "a file that is no database",
        expected: "a store of policy-ledger, or no file",
      })
    default:
      return new StoreUnavailable({ store, found, expected: "a file that can be read and written" })
  }
}

export const attempt = <A>(path: string, run: () => A): Effect.Effect<A, StoreFault> =>
  Effect.try({ try: run, catch: (error) => faultOf(path, error) })

/** All of it or nothing; a second writer waits. */
export const transact = <A>(db: DatabaseSync, run: () => A): A => {
  db.exec("BEGIN IMMEDIATE")
  try {
    const answer = run()
    db.exec("COMMIT")
    return answer
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK")
    throw error
  }
}

/** Reads of one moment, whatever others write meanwhile. */
const snapshot = <A>(db: DatabaseSync, run: () => A): A => {
  db.exec("BEGIN")
  try {
    return run()
  } finally {
    if (db.isTransaction) db.exec("COMMIT")
  }
}

const numberOf = (db: DatabaseSync, sql: string): number => {
  const [value] = Object.values({ ...db.prepare(sql).get() })
  return Number(value)
}

interface Header {
  readonly application: number
  readonly version: number
  readonly tables: number
}

/** Of one moment: whoever makes the database meanwhile has made all of it or nothing. */
const headerOf = (db: DatabaseSync): Header =>
  snapshot(db, () => ({
    // The schema is read first, for with it the moment is fixed.
    tables: numberOf(db, "SELECT count(*) FROM sqlite_schema"),
    application: numberOf(db, "PRAGMA application_id"),
    version: numberOf(db, "PRAGMA user_version"),
  }))

const isNew = ({ application, version, tables }: Header): boolean =>
  application === 0 && version === 0 && tables === 0

const hex = (id: number): string => `0x${(id >>> 0).toString(16).padStart(8, "0")}`

const strangeness = (path: string, header: Header): StoreFault | undefined => {
  const store = storeName(path)
  if (isNew(header)) return undefined
  if (header.application !== APPLICATION_ID)
    return new ForeignDatabase({
      store,
      found: `a database of another program (application id ${hex(header.application)})`,
      expected: `one of policy-ledger (${hex(APPLICATION_ID)}), or no file`,
    })
  return header.version > MIGRATIONS.length
    ? new NewerDatabase({
        store,
        found: `version ${header.version} of the store`,
        expected: `at most ${MIGRATIONS.length}: use a newer policy-ledger`,
      })
    : undefined
}

const migrate = (db: DatabaseSync): void => {
  const from = numberOf(db, "PRAGMA user_version")
  for (const migration of MIGRATIONS.slice(from)) db.exec(migration)
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${MIGRATIONS.length}`)
}

const connect = ({ path, busyTimeout = 5000 }: SqliteOptions): DatabaseSync => {
  mkdirSync(dirname(path), { recursive: true })
  return new DatabaseSync(path, { timeout: busyTimeout })
}

/** Of a new database. SQLite waits for nobody here: whoever comes second to a database being made tries again. */
const useWriteAheadLog = (path: string, db: DatabaseSync): Effect.Effect<void, StoreFault> =>
  attempt(path, () => {
    const [mode] = Object.values({ ...db.prepare("PRAGMA journal_mode").get() })
    if (mode !== "wal") db.exec("PRAGMA journal_mode = WAL")
  }).pipe(
    Effect.retry({
      while: ({ _tag }) => _tag === "StoreBusy",
      schedule: Schedule.spaced("25 millis"),
      times: 200,
    }),
  )

/** Opens a store's database, makes it where there is none, and refuses what is not one of ours before writing to it. */
export const openDatabase = (options: SqliteOptions): Effect.Effect<DatabaseSync, StoreFault, Scope.Scope> =>
  Effect.gen(function* () {
    const { path, maxPages } = options
    const db = yield* Effect.acquireRelease(
      attempt(path, () => connect(options)),
      (open) => Effect.sync(() => open.close()),
    )
    const header = yield* attempt(path, () => headerOf(db))
    const strange = strangeness(path, header)
    if (strange !== undefined) return yield* strange
    yield* useWriteAheadLog(path, db)
    yield* attempt(path, () => {
      db.exec("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
      if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`)
      if (header.version < MIGRATIONS.length) transact(db, () => migrate(db))
    })
    return db
  })

const isEmpty = (path: string): boolean => {
  const db = new DatabaseSync(path)
  try {
    return numberOf(db, "SELECT count(*) FROM stream") === 0
  } finally {
    db.close()
  }
}

/** With what SQLite keeps beside it. */
export const removeDatabase = (path: string): void => {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
}

/** What fails and was to fill a database that was not there leaves none, unless something is in it. */
export const leavingNone = <A, E, R>(path: string, fill: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => {
    if (existsSync(path)) return fill
    const remove = Effect.sync(() => {
      if (existsSync(path) && isEmpty(path)) removeDatabase(path)
    })
    return Effect.onError(fill, () => remove)
  })

const connectToCopy = (path: string): DatabaseSync => {
  const url = pathToFileURL(path)
  url.searchParams.set("immutable", "1")
  return new DatabaseSync(url, { readOnly: true })
}

/**
 * Opens a back-up, which nobody writes to: it stays as it is byte for byte, nothing is made beside it, and it may lie
 * where nothing can be written. One that somebody has open (its write-ahead log lies beside it) is opened as a store is.
 */
export const openCopy = (path: string): Effect.Effect<DatabaseSync, StoreFault, Scope.Scope> =>
  Effect.gen(function* () {
    const wal = statSync(`${path}-wal`, { throwIfNoEntry: false })
    if (wal !== undefined && wal.size > 0) return yield* openDatabase({ path })
    const db = yield* Effect.acquireRelease(
      attempt(path, () => connectToCopy(path)),
      (open) => Effect.sync(() => open.close()),
    )
    const header = yield* attempt(path, () => headerOf(db))
    if (isNew(header))
      return yield* new NotADatabase({
        store: storeName(path),
        found: "a file without a database in it",
        expected: "a store of policy-ledger",
      })
    const strange = strangeness(path, header)
    return strange === undefined ? db : yield* strange
  })

/** Reads every page of a database and names the first thing that is wrong with it. */
const seePages = (path: string, db: DatabaseSync): Effect.Effect<void, StoreFault> =>
  Effect.gen(function* () {
    const [found] = yield* attempt(path, () =>
      Object.values({ ...db.prepare("PRAGMA quick_check(1)").get() }),
    )
    if (found !== "ok")
      return yield* new StoreDamaged({
        store: storeName(path),
        found: String(found).trim().replaceAll("\n", "; "),
        expected: "a whole database",
      })
  })

/** Every page of a store. */
export const quickCheck = (path: string): Effect.Effect<void, StoreFault> =>
  Effect.scoped(Effect.flatMap(openDatabase({ path }), (db) => seePages(path, db)))

/** Every page of a back-up, which stays as it is. */
export const checkCopy = (path: string): Effect.Effect<void, StoreFault> =>
  Effect.scoped(Effect.flatMap(openCopy(path), (db) => seePages(path, db)))
