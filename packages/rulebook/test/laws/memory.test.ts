import type { Rulebook } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { caseJson, given } from "./cases.ts"
import { bookOfHistory, dates, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"

type Question = (book: Rulebook) => unknown

const question: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({
      facts: given,
      by: maybeDate,
      lang: fc.constantFrom("en" as const, "zh" as const),
      explain: fc.boolean(),
    })
    .map(
      ({ facts, by, ...options }): Question =>
        (book) =>
          book.audit(caseJson(facts), { ...options, ...(by === undefined ? {} : { announcedBy: by }) }),
    ),
  fc.record({ on: dates, by: maybeDate }).map(
    ({ on, by }): Question =>
      (book) =>
        on.map((date) => book.inForce({ on: date, ...(by === undefined ? {} : { announcedBy: by }) })),
  ),
  fc.constant<Question>((book) => book.provisions.map((p) => book.history(p.slice(0, p.indexOf("/"))))),
  dates.map(
    ([on = "2021-01-01"]): Question =>
      (book) =>
        book.upcoming({ on }),
  ),
)

describe("a Rulebook remembers what it computed", () => {
  it("and no answer shows what was asked before", { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(uncertain, fc.array(question, { minLength: 2, maxLength: 5 }), (history, questions) => {
        const asked = bookOfHistory(history)
        for (const ask of questions) expect(ask(asked)).toEqual(ask(bookOfHistory(history)))
      }),
      runs(200),
    )
  })
})
