import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, it } from "vitest"
import { sha256Of } from "../build/digest.ts"

const packable = fileURLToPath(new URL("../../../.ci/packable.ts", import.meta.url))

let folder: string

const put = (file: string, text: string): void => writeFileSync(join(folder, file), text)

const faults = (): readonly string[] =>
  spawnSync(process.execPath, [packable], { cwd: folder, encoding: "utf8" }).stderr.trim().split("\n")

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policy-ledger-packable-"))
  const entry = { types: "./dist/index.d.ts", default: "./dist/index.js" }
  put(
    "package.json",
    JSON.stringify({ version: "1.1.0", files: ["dist", "!dist/x", "CHANGELOG.md"], exports: { ".": entry } }),
  )
  mkdirSync(join(folder, "dist"))
  for (const file of ["LICENSE", "README.md", "CHANGELOG.md", "dist/index.js", "dist/index.d.ts"])
    put(file, file)
  const files = [{ path: "dist/index.js", digest: sha256Of("dist/index.js") }]
  put("dist/manifest.json", JSON.stringify({ version: "1.1.0", files }))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const REFUSED = "not packed: run pnpm build first"

it("lets a package that is whole be packed", () => {
  expect(faults()).toEqual([""])
})

it("refuses one that was not built, and names what is not there", () => {
  rmSync(join(folder, "dist"), { recursive: true })
  rmSync(join(folder, "CHANGELOG.md"))
  expect(faults()).toEqual([
    "dist: is not there",
    "CHANGELOG.md: is not there",
    "./dist/index.d.ts: is not there",
    "./dist/index.js: is not there",
    REFUSED,
  ])
})

it("refuses files that are not those of the manifest, and a manifest of another version", () => {
  put("dist/index.js", "another")
  expect(faults()).toEqual(["dist/index.js: is not what the manifest says", REFUSED])
  put("dist/manifest.json", JSON.stringify({ version: "1.0.0", files: [] }))
  expect(faults()).toEqual(["dist/manifest.json: found version 1.0.0, expected 1.1.0", REFUSED])
})
