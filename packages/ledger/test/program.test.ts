// The compiled program of each platform beside the audit, on orders as shops have them and as odd as they may be.
// LAWS=500 tries five hundred times as many: 100,000 of each kind.
import { readFileSync } from "node:fs"
import { Rulebook } from "@policy-ledger/rulebook"
import { compile } from "@policy-ledger/rulebook/program"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { fuzzedOrders, realisticOrders } from "../../bench/src/bulk/orders.ts"
import { edgesOf } from "../../bench/src/bulk/edges.ts"
import { bothOf } from "../../rulebook/test/program/same.ts"
import { decodePlatform } from "../src/authoring/authoring.ts"
import { verifyLog } from "../src/log-file.ts"

const SEEDS = new URL("../../../seeds/", import.meta.url)
const TIMES = Number(process.env["LAWS"] ?? 1)

const text = (name: string): string => readFileSync(new URL(name, SEEDS), "utf8")

const read = (id: string) => {
  const platform = Result.getOrThrow(decodePlatform(`seeds/${id}.yaml`, text(`${id}.yaml`)))
  const { events } = Result.getOrThrow(verifyLog(`seeds/${id}.ndjson`, text(`${id}.ndjson`)))
  return {
    platform,
    events,
    book: Rulebook.of(platform, [{ origin: `policy-ledger-${id}`, events, rootAt: () => "sha256:" }]),
  }
}

const QUESTIONS = [{}, { presume: ["commencement", "continuance", "unchanged", "conditions"] }] as const

describe.each(["1688", "allegro", "amazon-us", "ebay-uk", "tiktok-cb"])("the program of %s", (id) => {
  const { platform, events, book } = read(id)

  it.each([
    ["realistic", 200, realisticOrders(platform, 1)],
    ["fuzzed", 200, fuzzedOrders(platform, 2, edgesOf(platform, events))],
  ] as const)("decides %s orders as the audit does", { timeout: 60_000 * TIMES }, (_, count, orders) => {
    for (const question of QUESTIONS) {
      const compiled = compile(book, question)
      let left = count * TIMES
      for (const order of orders) {
        const [audited, decided] = bothOf(book, compiled, order, question)
        expect(decided).toEqual(audited)
        if (--left === 0) break
      }
    }
  })

  it("tables every version: none has to ask its timeline", () => {
    expect(compile(book).asksTimelines).toEqual([])
  })
})
