import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import type { Reporter, TestCase, TestModule, TestSuite } from "vitest/node"

// A reporter is loaded beside the tests, with what is built alone: nothing of them, and no package, may be imported here.

/** By what the suites of a store are known. */
export const CONTRACT = " keeps the contract of stores"

/** What became of one promise: kept, or how it was broken. */
export type Outcome = "kept" | "not tried" | { readonly broken: string }

/** How one store stands to the contract, promise by promise. */
export interface StoreResult {
  readonly store: string
  readonly promises: ReadonlyMap<string, Outcome>
}

const outcomeOf = (test: TestCase): Outcome => {
  const { state, errors } = test.result()
  if (state === "passed") return "kept"
  if (state !== "failed") return "not tried"
  return { broken: errors[0]?.message.split("\n")[0] ?? "without a word" }
}

const resultOf = (suite: TestSuite): StoreResult => ({
  store: suite.name.slice(0, -CONTRACT.length),
  promises: new Map([...suite.children.tests()].map((test) => [test.name, outcomeOf(test)])),
})

const cell = (text: string): string => text.replaceAll("|", "\\|")

/** A table of promises and stores in Markdown, and below it what was broken and how. */
export const reportOf = (results: readonly StoreResult[], when: string): string => {
  const promises = [...new Set(results.flatMap(({ promises: of }) => [...of.keys()]))]
  const rows = promises.map((promise) => {
    const outcomes = results.map(({ promises: of }) => of.get(promise) ?? "not tried")
    return [promise, ...outcomes.map((o) => (typeof o === "string" ? o : "BROKEN"))]
  })
  const head = ["promise", ...results.map(({ store }) => store)]
  const table = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`)
  const broken = results.flatMap(({ store, promises: of }) =>
    [...of].flatMap(([promise, o]) => (typeof o === "string" ? [] : [`- ${store}: ${promise} ${o.broken}`])),
  )
  const counts = results.map(({ store, promises: of }) => {
    const count = [...of.values()].filter((o) => o === "kept").length
    return `${store} keeps ${count} of ${promises.length}`
  })
  const parts = ["# The contract of stores", `${when}: ${counts.join(", ")}.`, table.join("\n"), ...broken]
  return `${parts.join("\n\n")}\n`
}

/**
 * A reporter of vitest that writes what the contract came to for every store of the run, to be published:
 * `vitest run --reporter=default --reporter=@policy-ledger/event-store/report`. The file is `STORE_REPORT`, else
 * `store-contract.md`; none is written where the contract was not run.
 */
export default class StoreReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const suites = modules.flatMap((module) => [...module.children.allSuites()])
    const results = suites.filter(({ name }) => name.endsWith(CONTRACT)).map(resultOf)
    if (results.length === 0) return
    const file = process.env["STORE_REPORT"] ?? "store-contract.md"
    mkdirSync(dirname(file), { recursive: true })
    const node = `Node ${process.versions.node} on ${process.platform}`
    writeFileSync(file, reportOf(results, `${new Date().toISOString().slice(0, 10)}, ${node}`))
  }
}
