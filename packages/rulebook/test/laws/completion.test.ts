import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, complete, given } from "./cases.ts"
import { auditContradictions, forceContradictions } from "./certain.ts"
import { chance } from "./chance.ts"
import { bookOfHistory, dates, FIRST_YEAR, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"
import { narrow } from "./narrow.ts"

describe.each([
  { what: "narrowing dates and adding facts", fully: false },
  { what: "completing all that is uncertain", fully: true },
])("$what", ({ fully }) => {
  it("never contradicts a certain answer", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.integer(), dates, maybeDate, given, (history, seed, on, by, facts) => {
        const choice = chance(seed)
        const known = by === undefined ? {} : { announcedBy: by }
        const less = bookOfHistory(history)
        const more = bookOfHistory(narrow(history, { by: choice, fully, firstYear: FIRST_YEAR }))
        const force = on.flatMap((date) =>
          forceContradictions(less.inForce({ on: date, ...known }), more.inForce({ on: date, ...known })),
        )
        const fuller = caseJson(complete(facts, choice, fully))
        const verdicts = auditContradictions(less.audit(caseJson(facts)), more.audit(fuller))
        expect([...force, ...verdicts]).toEqual([])
      }),
      runs(2000),
    )
  })
})
