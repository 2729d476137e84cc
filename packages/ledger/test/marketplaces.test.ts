import { readdirSync, readFileSync } from "node:fs"
import { Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { decodeAnnouncement, decodePlatform } from "../src/authoring/authoring.ts"
import { checkLedger } from "../src/check/check.ts"
import { describeCheck } from "../src/check/finding.ts"
import { verifyLog } from "../src/log-file.ts"
import { contradictions } from "./announcements/leaving-out.ts"
import { askTables, tablesAreWhole } from "./announcements/ask.ts"
import { tables } from "./announcements/table.ts"

const SEEDS = new URL("../../../seeds/", import.meta.url)

const text = (name: string): string => readFileSync(new URL(name, SEEDS), "utf8")

/** A marketplace as its log tells it, and the files that were recorded. */
const marketplace = (id: string) => {
  const platformFile = `seeds/${id}.yaml`
  const platform = Result.getOrThrow(decodePlatform(platformFile, text(`${id}.yaml`)))
  const log = verifyLog(`seeds/${id}.ndjson`, text(`${id}.ndjson`))
  const { events } = Result.getOrThrow(log)
  const files = readdirSync(new URL(`${id}/`, SEEDS)).map((name) =>
    decodeAnnouncement(`seeds/${id}/${name}`, text(`${id}/${name}`), platform),
  )
  return {
    book: Rulebook.of(platform, [{ origin: `policy-ledger-${id}`, events, rootAt: () => "sha256:" }]),
    findings: checkLedger({ platform, platformFile, files, log }).map(describeCheck),
  }
}

/** Those of which tables of cases are there. */
const MARKETPLACES = readdirSync(new URL("marketplaces/", import.meta.url))

for (const id of MARKETPLACES)
  describe(`the marketplace ${id}`, () => {
    const { book, findings } = marketplace(id)
    const all = tables(`../marketplaces/${id}`)

    it("has a log that is what its files tell, and in order", () => {
      expect(findings).toEqual([])
    })

    describe("the tables of cases", () => {
      tablesAreWhole(book, all)

      it("are not contradicted by a case of which a fact is left out", () => {
        expect(contradictions(book, all)).toEqual([])
      })
    })
    askTables(book, all)
  })

it.each(["allegro", "amazon-us", "ebay-uk", "tiktok-cb"])(
  "the ledger of %s says that it holds samples only",
  (id) => {
    const platform = decodePlatform(`seeds/${id}.yaml`, text(`${id}.yaml`))
    expect(Result.getOrThrow(platform).coverage.statement.en).toContain("Samples")
  },
)
