import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"

/**
 * From release 1.0.0 on the published log only grows: what any commit of this history (and of the main branch,
 * where it is known) held in it is a byte prefix of what it holds now.
 */
const log = "seeds/1688.ndjson"
const dataPackage = "packages/rules-1688/package.json"

const git = (...args: ReadonlyArray<string>): Buffer =>
  execFileSync("git", args, { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 30 })

function held(commit: string, path: string): Buffer | undefined {
  try {
    return git("show", `${commit}:${path}`)
  } catch {
    return undefined
  }
}

function isReleased(commit: string): boolean {
  const manifest = held(commit, dataPackage)
  return manifest !== undefined && Number.parseInt(JSON.parse(manifest.toString()).version, 10) >= 1
}

const now = readFileSync(log)
const tips = ["HEAD", ...(git("branch", "--all", "--list", "origin/main").length > 0 ? ["origin/main"] : [])]
// A release touches the package alone; what it released is the log as it stood then.
const commits = git("log", "--format=%H", ...tips, "--", log, dataPackage)
  .toString()
  .split("\n")
  .filter(Boolean)
const released = commits.filter(isReleased)

for (const commit of released) {
  const before = held(commit, log) ?? Buffer.alloc(0)
  if (before.equals(now.subarray(0, before.length))) continue
  console.error(`${log}: no longer begins with the ${before.length} bytes that commit ${commit} released`)
  process.exitCode = 1
}
console.log(`${log}: ${now.length} bytes, compared with ${released.length} released states`)
