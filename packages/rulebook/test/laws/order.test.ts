import type { LedgerEvent } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, given } from "./cases.ts"
import { chance, type Chance } from "./chance.ts"
import { readingsOf } from "./history.ts"
import { bookOfBlocks, dates, everyAnswer, PATIENCE, runs, uncertain } from "./laws.ts"

type Blocks = readonly (readonly LedgerEvent[])[]

/** Deals the events out anew, one at a time from any announcement; those of one announcement keep their order. */
const shuffled = (blocks: Blocks, by: Chance): readonly LedgerEvent[] => {
  const waiting = new Map<string, LedgerEvent[]>()
  for (const event of blocks.flat())
    waiting.set(event.announcement, [...(waiting.get(event.announcement) ?? []), event])
  const dealt: LedgerEvent[] = []
  while (waiting.size > 0) {
    const names = [...waiting.keys()]
    const name = names[by.between(0, names.length - 1)] ?? ""
    const [next, ...rest] = waiting.get(name) ?? []
    if (next !== undefined) dealt.push(next)
    if (rest.length === 0) waiting.delete(name)
    else waiting.set(name, rest)
  }
  return dealt
}

describe("the Rulebook depends on the set of readings", () => {
  it("and not on the order of the log", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.integer(), dates, given, (history, seed, on, facts) => {
        const blocks = readingsOf(history)
        const [asRecorded, otherwise] = [bookOfBlocks(blocks), bookOfBlocks([shuffled(blocks, chance(seed))])]
        const mention = (s: string): string => s.replaceAll(/"ledgers":\[[^\]]*\]/g, "")
        const json = caseJson(facts)
        expect(mention(everyAnswer(otherwise, on, json))).toBe(mention(everyAnswer(asRecorded, on, json)))
      }),
      runs(200),
    )
  })

  it("and not on how they are shared out among ledgers", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.integer(), dates, given, (history, seed, on, facts) => {
        const by = chance(seed)
        const blocks = readingsOf(history)
        const own = new Set(history.filter(() => by.one(2)).map((a) => a.id))
        const isOwn = (block: readonly LedgerEvent[]): boolean => own.has(block[0]?.announcement ?? "")
        const [mine, published] = [blocks.filter(isOwn), blocks.filter((b) => !isOwn(b))]
        const json = caseJson(facts)
        const answers = [[blocks], [published, mine], [mine, published]].map((ledgers) =>
          everyAnswer(bookOfBlocks(...ledgers), on, json).replaceAll(/"ledgers":\[[^\]]*\]/g, ""),
        )
        expect(new Set(answers).size).toBe(1)
      }),
      runs(200),
    )
  })
})
