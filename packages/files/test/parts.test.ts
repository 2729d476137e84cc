import { createHash } from "node:crypto"
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { fileInParts } from "../src/parts.ts"
import { canFill, onFullDisk } from "./full-disk.ts"
import { messageOf as refusalOf, newFolders } from "./in-folders.ts"

const folder = newFolders("parts")

/** Writes the parts and names the file; answers the digest. */
const written = (file: string, parts: readonly string[], isForced = false, beforePut = () => {}) =>
  Effect.scoped(
    Effect.gen(function* () {
      const open = yield* fileInParts(file, isForced)
      for (const part of parts) open.write(part)
      const digest = open.finish()
      beforePut()
      yield* open.put
      return digest
    }),
  )

describe("a file written in parts", () => {
  it.effect("has its name and all that was written, and answers the digest of it", () =>
    Effect.gen(function* () {
      const at = folder()
      const digest = yield* written(`${at}/out`, ["a line\n", "", "运费\n"])
      expect(readFileSync(`${at}/out`, "utf8")).toBe("a line\n运费\n")
      expect(digest).toBe(`sha256:${createHash("sha256").update("a line\n运费\n").digest("hex")}`)
      expect(readdirSync(at)).toEqual(["out"])
    }),
  )

  it.effect("is nowhere by its name before it is put, and nothing is left of one that never is", () =>
    Effect.gen(function* () {
      const at = folder()
      yield* Effect.scoped(
        Effect.gen(function* () {
          const open = yield* fileInParts(`${at}/out`, false)
          open.write("half")
          expect(existsSync(`${at}/out`)).toBe(false)
        }),
      )
      expect(readdirSync(at)).toEqual([])
    }),
  )

  it.effect("does not take the place of what is there, also where that came meanwhile", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/out`, "mine")
      const refused = "found a file that is there already, expected a new name: nothing was changed"
      expect(yield* refusalOf(written(`${at}/out`, ["new"]))).toBe(`out: ${refused}`)
      const late = () => writeFileSync(`${at}/late`, "mine")
      expect(yield* refusalOf(written(`${at}/late`, ["new"], false, late))).toBe(`late: ${refused}`)
      expect([readFileSync(`${at}/out`, "utf8"), readFileSync(`${at}/late`, "utf8")]).toEqual([
        "mine",
        "mine",
      ])
      expect(readdirSync(at)).toEqual(["late", "out"])
    }),
  )

  it.effect("where forced takes the place of a plain file, with its mode", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/out`, "old")
      chmodSync(`${at}/out`, 0o640)
      yield* written(`${at}/out`, ["new"], true)
      yield* written(`${at}/first`, ["new"], true)
      expect([readFileSync(`${at}/out`, "utf8"), readFileSync(`${at}/first`, "utf8")]).toEqual(["new", "new"])
      expect(statSync(`${at}/out`).mode & 0o777).toBe(0o640)
    }),
  )

  it.effect("where forced writes through a link, which stays one", () =>
    Effect.gen(function* () {
      const at = folder()
      writeFileSync(`${at}/real`, "old")
      symlinkSync("real", `${at}/out`)
      yield* written(`${at}/out`, ["new"], true)
      expect(lstatSync(`${at}/out`).isSymbolicLink()).toBe(true)
      expect(readFileSync(`${at}/real`, "utf8")).toBe("new")
    }),
  )

  it.effect("takes no folder's place, and none of a file with two names", () =>
    Effect.gen(function* () {
      const at = folder()
      mkdirSync(`${at}/folder`)
      writeFileSync(`${at}/one`, "old")
      linkSync(`${at}/one`, `${at}/two`)
      expect(yield* refusalOf(written(`${at}/folder`, ["new"], true))).toMatch(
        /^folder: found a folder, expected/,
      )
      expect(yield* refusalOf(written(`${at}/two`, ["new"], true))).toMatch(/^two: found a file with 2 names/)
      expect(readdirSync(at)).toEqual(["folder", "one", "two"])
    }),
  )

  it.effect("says so where its folder is not there", () =>
    Effect.gen(function* () {
      expect(yield* refusalOf(written(`${folder()}/none/out`, ["new"]))).toMatch(
        /^out: found no folder .*, expected a folder that is there/,
      )
    }),
  )

  it.effect.skipIf(!canFill)("on a full disk leaves nothing, and names it", () =>
    Effect.gen(function* () {
      const at = folder()
      const refused = yield* refusalOf(
        onFullDisk(
          Effect.scoped(
            Effect.flatMap(fileInParts(`${at}/out`, false), (open) =>
              Effect.try({ try: () => open.write("x".repeat(1000)), catch: (error) => error as Error }),
            ),
          ),
        ),
      )
      expect(refused).toMatch(/^out: found a full disk, expected room/)
      expect(readdirSync(at)).toEqual([])
    }),
  )
})
