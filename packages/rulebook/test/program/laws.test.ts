import type { Presumption } from "@policy-ledger/rulebook"
import { compile } from "@policy-ledger/rulebook/program"
import fc from "fast-check"
import { expect, it } from "vitest"
import { bookOf } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { caseJson, given } from "../laws/cases.ts"
import { bookOfHistory, bookWhereClocksChange, certain, PATIENCE, runs, uncertain } from "../laws/laws.ts"
import { condition, deadline, moving } from "../laws/rules.ts"
import { bothOf } from "./same.ts"

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const about = fc.option(fc.subarray(["order", "refund", "seller"], { minLength: 1 }), { nil: undefined })
const cases = fc.array(given, { minLength: 4, maxLength: 4 })

const sameOf = (book: ReturnType<typeof bookOf>, facts: readonly object[], question: object): void => {
  const compiled = compile(book, question)
  for (const one of facts) {
    const [audited, decided] = bothOf(book, compiled, one, question)
    expect(decided).toEqual(audited)
  }
}

it.each([
  ["certain dates", certain, bookOfHistory],
  ["uncertain dates", uncertain, bookOfHistory],
  ["clocks that change", uncertain, bookWhereClocksChange],
] as const)(
  "a program decides as the audit does, with %s",
  { timeout: PATIENCE },
  (_, histories, bookOfThem) => {
    fc.assert(
      fc.property(histories, cases, presume, about, (h, facts, presumed, groups) => {
        const book = bookOfThem(h)
        const known = groups?.filter((group) => book.groups.includes(group))
        sameOf(book, facts.map(caseJson), {
          ...(presumed.length === 0 ? {} : { presume: presumed }),
          ...(known === undefined || known.length === 0 ? {} : { about: known }),
        })
      }),
      runs(120),
    )
  },
)

it("a program moves deadlines as the audit does", { timeout: PATIENCE }, () => {
  const rules = <T>(effect: fc.Arbitrary<T>, maxLength: number) =>
    fc.array(fc.tuple(condition(false), effect), { minLength: 1, maxLength })
  fc.assert(
    fc.property(rules(deadline(false), 3), rules(moving, 5), cases, (set, moved, facts) => {
      const book = bookOf(...[...set, ...moved].map(([when, effect], i) => ruled(`rule-${i}`, when, effect)))
      sameOf(book, facts.map(caseJson), {})
    }),
    runs(120),
  )
})
