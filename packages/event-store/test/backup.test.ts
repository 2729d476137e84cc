import { readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { backup, restore } from "../src/backup.ts"
import { EventStore } from "../src/event-store.ts"
import { layerMemory } from "../src/memory.ts"
import { goesOnFrom, readLastHead, rememberHead } from "../src/last-head.ts"
import { migrate } from "../src/migrate.ts"
import { leavingNone } from "../src/sqlite-database.ts"
import { STREAM, append, event, folderForEach, linesIn, within } from "./databases.ts"

const file = folderForEach()

describe("a back-up", () => {
  it.effect("holds what the store held, while the store goes on", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1, 2)
      const head = yield* backup(file("a.db"), file("b.db"), STREAM)
      yield* append(file("a.db"), 3)
      assert.strictEqual(head?.size, 2)
      assert.deepStrictEqual(yield* linesIn(file("b.db")), ['{"n":1}', '{"n":2}'])
    }),
  )

  it.effect("of a store that is not there is refused by name", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(backup(file("none.db"), file("b.db"), STREAM))
      assert.strictEqual(error.message, `${file("none.db")}: found no such file, expected a store's database`)
    }),
  )

  it.effect("into the store itself is refused", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      symlinkSync(file("a.db"), file("b.db"))
      const error = yield* Effect.flip(backup(file("a.db"), file("b.db"), STREAM))
      assert.strictEqual(error.message, `${file("b.db")}: found the very file to copy, expected another file`)
    }),
  )

  it.effect("takes the place of an earlier one, and of nothing else", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      yield* backup(file("a.db"), file("b.db"), STREAM)
      yield* append(file("a.db"), 2)
      assert.strictEqual((yield* backup(file("a.db"), file("b.db"), STREAM))?.size, 2)
      writeFileSync(file("log.ndjson"), '{"n":1}\n')
      const error = yield* Effect.flip(backup(file("a.db"), file("log.ndjson"), STREAM))
      assert.include(error.message, "found a file that is no database")
      assert.strictEqual(readFileSync(file("log.ndjson"), "utf8"), '{"n":1}\n')
    }),
  )

  it.effect("of a damaged store is refused, and leaves nothing behind", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      const bytes = readFileSync(file("a.db"))
      writeFileSync(file("a.db"), bytes.fill(0xff, bytes.length - 4096))
      const error = yield* Effect.flip(backup(file("a.db"), file("b.db"), STREAM))
      assert.strictEqual(error._tag, "StoreDamaged")
      assert.deepStrictEqual(
        readdirSync(file()).filter((name) => name.startsWith("b.db")),
        [],
      )
    }),
  )

  it.effect("is restored whole", () =>
    Effect.gen(function* () {
      const head = yield* append(file("a.db"), 1, 2)
      yield* rememberHead(file("head.json"), { stream: STREAM, size: head.size, root: head.root })
      yield* backup(file("a.db"), file("b.db"), STREAM)
      rmSync(file("a.db"))
      const restored = yield* restore(file("b.db"), file("a.db"), STREAM, file("head.json"))
      assert.deepStrictEqual(restored, head)
    }),
  )

  it.effect("is told to a follower and a writer who had the store open", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1, 2)
      yield* backup(file("a.db"), file("b.db"), STREAM)
      const errors = yield* within(file("a.db"), (store) =>
        Effect.gen(function* () {
          yield* restore(file("b.db"), file("a.db"), STREAM, file("head.json"))
          return yield* Effect.all([
            Effect.flip(Stream.runDrain(store.follow(STREAM, 2))),
            Effect.flip(store.append(STREAM, [event(3)], 1)),
          ])
        }),
      )
      for (const error of errors) {
        assert.strictEqual(error._tag, "StoreUnavailable")
        assert.include(error.message, "was a back-up restored?")
      }
    }),
  )

  it.effect("behind the last head is refused and the store stays as it was", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      yield* backup(file("a.db"), file("old.db"), STREAM)
      const head = yield* append(file("a.db"), 2)
      yield* rememberHead(file("head.json"), { stream: STREAM, size: head.size, root: head.root })
      const error = yield* Effect.flip(restore(file("old.db"), file("a.db"), STREAM, file("head.json")))
      assert.strictEqual(error._tag, "StoreBehind")
      assert.match(error.message, /found only 1 events, expected one that goes on from 2 events/u)
      assert.deepStrictEqual(yield* linesIn(file("a.db")), ['{"n":1}', '{"n":2}'])
    }),
  )

  it.effect("with another history of the same length is refused", () =>
    Effect.gen(function* () {
      const head = yield* append(file("a.db"), 1, 2)
      yield* rememberHead(file("head.json"), { stream: STREAM, size: head.size, root: head.root })
      yield* append(file("other.db"), 1, 7, 8)
      const error = yield* Effect.flip(restore(file("other.db"), file("a.db"), STREAM, file("head.json")))
      assert.match(error.message, /found another history/u)
    }),
  )

  it.effect("that is damaged is refused", () =>
    Effect.gen(function* () {
      writeFileSync(
        file("bad.db"),
        "no database at all, only some text that is long enough to be read as a header",
      )
      const error = yield* Effect.flip(restore(file("bad.db"), file("a.db"), STREAM, file("head.json")))
      assert.strictEqual(error._tag, "NotADatabase")
    }),
  )
})

describe("the last head", () => {
  it.effect("is none where nothing was remembered", () =>
    Effect.gen(function* () {
      assert.isUndefined(yield* readLastHead(file("head.json")))
      yield* append(file("a.db"), 1)
      yield* within(file("a.db"), (store) => goesOnFrom(store, file("head.json")))
    }),
  )

  it.effect("lets a store that went on pass", () =>
    Effect.gen(function* () {
      const head = yield* append(file("a.db"), 1)
      yield* rememberHead(file("head.json"), { stream: STREAM, size: head.size, root: head.root })
      yield* append(file("a.db"), 2, 3)
      yield* within(file("a.db"), (store) => goesOnFrom(store, file("head.json")))
    }),
  )

  it.effect("in a file that holds something else is refused", () =>
    Effect.gen(function* () {
      writeFileSync(file("head.json"), '{"size":"two"}')
      const error = yield* Effect.flip(readLastHead(file("head.json")))
      assert.include(error.message, "expected the last head of a ledger")
    }),
  )
})

describe("a migration", () => {
  it.effect("copies a stream to another store, with the same root, and goes on where it stopped", () =>
    Effect.gen(function* () {
      const head = yield* append(file("a.db"), 1, 2, 3)
      yield* append(file("b.db"), 1)
      const copy = yield* within(file("a.db"), (from) =>
        within(file("b.db"), (to) => migrate(STREAM, from, to)),
      )
      assert.deepStrictEqual(copy, head)
    }),
  )

  it.effect("into memory gives the same positions and root", () =>
    Effect.gen(function* () {
      const head = yield* append(file("a.db"), 1, 2, 3)
      const copy = yield* within(file("a.db"), (from) =>
        Effect.provide(
          Effect.flatMap(EventStore, (to) => migrate(STREAM, from, to)),
          layerMemory,
        ),
      )
      assert.deepStrictEqual(copy, head)
    }),
  )

  it.effect("into a store that holds something else is refused", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1, 2)
      yield* append(file("b.db"), 9, 8)
      const error = yield* Effect.flip(
        within(file("a.db"), (from) => within(file("b.db"), (to) => migrate(STREAM, from, to))),
      )
      assert.strictEqual(error._tag, "CopyDiffers")
      assert.include(error.message, "the original is untouched")
    }),
  )

  it.effect("into a shorter store of another history is refused, and appends nothing to it", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1, 2, 3)
      const other = yield* append(file("b.db"), 9)
      const error = yield* Effect.flip(
        within(file("a.db"), (from) => within(file("b.db"), (to) => migrate(STREAM, from, to))),
      )
      assert.strictEqual(error._tag, "CopyDiffers")
      assert.deepStrictEqual(yield* within(file("b.db"), (store) => store.head(STREAM)), other)
    }),
  )

  it.effect("that fails leaves no database where none was, and one that held something", () =>
    Effect.gen(function* () {
      yield* append(file("other.db"), 1)
      for (const [target, isThere] of [
        ["new.db", false],
        ["other.db", true],
      ] as const) {
        const copied = within(file("empty.db"), (from) =>
          within(file(target), (to) => migrate("policy-ledger-none", from, to)),
        )
        assert.strictEqual((yield* Effect.flip(leavingNone(file(target), copied)))._tag, "NothingToCopy")
        assert.deepStrictEqual(
          readdirSync(file()).filter((name) => name.startsWith(target)),
          isThere ? [target] : [],
        )
      }
    }),
  )

  it.effect("of a stream that the original does not hold is refused", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        within(file("a.db"), (from) => within(file("b.db"), (to) => migrate(STREAM, from, to))),
      )
      assert.strictEqual(error._tag, "NothingToCopy")
      assert.match(error.message, /found no event of it in the store to copy from, expected the store that/)
    }),
  )
})
