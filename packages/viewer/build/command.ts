// `pnpm page`: makes the page over a data package and serves it, or leaves it in a folder.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { buildPackages } from "../../data-package/build/command.ts"
import { type DataPackage, makePage, packageIn, PageRefused, refuseOthers } from "./page.ts"
import { servePage } from "./serve.ts"

const USAGE = `pnpm page [--package FOLDER] [--out FOLDER] [--port N]

Makes the page over a data package and serves it on 127.0.0.1 until Ctrl-C.
--package  the folder of a data package that is built; by default 1688's of this workspace, built first
--out      leave the page in this folder, for any web server, and end
--port     where to serve it; by default a free port`

const own = fileURLToPath(new URL("../../rules-1688", import.meta.url))

const OPTIONS = {
  package: { type: "string" },
  out: { type: "string" },
  port: { type: "string" },
  help: { type: "boolean" },
} as const

const portOf = (text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new PageRefused(`--port: found ${text}, expected a number from 0 to 65535`)
  return Number(text)
}

const serve = async (data: DataPackage, port: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "policy-ledger-page-"))
  process.on("SIGINT", () => process.exit()).on("SIGTERM", () => process.exit())
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
  await makePage(data, folder)
  const { resolvedUrls } = await servePage(folder, port)
  console.log(`The page is at ${resolvedUrls?.local[0]} (Ctrl-C ends it)`)
}

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help === true) return console.log(USAGE)
  const port = portOf(values.port ?? "0")
  if (values.out === "") throw new PageRefused("--out: found no name, expected that of a folder")
  if (values.out !== undefined) refuseOthers(resolve(values.out))
  if (values.package === undefined && !(await buildPackages(["1688"])))
    throw new PageRefused("the data package of 1688 could not be made; the reasons stand above")
  const data = packageIn(values.package === undefined ? own : resolve(values.package))
  if (values.out === undefined) return serve(data, port)
  const folder = resolve(values.out)
  await makePage(data, folder)
  console.log(`The page is in ${folder}: put it on any web server, as docs/viewer.md says`)
}

/** Of what a bundler says, the first lines hold the reason. */
const MOST_LINES = 4

/** What somebody at a keyboard can mend is told without a stack: a folder that may not be written to, a port in use. */
const told = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.message
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .slice(0, MOST_LINES)
    .join("\n")
}

try {
  await main()
} catch (error) {
  console.error(`page: ${told(error)}`)
  if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    console.error(USAGE)
  process.exitCode = 2
}
