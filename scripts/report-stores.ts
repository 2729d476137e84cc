import { spawnSync } from "node:child_process"

/** Holds every store of this repository to the contract and writes docs/store-contract-report.md. */
const suites = ["packages/ledger/test/event-store.test.ts", "packages/ledger-kurrentdb/test/server.test.ts"]
const reporters = ["--reporter=default", "--reporter=./packages/ledger/src/store-report.ts"]
const { status } = spawnSync("vitest", ["run", ...reporters, ...suites], {
  stdio: "inherit",
  env: { ...process.env, STORE_REPORT: "docs/store-contract-report.md" },
})
process.exitCode = status ?? 1
