import type { Presumption } from "@policy-ledger/rulebook"
import { explain } from "@policy-ledger/rulebook/explain"
import fc from "fast-check"
import { expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { contradictions } from "../explain/same.ts"
import { caseJson, given } from "./cases.ts"
import {
  bookOfHistory,
  bookWhereClocksChange,
  certain,
  maybeDate,
  PATIENCE,
  runs,
  uncertain,
} from "./laws.ts"
import { condition, saving } from "./rules.ts"

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const groups = fc.option(fc.subarray(["order", "refund", "seller"], { minLength: 1 }), { nil: undefined })

it.each([
  ["certain dates", certain, bookOfHistory],
  ["uncertain dates", uncertain, bookOfHistory],
  ["clocks that change", uncertain, bookWhereClocksChange],
] as const)(
  "an explanation says what the audit says, with %s",
  { timeout: PATIENCE },
  (_, histories, bookOfThem) => {
    fc.assert(
      fc.property(histories, given, presume, groups, maybeDate, (history, facts, presumed, about, by) => {
        const book = bookOfThem(history)
        const known = (about ?? []).filter((group) => book.groups.includes(group))
        const question = {
          ...(presumed.length === 0 ? {} : { presume: presumed }),
          ...(known.length === 0 ? {} : { about: known }),
          ...(by === undefined ? {} : { announcedBy: by }),
        }
        const json = caseJson(facts)
        expect(contradictions(explain(book, json, question), book.audit(json, question))).toEqual([])
      }),
      runs(300),
    )
  },
)

it("an explanation comes to what its parts come to, whatever is asked", { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(condition(false), saving(false), given, (when, keeps, facts) => {
      const book = bookOf(
        announce(
          { id: "a", published: "2021-01-01" },
          effective("dispatch/rule", "before", { rule: rule("rule", { when }) }),
        ),
        announce({ id: "b", published: "2021-01-05" }, withdrawn("dispatch/rule", "XXXX-01-08", { keeps })),
      )
      const json = caseJson(facts)
      expect(contradictions(explain(book, json), book.audit(json))).toEqual([])
    }),
    runs(500),
  )
})
