import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { vi } from "vitest"
import { type Call, environmentOf, type Ran, root } from "./command.ts"

/** What the package calls the command. */
export const bin = join(root, "packages/cli/bin/policy-ledger.mjs")

/** Bundles the command where the bundle is missing or stale, and starts it. */
export const launcher = join(root, "packages/cli/build/ledger.mjs")

execFileSync(process.execPath, [launcher, "--version"], {
  stdio: ["ignore", "ignore", "inherit"],
})

/** Processes, and perhaps many at once. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Starts the command as people do: bundled, a process of its own. */
export const start = (args: readonly string[], call: Call = {}): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [bin, ...args], { cwd: call.cwd ?? root, env: environmentOf(call) })

export const runProcess = async (args: readonly string[], call: Call = {}): Promise<Ran> => {
  const child = start(args, call)
  const ran = { stdout: "", stderr: "" }
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => (ran[name] += text))
  child.stdin.end(call.input ?? "")
  const [status] = (await once(child, "close")) as [number | null]
  return { status, ...ran }
}
