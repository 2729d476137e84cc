import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { STORE_CASES } from "../src/contract/cases.ts"
import { reportOf, type Outcome, type StoreResult } from "../src/contract/report.ts"

const published = fileURLToPath(new URL("../../../docs/store-contract-report.md", import.meta.url))

describe("the report of the contract of stores", () => {
  it("says of every store which promises it keeps, and how it breaks one", () => {
    const results: readonly StoreResult[] = [
      {
        store: "mine",
        promises: new Map<string, Outcome>([
          ["order.", "kept"],
          ["a | b.", { broken: "expected 1 to be 2" }],
        ]),
      },
      { store: "theirs", promises: new Map([["order.", "not tried"]]) },
    ]
    expect(reportOf(results, "2030-01-02").split("\n")).toEqual([
      "# The contract of stores",
      "",
      "2030-01-02: mine keeps 1 of 2, theirs keeps 0 of 2.",
      "",
      "| promise | mine | theirs |",
      "| --- | --- | --- |",
      "| order. | kept | not tried |",
      String.raw`| a \| b. | BROKEN | not tried |`,
      "",
      "- mine: a | b. expected 1 to be 2",
      "",
    ])
  })

  it("that is published is of the contract as it is today", () => {
    const rows = readFileSync(published, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "))
    expect(rows.slice(2)).toEqual(STORE_CASES.map(({ name }) => `| ${name}. | kept | kept | kept |`))
  })
})
