import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deleteStreamsAt } from "../test/borrowed-streams.ts"

/** What this package takes for granted of a server, and the contract of stores, on the stand-in and on a real server. */
const url = process.env["KURRENTDB_URL"] ?? ""

if (url === "") {
  console.error(
    "KURRENTDB_URL: found nothing, expected the server, for instance esdb://127.0.0.1:2113?tls=false",
  )
  process.exit(2)
}

const suite = "packages/event-store-kurrentdb/test/server.test.ts"
const reporters = ["--reporter=verbose", "--reporter=./packages/event-store/src/contract/report.ts"]
const report = "reports/store-contract.md"
const folder = mkdtempSync(join(tmpdir(), "kurrentdb-streams-"))
const journal = join(folder, "streams.txt")

/** A run that was stopped or died deleted nothing: what it made stands in the journal. */
const cleanUp = async (): Promise<boolean> => {
  const made = readFileSync(journal, "utf8").split("\n").slice(0, -1)
  if (made.length === 0) return true
  const { deleted, left } = await deleteStreamsAt(url, made)
  if (deleted > 0) console.log(`Deleted ${deleted} streams that the run had left on the server`)
  if (left.length > 0) console.error(`Not deleted, and perhaps still on the server: ${left.join(", ")}`)
  return left.length === 0
}

rmSync(report, { force: true })
writeFileSync(journal, "")
console.log("Works in streams named policy-ledger-test-* and deletes them, also where it fails or is stopped")
const run = spawn("vitest", ["run", ...reporters, suite], {
  stdio: "inherit",
  env: { ...process.env, STORE_REPORT: report, KURRENTDB_STREAMS: journal },
})
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => run.kill(signal))
const [status] = await once(run, "exit")
const isClean = await cleanUp()
rmSync(folder, { recursive: true })
if (existsSync(report)) console.log(`What the contract came to stands in ${report}`)
process.exitCode = status === 0 && isClean ? 0 : 1
