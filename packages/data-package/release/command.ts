import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { CASE_BOUNDS } from "@policy-ledger/log"
import { jsonOf } from "../build/json-file.ts"
import { buildPackages, platformsOf, root } from "../build/command.ts"
import { checkReleases, openWorkshop, propose, ReleaseRefused, seal } from "./index.ts"

const USAGE = `pnpm release propose [PLATFORM…] [--additive WHAT | --breaking WHY]
    writes the changeset for what the log has gained
pnpm release version [PLATFORM…]
    makes of the changesets versions and changelogs, builds the packages anew and seals what they hold
pnpm release check [PLATFORM…]
    holds today's package against every past release`

/** Whose audits a release keeps. */
const CASES = join(root, "docs/examples/orders.ndjson")

const cases = (): readonly unknown[] =>
  existsSync(CASES)
    ? readFileSync(CASES, "utf8")
        .split("\n")
        .flatMap((line, i) => (line.trim() === "" ? [] : [jsonOf(CASES, line, i + 1, CASE_BOUNDS)]))
    : []

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { additive: { type: "string" }, breaking: { type: "string" } },
})

const said = () => {
  if (options.breaking !== undefined) return { kind: "breaking", why: options.breaking } as const
  return options.additive === undefined ? undefined : ({ kind: "additive", why: options.additive } as const)
}

const proposed = (platform: string): string => {
  const { bump, file } = propose(openWorkshop(root, platform), said())
  return `${bump} release proposed in ${file}`
}

const sealed = (platform: string): string => {
  const { version, dataVersion, golden } = seal(openWorkshop(root, platform), cases())
  return `sealed ${version}: data ${dataVersion}, ${golden.length} golden answers`
}

const checked = (platform: string): string => {
  const { releases, answers } = checkReleases(openWorkshop(root, platform))
  return `${releases} releases extended, ${answers} of their answers as they were`
}

/** Does one thing for each platform and prints what came of it. */
const each = (platforms: readonly string[], work: (platform: string) => string): void => {
  for (const platform of platforms)
    try {
      console.log(`rules-${platform}: ${work(platform)}`)
    } catch (error) {
      if (!(error instanceof ReleaseRefused)) throw error
      console.error(`rules-${platform}: refused (${error.reason}): ${error.message}`)
      process.exitCode = 1
    }
}

const version = async (platforms: readonly string[]): Promise<void> => {
  const { status } = spawnSync("changeset", ["version"], { cwd: root, stdio: "inherit" })
  if (status !== 0 || !(await buildPackages(platforms))) process.exitCode = 1
  else each(platforms, sealed)
}

const [what, ...named] = positionals
const platforms = platformsOf(named)
if (what === "propose") each(platforms, proposed)
else if (what === "version") await version(platforms)
else if (what === "check") each(platforms, checked)
else {
  console.error(USAGE)
  process.exitCode = 2
}
