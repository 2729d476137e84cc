import type { Presumption, Rulebook } from "@policy-ledger/rulebook"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { spoil } from "../spoil.ts"
import { caseJson, given } from "./cases.ts"
import { bookOfHistory, dates, maybeDate, PATIENCE, runs, uncertain } from "./laws.ts"

type Question = (book: Rulebook) => unknown

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])

const question: fc.Arbitrary<Question> = fc.oneof(
  fc
    .record({
      facts: given,
      by: maybeDate,
      lang: fc.constantFrom("en" as const, "zh" as const),
      explain: fc.boolean(),
      presume,
    })
    .map(
      ({ facts, by, ...options }): Question =>
        (book) =>
          book.audit(caseJson(facts), { ...options, ...(by === undefined ? {} : { announcedBy: by }) }),
    ),
  fc.record({ on: dates, by: maybeDate, presume }).map(
    ({ on, by, ...also }): Question =>
      (book) =>
        on.map((date) =>
          book.inForce({ on: date, ...also, ...(by === undefined ? {} : { announcedBy: by }) }),
        ),
  ),
  presume.map(
    (presumed): Question =>
      (book) =>
        book.provisions.map((p) => book.history(p.slice(0, p.indexOf("/")), { presume: presumed })),
  ),
  fc.record({ on: dates, presume }).map(
    ({ on: [on = "2021-01-01"], ...also }): Question =>
      (book) =>
        book.upcoming({ on, ...also }),
  ),
)

describe("a Rulebook remembers what it computed", () => {
  it("and no answer shows what was asked before, or what was done to its answer", {
    timeout: PATIENCE,
  }, () => {
    fc.assert(
      fc.property(uncertain, fc.array(question, { minLength: 2, maxLength: 5 }), (history, questions) => {
        const asked = bookOfHistory(history)
        for (const ask of questions) {
          const answer = ask(asked)
          expect(answer).toEqual(ask(bookOfHistory(history)))
          spoil(answer)
        }
      }),
      runs(200),
    )
  })
})
