import { execFileSync } from "node:child_process"
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Exit } from "effect"
import { createFile, replaceFile } from "../src/files.ts"
import { isDiskFull } from "../src/full.ts"
import { exclusive } from "../src/lock.ts"
import { canFill, onFullDisk } from "./full-disk.ts"
import { messageOf, newFolders } from "./in-folders.ts"

const folder = newFolders("files")
const modeOf = (file: string): number => statSync(file).mode & 0o777
describe("a file that is replaced", () => {
  it.effect("keeps its mode, and its owner and group where that is allowed", () =>
    Effect.gen(function* () {
      const file = `${folder()}/log`
      writeFileSync(file, "old")
      chmodSync(file, 0o640)
      const { uid, gid } = statSync(file)
      yield* replaceFile(file, "new")
      expect(readFileSync(file, "utf8")).toBe("new")
      expect([modeOf(file), statSync(file).uid, statSync(file).gid]).toEqual([0o640, uid, gid])
    }),
  )

  it.effect.skipIf(process.getuid?.() !== 0)("of another owner stays that owner's", () =>
    Effect.gen(function* () {
      const file = `${folder()}/log`
      writeFileSync(file, "old")
      execFileSync("chown", ["1234:2345", file])
      yield* replaceFile(file, "new")
      expect([statSync(file).uid, statSync(file).gid]).toEqual([1234, 2345])
    }),
  )

  it.effect("stays a link where it is one, and the linked file has the new text", () =>
    Effect.gen(function* () {
      const at = folder()
      mkdirSync(`${at}/elsewhere`)
      writeFileSync(`${at}/elsewhere/log`, "old")
      symlinkSync("elsewhere/log", `${at}/log`)
      yield* replaceFile(`${at}/log`, "new")
      expect(readlinkSync(`${at}/log`)).toBe("elsewhere/log")
      expect(readFileSync(`${at}/elsewhere/log`, "utf8")).toBe("new")
      expect([readdirSync(at), readdirSync(`${at}/elsewhere`)]).toEqual([["elsewhere", "log"], ["log"]])
    }),
  )

  it.effect("never writes through a link that waits at a name like its draft's", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/victim`, "mine")
      for (const name of ["log.draft", ".log.draft"]) symlinkSync("victim", `${at}/${name}`)
      yield* replaceFile(`${at}/log`, "new")
      expect(readFileSync(`${at}/victim`, "utf8")).toBe("mine")
      expect(readdirSync(at)).toEqual([".log.draft", "log", "log.draft", "victim"])
    }),
  )

  it.effect("with a second name is refused, and both names keep the text", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/log`, "old")
      linkSync(`${at}/log`, `${at}/copy`)
      expect(yield* messageOf(replaceFile(`${at}/log`, "new"))).toBe(
        "log: found a file with 2 names (hard links), of which only this one would get the new text; copy it first, " +
          "so that this name is a file of its own, expected a plain file with one name: nothing was changed",
      )
      expect(["log", "copy"].map((name) => readFileSync(`${at}/${name}`, "utf8"))).toEqual(["old", "old"])
    }),
  )

  it.effect.each([
    ["a pipe", (file: string) => execFileSync("mkfifo", [file])],
    ["a folder", (file: string) => mkdirSync(file)],
    ["a device", (file: string) => symlinkSync("/dev/null", file)],
  ] as const)("that is %s is refused", ([kind, make]) =>
    Effect.gen(function* () {
      const file = `${folder()}/log`
      make(file)
      expect(yield* messageOf(replaceFile(file, "new"))).toContain(
        `log: found ${kind}, expected a plain file`,
      )
      expect(statSync("/dev/null").isCharacterDevice()).toBe(true)
    }),
  )

  it.effect("behind a link that leads nowhere is refused, and nothing is made there", () =>
    Effect.gen(function* () {
      const at = folder()
      symlinkSync("nowhere", `${at}/log`)
      yield* Effect.flip(replaceFile(`${at}/log`, "new"))
      expect(readdirSync(at)).toEqual(["log"])
    }),
  )
})

describe("a file that is made", () => {
  it.effect("has the mode it is to have, whatever the umask", () =>
    Effect.gen(function* () {
      const at = folder()
      yield* createFile(`${at}/private`, { text: "x", mode: 0o600 })
      yield* createFile(`${at}/public`, { text: "x", mode: 0o644 })
      expect([modeOf(`${at}/private`), modeOf(`${at}/public`)]).toEqual([0o600, 0o644])
      expect(readdirSync(at)).toEqual(["private", "public"])
    }),
  )

  it.effect.each([
    ["a file", (file: string) => writeFileSync(file, "mine")],
    ["a link to a file", (file: string) => symlinkSync("victim", file)],
    ["a link to nothing", (file: string) => symlinkSync("nothing", file)],
    ["a pipe", (file: string) => execFileSync("mkfifo", [file])],
    ["a folder", (file: string) => mkdirSync(file)],
  ] as const)("takes the place of nothing: %s stays", ([, make]) =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/victim`, "mine")
      make(`${at}/receipt`)
      const before = lstatSync(`${at}/receipt`)
      expect(yield* messageOf(createFile(`${at}/receipt`, { text: "x", mode: 0o600 }))).toBe(
        "receipt: found a file that is there already, expected a new name: nothing was changed",
      )
      const after = lstatSync(`${at}/receipt`)
      expect([after.ino, after.mode, after.mtimeMs]).toEqual([before.ino, before.mode, before.mtimeMs])
      expect(readFileSync(`${at}/victim`, "utf8")).toBe("mine")
      expect(readdirSync(at)).toEqual(["receipt", "victim"])
    }),
  )

  it.effect("by two at once under one name: one makes it, the other is told", () =>
    Effect.gen(function* () {
      const file = `${folder()}/receipt`
      const make = (text: string) => Effect.exit(createFile(file, { text, mode: 0o600 }))
      const [one, two] = yield* Effect.all([make("one"), make("two")], { concurrency: 2 })
      expect([Exit.isSuccess(one), Exit.isSuccess(two)]).toContain(true)
      expect([Exit.isSuccess(one), Exit.isSuccess(two)]).toContain(false)
      expect(readFileSync(file, "utf8")).toBe(Exit.isSuccess(one) ? "one" : "two")
    }),
  )

  it.effect("by force takes the place of a plain file, with its own mode, and of nothing else", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/old`, "old")
      chmodSync(`${at}/old`, 0o644)
      yield* createFile(`${at}/old`, { text: "new", mode: 0o600, isForced: true })
      expect([readFileSync(`${at}/old`, "utf8"), modeOf(`${at}/old`)]).toEqual(["new", 0o600])
      symlinkSync("old", `${at}/link`)
      expect(
        yield* messageOf(createFile(`${at}/link`, { text: "x", mode: 0o600, isForced: true })),
      ).toContain("link: found a link, which could lead anywhere, expected a plain file")
      execFileSync("mkfifo", [`${at}/pipe`])
      expect(
        yield* messageOf(createFile(`${at}/pipe`, { text: "x", mode: 0o600, isForced: true })),
      ).toContain("pipe: found a pipe, expected a plain file")
      expect(readFileSync(`${at}/old`, "utf8")).toBe("new")
    }),
  )

  it.effect.skipIf(!canFill)("on a full disk leaves nothing that bars the next try", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/log`, "old")
      const text = "x".repeat(4096)
      for (const writing of [createFile(`${at}/key`, { text, mode: 0o600 }), replaceFile(`${at}/log`, text)])
        expect(yield* onFullDisk(messageOf(writing))).toMatch(
          /^(key|log): found a full disk, expected room and leave to write: nothing was changed$/,
        )
      expect(readdirSync(at)).toEqual(["log"])
      expect(readFileSync(`${at}/log`, "utf8")).toBe("old")
      yield* createFile(`${at}/key`, { text, mode: 0o600 })
    }),
  )
})

describe("a lock", () => {
  it.effect.skipIf(!canFill)("on a full disk says so", () =>
    Effect.gen(function* () {
      const at = folder()
      const locked = Effect.scoped(exclusive(`${at}/log.lock`))
      expect(yield* onFullDisk(messageOf(locked), 0)).toBe(
        "log.lock: found a full disk, expected room and leave to write: nothing was changed",
      )
      yield* locked
      expect(isDiskFull(`${at}/log.lock`)).toBe(false)
      expect(readdirSync(at)).toEqual(["log.lock"])
    }),
  )

  it.effect("where there is no folder to write to says what there is", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/file`, "")
      expect(yield* messageOf(Effect.scoped(exclusive(`${at}/file/log.lock`)))).toMatch(
        /^log\.lock: found (?!a full disk).*, expected room and leave to write/,
      )
    }),
  )
})
