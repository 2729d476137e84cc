import { QuestionError, type AuditQuestion, type Condition } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule } from "../bazaar/announce.ts"

const insured: Condition = { fact: "seller.insured", is: true }
const decided = (name: string, decidedBy: readonly string[], when: Condition): ReturnType<typeof announce> =>
  announce(
    { id: name, published: "2021-01-01" },
    effective(`${name}/rule`, "before", {
      rule: rule(name, {
        decidedBy,
        when,
        effects: [{ deadline: "ship-by", after: { hours: 24 }, countedFrom: "order.paidAt" }],
      }),
    }),
  )

const book = bookOf(
  decided("by-order", ["order.paidAt"], { always: true }),
  decided("by-seller", ["seller.joinedAt"], { always: true }),
  decided("by-either", ["seller.joinedAt", "refund.requestedAt"], insured),
)
const json = {
  order: { paidAt: "2022-01-05T10:00:00+05:30", tags: ["swift"] },
  seller: { joinedAt: "2022-01-01" },
}
const provisions = (question: AuditQuestion): readonly string[] =>
  book.audit(json, question).verdicts.map(({ provision }) => provision)
const untyped = (question: object): AuditQuestion => question

describe("an audit about some groups of facts", () => {
  it("asks those alone that one of their instants decides, whatever else they ask", () => {
    expect(provisions({})).toEqual(["by-either/rule", "by-order/rule", "by-seller/rule"])
    expect(provisions({ about: ["order"] })).toEqual(["by-order/rule"])
    expect(provisions({ about: ["refund"] })).toEqual(["by-either/rule"])
    expect(book.audit(json, { about: ["refund"] }).verdicts[0]?.missing).toEqual(["seller.insured"])
  })

  it("says so, in the order of the platform's facts and each once, and nothing where none was named", () => {
    expect(book.audit(json, { about: ["seller", "order", "seller"] }).asOf.about).toEqual(["order", "seller"])
    expect(book.audit(json).asOf).not.toHaveProperty("about")
  })

  it("leaves what is not asked out of outcome, states and what is possible", () => {
    const { outcome, states, possible } = book.audit(json, { about: ["seller"] })
    expect([outcome.shipBy, states.shipBy]).toEqual(["2022-01-06T10:00:00+05:30", "set"])
    expect(possible.verdicts).toEqual(["by-either/rule"])
    // The badge stands on the order.
    expect(book.audit(json, { about: ["order"] }).states.shipBy).toBe("unstated")
    expect(book.audit({ order: {} }, { about: ["refund"] }).states.payments).toBe("none")
  })

  it.each([
    [untyped({ about: ["buyer"] }), 'about: found "buyer", expected one of order, refund, seller'],
    [{ about: ["ordr"] }, 'about: found "ordr", expected one of order, refund, seller (did you mean order?)'],
    [{ about: [] }, "about: found [], expected some of order, refund, seller, or no about"],
    [untyped({ about: null }), "about: found null, expected a list of some of order, refund, seller"],
    [untyped({ about: "order" }), 'about: found "order", expected a list of some of order, refund, seller'],
    [untyped({ about: [null] }), "about: found null, expected one of order, refund, seller"],
    [untyped({ verdicts: "some" }), 'verdicts: found "some", expected one of all, possible, applies'],
    [untyped({ brief: 1 }), "brief: found 1, expected true or false"],
    [untyped({ explain: "yes" }), 'explain: found "yes", expected true or false'],
    [
      untyped({ presume: ["unchangd"] }),
      'presume: found "unchangd", expected one of commencement, continuance, unchanged, conditions (did you mean unchanged?)',
    ],
    [
      untyped({ presume: "unchanged" }),
      'presume: found "unchanged", expected a list of some of commencement, continuance, unchanged, conditions',
    ],
  ])("%j is refused", (question, message) => {
    expect(() => book.audit(json, question)).toThrow(QuestionError)
    expect(() => book.audit(json, question)).toThrow(message)
  })
})

describe("the verdicts that are listed", () => {
  const never = bookOf(
    decided("a", ["order.paidAt"], { always: true }),
    decided("b", ["order.paidAt"], insured),
    decided("c", ["order.paidAt"], { not: { always: true } }),
  )
  const listed = (verdicts: AuditQuestion["verdicts"]): readonly string[] =>
    never.audit(json, verdicts === undefined ? {} : { verdicts }).verdicts.map(({ provision }) => provision)

  it("are all, those that may apply, or those that do", () => {
    expect(listed(undefined)).toEqual(["a/rule", "b/rule", "c/rule"])
    expect(listed("all")).toEqual(["a/rule", "b/rule", "c/rule"])
    expect(listed("possible")).toEqual(["a/rule", "b/rule"])
    expect(listed("applies")).toEqual(["a/rule"])
  })

  it("do not change what they come to", () => {
    const { verdicts: _all, ...all } = never.audit(json)
    const { verdicts: _applying, ...applying } = never.audit(json, { verdicts: "applies" })
    expect(applying).toEqual(all)
  })
})
