import { execFileSync } from "node:child_process"
import { cpus, loadavg, release, totalmem, type } from "node:os"
import { ROOT } from "../place.ts"
import { QUICK, SEED } from "../measure/size.ts"

/** Under what a run was made: without it no figure says anything. */
export type Circumstances = Readonly<Record<string, string>>

const git = (...args: string[]): string => {
  try {
    return execFileSync("git", args, {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim()
  } catch {
    return ""
  }
}

const commit = (): string => {
  const head = git("rev-parse", "--short", "HEAD")
  const changed = git("status", "--porcelain", "--", ".", ":!packages/bench/results") !== ""
  return `${head === "" ? "unknown" : head}${changed ? ", with changes" : ""}`
}

export const circumstances = (versions: Readonly<Record<string, string>>): Circumstances => {
  const [cpu] = cpus()
  const { node, v8, sqlite = "none" } = process.versions
  return {
    when: new Date().toISOString().slice(0, 16).replace("T", " "),
    sizes: QUICK ? "quick: to see that it runs, not to be quoted" : "full",
    seed: String(SEED),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 1024 ** 3)} GiB`,
    system: `${type()} ${release().split("-")[0]}`,
    load: `${loadavg()[0]?.toFixed(2) ?? "?"} (one minute, at the end)`,
    node: `${node} (V8 ${v8}, SQLite ${sqlite})`,
    commit: commit(),
    ...versions,
  }
}
