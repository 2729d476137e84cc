import type { Condition, Saving } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { boundOf, milliseconds, Predicates } from "../../src/case/predicates.ts"
import { DECLARED, factsOf, ZONE } from "../bazaar/facts.ts"

const QUESTIONS = new Predicates(DECLARED, ZONE, false)

const holds = (when: Condition, json: unknown): string => QUESTIONS.condition(when)(factsOf(json)).value
const kept = (saving: Saving, json: unknown, against: { readonly lo: number; readonly hi: number }): string =>
  QUESTIONS.saving(saving)(factsOf(json), against).value

const order = (facts: object): object => ({ order: facts })
const seller = (facts: object): object => ({ seller: facts })
const refund = (facts: object): object => ({ refund: facts })

describe("a condition on a number, at its bound and beside it", () => {
  it.each<[Condition, readonly [string, string, string]]>([
    [{ fact: "refund.amount", atLeast: "100.00" }, ["no", "yes", "yes"]],
    [{ fact: "refund.amount", moreThan: "100.00" }, ["no", "no", "yes"]],
    [{ fact: "refund.amount", atMost: "100.00" }, ["yes", "yes", "no"]],
    [{ fact: "refund.amount", lessThan: "100.00" }, ["yes", "no", "no"]],
  ])("%j", (when, answers) => {
    expect(["99.99", "100.00", "100.01"].map((amount) => holds(when, refund({ amount })))).toEqual(answers)
  })

  it("of shares, in millionths", () => {
    const when: Condition = { fact: "seller.rate", atLeast: "0.95" }
    expect([0.949999, 0.95].map((rate) => holds(when, seller({ rate })))).toEqual(["no", "yes"])
  })

  it("of counts, as it is", () => {
    expect(
      [2, 3, 4].map((strikes) => holds({ fact: "seller.strikes", atMost: 3 }, seller({ strikes }))),
    ).toEqual(["yes", "yes", "no"])
    expect(
      [2, 3].map((strikes) => holds({ fact: "seller.strikes", moreThan: "2" }, seller({ strikes }))),
    ).toEqual(["no", "yes"])
  })

  it("of which only a least is known is as certain as that allows", () => {
    const parts = order({ parts: [{ amount: "100.00" }, {}] })
    expect(holds({ fact: "order.amount", atLeast: "100.00" }, parts)).toBe("yes")
    expect(holds({ fact: "order.amount", atLeast: "100.01" }, parts)).toBe("unknown")
    expect(holds({ fact: "order.amount", lessThan: "100.00" }, parts)).toBe("no")
    expect(holds({ fact: "order.amount", lessThan: "100.01" }, parts)).toBe("unknown")
  })

  it("that does not fit the fact is a mistake of whoever recorded it", () => {
    expect(() => holds({ fact: "refund.amount", atLeast: "1.005" }, refund({ amount: "1.00" }))).toThrow(
      "a condition does not fit its fact: 1.005 as money",
    )
    expect(() => boundOf("0.5", undefined, 2)).toThrow("a condition does not fit its fact")
  })
})

describe("a condition on an instant", () => {
  const around = [
    "2022-01-04T23:59:59.999+05:30",
    "2022-01-05T00:00:00+05:30",
    "2022-01-05T00:00:00.001+05:30",
  ]

  it("before a boundary excludes it, and since a boundary includes it", () => {
    expect(
      around.map((paidAt) => holds({ fact: "order.paidAt", before: "2022-01-05" }, order({ paidAt }))),
    ).toEqual(["yes", "no", "no"])
    expect(
      around.map((paidAt) => holds({ fact: "order.paidAt", since: "2022-01-05" }, order({ paidAt }))),
    ).toEqual(["no", "yes", "yes"])
  })

  it("whose boundary is no instant is a mistake of whoever recorded it", () => {
    expect(() => holds({ fact: "order.paidAt", since: "soon" }, order({ paidAt: "2022-01-05" }))).toThrow(
      "a condition does not fit its fact: soon",
    )
  })

  it("of which only a latest is known is as certain as that allows", () => {
    const paid = order({ paidAt: "2022-01-05" })
    expect(holds({ fact: "order.placedAt", before: "2022-01-05T00:00:00.001+05:30" }, paid)).toBe("yes")
    expect(holds({ fact: "order.placedAt", before: "2022-01-05" }, paid)).toBe("unknown")
    expect(holds({ fact: "order.placedAt", since: "2022-01-05T00:00:00.001+05:30" }, paid)).toBe("no")
    expect(holds({ fact: "order.placedAt", since: "2022-01-05" }, paid)).toBe("unknown")
  })

  it("within an hour after another includes that instant and excludes the hour's end", () => {
    const when: Condition = { fact: "order.dueAt", within: { hours: 1 }, after: "order.paidAt" }
    const asked = (dueAt: string): string => holds(when, order({ paidAt: "2022-01-05T10:00:00Z", dueAt }))
    expect(asked("2022-01-05T09:59:59Z")).toBe("no")
    expect(asked("2022-01-05T10:00:00Z")).toBe("yes")
    expect(asked("2022-01-05T10:59:59.999Z")).toBe("yes")
    expect(asked("2022-01-05T11:00:00Z")).toBe("no")
  })

  it("within a time after another is unknown while either is, and none where either is presumed to be none", () => {
    const when: Condition = { fact: "order.paidAt", within: { days: 1 }, after: "order.placedAt" }
    expect(holds(when, order({ placedAt: "2022-01-05" }))).toBe("unknown")
    expect(holds(when, {})).toBe("unknown")
    expect(holds(when, order({ paidAt: "2022-01-05" }))).toBe("unknown")
    expect(
      holds(
        { fact: "order.paidAt", within: { days: 1 }, after: "order.dueAt" },
        order({ paidAt: "2022-01-05" }),
      ),
    ).toBe("unknown")
    expect(holds({ fact: "order.agreedShipBy", within: { days: 1 }, after: "order.paidAt" }, {})).toBe("no")
    expect(
      holds(
        { fact: "order.paidAt", within: { days: 1 }, after: "seller.renewedAt" },
        order({ paidAt: "2022-01-05" }),
      ),
    ).toBe("no")
  })
})

describe("a length of time", () => {
  it("is counted in minutes, hours and days of 24 hours", () => {
    expect([{ minutes: 1 }, { hours: 1 }, { days: 1 }].map(milliseconds)).toEqual([
      60_000, 3_600_000, 86_400_000,
    ])
  })
})

describe("a condition on words", () => {
  it.each<[Condition, unknown, string]>([
    [{ fact: "order.lane", is: "local" }, order({ lane: "local" }), "yes"],
    [{ fact: "order.lane", is: "local" }, order({ lane: "export" }), "no"],
    [{ fact: "order.lane", is: "local" }, {}, "unknown"],
    [{ fact: "order.lane", in: ["local", "pickup"] }, order({ lane: "pickup" }), "yes"],
    [{ fact: "order.lane", in: ["local", "pickup"] }, order({ lane: "export" }), "no"],
    [{ fact: "order.lane", in: [] }, order({ lane: "export" }), "no"],
    [{ fact: "order.lane", in: ["local"] }, {}, "unknown"],
    [{ fact: "order.tags", in: ["gift"] }, {}, "no"],
    [{ fact: "order.tags", has: "gift" }, order({ tags: ["bulk", "gift"] }), "yes"],
    [{ fact: "order.tags", has: "gift" }, order({ tags: ["bulk"] }), "no"],
    [{ fact: "order.tags", has: "gift" }, order({ tags: [] }), "no"],
    [{ fact: "order.tags", has: "gift" }, {}, "no"],
    [{ fact: "order.tags", hasAny: ["gift", "bulk"] }, order({ tags: ["fragile", "bulk"] }), "yes"],
    [{ fact: "order.tags", hasAny: ["gift", "bulk"] }, order({ tags: ["fragile"] }), "no"],
    [{ fact: "order.tags", hasAny: ["gift", "bulk"] }, {}, "no"],
    [{ fact: "seller.insured", is: true }, seller({ insured: true }), "yes"],
    [{ fact: "seller.insured", is: true }, seller({ insured: false }), "no"],
    [{ fact: "seller.insured", is: false }, seller({ insured: false }), "yes"],
    [{ fact: "seller.insured", is: true }, {}, "unknown"],
    [{ fact: "order.shipTo", within: ["330000"] }, order({ shipTo: "330206" }), "yes"],
    [{ fact: "order.shipTo", within: ["440000", "330200"] }, order({ shipTo: "330206" }), "yes"],
    [{ fact: "order.shipTo", within: ["440000", "330200"] }, order({ shipTo: "330106" }), "no"],
    [{ fact: "order.shipTo", within: ["440000", "330200"] }, order({ shipTo: "330000" }), "unknown"],
    [{ fact: "order.shipTo", within: ["330200", "330000"] }, order({ shipTo: "330000" }), "yes"],
    [{ fact: "order.shipTo", within: [] }, order({ shipTo: "330206" }), "no"],
    [{ fact: "order.tags", within: ["330000"] }, {}, "no"],
    [{ fact: "order.shipTo", within: ["330000"] }, {}, "unknown"],
  ])("%j of %j: %s", (when, json, answer) => {
    expect(holds(when, json)).toBe(answer)
  })
})

describe("a condition on a fact of another kind is never certain", () => {
  it.each<[Condition, unknown]>([
    [{ fact: "order.paidAt", is: "local" }, order({ paidAt: "2022-01-05" })],
    [{ fact: "order.lane", is: true }, order({ lane: "local" })],
    [{ fact: "order.lane", atLeast: 3 }, order({ lane: "local" })],
    [{ fact: "seller.insured", has: "gift" }, seller({ insured: true })],
  ])("%j", (when, json) => {
    expect(holds(when, json)).toBe("unknown")
  })
})

const YES: Condition = { always: true }
const NO: Condition = { not: YES }
const UNKNOWN: Condition = { fact: "seller.insured", is: true }

describe("conditions together", () => {
  it.each<[string, Condition, string]>([
    ["always", YES, "yes"],
    ["not always", NO, "no"],
    ["not unknown", { not: UNKNOWN }, "unknown"],
    ["all of none", { all: [] }, "yes"],
    ["any of none", { any: [] }, "no"],
    ["all hold", { all: [YES, YES] }, "yes"],
    ["one fails", { all: [YES, UNKNOWN, NO] }, "no"],
    ["one is unknown", { all: [YES, UNKNOWN] }, "unknown"],
    ["any holds", { any: [NO, UNKNOWN, YES] }, "yes"],
    ["none holds, one unknown", { any: [NO, UNKNOWN] }, "unknown"],
    ["none holds", { any: [NO, NO] }, "no"],
    ["what the source does not state", { unstated: { zh: "…", en: "…" } }, "unknown"],
  ])("%s", (_what, when, answer) => {
    expect(holds(when, {})).toBe(answer)
  })

  it("known is yes where the fact is given or follows, never no where it may yet be given", () => {
    expect(holds({ known: "order.lane" }, order({ lane: "local" }))).toBe("yes")
    expect(holds({ known: "order.amount" }, order({ parts: [] }))).toBe("yes")
    expect(holds({ known: "order.lane" }, {})).toBe("unknown")
    expect(holds({ known: "order.placedAt" }, order({ paidAt: "2022-01-05" }))).toBe("unknown")
    expect(holds({ known: "order.tags" }, {})).toBe("no")
  })
})

describe("a saving is measured against the date of the event that ends the version", () => {
  const [day, next] = [Date.parse("2022-02-01T00:00:00+05:30"), Date.parse("2022-02-02T00:00:00+05:30")]
  const exact = { lo: day, hi: day }
  const joined = (joinedAt: string): object => seller({ joinedAt })

  it("before that date excludes it, since that date includes it", () => {
    expect(kept({ before: "seller.joinedAt" }, joined("2022-01-31T23:59:59.999+05:30"), exact)).toBe("yes")
    expect(kept({ before: "seller.joinedAt" }, joined("2022-02-01"), exact)).toBe("no")
    expect(kept({ since: "seller.joinedAt" }, joined("2022-01-31T23:59:59.999+05:30"), exact)).toBe("no")
    expect(kept({ since: "seller.joinedAt" }, joined("2022-02-01"), exact)).toBe("yes")
  })

  it("is unknown where the date leaves it open", () => {
    const range = { lo: day, hi: next }
    expect(kept({ before: "seller.joinedAt" }, joined("2022-01-31"), range)).toBe("yes")
    expect(kept({ before: "seller.joinedAt" }, joined("2022-02-01"), range)).toBe("unknown")
    expect(kept({ before: "seller.joinedAt" }, joined("2022-02-02"), range)).toBe("no")
    expect(kept({ since: "seller.joinedAt" }, joined("2022-02-01T23:00:00+05:30"), range)).toBe("unknown")
  })

  it("is unknown where the fact is absent; where it is presumed to be none, it is neither before nor since", () => {
    expect(kept({ before: "seller.joinedAt" }, {}, exact)).toBe("unknown")
    expect(kept({ before: "seller.renewedAt" }, {}, exact)).toBe("no")
    expect(kept({ since: "seller.renewedAt" }, {}, exact)).toBe("no")
  })

  it("may combine dates and conditions", () => {
    const saving: Saving = { all: [{ before: "seller.joinedAt" }, { not: { since: "seller.renewedAt" } }] }
    expect(kept(saving, joined("2022-01-01"), exact)).toBe("yes")
    expect(kept(saving, seller({ joinedAt: "2022-01-01", renewedAt: "2022-02-01" }), exact)).toBe("no")
    expect(
      kept(
        { any: [{ before: "seller.joinedAt" }, { when: { fact: "seller.insured", is: true } }] },
        seller({ insured: true }),
        exact,
      ),
    ).toBe("yes")
    expect(
      kept(
        { any: [{ before: "seller.joinedAt" }, { when: { fact: "seller.insured", is: true } }] },
        seller({ insured: false }),
        exact,
      ),
    ).toBe("unknown")
  })
})
