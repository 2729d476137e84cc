import type { Rulebook } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, complete, given, type Given } from "./cases.ts"
import { auditContradictions, forceContradictions } from "./certain.ts"
import { chance } from "./chance.ts"
import type { History } from "./history.ts"
import {
  bookOfHistory,
  bookWhereClocksChange,
  dates,
  FIRST_YEAR,
  maybeDate,
  PATIENCE,
  runs,
  uncertain,
} from "./laws.ts"
import { narrow } from "./narrow.ts"

/** Each history is narrowed this many times, each time otherwise. */
const WAYS = [1, 2, 3]

/** What of the answers under a history and a case contradicts those under a narrower history and a fuller case. */
const contradictions = (
  history: History,
  facts: Given,
  asked: { readonly on: readonly string[]; readonly announcedBy?: string },
  narrower: (way: number) => readonly [History, Given],
  bookOf: (history: History) => Rulebook,
): readonly string[] => {
  const { on, ...known } = asked
  const less = bookOf(history)
  const audited = less.audit(caseJson(facts), known)
  return WAYS.flatMap((way) => {
    const [then, fuller] = narrower(way)
    const more = bookOf(then)
    return [
      ...on.flatMap((date) => {
        const question = { on: date, ...known }
        return forceContradictions(less.inForce(question), more.inForce(question))
      }),
      ...auditContradictions(audited, more.audit(caseJson(fuller), known)),
    ]
  })
}

describe.each([
  { what: "narrowing dates and adding facts", fully: false, bookOf: bookOfHistory, times: 500 },
  { what: "completing all that is uncertain", fully: true, bookOf: bookOfHistory, times: 500 },
  { what: "completing some where clocks change", fully: false, bookOf: bookWhereClocksChange, times: 200 },
])("$what", ({ fully, bookOf, times }) => {
  it("never contradicts a certain answer", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.integer(), dates, maybeDate, given, (history, seed, on, by, facts) => {
        const narrower = (way: number): readonly [History, Given] => {
          const choice = chance(seed + way)
          return [
            narrow(history, { by: choice, fully, firstYear: FIRST_YEAR }),
            complete(facts, choice, fully),
          ]
        }
        const asked = { on, ...(by === undefined ? {} : { announcedBy: by }) }
        expect(contradictions(history, facts, asked, narrower, bookOf)).toEqual([])
      }),
      runs(times),
    )
  })
})
