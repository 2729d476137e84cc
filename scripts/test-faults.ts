import { spawnSync } from "node:child_process"

/** Every fault we can cause, and what was survived: `pnpm test:faults [--quick]`. First SQLite and the files, then KurrentDB. */
const args = process.argv.slice(2)
const histories = args.includes("--quick") ? 12 : 300

const run = (command: string, rest: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(command, rest, { stdio: "inherit", env: { ...process.env, ...env } }).status === 0

const source = "--conditions=@policy-ledger/source"
const suite = "packages/event-store-kurrentdb/test/random-faults.test.ts"
const survived = [
  run("node", [source, "packages/faults/src/run.ts", ...args]),
  run("vitest", ["run", suite, "--disable-console-intercept"], { KURRENTDB_FAULT_RUNS: String(histories) }),
]
process.exitCode = survived.every(Boolean) ? 0 : 1
