import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, it } from "vitest"

const script = fileURLToPath(new URL("../gates/append-only.ts", import.meta.url))
const folder = mkdtempSync(join(tmpdir(), "append-only-"))

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: folder })

const commit = (file: string, text: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
  git("add", "-A")
  git("commit", "-qm", file)
}

const check = () => spawnSync(process.execPath, [script], { cwd: folder, encoding: "utf8" })

const record = (text: string) => commit("seeds/1688.ndjson", text)

beforeAll(() => {
  git("init", "-q", "-b", "main")
  commit("packages/rules-1688/package.json", `{"version":"0.0.0"}`)
  record("first\n")
  record("anew\n")
  commit("packages/rules-1688/package.json", `{"version":"1.0.0"}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

it("the log that the very first release held is kept, though that commit did not touch it", () => {
  expect(check()).toMatchObject({ status: 0, stdout: expect.stringContaining("1 released states") })
  record("anew\nmore\n")
  expect(check().status).toBe(0)
  record("new\nmore\n")
  expect(check()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("no longer begins with the 5 bytes"),
  })
})
