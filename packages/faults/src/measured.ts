import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { Readable } from "node:stream"
import { fileURLToPath } from "node:url"

const CLI = fileURLToPath(new URL("../../cli/", import.meta.url))
const PEAK = fileURLToPath(new URL("process/peak.ts", import.meta.url))

/** The command as people run it: bundled. */
export const BUNDLED = `${CLI}bin/policy-ledger.mjs`

/** Bundles the command where that was not done or is stale. */
export const bundle = (): void => {
  spawnSync(process.execPath, [`${CLI}build/ledger.mjs`, "--version"])
}

/** What one process came to. */
export interface Measured {
  readonly status: number | null
  /** On standard output and standard error. */
  readonly told: string
  readonly milliseconds: number
  /** The most memory that it held, in MiB. */
  readonly peak: number
}

/** What a stream has told so far. */
const textOf = (stream: unknown): (() => string) => {
  let text = ""
  if (stream instanceof Readable) stream.setEncoding("utf8").on("data", (more: string) => (text += more))
  return () => text
}

/** Runs the command in a process of its own, from its start to its end. */
export const measured = async (cwd: string, args: readonly string[]): Promise<Measured> => {
  const start = performance.now()
  const child = spawn(process.execPath, ["--import", PEAK, BUNDLED, ...args], {
    cwd,
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", POLICY_LEDGER_SEEDS: "seeds" },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  })
  const [stdout, stderr, peak] = child.stdio.slice(1).map(textOf)
  await once(child, "close")
  const milliseconds = performance.now() - start
  return { status: child.exitCode, told: `${stdout?.()}${stderr?.()}`, milliseconds, peak: Number(peak?.()) }
}
