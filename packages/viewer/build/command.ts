// `pnpm page`: makes the page over a data package and serves it, or leaves it in a folder.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { buildPackages } from "../../data-package/build/command.ts"
import { makePage, packageIn } from "./page.ts"
import { servePage } from "./serve.ts"

const USAGE = `pnpm page [--package FOLDER] [--out FOLDER] [--port N]

Makes the page over a data package and serves it on 127.0.0.1 until Ctrl-C.
--package  the folder of a data package that is built; by default 1688's of this workspace, built first
--out      leave the page in this folder, for any web server, and end
--port     where to serve it; by default a free port`

const own = new URL("../../rules-1688", import.meta.url).pathname

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      package: { type: "string" },
      out: { type: "string" },
      port: { type: "string" },
      help: { type: "boolean" },
    },
  })
  if (values.help === true) {
    console.log(USAGE)
    return 0
  }
  if (values.package === undefined && !(await buildPackages(["1688"]))) return 2
  const data = packageIn(values.package === undefined ? own : resolve(values.package))
  const folder =
    values.out === undefined ? mkdtempSync(join(tmpdir(), "policy-ledger-page-")) : resolve(values.out)
  await makePage(data, folder)
  if (values.out !== undefined) {
    console.log(`The page is in ${folder}: put it on any web server (docs/viewer.md).`)
    return 0
  }
  const port = Number(values.port ?? 0)
  const server = await servePage(folder, port)
  console.log(`The page is at ${server.resolvedUrls?.local[0] ?? "?"} (Ctrl-C ends it)`)
  const end = (): void => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  }
  process.on("SIGINT", end).on("SIGTERM", end)
  return 0
}

process.exitCode = await main()
