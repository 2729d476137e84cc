import { existsSync, realpathSync, renameSync, rmSync } from "node:fs"
import { backup as copyPages } from "node:sqlite"
import { Effect } from "effect"
import { EventStore, type StreamHead } from "./event-store.ts"
import { layerSqlite } from "./sqlite.ts"
import { FileNotFound, type FileUnreadable, FileUnwritable, writeFault } from "@policy-ledger/files"
import { type HeadUnreadable, type StoreBehind, goesOnFrom } from "./last-head.ts"
import { faultOf, openDatabase, quickCheck } from "./sqlite-database.ts"
import type { StoreFault } from "./store-error.ts"

/** A file and what SQLite keeps beside it. */
const remove = (database: string, ...parts: readonly ("" | "-wal" | "-shm")[]): void => {
  for (const part of parts) rmSync(`${database}${part}`, { force: true })
}

/** A store is never put in its own place, which would take the file from under whoever is writing to it. */
const another = (path: string, target: string): Effect.Effect<void, FileUnwritable> =>
  existsSync(target) && realpathSync(target) === realpathSync(path)
    ? Effect.fail(
        new FileUnwritable({ file: target, found: "the very file to copy", expected: "another file" }),
      )
    : Effect.void

/** Copies a database page by page into a file beside the target, checks it and puts it in its place whole. */
const copyDatabase = (path: string, target: string) => {
  const draft = `${target}.draft`
  const removeDraft = Effect.sync(() => remove(draft, "", "-wal", "-shm"))
  return Effect.gen(function* () {
    yield* another(path, target)
    yield* removeDraft
    const db = yield* openDatabase({ path })
    yield* Effect.tryPromise({
      try: () => copyPages(db, draft),
      catch: (error) => faultOf(draft, error),
    })
    yield* quickCheck(draft)
    yield* Effect.try({
      try: () => {
        remove(target, "-wal", "-shm")
        renameSync(draft, target)
      },
      catch: (error) => writeFault(target, error),
    })
  }).pipe(Effect.scoped, Effect.ensuring(removeDraft))
}

const existing = (path: string): Effect.Effect<void, FileNotFound> =>
  existsSync(path)
    ? Effect.void
    : Effect.fail(new FileNotFound({ file: path, found: "no such file", expected: "a store's database" }))

const headIn = (path: string, stream: string) =>
  Effect.provide(
    Effect.flatMap(EventStore, (store) => store.head(stream)),
    layerSqlite({ path }),
  )

/** An earlier back-up is replaced; a file that is none is left as it is. */
const replaceable = (target: string): Effect.Effect<void, StoreFault> =>
  existsSync(target) ? quickCheck(target) : Effect.void

/** A consistent copy of a SQLite store, made while others go on writing to it; where the copy ends. */
export const backup = (
  path: string,
  target: string,
  stream: string,
): Effect.Effect<StreamHead | undefined, StoreFault | FileNotFound | FileUnwritable> =>
  existing(path).pipe(
    Effect.andThen(replaceable(target)),
    Effect.andThen(copyDatabase(path, target)),
    Effect.andThen(headIn(target, stream)),
  )

/**
 * Puts a back-up in the place of a SQLite store. Refused, with the store left as it was, where the back-up is damaged or
 * does not go on from the last head that was remembered beside the store.
 */
export const restore = (
  from: string,
  path: string,
  stream: string,
  lastHead: string,
): Effect.Effect<
  StreamHead | undefined,
  StoreFault | FileNotFound | FileUnreadable | FileUnwritable | HeadUnreadable | StoreBehind
> =>
  Effect.gen(function* () {
    yield* existing(from)
    yield* quickCheck(from)
    const store = layerSqlite({ path: from })
    yield* Effect.provide(
      Effect.flatMap(EventStore, (service) => goesOnFrom(service, lastHead)),
      store,
    )
    yield* copyDatabase(from, path)
    return yield* headIn(path, stream)
  })
