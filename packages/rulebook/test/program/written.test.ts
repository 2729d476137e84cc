import { CaseError, type AuditAnswer, type Presumption, type Rulebook } from "@policy-ledger/rulebook"
import {
  Judge,
  NotTabled,
  readProgram,
  writeProgram,
  type WrittenProgram,
} from "@policy-ledger/rulebook/program"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { announce, bookOf, doneBefore, effective, rule, type Readings } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { caseJson, given } from "../laws/cases.ts"
import { bookOfHistory, bookWhereClocksChange, certain, PATIENCE, runs, uncertain } from "../laws/laws.ts"
import { condition, deadline, moving, pay } from "../laws/rules.ts"

/** Through the text that it is shipped as. */
const shipped = (book: Rulebook, question: object = {}): WrittenProgram =>
  JSON.parse(JSON.stringify(writeProgram(book, question)))

/** What of an audit's answer is judged too. */
const judgedIn = ({ verdicts, possible, ...answer }: AuditAnswer): object => {
  const { case: name, currency, outcome, states, late } = answer
  const applying = verdicts.filter(({ applies }) => applies === "yes").map(({ provision }) => provision)
  return {
    case: name,
    ...(currency === undefined ? {} : { currency }),
    outcome,
    states,
    ...(late === undefined ? {} : { late }),
    applies: [...new Set(applying)],
    possible: possible.verdicts,
  }
}

/** Where a version has more savings than a table holds there is no judge. */
const judgeOf = (book: Rulebook, question: object): Judge | undefined => {
  try {
    return new Judge(readProgram(shipped(book, question)))
  } catch (error) {
    if (error instanceof NotTabled) return undefined
    throw error
  }
}

const expectSame = (
  book: Rulebook,
  cases: readonly object[],
  presume: readonly Presumption[],
  about?: readonly string[],
) => {
  const judge = judgeOf(book, { presume })
  for (const one of judge === undefined ? [] : cases) {
    const audited = book.audit(one, { presume, brief: true, ...(about === undefined ? {} : { about }) })
    expect(judge?.judge(one, about)).toEqual(judgedIn(audited))
  }
}

const presumed = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const groups = fc.option(fc.subarray(["order", "refund", "seller"], { minLength: 1 }), { nil: undefined })
const cases = fc.array(given, { minLength: 4, maxLength: 4 })

describe("a program that was written and read", () => {
  it.each([
    ["certain dates", certain, bookOfHistory],
    ["uncertain dates", uncertain, bookOfHistory],
    ["clocks that change", uncertain, bookWhereClocksChange],
  ] as const)("judges as the audit does, with %s", { timeout: PATIENCE }, (_, histories, bookOfThem) => {
    fc.assert(
      fc.property(histories, cases, presumed, groups, (history, given, presume, about) => {
        const book = bookOfThem(history)
        const known = about?.filter((group) => book.groups.includes(group))
        expectSame(book, given.map(caseJson), presume, known?.length === 0 ? undefined : known)
      }),
      runs(100),
    )
  })

  it("moves deadlines and reckons payments as the audit does", { timeout: PATIENCE }, () => {
    const rules = <T>(effect: fc.Arbitrary<T>, maxLength: number) =>
      fc.array(fc.tuple(condition(false), effect), { minLength: 1, maxLength })
    fc.assert(
      fc.property(
        rules(deadline(false), 3),
        rules(moving, 4),
        rules(pay(false), 3),
        cases,
        (set, moved, paid, facts) => {
          const all = [...set, ...moved, ...paid]
          const book = bookOf(...all.map(([when, effect], i) => ruled(`rule-${i}`, when, effect)))
          expectSame(book, facts.map(caseJson), [])
        },
      ),
      runs(100),
    )
  })

  it("displaces what is disapplied, and holds what cannot be read open", () => {
    const paid = { order: { paidAt: "2022-06-01T00:00:00+05:30" } }
    const ships = (hours: number, disapplies: readonly string[] = []) =>
      rule("ships", {
        effects: [{ deadline: "ship-by", countedFrom: "order.paidAt", after: { hours } }],
        ...(disapplies.length === 0 ? {} : { disapplies }),
      })
    const later = announce(
      { id: "later", published: "2021-01-01" },
      effective("moon/rule", "before", { rule: ships(1) }),
    ).map((event) =>
      event.type === "Effective" ? { ...event, language: 99, when: "the moon is full" } : event,
    )
    const common: Readings = [
      announce({ id: "a", published: "2021-01-01" }, effective("a/rule", "before", { rule: ships(24) })),
      announce(
        { id: "b", published: "2021-01-01" },
        effective("b/rule", "before", { rule: ships(48, ["a/rule"]) }),
      ),
    ]
    for (const readings of [common, [...common, later]]) {
      const book = bookOf(...readings)
      expectSame(book, [paid, {}], [])
    }
    const judge = new Judge(readProgram(shipped(bookOf(...common))))
    expect(judge.judge(paid).applies).toEqual(["b/rule"])
  })

  it("refuses what is no case by every mistake, as the audit does", () => {
    const book = bookOf(ruled("a", { always: true }))
    const judge = new Judge(readProgram(shipped(book)))
    const problemsOf = (ask: () => unknown): unknown => {
      try {
        return ask()
      } catch (error) {
        return error instanceof CaseError ? error.problems : error
      }
    }
    for (const wrong of [
      { order: { payedAt: "2022-06-01", lane: "exports" } },
      { order: { paidAt: null, shippedAt: "2022-06-01" } },
      { order: { goods: "nothing", parts: [{ id: "1" }, { id: "1" }] } },
      [],
    ])
      expect(problemsOf(() => judge.judge(wrong))).toEqual(problemsOf(() => book.audit(wrong)))
  })
})

describe("a written program", () => {
  it("holds no text, and of effects those alone that move an outcome", () => {
    const offer = { offer: { zh: "〔礼物〕", en: "a gift" } }
    const unstated = { unstated: { zh: "〔条件〕", en: "a condition" } }
    const written = JSON.stringify(shipped(bookOf(ruled("a", unstated, offer, { refund: "instant" }))))
    expect(written).toContain('[{"refund":"instant"}]')
    for (const text of ["〔", "a gift", "a condition", "title"]) expect(written).not.toContain(text)
  })

  it("refuses a version with more savings than a table holds, by its provision", () => {
    const keeps = doneBefore("order.placedAt")
    const readings = [1, 2, 3, 4, 5].map((month) =>
      announce(
        { id: `fee-${month}`, published: "2022-01-01" },
        effective("dispatch/fee", `2022-0${month}-01`, { keeps }),
      ),
    )
    expect(() => writeProgram(bookOf(...readings.slice(0, 4)))).not.toThrow()
    expect(() => writeProgram(bookOf(...readings))).toThrow(
      "dispatch/fee: found more savings than 4, each counted with every date that it is measured against, expected at most 4: no table can hold when it is in force",
    )
  })
})
