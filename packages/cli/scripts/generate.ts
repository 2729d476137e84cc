import { spawnSync } from "node:child_process"
import { globSync, readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { fileAt, generatedFiles } from "./generated.ts"

/**
 * `pnpm generate` writes every file that follows from others: schemas, tables, the form that reads receipts, and what tests
 * compare with (`toMatchFileSnapshot`: docs/cli.md, the answers to the examples, golden files). Git then shows what a change
 * changes. `--check` writes nothing and fails with the name of what is stale.
 */
const isCheck = process.argv.includes("--check")

const isStale = ([path, text]: readonly [string, string]): boolean => {
  try {
    return readFileSync(fileAt(path), "utf8") !== text
  } catch {
    return true
  }
}

for (const [path, text] of [...generatedFiles()].filter(isStale)) {
  if (isCheck) {
    console.error(`${path}: is not as pnpm generate writes it`)
    process.exitCode = 1
  } else {
    writeFileSync(fileAt(path), text)
    console.log(`${path}: written`)
  }
}

const root = fileURLToPath(fileAt(""))
const golden = globSync("packages/*/test/**/*.test.ts", { cwd: root }).filter((file) =>
  readFileSync(fileAt(file), "utf8").includes("toMatchFileSnapshot("),
)
const update = isCheck ? "--update=none" : "--update=all"
const { status } = spawnSync("vitest", ["run", update, ...golden], {
  cwd: root,
  stdio: "inherit",
})
if (status !== 0) process.exitCode = 1
