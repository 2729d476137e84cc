import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { buildPackage, FileRefused, packagedPlatforms } from "../packages/data-package/build/index.ts"

/** `pnpm build:data [PLATFORM…]`: makes the data packages of these platforms, by default of all that have one. */
const root = fileURLToPath(new URL("..", import.meta.url))
const named = process.argv.slice(2)

for (const platform of named.length > 0 ? named : packagedPlatforms(root)) {
  if (!existsSync(`${root}/seeds/${platform}.ndjson`)) {
    console.log(`rules-${platform}: not built, there is no seeds/${platform}.ndjson`)
    if (named.length > 0) process.exitCode = 2
    continue
  }
  try {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each bundles with all cores
    const { package: name, version, dataVersion, events, root: merkle } = await buildPackage(root, platform)
    console.log(`${name} ${version}: data ${dataVersion}, ${events} events, ${merkle}`)
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
