import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { backup, restore } from "../src/backup.ts"
import { STREAM, append, folderForEach, linesIn } from "./databases.ts"

const file = folderForEach()

describe("a back-up, and the files around it", () => {
  it.effect("is restored where there is no file() for the store yet", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1, 2)
      yield* backup(file("a.db"), file("b.db"), STREAM)
      yield* restore(file("b.db"), file("none/a.db"), STREAM, file("none/head.json"))
      assert.deepStrictEqual(yield* linesIn(file("none/a.db")), ['{"n":1}', '{"n":2}'])
    }),
  )

  it.effect("stays as it is byte for byte when it is restored, and nothing is made beside it", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      mkdirSync(file("kept"))
      yield* backup(file("a.db"), file("kept/b.db"), STREAM)
      for (const rest of ["-wal", "-shm"]) rmSync(file(`kept/b.db${rest}`), { force: true })
      const bytes = readFileSync(file("kept/b.db"))
      yield* restore(file("kept/b.db"), file("c.db"), STREAM, file("head.json"))
      assert.deepStrictEqual(readdirSync(file("kept")), ["b.db"])
      assert.isTrue(readFileSync(file("kept/b.db")).equals(bytes))
    }),
  )

  it.effect("that is an empty file is refused, and left empty", () =>
    Effect.gen(function* () {
      writeFileSync(file("empty.db"), "")
      yield* append(file("a.db"), 1)
      const restoring = restore(file("empty.db"), file("a.db"), STREAM, file("head.json"))
      const error = yield* Effect.flip(restoring)
      assert.include(
        error.message,
        "found a file without a database in it, expected a store of policy-ledger",
      )
      assert.deepStrictEqual(
        readdirSync(file()).filter((name) => name.startsWith("empty")),
        ["empty.db"],
      )
      assert.strictEqual(readFileSync(file("empty.db")).length, 0)
      assert.deepStrictEqual(yield* linesIn(file("a.db")), ['{"n":1}'])
    }),
  )

  it.effect("keeps the mode of the store, or of the back-up that it takes the place of, and links", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      chmodSync(file("a.db"), 0o600)
      yield* backup(file("a.db"), file("b.db"), STREAM)
      assert.strictEqual(statSync(file("b.db")).mode & 0o777, 0o600)
      chmodSync(file("b.db"), 0o640)
      symlinkSync(file("b.db"), file("link.db"))
      yield* append(file("a.db"), 2)
      yield* backup(file("a.db"), file("link.db"), STREAM)
      assert.isTrue(lstatSync(file("link.db")).isSymbolicLink())
      assert.strictEqual(statSync(file("b.db")).mode & 0o777, 0o640)
      assert.strictEqual((yield* linesIn(file("b.db"))).length, 2)
    }),
  )

  it.effect("never touches a file that is called like a draft of it", () =>
    Effect.gen(function* () {
      yield* append(file("a.db"), 1)
      writeFileSync(file("victim"), "mine")
      symlinkSync(file("victim"), file("b.db.draft"))
      yield* backup(file("a.db"), file("b.db"), STREAM)
      assert.strictEqual(readFileSync(file("victim"), "utf8"), "mine")
      assert.isTrue(lstatSync(file("b.db.draft")).isSymbolicLink())
    }),
  )
})
