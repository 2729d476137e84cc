import { spawnSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type * as Decide from "../src/entry/decide.ts"
import type * as Events from "../src/entry/events.ts"
import type * as Index from "../src/entry/index.ts"
import { expectDecisions } from "./decisions.ts"
import { loadedBy } from "./loaded.ts"
import { dataPackage, inFolder, pack, run, settle, told } from "./stranger.ts"

/**
 * The entries that decide, of the packed data package: what they load, how long their import takes beside that of `.`, that
 * they make no code at run time, and that they decide drawn orders as the audit does. `deciding.ts [ORDERS]`: how many.
 */
const NAME = "@policy-ledger/rules-1688"
const ORDERS = Number(process.argv[2] ?? 2000)

const ENTRIES = ["decide", "decide-presumed"]
const MOST_BYTES = 20 * 1024
/** Of the time that the import of `.` takes: told, for no test depends on how busy a machine is. */
const MOST_TIME = 1 / 4
const IMPORTS = 41

const sized = (dist: string, file: string): string => {
  const { bytes, files } = loadedBy(dist, file)
  if (bytes > MOST_BYTES)
    throw new Error(`${file}: found ${bytes} B gzipped with all it loads, expected ${MOST_BYTES} B at most`)
  return `${file} ${bytes} B gzipped in ${files} files`
}

const TIMED = `const start = performance.now()
await import(process.argv[2])
console.log(performance.now() - start)
`

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

/** How long an import takes in a process of its own: medians, in milliseconds, each file by turns. */
const importTimes = (folder: string, files: readonly string[]): readonly number[] => {
  const times = files.map((): number[] => [])
  for (let turn = 0; turn < IMPORTS; turn++)
    for (const [i, file] of files.entries()) {
      const { stdout } = spawnSync(process.execPath, ["timed.mjs", file], { cwd: folder, encoding: "utf8" })
      times[i]?.push(Number(stdout))
    }
  return times.map(median)
}

const timed = (folder: string, dist: string): string => {
  writeFileSync(join(folder, "timed.mjs"), TIMED)
  writeFileSync(join(folder, "empty.mjs"), "export {}\n")
  const files = ["index", ...ENTRIES].map((name) => pathToFileURL(join(dist, `${name}.js`)).href)
  const [empty = NaN, whole = NaN, ...own] = importTimes(folder, ["./empty.mjs", ...files])
  return ENTRIES.map((name, i) => {
    const share = ((own[i] ?? NaN) - empty) / (whole - empty)
    return `${name} ${share.toFixed(3)} (the goal is ${MOST_TIME})`
  }).join(", ")
}

/** Who forbids code made of text, as pages with a strict policy do, is answered all the same. */
const strict = (folder: string): string => {
  writeFileSync(
    join(folder, "strict.mjs"),
    `import { decide } from "${NAME}/decide"\nimport { decide as presuming } from "${NAME}/decide/presumed"\n` +
      "console.log(decide({}).asOf.presume === undefined, presuming({}).asOf.presume.length)\n",
  )
  const said = run("node", ["--disallow-code-generation-from-strings", "strict.mjs"], folder)
  if (said !== "true 4") throw new Error(`found ${said}, expected true 4`)
  return "answered"
}

const imported = async (dist: string, entry: string): Promise<unknown> =>
  import(pathToFileURL(join(dist, `${entry}.js`)).href)

await inFolder("deciding", async (folder) => {
  settle(folder, [pack(dataPackage, folder)])
  const dist = join(folder, "node_modules", NAME, "dist")
  await told("loaded", () =>
    ENTRIES.flatMap((entry) => ["js", "cjs"].map((kind) => sized(dist, `${entry}.${kind}`))).join(", "),
  )
  await told("import, of the time of .", () => timed(folder, dist))
  await told("no code made at run time", () => strict(folder))
  await told("decisions", async () => {
    /* oxlint-disable typescript/no-unsafe-type-assertion -- the package's own entries */
    const index = (await imported(dist, "index")) as typeof Index
    const { events, replay } = (await imported(dist, "events")) as typeof Events
    const [decide, presumed] = await Promise.all(
      ENTRIES.map(async (entry) => (await imported(dist, entry)) as typeof Decide),
    )
    /* oxlint-enable typescript/no-unsafe-type-assertion */
    if (decide === undefined || presumed === undefined) throw new Error("found no entry, expected two")
    return expectDecisions({ index, decide, presumed }, events(), replay().groups, ORDERS)
  })
})
