import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { dataPackage, inFolder, pack, run, settle, told } from "./stranger.ts"

/** The packed data package on every Node it promises, imported and required; each Node comes from the registry. */
const VERSIONS = ["20.19.0", "20", "22", "24", "26"]

/** What needs Node itself: `require`, and the entries that are JSON. */
const REQUIRES = `
const { CaseError, inForce, meta } = require("@policy-ledger/rules-1688")
const { decide } = require("@policy-ledger/rules-1688/decide")
const presuming = require("@policy-ledger/rules-1688/decide/presumed").decide
const { version } = require("@policy-ledger/rules-1688/package.json")
const manifest = require("@policy-ledger/rules-1688/manifest.json")
const { readFileSync } = require("node:fs")
const log = readFileSync(require.resolve("@policy-ledger/rules-1688/events/" + manifest.years[0].year + ".ndjson"), "utf8")
const digest = "sha256:" + require("node:crypto").createHash("sha256").update(log).digest("hex")
for (const schema of ["event", "case", "in-force", "audit", "manifest"]) require("@policy-ledger/rules-1688/schema/" + schema + ".json")
if (version !== meta.version || manifest.root !== meta.root || digest !== manifest.years[0].digest) process.exit(1)
if (inForce({ on: "2023-06-08" }).inForce.length === 0) process.exit(1)
if (decide({}).asOf.presume !== undefined || presuming({}).asOf.presume.length !== 4) process.exit(1)
import("@policy-ledger/rules-1688").then((imported) => {
  if (imported.CaseError !== CaseError || imported.meta !== meta) process.exit(1)
  console.log(process.version + ", one copy")
})
`

const BOTH = "node --no-warnings stranger.mjs && node --no-warnings require.cjs"

await inFolder("node-versions", async (folder) => {
  settle(folder, [pack(dataPackage, folder)])
  writeFileSync(join(folder, "require.cjs"), REQUIRES)
  // oxlint-disable-next-line no-await-in-loop -- one line after the other
  for (const version of VERSIONS)
    await told(`node ${version}`, () =>
      run("npx", ["-y", "-p", `node@${version}`, "sh", "-c", BOTH], folder).replace("\n", "; required by "),
    )
})
