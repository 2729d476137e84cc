// @ts-check
// `pnpm ledger`: starts the bundled command in this process and bundles it first where it is missing or older than its
// sources; so with the store on a server, where the call names one.
// Standard output belongs to the command alone.
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { refuseOldNode } from "../bin/node-version.mjs"

refuseOldNode()

const root = fileURLToPath(new URL("../../..", import.meta.url))
const rooms = ["cli", "event-store", "files", "ledger", "log", "orders-1688", "receipt", "rulebook", "tlog"]
const folders = rooms.map((room) => join(root, "packages", room, "src"))
const files = ["packages/cli/package.json", "packages/cli/tsdown.config.ts", "pnpm-lock.yaml"]

/** @param {string} path */
const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** A folder's own time tells of a file that is gone. @param {string} folder @returns {string[]} */
const within = (folder) => [
  folder,
  ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
]

const builtAt = changedAt(join(root, "packages/cli/dist/main.cjs"))
const sources = [...files.map((file) => join(root, file)), ...folders.flatMap(within)]

if (builtAt === 0 || sources.some((source) => changedAt(source) > builtAt)) {
  const { bundle } = await import("./bundle.ts")
  if (!bundle()) {
    console.error("ledger: the command could not be bundled; the reasons stand above")
    process.exit(2)
  }
}

const server = /^(?:--[a-z]+=)?(?:esdb|kurrent|kurrentdb)(?:\+discover)?:\/\//
if (process.argv.some((word) => server.test(word))) {
  const { buildServerStore } = await import("./bundle.ts")
  if (!buildServerStore()) {
    console.error("ledger: the store on a server could not be built; the reasons stand above")
    process.exit(2)
  }
}
// As it is called here, where an answer names a further call.
process.env["POLICY_LEDGER_COMMAND"] ??= "npx -y pnpm@12 --silent ledger"
await import("../bin/policy-ledger.mjs")
