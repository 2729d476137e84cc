import { CaseError, QuestionError, type Condition } from "@policy-ledger/rulebook"
import { explain, type Explained, type ExplainedVerdict } from "@policy-ledger/rulebook/explain"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { ALWAYS, bookOfRule } from "../bazaar/one-rule.ts"

const PAID = "2022-01-05T10:00:00+05:30"

/** The only verdict on an order that was paid. */
const verdictOf = (when: Condition, order: object = {}): ExplainedVerdict | undefined =>
  explain(bookOfRule({ when, decidedBy: ALWAYS }), { order: { paidAt: PAID, ...order } }).verdicts[0]

/** A tree by what was asked last in each node, and what came of it. */
const outline = ({ node, is, parts, member }: Explained): readonly unknown[] => [
  ...(member === undefined ? [] : [member]),
  Object.keys(node)[0],
  is,
  ...parts.map(outline),
]

describe("an explanation", () => {
  const lane: Condition = { fact: "order.lane", is: "local" }
  const cheap: Condition = { fact: "order.amount", lessThan: "20.00" }

  it("is the tree of what was asked, with what came of each node", () => {
    const when: Condition = { all: [lane, { any: [{ not: cheap }, { known: "order.dueAt" }] }] }
    const verdict = verdictOf(when, { lane: "local" })
    expect(verdict?.when && outline(verdict.when)).toEqual([
      "all",
      "unknown",
      ["fact", "yes"],
      ["any", "unknown", ["not", "unknown", ["fact", "unknown"]], ["known", "unknown"]],
    ])
    expect(verdict?.when?.node).toEqual(when)
    expect(verdict).toMatchObject({ inForce: "yes", matches: "unknown", applies: "unknown" })
  })

  it.each<[Condition, object, object]>([
    [lane, { lane: "local" }, { how: "given", value: "local" }],
    [lane, {}, { how: "absent" }],
    [lane, { lane: null }, { how: "none" }],
    [
      { fact: "order.tags", has: "gift" },
      { tags: ["bulk", "gift"] },
      { how: "given", value: ["bulk", "gift"] },
    ],
    [{ fact: "order.tags", has: "gift" }, {}, { how: "presumed" }],
    [cheap, { parts: [{ amount: "12.50" }, { amount: "1.00" }] }, { how: "derived", value: "13.50" }],
    [cheap, { parts: [{ amount: "12.50" }, {}] }, { how: "derived", from: "12.50" }],
    [{ fact: "order.pieces[].price", atLeast: "1.00" }, {}, { how: "absent" }],
    [{ fact: "order.paidAt", since: "2022-01-01" }, {}, { how: "given", value: PAID }],
    [{ fact: "order.placedAt", since: "2022-01-01" }, {}, { how: "bounded", to: PAID }],
    [{ fact: "order.shippedAt", since: "2022-01-01" }, {}, { how: "bounded", from: PAID }],
    [
      { fact: "order.toyShare", atLeast: "0.5" },
      { pieces: [{ kind: "toy" }, { kind: "book" }] },
      { how: "derived", value: 0.5 },
    ],
    [{ fact: "order.grouped", is: true }, { grouped: true }, { how: "given", value: true }],
    [{ fact: "order.count", atLeast: 1 }, { parts: [{}] }, { how: "derived", value: 1 }],
  ])("says of %j and %j what the case knows: %j", (when, order, known) => {
    expect(verdictOf(when, order)?.when?.known).toEqual(known)
  })

  it("says of two instants what the case knows of each", () => {
    const when: Condition = { fact: "order.shippedAt", within: { hours: 1 }, after: "order.paidAt" }
    expect(verdictOf(when)?.when).toMatchObject({
      is: "unknown",
      known: { how: "bounded", from: PAID },
      after: { how: "given", value: PAID },
    })
  })

  it("asks each member of a list, by its id or its place", () => {
    const some: Condition = { fact: "order.pieces[].price", lessThan: "20.00" }
    const verdict = verdictOf(
      { some, of: "order.pieces[]" },
      { pieces: [{ id: "A", price: "30.00" }, { price: "10.00" }, {}] },
    )
    expect(verdict?.when && outline(verdict.when)).toEqual([
      "some",
      "yes",
      ["A", "fact", "no"],
      ["2", "fact", "yes"],
      ["3", "fact", "unknown"],
    ])
    expect(verdict?.when?.known).toEqual({ how: "given", value: 3 })
    expect(verdict?.when?.parts[0]?.known).toEqual({ how: "given", value: "30.00" })
    expect(verdictOf({ every: some, of: "order.pieces[]" })?.when).toMatchObject({
      is: "unknown",
      parts: [],
      known: { how: "absent" },
    })
  })

  it("tells the savings that keep an ended version, and against which date", () => {
    const book = bookOf(
      announce({ id: "a", published: "2021-01-01" }, effective("dispatch/fee", "before")),
      announce(
        { id: "b", published: "2022-01-01" },
        withdrawn("dispatch/fee", "2022-01-03", {
          keeps: { all: [{ before: "seller.joinedAt" }, { when: { fact: "seller.insured", is: true } }] },
        }),
      ),
    )
    const json = { order: { paidAt: PAID }, seller: { joinedAt: "2021-05-01", insured: true } }
    const [verdict] = explain(book, json).verdicts
    expect(verdict?.decidedBy).toMatchObject([
      { fact: "order.paidAt", inForce: "yes", savings: [{ is: "yes", parts: [{}, {}] }] },
    ])
    const against = { from: "2022-01-03T00:00:00+05:30", to: "2022-01-03T00:00:00+05:30" }
    expect(verdict?.decidedBy[0]?.savings[0]?.parts).toMatchObject([
      { node: { before: "seller.joinedAt" }, is: "yes", against },
      { node: { fact: "seller.insured", is: true }, is: "yes", against },
    ])
  })

  it("tells what the rule does as it is declared, and nothing where the wording is not held", () => {
    const effects = [{ waive: ["storage-fee"], by: "automatic" }] as const
    const book = bookOf(
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/fee", "2022-01-01", { previous: "unheld", rule: rule("fee", { effects }) }),
      ),
    )
    expect(explain(book, { order: { paidAt: "2022-02-01" } }).verdicts[0]?.effects).toEqual(effects)
    expect(explain(book, { order: { paidAt: "2021-02-01" } }).verdicts).toMatchObject([
      { announcement: null, when: null, effects: [], matches: "unknown" },
    ])
  })

  it("is as of what was known, under what is presumed, about what is asked", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "unstated", { rule: rule("fee", { disapplies: ["returns/fee"] }) }),
        effective("returns/fee", "2022-01-01"),
      ),
    )
    const json = { order: { paidAt: PAID } }
    expect(explain(book, json, { announcedBy: "2021-12-31" }).verdicts).toEqual([])
    const { asOf, verdicts } = explain(book, json, { presume: ["commencement"], about: ["order"] })
    expect(asOf).toMatchObject({ presume: ["commencement"], about: ["order"] })
    expect(verdicts).toMatchObject([
      { provision: "dispatch/fee", applies: "yes", presumed: ["commencement"] },
      { provision: "returns/fee", matches: "yes", applies: "no", displacedBy: ["dispatch/fee"] },
    ])
  })

  it("is refused as every question about a case is", () => {
    const book = bookOfRule({})
    expect(() => explain(book, { ordre: {} })).toThrow(CaseError)
    expect(() => explain(book, {}, { brief: true } as never)).toThrow(QuestionError)
    expect(() => explain(book, {}, { about: ["parcel"] })).toThrow(QuestionError)
  })
})
