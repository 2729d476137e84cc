import { spawnSync } from "node:child_process"
import { mkdirSync, renameSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const cli = new URL("../", import.meta.url)
const dist = new URL("dist/", cli)

/**
 * Bundles the command into packages/cli/dist/main.cjs, and its threads into worker.cjs. All that the bundler says goes to
 * standard error. Each file is put in place by a rename, so that a command that is starting meanwhile never reads half of it.
 */
export function bundle(): boolean {
  const workshop = new URL(`.bundle-${process.pid}/`, dist)
  mkdirSync(workshop, { recursive: true })
  try {
    const tsdown = fileURLToPath(import.meta.resolve("tsdown/run"))
    const args = [tsdown, "--out-dir", fileURLToPath(workshop), "--logLevel", "warn"]
    const { status } = spawnSync(process.execPath, args, { cwd: cli, stdio: ["ignore", 2, 2] })
    if (status !== 0) return false
    for (const file of ["worker.cjs", "main.cjs"]) renameSync(new URL(file, workshop), new URL(file, dist))
    return true
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/**
 * Builds the store on a server, a package of its own that the command loads where a URL names one. Where it is built
 * already nothing is done.
 */
export function buildServerStore(): boolean {
  const tsc = fileURLToPath(new URL("../../../node_modules/typescript/bin/tsc", import.meta.url))
  const store = fileURLToPath(new URL("../../event-store-kurrentdb", import.meta.url))
  return spawnSync(process.execPath, [tsc, "-b", store], { stdio: ["ignore", 2, 2] }).status === 0
}

if (import.meta.main && !bundle()) process.exitCode = 1
