import type { Effect } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { expect, it } from "vitest"
import { bookOf } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { caseJson, complete, given } from "./cases.ts"
import { auditContradictions } from "./certain.ts"
import { chance } from "./chance.ts"
import { PATIENCE, runs } from "./laws.ts"
import { condition, deadline, moving } from "./rules.ts"

/** A deadline by working days, which every calendar effect can move, or any other. */
const falls: fc.Arbitrary<Effect> = fc.oneof(
  fc
    .record({
      deadline: fc.constantFrom("respond-by", "return-by", "claim-from"),
      after: fc.constantFrom({ workdays: 3, in: "post" }, { workdays: 8, in: "post" }),
    })
    .map((rule) => ({ ...rule, countedFrom: "order.paidAt" })),
  deadline(false),
)

const rules = <T>(effect: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(fc.tuple(condition(false), effect), { minLength: 1, maxLength })

it("what moves a deadline, or may, never contradicts what was certain before more facts were known", {
  timeout: PATIENCE,
}, () => {
  fc.assert(
    fc.property(rules(falls, 2), rules(moving, 6), given, fc.integer(), (set, moved, facts, seed) => {
      const book = bookOf(...[...set, ...moved].map(([when, effect], i) => ruled(`rule-${i}`, when, effect)))
      const less = book.audit(caseJson(facts), { brief: true })
      for (const fully of [false, true]) {
        const more = book.audit(caseJson(complete(facts, chance(seed), fully)), { brief: true })
        expect(auditContradictions(less, more)).toEqual([])
      }
    }),
    runs(1000),
  )
})
