import { copyFileSync, cpSync } from "node:fs"
import { join } from "node:path"
import { inConsumers } from "./consumer.ts"
import { run, testFile, told } from "./stranger.ts"

/** The packed data package in Jest, by babel and by ts-jest, each with no configuration but its preset. */
const VERSIONS = ["jest-29", "jest-30"]

const COMPILERS = { babel: ["babel"], "ts-jest": ["typed", "--preset", "ts-jest"] } as const

await inConsumers(VERSIONS, async (at) => {
  for (const version of VERSIONS) {
    const folder = join(at, version)
    cpSync(join(at, "jest"), folder, { recursive: true })
    copyFileSync(testFile, join(folder, "stranger.js"))
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    for (const [compiler, args] of Object.entries(COMPILERS))
      await told(`${version}, ${compiler}`, () => {
        run("node_modules/.bin/jest", ["--ci", ...args], folder)
        return "passed"
      })
  }
})
