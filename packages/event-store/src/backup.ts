import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { backup as copyPages, type DatabaseSync } from "node:sqlite"
import { Effect, type Scope } from "effect"
import { EventStore, type StreamHead } from "./event-store.ts"
import { layerSqlite } from "./sqlite.ts"
import {
  draftBeside,
  FileNotFound,
  type FileUnreadable,
  FileUnwritable,
  makeNew,
  writeFault,
} from "@policy-ledger/files"
import { type HeadUnreadable, type StoreBehind, goesOnFrom } from "./last-head.ts"
import { checkCopy, faultOf, openCopy, openDatabase, quickCheck } from "./sqlite-database.ts"
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

interface Copying<E> {
  readonly path: string
  readonly target: string
  readonly open: Effect.Effect<DatabaseSync, StoreFault, Scope.Scope>
  /** Looks at the copy before it gets its name. */
  readonly accept: (draft: string) => Effect.Effect<void, E>
}

/** Copies a database page by page into a file beside the target, checks it and puts it in its place whole. */
const copyDatabase = <E>({ path, target: named, open, accept }: Copying<E>) => {
  // A link stays a link, to the copy.
  const target = existsSync(named) ? realpathSync(named) : named
  const draft = draftBeside(target)
  return Effect.gen(function* () {
    yield* another(path, named)
    const db = yield* open
    yield* Effect.try({ try: () => makeNew(draft, 0o600), catch: (error) => writeFault(target, error) })
    yield* Effect.tryPromise({
      try: () => copyPages(db, draft),
      catch: (error) => faultOf(draft, error),
    })
    yield* quickCheck(draft)
    yield* accept(draft)
    yield* Effect.try({
      try: () => {
        chmodSync(draft, statSync(existsSync(target) ? target : path).mode & 0o777)
        remove(target, "-wal", "-shm")
        renameSync(draft, target)
      },
      catch: (error) => writeFault(target, error),
    })
  }).pipe(Effect.scoped, Effect.ensuring(Effect.sync(() => remove(draft, "", "-wal", "-shm"))))
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
  existsSync(target) ? checkCopy(target) : Effect.void

/** A consistent copy of a SQLite store, made while others go on writing to it; where the copy ends. */
export const backup = (
  path: string,
  target: string,
  stream: string,
): Effect.Effect<StreamHead | undefined, StoreFault | FileNotFound | FileUnwritable> =>
  existing(path).pipe(
    Effect.andThen(replaceable(target)),
    Effect.andThen(copyDatabase({ path, target, open: openDatabase({ path }), accept: () => Effect.void })),
    Effect.andThen(headIn(target, stream)),
  )

const goesOn = (lastHead: string) => (draft: string) =>
  Effect.provide(
    Effect.flatMap(EventStore, (store) => goesOnFrom(store, lastHead)),
    layerSqlite({ path: draft }),
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
    yield* checkCopy(from)
    yield* Effect.try({
      try: () => mkdirSync(dirname(path), { recursive: true }),
      catch: (error) => writeFault(path, error),
    })
    yield* copyDatabase({ path: from, target: path, open: openCopy(from), accept: goesOn(lastHead) })
    return yield* headIn(path, stream)
  })
