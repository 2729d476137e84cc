import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, it } from "vitest"
import { startNode } from "./testing.ts"

const node = await startNode()
const root = fileURLToPath(new URL("../../..", import.meta.url))

const ledger = async (...args: readonly string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["packages/cli/build/ledger.mjs", ...args, "--json"],
    {
      cwd: root,
      maxBuffer: 1 << 28,
    },
  )
  return JSON.parse(stdout)
}

it("the command answers from a server as from memory, also where nothing was built before", async () => {
  rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true })
  const question = ["in-force", "--on", "2024-05-01", "--store"]
  expect(await ledger(...question, node.url)).toEqual(await ledger(...question, "memory:"))
  expect(node.database.last("policy-ledger-1688")).toBeGreaterThan(0)
}, 60_000)

it("a ledger is copied to a server, and the answer keeps the password", async () => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-copied-"))
  const database = `sqlite:${join(folder, "1688.db")}`
  await ledger("replay", "--store", database)
  node.database.rewind("policy-ledger-1688", 100)
  expect(
    await ledger("migrate", "--from", database, "--to", node.url.replace("//", "//admin:s3cret@")),
  ).toMatchObject({ to: node.url, ledger: { origin: "policy-ledger-1688" } })
  expect(node.database.last("policy-ledger-1688")).toBeGreaterThan(100)
  rmSync(folder, { recursive: true })
}, 60_000)
