import { QuestionError, type Presumption, type Rulebook } from "@policy-ledger/rulebook"
import { whatIf } from "@policy-ledger/rulebook/what-if"
import fc from "fast-check"
import { expect, it } from "vitest"
import { bookOf } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { differences } from "../what-if/same.ts"
import { caseJson, given } from "./cases.ts"
import { chance } from "./chance.ts"
import { bookOfHistory, bookWhereClocksChange, certain, PATIENCE, runs, uncertain } from "./laws.ts"
import { condition, deadline, moving, pay } from "./rules.ts"

const presume = fc.subarray<Presumption>(["commencement", "continuance", "unchanged", "conditions"])
const INSTANTS = ["order.placedAt", "order.paidAt", "order.dueAt", "order.agreedShipBy", "order.shippedAt"]
const VARIED = [
  ...INSTANTS,
  "order.groupFormedAt",
  "refund.requestedAt",
  "seller.joinedAt",
  "seller.renewedAt",
  "order.amount",
  "order.postage",
  "seller.rate",
  "seller.strikes",
  "order.lane",
  "order.tags",
  "order.shipTo",
  "order.goods",
  "order.grouped",
]
const seed = fc.integer()

const INSTANTS_VARIED = /At$|agreedShipBy$/

/** Between two bounds where there would be no end to the pieces. */
const WEEKS = { from: "2021-01-02T00:00:00+05:30", to: "2021-02-20T00:00:00+05:30" }

const asked = (book: Rulebook, facts: object, vary: string, also: object) => {
  try {
    return whatIf(book, facts, { vary, ...also })
  } catch (error) {
    if (!(error instanceof QuestionError) || !["from", "to"].includes(error.at)) throw error
    const bounds = INSTANTS_VARIED.test(vary) ? WEEKS : { from: "0", to: "20" }
    return whatIf(book, facts, { vary, ...also, ...bounds })
  }
}

const expectSame = (book: Rulebook, facts: object, vary: string, also: object, by: number): void => {
  const { between } = chance(by)
  const answer = asked(book, facts, vary, also)
  expect(differences(book, facts, answer, also, () => between(0, 1_000_000) / 1_000_001)).toEqual([])
}

const about = fc.option(fc.subarray(["order", "refund", "seller"], { minLength: 1 }), { nil: undefined })

const questionOf = (
  book: Rulebook,
  presumed: readonly Presumption[],
  groups: readonly string[] | undefined,
): object => {
  const known = (groups ?? []).filter((group) => book.groups.includes(group))
  return {
    ...(presumed.length === 0 ? {} : { presume: presumed }),
    ...(known.length === 0 ? {} : { about: known }),
  }
}

it.each([
  ["certain dates", certain, bookOfHistory],
  ["uncertain dates", uncertain, bookOfHistory],
  ["clocks that change", uncertain, bookWhereClocksChange],
] as const)("what-if says what audits say, with %s", { timeout: PATIENCE }, (_, histories, bookOfThem) => {
  fc.assert(
    fc.property(
      histories,
      given,
      fc.constantFrom(...VARIED),
      presume,
      about,
      seed,
      (h, g, vary, presumed, groups, by) => {
        const book = bookOfThem(h)
        expectSame(book, caseJson(g), vary, questionOf(book, presumed, groups), by)
      },
    ),
    runs(50),
  )
})

/** What no case says by itself. */
const DERIVED = bazaar.facts.flatMap(({ path, derived }) => (derived === undefined ? [] : [path]))

it("what-if takes what is derived for given, without what it follows from", { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(uncertain, given, fc.constantFrom(...DERIVED), (h, g, vary) => {
      const { pieces } = asked(bookOfHistory(h), caseJson(g), vary, {})
      expect(pieces.length).toBeGreaterThan(0)
      expect(pieces.some((piece) => "refused" in piece)).toBe(false)
    }),
    runs(30),
  )
})

it("what-if tells how deadlines move along", { timeout: PATIENCE }, () => {
  const rules = <T>(effect: fc.Arbitrary<T>, maxLength: number) =>
    fc.array(fc.tuple(condition(false), effect), { minLength: 1, maxLength })
  fc.assert(
    fc.property(
      rules(deadline(false), 3),
      rules(moving, 2),
      given,
      fc.constantFrom(...INSTANTS),
      seed,
      (set, moved, g, vary, by) => {
        const book = bookOf(
          ...[...set, ...moved].map(([when, effect], i) => ruled(`rule-${i}`, when, effect)),
        )
        expectSame(book, caseJson(g), vary, {}, by)
      },
    ),
    runs(50),
  )
})

it("what-if tells how amounts move along", { timeout: PATIENCE }, () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(condition(false), pay(false)), { minLength: 1, maxLength: 3 }),
      given,
      fc.constantFrom("order.postage", "order.amount"),
      seed,
      (rules, g, vary, by) => {
        const book = bookOf(...rules.map(([when, effect], i) => ruled(`rule-${i}`, when, effect)))
        expectSame(book, caseJson(g), vary, {}, by)
      },
    ),
    runs(100),
  )
})
