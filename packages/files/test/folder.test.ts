import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { folderAside } from "../src/folder.ts"
import { messageOf as refusalOf, newFolders } from "./in-folders.ts"

const base = newFolders("folder")

const OURS = new Set(["a.csv"])

/** Fills a folder with one file and names it. */
const made = (folder: string, replaceable?: ReadonlySet<string>, beforePut = () => {}) =>
  Effect.scoped(
    Effect.gen(function* () {
      const aside = yield* folderAside(folder, replaceable)
      writeFileSync(`${aside.draft}/a.csv`, "new\n")
      beforePut()
      yield* aside.put
    }),
  )

const filled = (folder: string, name: string): string => {
  mkdirSync(folder)
  writeFileSync(`${folder}/${name}`, "old\n")
  return folder
}

describe("a folder made aside", () => {
  it.effect("has its name whole, in the place of nothing or of an empty one", () =>
    Effect.gen(function* () {
      const at = base()
      mkdirSync(`${at}/empty`)
      for (const name of ["new", "empty"]) {
        yield* made(`${at}/${name}`)
        expect(readFileSync(`${at}/${name}/a.csv`, "utf8")).toBe("new\n")
      }
      expect(readdirSync(at).toSorted()).toEqual(["empty", "new"])
    }),
  )

  it.effect("is gone where it is not put", () =>
    Effect.gen(function* () {
      const at = base()
      yield* Effect.scoped(folderAside(`${at}/out`))
      expect(readdirSync(at)).toEqual([])
    }),
  )

  it.effect("replaces only what it may", () =>
    Effect.gen(function* () {
      const at = base()
      const old = filled(`${at}/old`, "a.csv")
      expect(yield* refusalOf(made(old))).toBe(
        "old: found a.csv in it, expected a new folder, or an empty one: nothing was changed",
      )
      yield* made(old, OURS)
      expect(readFileSync(`${old}/a.csv`, "utf8")).toBe("new\n")
      const other = filled(`${at}/other`, "mine.txt")
      expect(yield* refusalOf(made(other, OURS))).toContain("found mine.txt in it")
      expect(readdirSync(at).toSorted()).toEqual(["old", "other"])
    }),
  )

  it.effect("is no file and no link", () =>
    Effect.gen(function* () {
      const at = base()
      writeFileSync(`${at}/file`, "")
      symlinkSync(at, `${at}/link`)
      expect(yield* refusalOf(made(`${at}/file`, OURS))).toContain("file: found a file, expected")
      expect(yield* refusalOf(made(`${at}/link`, OURS))).toContain("link: found a link")
      expect(yield* refusalOf(made(`${at}/none/out`))).toContain("found no folder")
    }),
  )

  it.effect("leaves what somebody put there meanwhile", () =>
    Effect.gen(function* () {
      const at = base()
      const taken = made(`${at}/out`, OURS, () => filled(`${at}/out`, "mine.txt"))
      expect(yield* refusalOf(taken)).toContain("out: found mine.txt in it")
      expect(existsSync(`${at}/out/a.csv`)).toBe(false)
      expect(readdirSync(at)).toEqual(["out"])
    }),
  )
})
