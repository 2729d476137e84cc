import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, given } from "./cases.ts"
import { DECIDED_BY } from "./generate.ts"
import { bookOfHistory, certain, PATIENCE, runs, uncertain } from "./laws.ts"

const decidedByOne = new Set(Object.keys(DECIDED_BY).filter((p) => DECIDED_BY[p]?.length === 1))

describe.each([
  { what: "certain", histories: certain },
  { what: "uncertain", histories: uncertain },
])("a case under a history with $what dates", ({ histories }) => {
  it("never meets two versions of one provision in force at one deciding instant", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(histories, given, (history, facts) => {
        const { verdicts } = bookOfHistory(history).audit(caseJson(facts), { brief: true })
        const inForce = verdicts.filter((v) => v.inForce === "yes").map((v) => v.provision)
        const twice = inForce.filter((p, i) => decidedByOne.has(p) && inForce.indexOf(p) < i)
        expect(twice).toEqual([])
      }),
      runs(500),
    )
  })
})
