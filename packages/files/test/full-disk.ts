import { execFileSync, spawnSync } from "node:child_process"
import { Effect } from "effect"

/** Whether this system can be made to refuse writes. */
export const canFill = spawnSync("prlimit", ["--version"]).status === 0

const limit = (bytes: number | "unlimited") =>
  Effect.sync(() => execFileSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:`]))

/** Runs while no file of this process can grow beyond some bytes: a write stops half-way, as it does on a full disk. */
export const onFullDisk = <A, E, R>(effect: Effect.Effect<A, E, R>, bytes = 100): Effect.Effect<A, E, R> =>
  Effect.acquireUseRelease(
    limit(bytes),
    () => effect,
    () => limit("unlimited"),
  )
