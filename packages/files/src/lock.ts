import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Effect, Predicate, Schedule, type Scope } from "effect"
import { FileUnwritable, FULL_DISK, LogLocked, writeFault } from "./file-error.ts"
import { isDiskFull } from "./full.ts"

const BUSY = 5
const FAILED = 10
const FULL = 13

/** About ten seconds altogether. */
const PATIENCE = { schedule: Schedule.spaced("25 millis"), times: 400 }

const tryLock = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: 0 })
  try {
    db.exec("BEGIN IMMEDIATE")
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** https://sqlite.org/rescode.html: the primary code is the lowest byte. */
const resultOf = (error: unknown): number | undefined =>
  Predicate.hasProperty(error, "errcode") && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined

const lockFault = (file: string, error: unknown): LogLocked | FileUnwritable => {
  const result = resultOf(error)
  if (result === BUSY)
    return new LogLocked({
      file,
      found: "another process that is recording",
      expected: "the lock to be free: try again",
    })
  const { found, expected } = writeFault(file, error)
  const isFull = result === FULL || (result === FAILED && isDiskFull(file))
  return new FileUnwritable({ file, found: isFull ? FULL_DISK : found, expected })
}

/**
 * Only one process is within the scope at a time. The lock is a write transaction on an empty SQLite database: the
 * system releases it when the process ends, however it ends, so that no stale lock can be left behind.
 */
export const exclusive = (file: string): Effect.Effect<void, LogLocked | FileUnwritable, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => tryLock(file),
      catch: (error) => lockFault(file, error),
    }).pipe(Effect.retry({ while: (error) => error._tag === "LogLocked", ...PATIENCE })),
    (db) => Effect.sync(() => db.close()),
  ).pipe(Effect.asVoid)
