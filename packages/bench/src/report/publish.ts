import { mkdirSync, writeFileSync } from "node:fs"
import { BENCH, SCRATCH } from "../place.ts"
import { QUICK } from "../measure/size.ts"
import { circumstances } from "./machine.ts"
import { markdown, type Table } from "./table.ts"

export interface Report {
  /** Of the files in results/. */
  readonly name: string
  readonly title: string
  /** What was left out, and why. */
  readonly skipped: readonly string[]
  readonly versions: Readonly<Record<string, string>>
  readonly tables: readonly Table[]
}

/** Prints the tables and keeps them as JSON and Markdown: in results/, or in .scratch/ where the sizes were small. */
export const publish = ({ name, title, skipped, versions, tables }: Report): void => {
  const under = circumstances(versions)
  const text = [
    `# ${title}`,
    "",
    ...Object.entries(under).map(([what, value]) => `- ${what}: ${value}`),
    ...skipped.map((reason) => `- not measured: ${reason}`),
    "",
    ...tables.map(markdown),
  ].join("\n")
  const folder = QUICK ? `${SCRATCH}results/` : `${BENCH}results/`
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}${name}.md`, text)
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify({ title, under, skipped, tables }, null, 2)}\n`)
  process.stdout.write(`${text}\n`)
}

/** What is going on, for whoever waits. */
export const progress = (what: string): void => {
  process.stderr.write(`… ${what}\n`)
}
