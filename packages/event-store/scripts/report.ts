import { spawnSync } from "node:child_process"

/** Holds every store of this repository to the contract and writes docs/store-contract-report.md. */
const suites = [
  "packages/event-store/test/event-store.test.ts",
  "packages/event-store-kurrentdb/test/server.test.ts",
]
const reporters = ["--reporter=default", "--reporter=./packages/event-store/src/contract/report.ts"]
const { status } = spawnSync("vitest", ["run", ...reporters, ...suites], {
  stdio: "inherit",
  env: { ...process.env, STORE_REPORT: "docs/store-contract-report.md" },
})
process.exitCode = status ?? 1
