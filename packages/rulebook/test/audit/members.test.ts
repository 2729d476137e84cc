import type { Condition, Effect, Pay, Verdict } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bookOfRule, verdictOf } from "../bazaar/one-rule.ts"
import { factsOf } from "../bazaar/facts.ts"

const of = "order.pieces[]"
const PAID = "2022-01-05"
const note: Effect = { notice: { zh: "知", en: "note" } }

const asked = (when: Condition, order: object): Verdict =>
  verdictOf({ when, effects: [note] }, { order: { paidAt: PAID, ...order } })

describe("a condition on the members of a list", () => {
  const cheap: Condition = { fact: "order.pieces[].price", lessThan: "20.00" }
  it.each<[unknown, string, string, string]>([
    [undefined, "unknown", "unknown", "the list is absent"],
    [null, "no", "yes", "there are none"],
    [[], "no", "yes", "there are none"],
    [[{ price: "19.99" }], "yes", "yes", "below the bound"],
    [[{ price: "20.00" }], "no", "no", "at the bound"],
    [[{ price: "19.99" }, { price: "20.00" }], "yes", "no", "one of two"],
    [[{}], "unknown", "unknown", "its price is absent"],
    [[{ price: "19.99" }, {}], "yes", "unknown", "one is, the other may be"],
    [[{ price: "20.00" }, {}], "unknown", "no", "one is not, the other may be"],
  ])("of %j: some %s, every %s: %s", (pieces, some, every) => {
    expect(asked({ some: cheap, of }, { pieces }).matches).toBe(some)
    expect(asked({ every: cheap, of }, { pieces }).matches).toBe(every)
  })

  it.each<[Condition, object, string]>([
    [{ fact: "order.pieces[].kind", is: "toy" }, { kind: "toy" }, "yes"],
    [{ fact: "order.pieces[].kind", in: ["book"] }, { kind: "toy" }, "no"],
    [{ fact: "order.pieces[].marks", has: "sale" }, { marks: ["used", "sale"] }, "yes"],
    [{ fact: "order.pieces[].marks", hasAny: ["sale"] }, { marks: null }, "no"],
    [{ fact: "order.pieces[].soldAt", before: "2022-01-05" }, { soldAt: "2022-01-04" }, "yes"],
    [
      { fact: "order.pieces[].soldAt", within: { hours: 24 }, after: "order.paidAt" },
      { soldAt: "2022-01-06" },
      "no",
    ],
    [
      { fact: "order.paidAt", within: { hours: 24 }, after: "order.pieces[].soldAt" },
      { soldAt: "2022-01-05" },
      "yes",
    ],
    [{ fact: "order.pieces[].taxed", is: true }, { taxed: true }, "yes"],
    [{ fact: "order.pieces[].units", atLeast: 3 }, { units: 2 }, "no"],
    [
      {
        all: [
          { fact: "order.pieces[].units", atLeast: 2 },
          { fact: "order.lane", is: "local" },
        ],
      },
      { units: 2 },
      "yes",
    ],
  ])("%j of %j: %s", (some, piece, matches) => {
    expect(asked({ some, of }, { lane: "local", pieces: [piece] }).matches).toBe(matches)
  })

  it("asks for what is absent: the list, or what a member does not say", () => {
    expect(asked({ some: cheap, of }, {})).toMatchObject({
      missing: ["order.pieces"],
      settledBy: { yes: ["order.pieces"], no: ["order.pieces"] },
    })
    expect(asked({ some: cheap, of }, { pieces: [{ price: "30.00" }, {}] })).toMatchObject({
      missing: ["order.pieces[].price"],
      settledBy: { yes: ["order.pieces[].price"], no: ["order.pieces[].price"] },
    })
  })

  it("says which members decide it, and why", () => {
    const pieces = [{ id: "A", price: "30.00" }, { price: "10.00" }]
    expect(asked({ some: cheap, of }, { pieces }).because.slice(-2)).toEqual([
      "at least one of order.pieces[] is so: holds (2)",
      "order.pieces[] 2: order pieces price (order.pieces[].price) < 20.00: holds (10.00)",
    ])
    expect(asked({ every: cheap, of }, { pieces }).because.slice(-2)).toEqual([
      "each of order.pieces[] is so: fails (A)",
      "order.pieces[] A: order pieces price (order.pieces[].price) < 20.00: fails (30.00)",
    ])
    expect(asked({ some: cheap, of }, {}).because.at(-1)).toBe(
      "at least one of order.pieces[] is so: unknown (not given)",
    )
    expect(asked({ some: cheap, of }, { pieces: [] }).because.at(-1)).toBe(
      "at least one of order.pieces[] is so: fails (0)",
    )
  })

  it("names the items that matched, by their ids or else their places, in each effect", () => {
    const pieces = [{ id: "A", price: "10.00" }, { price: "30.00" }, { price: "5.00" }]
    const items = ["A", "3"]
    expect(asked({ some: cheap, of }, { pieces }).effects).toEqual([
      { kind: "notice", what: note.notice, items },
    ])
    expect(asked({ all: [{ some: cheap, of }, { always: true }] }, { pieces }).effects).toMatchObject([
      { items },
    ])
    // Of another it is not certain.
    expect(asked({ some: cheap, of }, { pieces: [...pieces, {}] }).effects).toEqual([
      { kind: "notice", what: note.notice },
    ])
    expect(asked({ not: { some: cheap, of } }, { pieces: [{ price: "30.00" }] }).effects).toEqual([
      { kind: "notice", what: note.notice },
    ])
  })
})

describe("a payment for some items", () => {
  const pay: Pay = {
    pay: "credit",
    per: "item",
    from: "platform",
    to: "merchant",
    amount: { each: "0.50", of: "order.pieces[].units" },
    where: { fact: "order.pieces[].price", lessThan: "20.00" },
  }
  const [cheap, dear] = [
    { id: "A", price: "19.99", units: 3 },
    { id: "B", price: "20.00", units: 4 },
  ]
  const open = { id: "C", units: 1 }
  it.each<[unknown, object, string]>([
    [[cheap, dear], { amount: "1.50", items: ["A"] }, "of those for which it holds"],
    [[dear], { amount: "0.00" }, "of none"],
    [[], { amount: "0.00" }, "there are none"],
    [[cheap, open], { amount: null, candidates: ["1.50", "2.00"] }, "without and with the one that may be"],
    [[cheap, { price: "1.00" }], { amount: null, items: ["A", "2"] }, "how many of the second nobody knows"],
    [undefined, { amount: null }, "the list is absent"],
  ])("%j: %j: %s", (pieces, effect) => {
    expect(verdictOf({ effects: [pay] }, { order: { paidAt: PAID, pieces } }).effects).toEqual([
      { kind: "credit", from: "platform", to: "merchant", ...effect },
    ])
  })

  it("asks for the list, or for what one of its members does not say", () => {
    const missing = (pieces: unknown): unknown =>
      verdictOf({ effects: [pay] }, { order: { paidAt: PAID, pieces } }).missing
    expect(missing(undefined)).toEqual(["order.pieces"])
    expect(missing([cheap, open])).toEqual(["order.pieces[].price"])
    expect(missing([{ price: "1.00" }])).toEqual(["order.pieces[].units"])
    expect(missing([{ price: "30.00" }])).toEqual([])
  })

  it("names no items of its rule's condition while it is not known which are its own", () => {
    const when: Condition = { some: { fact: "order.pieces[].units", atLeast: 4 }, of }
    const [own, told] = verdictOf(
      { when, effects: [pay, note] },
      { order: { paidAt: PAID, pieces: [{ ...cheap, units: 4 }, open] } },
    ).effects
    expect([own?.items, told?.items]).toEqual([undefined, ["A"]])
  })

  it("stands in the outcome with its items and who pays whom, and nothing of it where it is nothing", () => {
    const book = bookOfRule({ effects: [pay] })
    const { outcome } = book.audit({ order: { paidAt: PAID, pieces: [cheap, dear] } })
    expect(outcome.payments).toEqual([
      {
        provision: "dispatch/rule",
        kind: "credit",
        amount: "1.50",
        from: "platform",
        to: "merchant",
        items: ["A"],
      },
    ])
    const none = book.audit({ order: { paidAt: PAID, pieces: [dear] } })
    expect([none.outcome.payments, none.states.payments]).toEqual([[], "none"])
  })

  it("or for some sub-orders", () => {
    const sub: Pay = {
      pay: "penalty",
      per: "sub-order",
      rate: "0.10",
      where: { fact: "order.parts[].amount", atLeast: "10.00" },
    }
    const parts = [{ amount: "9.99" }, { amount: "10.00" }]
    expect(verdictOf({ effects: [sub] }, { order: { paidAt: PAID, parts } }).effects).toEqual([
      { kind: "penalty", amount: "1.00", items: ["2"] },
    ])
  })
})

describe("a fact derived from members", () => {
  const [toy, book, some] = [
    { kind: "toy", price: "5.00" },
    { kind: "book", price: "2.00" },
    { price: "1.00" },
  ]
  const number = (lo: number, hi = lo): object => ({ how: "derived", value: { kind: "number", lo, hi } })
  it.each<[unknown, string, object]>([
    [[toy, book, toy], "order.toys", number(2)],
    [[toy, book, some], "order.toys", number(1, 2)],
    [[toy, book, some], "order.toyTotal", number(500, 600)],
    [[toy, { kind: "toy" }], "order.toyTotal", number(500, Infinity)],
    [[book, {}], "order.toyTotal", number(0, Infinity)],
    [[], "order.toyTotal", number(0)],
    [[toy, book, book], "order.toyShare", number(333_333.5)],
    [[toy, book], "order.toyShare", number(500_000)],
    [[toy, some], "order.toyShare", number(500_000, 1_000_000)],
    [[], "order.toyShare", { how: "none" }],
    [undefined, "order.toyShare", { how: "absent" }],
    [undefined, "order.toys", { how: "absent" }],
  ])("of %j: %s", (pieces, path, known) => {
    expect(factsOf({ order: { pieces } }).get(path)).toEqual(known)
  })

  it.each<[object, object]>([
    [{ postage: "1.00", pieces: [toy] }, number(200_000)],
    [{ postage: null, pieces: [toy] }, number(0)],
    [{ postage: "1.00", pieces: [toy, {}] }, number(0, 200_000)],
    [{ pieces: [toy] }, number(0, Infinity)],
    [{ postage: "1.00", pieces: [{}] }, { how: "absent" }],
    [{ postage: "1.00", pieces: [] }, { how: "none" }],
    [{ postage: "1.00" }, { how: "absent" }],
    [{}, { how: "absent" }],
  ])("one of another, of %j", (order, known) => {
    expect(factsOf({ order }).get("order.postageRatio")).toEqual(known)
  })

  it("is held exactly against a bound between which and the next it lies", () => {
    const third = { pieces: [toy, book, book] }
    const share = "order.toyShare"
    expect(asked({ fact: share, atLeast: "0.333333" }, third).matches).toBe("yes")
    expect(asked({ fact: share, moreThan: "0.333333" }, third).matches).toBe("yes")
    expect(asked({ fact: share, atLeast: "0.333334" }, third).matches).toBe("no")
    expect(asked({ fact: share, atMost: "0.333333" }, third).matches).toBe("no")
    const half = { pieces: [toy, book] }
    expect(asked({ fact: share, atLeast: "0.5" }, half).matches).toBe("yes")
    expect(asked({ fact: share, moreThan: "0.5" }, half).matches).toBe("no")
  })

  it("waits for the list, or for what it is a share of", () => {
    expect(asked({ fact: "order.toyShare", atLeast: "0.5" }, {}).missing).toEqual(["order.pieces"])
    expect(asked({ fact: "order.localToys", atLeast: 1 }, { pieces: [toy] }).missing).toEqual([
      "order.pieces",
      "order.lane",
    ])
    expect(asked({ fact: "order.localToys", atLeast: 1 }, { pieces: [toy], lane: "local" }).matches).toBe(
      "yes",
    )
    expect(asked({ fact: "order.postageRatio", atLeast: "0.5" }, { pieces: [toy] }).missing).toEqual([
      "order.postage",
    ])
  })
})

describe("a sanction", () => {
  it("tells its points", () => {
    const text = { zh: "扣分", en: "points off" }
    expect(
      verdictOf({ effects: [{ sanction: [text], points: "2" }] }, { order: { paidAt: PAID } }).effects,
    ).toEqual([{ kind: "sanction", measures: [text], points: "2" }])
  })
})
