// `pnpm test:faults [--quick] [--seed N] [--only TEXT]`: causes every fault we know how to cause, in SQLite and the files, then
// in KurrentDB's protocol, and prints what was tried and what was survived.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { parseArgs } from "node:util"
import { badTexts } from "./bad-texts.ts"
import { bounds } from "./bounds.ts"
import { cut, flipped, fullDisk, strangers } from "./bytes.ts"
import { alteredLog, fuzz } from "./fuzz.ts"
import { kill } from "./kill.ts"
import { linksAndModes } from "./links.ts"
import { readOnly } from "./read-only.ts"
import { receipts } from "./receipts.ts"
import { secrets } from "./secrets.ts"
import { sideBySide } from "./side-by-side.ts"
import { systemCalls } from "./system-calls.ts"
import type { Family, Form, Tally } from "./tally.ts"
import { terminal } from "./terminal.ts"

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
  receipts,
  badTexts,
  terminal,
  secrets,
  bounds,
  ...fuzz(),
]

/** The test of the store on a server counts by itself. */
const PROTOCOL = "KurrentDB's protocol"

const HELP = `pnpm test:faults [--quick] [--seed N] [--only TEXT]

  --quick      the form that every change has to pass
  --seed N     other faults where chance chooses them; the same N, the same faults (default: 0)
  --only TEXT  the families that have TEXT in their name

${[...families.map(({ name }) => name), PROTOCOL].map((name) => `  ${name}`).join("\n")}`

const outcomesOf = ({ outcomes }: Tally): string =>
  [...outcomes]
    .toSorted(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(", ")

/** How many of the tries were lost. */
const runFamilies = async (chosen: readonly Family[], form: Form): Promise<number> => {
  console.log(`Faults, ${form.quick ? "the quick form" : "the full form"}, seed ${form.seed}\n`)
  console.log("| fault | tried | survived | ended as |\n|---|---:|---:|---|")
  const tallies: Tally[] = []
  for (const family of chosen) {
    const tally = await family.run(form)
    tallies.push(tally)
    console.log(`| ${tally.name} | ${tally.tried} | ${tally.survived} | ${outcomesOf(tally)} |`)
  }
  const lost = tallies.flatMap((tally) => tally.lost.map((what) => `${tally.name}: ${what}`))
  for (const what of lost.slice(0, 20)) console.error(`NOT SURVIVED ${what}`)
  const tried = tallies.reduce((sum, tally) => sum + tally.tried, 0)
  console.log(`\n${tried - lost.length} survived of ${tried} tried`)
  return lost.length
}

/** Beside the families, with which it shares nothing; what it prints comes after theirs. */
const runProtocol = async (quick: boolean): Promise<readonly [isWell: boolean, told: string]> => {
  const child = spawn(
    "vitest",
    ["run", "packages/event-store-kurrentdb/test/random-faults.test.ts", "--disable-console-intercept"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, KURRENTDB_FAULT_RUNS: quick ? "12" : "300" },
    },
  )
  let told = ""
  child.stdout.setEncoding("utf8").on("data", (more: string) => (told += more))
  await once(child, "close")
  return [child.exitCode === 0, told]
}

const { values } = parseArgs({
  options: {
    help: { type: "boolean", short: "h" },
    quick: { type: "boolean", default: false },
    seed: { type: "string", default: "0" },
    only: { type: "string", default: "" },
  },
})
const seed = Number(values.seed)
if (!Number.isSafeInteger(seed) || seed < 0)
  throw new Error(`--seed: found ${values.seed}, expected a whole number`)
const chosen = families.filter(({ name }) => name.includes(values.only))
const isProtocolChosen = PROTOCOL.includes(values.only)
if (chosen.length === 0 && !isProtocolChosen)
  throw new Error(`--only: found ${values.only}, expected a part of a name that --help lists`)
if (values.help === true) console.log(HELP)
else {
  const { quick } = values
  const protocol = isProtocolChosen ? runProtocol(quick) : undefined
  const lost = await runFamilies(chosen, { quick, seed })
  const [isProtocolWell, told] = (await protocol) ?? [true, ""]
  process.stdout.write(told)
  process.exitCode = lost === 0 && isProtocolWell ? 0 : 1
}
