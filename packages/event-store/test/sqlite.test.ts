import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Layer, Result, Stream } from "effect"
import fc from "fast-check"
import { idOf } from "../src/contract/specimen.ts"
import { EventStore, type NewEvent, type NonEmpty } from "../src/event-store.ts"
import { layerMemory } from "../src/memory.ts"
import { layerSqlite } from "../src/sqlite.ts"
import { type SqliteOptions, quickCheck } from "../src/sqlite-database.ts"
import type { Expected } from "../src/store-error.ts"
import { verifyStream } from "../src/verify-stream.ts"
import { temporaryFolder } from "./folder.ts"

const inFolder = temporaryFolder()
const STREAM = "s"

const eventOf = (text: string): NewEvent => {
  const id = idOf(text)
  return { id, line: JSON.stringify({ id, text }) }
}
const eventsOf = (label: string, count: number): NonEmpty<NewEvent> => [
  eventOf(`${label} 0`),
  ...Array.from({ length: count - 1 }, (_, n) => eventOf(`${label} ${n + 1}`)),
]

const append = (events: NonEmpty<NewEvent>, expected: Expected) =>
  Effect.flatMap(EventStore, (store) => store.append(STREAM, events, expected))
const readAll = Effect.flatMap(EventStore, (store) => Stream.runCollect(store.read(STREAM, 0)))
const head = Effect.flatMap(EventStore, (store) => store.head(STREAM))

const inStore = <A, E>(options: SqliteOptions, effect: Effect.Effect<A, E, EventStore>) =>
  effect.pipe(Effect.provide(Layer.fresh(layerSqlite(options))))

/** A store that holds so many events; its file. */
const filled = (name: string, count: number) => {
  const path = inFolder(name)
  return Effect.as(inStore({ path }, append(eventsOf(name, count), "no-stream")), path)
}

const failure = <A, E extends Error>(effect: Effect.Effect<A, E>) =>
  Effect.map(Effect.flip(effect), (error) => error.message.replaceAll(/sqlite:\S*\/([^/]+):/g, "$1:"))

const edit = (path: string, sql: string) => {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

describe("a store in an SQLite file", () => {
  it.effect("is made where there is none, folders and all, and keeps what was appended", () =>
    Effect.gen(function* () {
      const path = inFolder("deep/er/new.db")
      const events = eventsOf("kept", 3)
      const answer = yield* inStore({ path }, append(events, "no-stream"))
      const read = yield* inStore({ path }, readAll)
      expect(read.map(({ id, line }) => ({ id, line }))).toEqual(events)
      expect(yield* inStore({ path }, head)).toEqual(answer)
      yield* quickCheck(path)
    }),
  )

  it.effect("says whose it is and of which version, and writes ahead", () =>
    Effect.gen(function* () {
      const path = yield* filled("header.db", 1)
      const db = new DatabaseSync(path)
      const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]
      expect([pragma("application_id"), pragma("user_version"), pragma("journal_mode")]).toEqual([
        0x504c4544,
        1,
        "wal",
      ])
      db.close()
    }),
  )

  it.effect("takes up where another process ended", () =>
    Effect.gen(function* () {
      const path = yield* filled("again.db", 3)
      yield* inStore({ path }, append(eventsOf("more", 2), 2))
      expect((yield* inStore({ path }, readAll)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4])
    }),
  )
})

describe("a file that is not such a store is refused, and left as it was", () => {
  const refused = (name: string, prepare: (path: string) => void, says: string) =>
    it.effect(name, () =>
      Effect.gen(function* () {
        const path = inFolder(`${name}.db`)
        prepare(path)
        const before = readFileSync(path)
        expect(yield* failure(inStore({ path }, head))).toBe(`store ${name}.db: ${says}`.replaceAll(" ", " "))
        expect(readFileSync(path)).toEqual(before)
      }),
    )
  refused(
    "text",
    (path) => writeFileSync(path, "no database, but a text\n".repeat(100)),
    "found a file that is no database, expected a store of policy-ledger, or no file",
  )
  refused(
    "foreign",
    (path) => edit(path, "CREATE TABLE t (a)"),
    "found a database of another program (application id 0x00000000), expected one of policy-ledger (0x504c4544), or no file",
  )
  refused(
    "named",
    (path) => edit(path, "PRAGMA application_id = -2; CREATE TABLE t (a)"),
    "found a database of another program (application id 0xfffffffe), expected one of policy-ledger (0x504c4544), or no file",
  )
  refused(
    "newer",
    (path) => edit(path, "PRAGMA application_id = 0x504c4544; PRAGMA user_version = 2; CREATE TABLE t (a)"),
    "found version 2 of the store, expected at most 1: use a newer policy-ledger",
  )

  it.effect("a folder in the place of the file", () =>
    Effect.gen(function* () {
      expect(yield* failure(inStore({ path: inFolder("") }, head))).toContain(
        "expected a file that can be read and written",
      )
      const below = `${yield* filled("file.db", 1)}/below.db`
      expect(yield* failure(inStore({ path: below }, head))).toContain(
        "expected a file that can be read and written",
      )
    }),
  )
})

describe("damage is named and never answered from", () => {
  it.effect("bytes altered anywhere in the pages of the tables", () =>
    Effect.gen(function* () {
      const path = yield* filled("flip.db", 2000)
      edit(path, "PRAGMA wal_checkpoint(TRUNCATE)")
      const bytes = readFileSync(path)
      bytes.fill(0xff, 4096 * 40, 4096 * 44)
      writeFileSync(path, bytes)
      expect(yield* failure(quickCheck(path))).toMatch(/^store flip\.db: found .*, expected a whole database/)
      expect(Exit.isFailure(yield* Effect.exit(inStore({ path }, readAll)))).toBe(true)
    }),
  )

  it.effect("a byte altered in a line, or in a root, at its revision", () =>
    Effect.gen(function* () {
      for (const [column, value] of [
        ["line", `replace(line, 'text', 'test')`],
        ["root", "'sha256:00'"],
      ] as const) {
        const path = yield* filled(`verify-${column}.db`, 5)
        expect((yield* inStore({ path }, verifyStream(STREAM)))?.size).toBe(5)
        edit(path, `UPDATE event SET ${column} = ${value} WHERE revision = 3`)
        expect(yield* failure(inStore({ path }, verifyStream(STREAM)))).toBe(
          "store stream s: found revision 3 with a root that its lines do not give, expected the tree over the lines so far: fill a new store from the log, on a server another stream (stream=NAME in its URL)",
        )
      }
      expect(yield* inStore({ path: inFolder("verify-none.db") }, verifyStream(STREAM))).toBeUndefined()
    }),
  )

  it.effect("an event under another id than its line's", () =>
    Effect.gen(function* () {
      const path = yield* filled("id.db", 2)
      edit(path, "UPDATE event SET id = 'another' WHERE revision = 1")
      expect(yield* failure(inStore({ path }, verifyStream(STREAM)))).toBe(
        "store stream s: found revision 1 under the id another, expected the id that its line holds: fill a new store from the log, on a server another stream (stream=NAME in its URL)",
      )
    }),
  )

  it.effect("a line that is not there any more", () =>
    Effect.gen(function* () {
      const path = yield* filled("gap.db", 5)
      edit(path, "DELETE FROM event WHERE revision = 3")
      expect(yield* failure(inStore({ path }, verifyStream(STREAM)))).toBe(
        "store stream s: found revision 4, expected revision 3: fill a new store from the log, on a server another stream (stream=NAME in its URL)",
      )
      expect(yield* failure(inStore({ path }, verifyStream(STREAM, "sqlite:gap.db")))).toBe(
        "store sqlite:gap.db, stream s: found revision 4, expected revision 3: fill a new store from the log, on a server another stream (stream=NAME in its URL)",
      )
    }),
  )

  it.effect("a file cut short", () =>
    Effect.gen(function* () {
      const path = yield* filled("cut.db", 2000)
      edit(path, "PRAGMA wal_checkpoint(TRUNCATE)")
      truncateSync(path, 4096 * 20)
      expect(
        yield* failure(
          inStore(
            { path },
            Effect.flatMap(readAll, () => head),
          ),
        ),
      ).toMatch(/malformed/)
    }),
  )

  it.effect("a tree that does not fit the last event is not built upon", () =>
    Effect.gen(function* () {
      const says =
        "found stream s: a tree of 3 events that does not fit its last event, expected the tree after the last event: fill a new store from the log"
      for (const [name, sql] of [
        ["size", "UPDATE stream SET edge = x'00'"],
        ["edge", "UPDATE stream SET edge = zeroblob(64)"],
        ["event", "DELETE FROM event WHERE revision = 2"],
        ["root", "UPDATE event SET root = 'sha256:00' WHERE revision = 2"],
      ] as const) {
        const path = yield* filled(`tree-${name}.db`, 3)
        edit(path, sql)
        expect(yield* failure(inStore({ path }, append(eventsOf("next", 1), 2)))).toBe(
          `store tree-${name}.db: ${says}`,
        )
      }
    }),
  )
})

describe("what an append cannot do leaves the store as it was", () => {
  it.effect("for want of room", () =>
    Effect.gen(function* () {
      const path = yield* filled("full.db", 10)
      const before = yield* inStore({ path }, readAll)
      const many = eventsOf("many", 5000)
      expect(yield* failure(inStore({ path, maxPages: 40 }, append(many, 9)))).toBe(
        "store full.db: found database or disk is full, expected room to write: nothing was appended",
      )
      expect(yield* inStore({ path }, readAll)).toEqual(before)
      yield* quickCheck(path)
      yield* inStore({ path }, append(many, 9))
      expect((yield* inStore({ path }, head))?.size).toBe(5010)
    }),
  )

  it.effect("for another writer that does not end", () =>
    Effect.gen(function* () {
      const path = yield* filled("busy.db", 1)
      const other = new DatabaseSync(path)
      other.exec("BEGIN IMMEDIATE")
      expect(yield* failure(inStore({ path, busyTimeout: 20 }, append(eventsOf("late", 1), 0)))).toBe(
        "store busy.db: found another writer that does not end, expected the store to be free: try again",
      )
      other.close()
      expect((yield* inStore({ path }, head))?.size).toBe(1)
    }),
  )
})

it.live(
  "processes that write at once lose nothing and mix nothing, and a follower sees each event once",
  () =>
    Effect.gen(function* () {
      const path = yield* filled("processes.db", 1)
      const script = fileURLToPath(new URL("process/append.ts", import.meta.url))
      const writers = ["a", "b", "c"]
      const seen = yield* inStore(
        { path },
        Effect.gen(function* () {
          const store = yield* EventStore
          const follower = yield* store
            .follow(STREAM, 1)
            .pipe(Stream.take(60), Stream.runCollect, Effect.forkChild)
          const children = writers.map((writer) =>
            spawn(process.execPath, ["-C", "@policy-ledger/source", script, path, STREAM, writer, "10"], {
              stdio: "inherit",
            }),
          )
          yield* Effect.promise(() => Promise.all(children.map((child) => once(child, "exit"))))
          return yield* Fiber.join(follower)
        }),
      )
      expect(seen.map(({ revision }) => revision)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
      const told = seen.map(({ line }): unknown => JSON.parse(line)) as {
        writer: string
        batch: number
        n: number
      }[]
      for (const writer of writers)
        expect(told.filter((one) => one.writer === writer).map(({ batch, n }) => [batch, n])).toEqual(
          Array.from({ length: 20 }, (_, i) => [Math.floor(i / 2), i % 2]),
        )
      for (let i = 0; i < told.length; i += 2) expect(told[i]?.writer).toBe(told[i + 1]?.writer)
    }),
  60_000,
)

describe("the SQLite store answers as the memory store does", () => {
  const batch = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
    fc.oneof(fc.constant<Expected>("no-stream"), fc.integer({ min: -1, max: 8 })),
    fc.constantFrom("", "", "", " forged"),
  )
  const run = (history: readonly (readonly [readonly number[], Expected, string])[]) =>
    Effect.gen(function* () {
      const answers: unknown[] = []
      for (const [picks, expected, forged] of history) {
        const events = picks.map((pick) => ({ ...eventOf(`${pick}`), line: `"${pick}${forged}"` }))
        const [first, ...rest] = events
        if (first === undefined) continue
        const answer = yield* Effect.result(append([first, ...rest], expected))
        answers.push(Result.isSuccess(answer) ? answer.success : answer.failure.message)
        answers.push(yield* head)
      }
      return [answers, yield* readAll]
    })

  it("in every history of appends, good and bad", async () => {
    const path = inFolder("model.db")
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 12 }), async (history) => {
        for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true })
        const [memory, sqlite] = await Promise.all(
          [layerMemory, layerSqlite({ path })].map((layer) =>
            Effect.runPromise(run(history).pipe(Effect.provide(Layer.fresh(layer)))),
          ),
        )
        expect(sqlite).toEqual(memory)
      }),
      { numRuns: 60 },
    )
  })
})

it.effect("a copy of the file is the same store", () =>
  Effect.gen(function* () {
    const path = yield* filled("original.db", 5)
    edit(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    copyFileSync(path, inFolder("copy.db"))
    expect(yield* inStore({ path: inFolder("copy.db") }, readAll)).toEqual(yield* inStore({ path }, readAll))
  }),
)
