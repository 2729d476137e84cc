import { execFile } from "node:child_process"
import { rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { expect, it } from "vitest"
import { startNode } from "./testing.ts"

const node = await startNode()
const root = fileURLToPath(new URL("../../..", import.meta.url))

const ledger = async (...args: readonly string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/ledger.mjs", ...args, "--json"], {
    cwd: root,
    maxBuffer: 1 << 28,
  })
  return JSON.parse(stdout)
}

it("the command answers from a server as from memory, also where nothing was built before", async () => {
  rmSync(new URL("../dist", import.meta.url), { recursive: true, force: true })
  const question = ["in-force", "--on", "2024-05-01", "--store"]
  expect(await ledger(...question, node.url)).toEqual(await ledger(...question, "memory:"))
  expect(node.database.last("policy-ledger-1688")).toBeGreaterThan(0)
}, 60_000)
