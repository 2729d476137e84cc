import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { buildPackage } from "../build/index.ts"
import type { FilesAnswer, Manifest, ReadFile } from "../src/index.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const copy = mkdtempSync(join(tmpdir(), "policy-ledger-files-"))
const folder = join(copy, "packages/rules-1688")

let manifest: Manifest
let verifyFiles: (read: ReadFile) => Promise<FilesAnswer>

beforeAll(async () => {
  for (const part of ["seeds", "package.json", "LICENSE", "LICENSE-DATA"])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  manifest = await buildPackage(copy, "1688")
  ;({ verifyFiles } = await import(join(folder, "dist/verify.js")))
}, 120_000)

afterAll(() => {
  rmSync(copy, { recursive: true, force: true })
})

const read: ReadFile = (path) => readFileSync(join(folder, path))

const bytesOf = (path: string): Buffer => readFileSync(join(folder, path))

/** Reads one file as other bytes than it holds. */
const instead =
  (path: string, bytes: Uint8Array): ReadFile =>
  (asked) =>
    asked === path ? bytes : read(asked)

const flipped = (path: string, at: number): Uint8Array => {
  const bytes = bytesOf(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}

const badFile = async (reader: ReadFile): Promise<string> => {
  const answer = await verifyFiles(reader)
  return answer.ok ? "none" : answer.file
}

describe("verifyFiles", () => {
  it("finds every file as it was published, read at once or later", async () => {
    const answer = {
      v: 1,
      ok: true,
      files: manifest.files.length,
      manifest: expect.stringMatching(/^sha256:/),
    }
    expect(await verifyFiles(read)).toEqual(answer)
    expect(await verifyFiles(async (path) => read(path))).toEqual(answer)
  })

  it("names each file of which one bit is another", async () => {
    expect(manifest.files.length).toBeGreaterThan(30)
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    for (const { path, bytes } of manifest.files)
      for (const at of [0, bytes >> 1, bytes - 1])
        expect(await badFile(instead(path, flipped(path, at)))).toBe(path)
  }, 30_000)

  it("sees any bit of the manifest, whatever it is about", async () => {
    const path = "dist/manifest.json"
    const { length } = bytesOf(path)
    for (let at = 0; at < length; at += 41)
      // oxlint-disable-next-line no-await-in-loop -- one bit after the other
      expect(await badFile(instead(path, flipped(path, at)))).not.toBe("none")
  }, 30_000)

  it("sees a manifest that two readers would read differently", async () => {
    const path = "dist/manifest.json"
    const twice = bytesOf(path).toString().replace("{", '{\n  "events": 1,')
    expect(await verifyFiles(instead(path, Buffer.from(twice)))).toMatchObject({
      ok: false,
      file: path,
      found: expect.stringMatching(/^events a second time, at \d+:3$/),
    })
  })

  it("sees a manifest that tells of another log, and leaves out a year", async () => {
    const altered = (change: (of: Manifest) => Manifest): ReadFile =>
      instead("dist/manifest.json", Buffer.from(`${JSON.stringify(change(manifest), null, 2)}\n`))
    expect(await badFile(altered((of) => of))).toBe("none")
    expect(await badFile(altered((of) => ({ ...of, events: of.events - 1 })))).toBe("dist/manifest.json")
    expect(await badFile(altered((of) => ({ ...of, years: of.years.slice(0, -1) })))).toBe(
      "dist/manifest.json",
    )
    expect(
      await badFile(
        altered((of) => ({ ...of, files: of.files.filter(({ path }) => !path.endsWith(".ndjson")) })),
      ),
    ).toBe("dist/manifest.json")
  })

  it("names a file that is not there, the manifest too", async () => {
    const without =
      (path: string): ReadFile =>
      (asked) => {
        if (asked === path) throw new Error("no such file")
        return read(asked)
      }
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    for (const path of ["dist/manifest.json", "datapackage.json", manifest.years[0]?.file ?? ""])
      expect(await verifyFiles(without(path))).toMatchObject({
        ok: false,
        file: path,
        found: "Error: no such file",
      })
    writeFileSync(join(folder, "unnamed"), "a file that the manifest does not name is not looked at")
    expect(await badFile(read)).toBe("none")
  })
})
