import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { packagedPlatforms } from "../packages/data-package/build/index.ts"
import {
  checkReleases,
  openWorkshop,
  propose,
  ReleaseRefused,
  seal,
} from "../packages/data-package/release/index.ts"

/**
 * `pnpm release:data [PLATFORM…] [--additive WHAT | --breaking WHY]` writes the changeset for what the log has gained.
 * `--seal` keeps what the version in package.json holds, `--check` holds today against every past release.
 * `--cases FILE`: example cases (NDJSON) whose audits a release keeps.
 */
const root = fileURLToPath(new URL("..", import.meta.url))
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    additive: { type: "string" },
    breaking: { type: "string" },
    seal: { type: "boolean" },
    check: { type: "boolean" },
    cases: { type: "string" },
  },
})

const readCases = (file: string | undefined): readonly unknown[] =>
  file === undefined || !existsSync(join(root, file))
    ? []
    : readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line): unknown => JSON.parse(line))

const said = () => {
  if (options.breaking !== undefined) return { kind: "breaking", why: options.breaking } as const
  return options.additive === undefined ? undefined : ({ kind: "additive", why: options.additive } as const)
}

const run = (platform: string): string => {
  const workshop = openWorkshop(root, platform)
  if (options.check === true) {
    const { releases, answers } = checkReleases(workshop)
    return `${releases} releases extended, ${answers} of their answers as they were`
  }
  if (options.seal === true) {
    const { version, dataVersion, golden } = seal(workshop, readCases(options.cases))
    return `sealed ${version}: data ${dataVersion}, ${golden.length} golden answers`
  }
  const { bump, file } = propose(workshop, said())
  return `${bump} release proposed in ${file}`
}

for (const platform of positionals.length > 0 ? positionals : packagedPlatforms(root)) {
  if (!existsSync(join(root, "seeds", `${platform}.ndjson`))) continue
  try {
    console.log(`rules-${platform}: ${run(platform)}`)
  } catch (error) {
    if (!(error instanceof ReleaseRefused)) throw error
    console.error(`rules-${platform}: refused (${error.reason}): ${error.message}`)
    process.exitCode = 1
  }
}
