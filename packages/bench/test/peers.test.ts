import { describe, expect, it } from "vitest"
import { byHand, byHandFromText, RULES_BY_HAND } from "../src/bulk/by-hand.ts"
import type { Contender } from "../src/bulk/contenders.ts"
import { edgesOf } from "../src/bulk/edges.ts"
import { equality } from "../src/bulk/equal.ts"
import { fuzzedOrders, realisticOrders } from "../src/bulk/orders.ts"
import { PEERS } from "../src/bulk/peers.ts"
import { raceOver } from "../src/bulk/race.ts"
import { readPublished } from "../src/ledger/published.ts"

const published = readPublished()
const ORDERS = 400
const edges = edgesOf(published.platform, published.events)
const races = {
  realistic: raceOver(published, realisticOrders(published.platform, 3), ORDERS),
  fuzzed: raceOver(published, fuzzedOrders(published.platform, 3, edges), ORDERS),
}
const { rules, left } = races.realistic

describe("the rules that two values express", () => {
  it("are some of the ledger's, and each other is left out for a reason", () => {
    const judged = published.events.filter(
      (event) => event.type === "Effective" && event.rule.decidedBy.length > 0,
    )
    const others = [...left.values()].reduce((sum, n) => sum + n, 0)
    expect(rules.length + others).toBe(judged.length)
    expect(rules.length).toBeGreaterThan(20)
    expect([...left.keys()]).toContain("in force perhaps, at some time")
  })

  it("are those written by hand", () => {
    expect(rules.map(({ name }) => name).toSorted()).toEqual([...RULES_BY_HAND].toSorted())
  })
})

describe.each([...PEERS, byHand, byHandFromText].map((contender) => [contender.name, contender] as const))(
  "%s",
  (_, contender: Contender) => {
    it.each(["realistic", "fuzzed"] as const)(
      "answers as the interpreter wherever it can: %s orders",
      async (manner) => {
        const race = races[manner]
        const found = await equality(race, contender, await contender.prepare(race))
        expect(found.example).toBeUndefined()
        expect(found.different).toBe(0)
        // Those by hand are held to every answer, the others to those that two values tell.
        const all = ORDERS * race.rules.length
        expect(found.equal + found.untold).toBe(all)
        expect(found.equal).toBeGreaterThanOrEqual(contender.values === 3 ? all : all / 4)
      },
    )
  },
)
