import { existsSync, writeFileSync } from "node:fs"
import type { Cases } from "../ledger/questions.ts"
import { type Command, interleaved, runOnce } from "../measure/process.ts"
import { sized } from "../measure/size.ts"
import { emptyFolder, ROOT } from "../place.ts"
import { ms, ratio, type Table } from "../report/table.ts"

const BUNDLE = "packages/cli/dist/main.cjs"

const commands = (folder: string, [first]: Cases["cases"]): readonly Command[] => {
  const file = `${folder}case.json`
  writeFileSync(file, JSON.stringify(first))
  const ledger = (name: string, ...args: string[]): Command => ({
    name,
    args: [
      `${ROOT}packages/cli/bin/policy-ledger.mjs`,
      ...args,
      "--json",
      "--store",
      `sqlite:${folder}1688.db`,
    ],
    cwd: ROOT,
  })
  return [
    { name: "node -e 0", args: ["-e", "0"] },
    ledger("in-force", "in-force", "--on", "2023-06-08"),
    ledger("audit of one case", "audit", file),
  ]
}

/** Why the command cannot be measured, if it cannot; the first run also fills its store and its compile cache. */
const obstacle = (all: readonly Command[]): string | undefined => {
  if (!existsSync(`${ROOT}${BUNDLE}`)) return `the command line (there is no ${BUNDLE}: pnpm build)`
  try {
    for (const command of all) runOnce(command)
    return undefined
  } catch (error) {
    return `the command line (${error instanceof Error ? error.message : String(error)})`
  }
}

/** The command as it is started, beside a process that does nothing. */
export const wholeProcess = ({ cases }: Cases): Table | string => {
  const all = commands(emptyFolder("cli"), cases)
  const reason = obstacle(all)
  if (reason !== undefined) return reason
  const rounds = sized(15, 3)
  const took = interleaved(all, rounds)
  const empty = took[0]?.median ?? Number.NaN
  return {
    title: "Whole process",
    notes: [
      `packages/cli/bin/policy-ledger.mjs --json, its store filled and its compile cache warm; ${rounds} interleaved runs each.`,
    ],
    columns: ["process", "median", "q1", "q3", "target", "÷ empty"],
    rows: all.flatMap(({ name }, i) => {
      const one = took[i]
      if (one === undefined) return []
      return [
        [name, ms(one.median), ms(one.q1), ms(one.q3), i === 0 ? null : "≤ 4×", ratio(one.median, empty)],
      ]
    }),
  }
}
