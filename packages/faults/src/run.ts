// `pnpm test:faults [--quick]`: causes every fault we know how to cause, in SQLite and the files, then in KurrentDB's
// protocol, and prints what was survived.
import { spawnSync } from "node:child_process"
import { cut, flipped, fullDisk, strangers } from "./bytes.ts"
import { alteredLog, fuzz } from "./fuzz.ts"
import { kill } from "./kill.ts"
import { linksAndModes } from "./links.ts"
import { readOnly } from "./read-only.ts"
import { sideBySide } from "./side-by-side.ts"
import { systemCalls } from "./system-calls.ts"
import type { Family, Tally } from "./tally.ts"

const quick = process.argv.includes("--quick")
const families: readonly Family[] = [
  kill,
  sideBySide,
  systemCalls,
  fullDisk,
  readOnly,
  linksAndModes,
  cut,
  flipped,
  strangers,
  alteredLog,
  ...fuzz(),
]

const outcomesOf = ({ outcomes }: Tally): string =>
  [...outcomes]
    .toSorted(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(", ")

const tallies: Tally[] = []
console.log(`Faults, ${quick ? "the quick form" : "the full form"}: what was tried, what was survived\n`)
console.log("| fault | tried | survived | ended as |\n|---|---:|---:|---|")
for (const family of families) {
  const tally = await family.run(quick)
  tallies.push(tally)
  console.log(`| ${tally.name} | ${tally.tried} | ${tally.survived} | ${outcomesOf(tally)} |`)
}
const lost = tallies.flatMap((tally) => tally.lost.map((what) => `${tally.name}: ${what}`))
for (const what of lost.slice(0, 20)) console.error(`NOT SURVIVED ${what}`)
const tried = tallies.reduce((sum, tally) => sum + tally.tried, 0)
console.log(`\n${tried - lost.length} survived of ${tried} tried`)

const { status } = spawnSync(
  "vitest",
  ["run", "packages/event-store-kurrentdb/test/random-faults.test.ts", "--disable-console-intercept"],
  { stdio: "inherit", env: { ...process.env, KURRENTDB_FAULT_RUNS: quick ? "12" : "300" } },
)
process.exitCode = lost.length === 0 && status === 0 ? 0 : 1
