import { spawnSync } from "node:child_process"

/** What this package takes for granted of a server, and the contract of stores, on the stand-in and on a real server. */
const url = process.env["KURRENTDB_URL"]

if (url === undefined || url === "") {
  console.error(
    "KURRENTDB_URL: found nothing, expected the server, for instance esdb://127.0.0.1:2113?tls=false",
  )
  process.exit(2)
}

const suite = "packages/ledger-kurrentdb/test/server.test.ts"
const reporters = ["--reporter=verbose", "--reporter=./packages/ledger/src/store-report.ts"]
const report = "reports/store-contract.md"
const { status } = spawnSync("vitest", ["run", ...reporters, suite], {
  stdio: "inherit",
  env: { ...process.env, STORE_REPORT: report },
})
console.log(`What the contract came to stands in ${report}`)
process.exitCode = status ?? 1
