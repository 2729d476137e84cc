import { execFileSync, spawnSync } from "node:child_process"
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import type { Server } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

// A stranger: an empty folder outside the workspace that has the packed data package installed, and nothing else.

export const root = fileURLToPath(new URL("../../..", import.meta.url))

/** The data package that the gates look at. */
export const dataPackage = join(root, "packages/rules-1688")

/** The one test file that runs wherever the package runs. */
export const testFile = join(dataPackage, "test/stranger.mjs")

/** Runs a command, returns what it printed, and throws with everything it said when it fails. */
export const run = (command: string, args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" })
  if (status === 0) return stdout.trim()
  throw new Error(`${command} ${args.join(" ")} failed (${error?.message ?? status})\n${stdout}${stderr}`)
}

/** Makes a temporary folder for the work and removes it afterwards. */
export const inFolder = async <T>(name: string, work: (folder: string) => T | Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), `policy-ledger-${name}-`))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Packs what would be published; returns the tarball. */
export const pack = (packageFolder: string, destination: string): string => {
  run("pnpm", ["pack", "--pack-destination", destination], packageFolder)
  const tarball = readdirSync(destination).find((file) => file.endsWith(".tgz"))
  if (tarball === undefined)
    throw new Error(`${destination}: found no tarball, expected what pnpm pack writes`)
  return join(destination, tarball)
}

/** An ES module project with these packages installed, the test file in it as `stranger.mjs`. */
export const settle = (folder: string, packages: readonly string[]): void => {
  writeFileSync(
    join(folder, "package.json"),
    `${JSON.stringify({ name: "stranger", private: true, type: "module" })}\n`,
  )
  run("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packages], folder)
  copyFileSync(testFile, join(folder, "stranger.mjs"))
}

/** One line of what a gate found, with its time. */
export const told = async (what: string, work: () => string | Promise<string>): Promise<void> => {
  const start = performance.now()
  const said = await work()
  console.log(`${what}: ${said} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
}

export const has = (command: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${command}`], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

/** The port of a server that listens on loopback. */
export const portOf = (server: Server): number => {
  const address = server.address()
  if (typeof address === "object" && address !== null) return address.port
  throw new Error(`server: found ${address}, expected a port on loopback`)
}
