import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { buildPackage, FileRefused, packagedPlatforms } from "./index.ts"

/** The repository that the packages are made in. */
export const root = fileURLToPath(new URL("../../..", import.meta.url))

const hasLog = (platform: string): boolean => existsSync(`${root}/seeds/${platform}.ndjson`)

/** Those that are named, else all that have a package and a log. */
export const platformsOf = (named: readonly string[]): readonly string[] =>
  named.length > 0 ? named : packagedPlatforms(root).filter(hasLog)

const build = async (platform: string): Promise<boolean> => {
  if (!hasLog(platform)) {
    console.error(`rules-${platform}: not built, there is no seeds/${platform}.ndjson`)
    return false
  }
  try {
    const { package: name, version, dataVersion, events, root: merkle } = await buildPackage(root, platform)
    console.log(`${name} ${version}: data ${dataVersion}, ${events} events, ${merkle}`)
    return true
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    console.error(error.message)
    return false
  }
}

/** Makes the data packages of these platforms; answers whether all of them could be made. */
export const buildPackages = async (platforms: readonly string[]): Promise<boolean> => {
  let areMade = true
  // oxlint-disable-next-line no-await-in-loop -- one after the other: each bundles with all cores
  for (const platform of platforms) if (!(await build(platform))) areMade = false
  return areMade
}

/** `pnpm build [PLATFORM…]` ends with it: the data packages of these platforms, by default of all. */
if (import.meta.main && !(await buildPackages(platformsOf(process.argv.slice(2))))) process.exitCode = 2
