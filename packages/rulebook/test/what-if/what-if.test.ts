import { CaseError, type Deadline, type Effect, type Rulebook } from "@policy-ledger/rulebook"
import {
  whatIf,
  type WhatIfAnswer,
  type WhatIfPiece,
  type WhatIfQuestion,
} from "@policy-ledger/rulebook/what-if"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule } from "../bazaar/announce.ts"
import { ALWAYS, bookOfRule, pausing } from "../bazaar/one-rule.ts"

const at = (clock: string, day = "2022-01-05"): string => `${day}T${clock}+05:30`
const PAID = { order: { paidAt: at("10:00:00") } }
const DAY = { from: "2022-01-05", to: "2022-01-06" }

const shipBy = (rest: Omit<Deadline, "deadline">): Effect => ({ deadline: "ship-by", ...rest }) as Deadline
const after = (hours: number, countedFrom = "order.paidAt"): Effect =>
  shipBy({ after: { hours }, countedFrom } as never)
const next = (clock: string): Effect => shipBy({ next: clock, countedFrom: "order.paidAt" } as never)

const doing = (...effects: readonly Effect[]): Rulebook => bookOfRule({ decidedBy: ALWAYS, effects })

const ask = (book: Rulebook, json: object, vary: string, more: Partial<WhatIfQuestion> = {}): WhatIfAnswer =>
  whatIf(book, json, { vary, ...more })

/** Each piece by where it begins and what it says of one field. */
const told = (answer: WhatIfAnswer, say: (piece: Extract<WhatIfPiece, { outcome: unknown }>) => unknown) =>
  answer.pieces.map((piece) => [
    "value" in piece ? piece.value : piece.from,
    "refused" in piece ? "refused" : say(piece),
  ])

const shipping = (answer: WhatIfAnswer) => told(answer, ({ outcome }) => outcome.shipBy)
const paying = (answer: WhatIfAnswer) =>
  told(answer, ({ outcome }) => outcome.payments.map((one) => one.amount))

describe("an instant that varies", () => {
  it.each<[string, Effect, unknown]>([
    ["hours later", after(24), { after: "PT24H" }],
    ["the next ten o'clock", next("10:00"), { next: "10:00" }],
    ["the end of its day", next("24:00"), { next: "24:00" }],
    [
      "the end of its month",
      shipBy({ endOf: "month", countedFrom: "order.paidAt" } as never),
      { endOf: "month" },
    ],
    [
      "months later",
      shipBy({ after: { months: 2 }, countedFrom: "order.paidAt" } as never),
      { after: "P2M" },
    ],
    [
      "the end of the day two days later",
      shipBy({ after: { days: 2 }, endOf: "day", countedFrom: "order.paidAt" } as never),
      { after: "PT48H", endOf: "day" },
    ],
  ])("moves a deadline along that falls %s: one rule for all", (_, effect, rule) => {
    expect(shipping(ask(doing(effect), PAID, "order.paidAt"))).toEqual([[null, rule]])
  })

  it("tips where a version begins, with what changes there", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/ship", "before", {
          rule: rule("old", { decidedBy: ["order.paidAt"], effects: [after(48)] }),
        }),
      ),
      announce(
        { id: "b", published: "2022-01-01" },
        effective("dispatch/ship", "2022-02-01", {
          rule: rule("new", { decidedBy: ["order.paidAt"], effects: [after(24)] }),
        }),
      ),
      announce(
        { id: "c", published: "2022-01-01" },
        effective("dispatch/free", "2022-03-01", {
          rule: rule("free", { decidedBy: ["order.paidAt"], effects: [{ waive: ["storage-fee"] }] }),
        }),
      ),
    )
    const answer = ask(book, PAID, "order.paidAt")
    expect(shipping(answer)).toEqual([
      [null, { after: "PT48H" }],
      [at("00:00:00", "2022-02-01"), { after: "PT24H" }],
      [at("00:00:00", "2022-03-01"), { after: "PT24H" }],
    ])
    expect(answer.tips).toEqual([
      { at: at("00:00:00", "2022-02-01"), changes: [], outcome: ["shipBy"] },
      {
        at: at("00:00:00", "2022-03-01"),
        changes: [{ provision: "dispatch/free", was: "no", is: "yes" }],
        outcome: ["exempt"],
      },
    ])
  })

  it("stands still while the clock is paused, and moves on from its end", () => {
    const resumes = at("00:00:00", "2022-01-10")
    const book = bookOfRule({ decidedBy: ALWAYS, effects: [after(24)] }, pausing("rain", resumes))
    expect(shipping(ask(book, PAID, "order.paidAt"))).toEqual([
      [null, at("00:00:00", "2022-01-11")],
      [resumes, { after: "PT24H" }],
    ])
  })

  it("adds what extends a deadline to the same rule, or behind it", () => {
    const more = (by: Effect): unknown => shipping(ask(doing(after(24), by), PAID, "order.paidAt"))[0]?.[1]
    expect(more({ extend: "ship-by", by: { hours: 12 } })).toEqual({ after: "PT36H" })
    expect(more({ extend: "ship-by", by: { months: 1 } })).toEqual({
      after: "PT24H",
      further: [{ after: "P1M" }],
    })
  })

  it("is told by a rule up to where a deadline that stands comes first, which counts at the very instant", () => {
    const book = doing(after(24), shipBy({ by: at("12:00:00", "2022-01-06") } as never))
    expect(shipping(ask(book, PAID, "order.paidAt"))).toEqual([
      [null, { after: "PT24H" }],
      [at("12:00:00"), at("12:00:00", "2022-01-06")],
    ])
  })

  it("says from when on what was done is late", () => {
    const answer = ask(doing(after(24)), PAID, "order.shippedAt")
    expect(told(answer, ({ late }) => late ?? [])).toEqual([
      [null, "refused"],
      [at("10:00:00"), []],
      [at("10:00:00", "2022-01-06"), ["shipBy"]],
    ])
    expect(answer.tips[1]).toEqual({
      at: at("10:00:00", "2022-01-06"),
      changes: [],
      outcome: [],
      late: ["shipBy"],
    })
  })

  it("cannot be where it contradicts the other instants, or what was not", () => {
    const { pieces } = ask(doing(), { order: { ...PAID.order, shippedAt: at("12:00:00") } }, "order.paidAt")
    expect(pieces[1]).toEqual({
      from: at("12:00:00.001"),
      until: null,
      refused: [
        { path: "order.paidAt", expected: `no instant after order.shippedAt, which is ${at("12:00:00")}` },
      ],
    })
    expect(ask(doing(), { order: { paidAt: null } }, "order.shippedAt").pieces).toEqual([
      {
        from: null,
        until: null,
        refused: [{ path: "order.shippedAt", expected: "none, as order.paidAt is none" }],
      },
    ])
  })

  it("is asked about between two ends, half-open", () => {
    const { pieces } = ask(doing(after(24)), PAID, "order.paidAt", DAY)
    expect(pieces).toMatchObject([{ from: at("00:00:00"), until: at("00:00:00", "2022-01-06") }])
  })

  it("is told alone what the parties agreed on", () => {
    expect(shipping(ask(doing(after(24)), PAID, "order.agreedShipBy"))).toEqual([[null, { after: "PT0S" }]])
  })
})

describe("deadlines that pass one another for ever", () => {
  const BANDS = shipBy({
    byHour: [
      { from: "09:00", to: "18:00", after: { hours: 2 } },
      { from: "18:00", to: "09:00", next: "10:00" },
    ],
    countedFrom: "order.paidAt",
  } as never)

  it("are told by the hour between two ends", () => {
    expect(shipping(ask(doing(BANDS), PAID, "order.paidAt", DAY))).toEqual([
      [at("00:00:00"), { next: "10:00" }],
      [at("09:00:00"), { after: "PT2H" }],
      [at("18:00:00"), { next: "10:00" }],
    ])
  })

  it.each([
    [{}, "from"],
    [{ from: DAY.from }, "to"],
    [{ to: DAY.to }, "from"],
  ])("are refused with %j: both ends are asked for", (ends, missing) => {
    for (const book of [doing(BANDS), doing(next("10:00"), next("18:00"))])
      expect(() => ask(book, PAID, "order.paidAt", ends)).toThrow(
        expect.objectContaining({ name: "QuestionError", at: missing }),
      )
  })
})

describe("an amount, a share, a number that varies", () => {
  const parts = { order: { parts: [{ id: "1", amount: "80.00" }] } }
  const paid = (pay: Partial<Extract<Effect, { pay: unknown }>>): Rulebook =>
    bookOfRule({ decidedBy: ["order.paidAt"], effects: [{ pay: "fee", per: "order", ...pay } as Effect] })

  it("moves a payment along by its rate, from where it is something, to its cap", () => {
    const json = { order: { ...PAID.order, ...parts.order } }
    expect(paying(ask(paid({ rate: "0.10", capPerOrder: "30.00" }), json, "order.amount"))).toEqual([
      [null, []],
      ["0.05", [{ rate: "0.10" }]],
      ["299.95", ["30.00"]],
    ])
  })

  it("by the tiers of it, each with what the ones before come to", () => {
    const tiers = [{ upTo: "20", rate: "0.04" }, { rate: "0.02" }]
    expect(paying(ask(paid({ amount: { tiers, of: "order.postage" } }), PAID, "order.postage"))).toEqual([
      [null, []],
      ["0.13", [{ rate: "0.04" }]],
      ["20.00", [{ rate: "0.02", plus: "0.40" }]],
    ])
  })

  it("by so much for each", () => {
    const each = { each: "0.255", of: "order.count" }
    expect(paying(ask(paid({ amount: each }), PAID, "order.count"))).toEqual([
      [null, []],
      [1, [{ each: "0.255" }]],
    ])
  })

  it.each([
    ["order.amount", { atLeast: "300" }, "300.00"],
    ["order.amount", { moreThan: "300" }, "300.01"],
    ["seller.rate", { lessThan: "0.95" }, 0.95],
    ["seller.rate", { atMost: "0.95" }, 0.950001],
    ["seller.strikes", { atLeast: 3 }, 3],
  ])("tips where a condition says: %s %j at %j", (fact, bound, tip) => {
    const book = bookOfRule({ decidedBy: ["order.paidAt"], when: { fact, ...bound } })
    expect(ask(book, PAID, fact).tips.map((one) => one.at)).toEqual([tip])
  })

  it("tips a share that follows from it where so much of the whole is the part", () => {
    const book = bookOfRule({
      decidedBy: ["order.paidAt"],
      when: { fact: "order.postageRatio", atLeast: "0.1" },
    })
    const json = { order: { ...PAID.order, pieces: [{ price: "30.00" }] } }
    expect(ask(book, json, "order.postage").tips.map((one) => one.at)).toEqual(["3.00"])
  })
})

describe("a fact of words", () => {
  const book = (when: object): Rulebook =>
    bookOfRule({ decidedBy: ["order.paidAt"], when: when as never, effects: [{ waive: ["storage-fee"] }] })
  const exempt = (answer: WhatIfAnswer) => told(answer, ({ states }) => states.exempt)

  it("has a piece for each of its values, and no tips", () => {
    const answer = ask(book({ fact: "order.lane", is: "local" }), PAID, "order.lane")
    expect([exempt(answer), answer.tips]).toEqual([
      [
        ["local", "set"],
        ["export", "none"],
        ["pickup", "none"],
      ],
      [],
    ])
    expect(exempt(ask(book({ fact: "order.grouped", is: true }), PAID, "order.grouped"))).toEqual([
      [true, "set"],
      [false, "none"],
    ])
  })

  it("of a set has each value in it and not, beside the others of the case", () => {
    const both = { all: ["gift", "bulk"].map((has) => ({ fact: "order.tags", has })) }
    const { pieces } = ask(book(both), { order: { ...PAID.order, tags: ["gift"] } }, "order.tags")
    const set = pieces.flatMap((piece) =>
      "value" in piece && "states" in piece && piece.states.exempt === "set" ? [[piece.value, piece.in]] : [],
    )
    expect([pieces.length, set]).toEqual([8, [["bulk", true]]])
  })

  it("of regions has those that rules name, the wider ones, and elsewhere", () => {
    expect(exempt(ask(book({ fact: "order.shipTo", within: ["330102"] }), PAID, "order.shipTo"))).toEqual([
      ["330000", "open"],
      ["330100", "open"],
      ["330102", "set"],
      ["elsewhere", "none"],
    ])
  })

  it("of a tree has its places", () => {
    const found = exempt(ask(book({ fact: "order.goods", within: ["food"] }), PAID, "order.goods"))
    expect(found).toContainEqual(["fish", "set"])
    expect(found).toContainEqual(["goods", "open"])
  })

  it("that is derived is varied without what it follows from", () => {
    const json = {
      order: { ...PAID.order, groupFormedAt: at("09:00:00") },
      refund: { requestedAt: at("11:00:00") },
    }
    expect(exempt(ask(book({ fact: "order.grouped", is: false }), json, "order.grouped"))).toEqual([
      [true, "none"],
      [false, "set"],
    ])
  })
})

describe("a question of what-if", () => {
  it("says as of what, about what and of which case", () => {
    const answer = ask(doing(), { order: { id: "A-1", paidAt: at("10:00:00") } }, "order.paidAt", {
      announcedBy: "2022-01-01",
      presume: ["conditions"],
      about: ["order"],
    })
    expect(answer).toMatchObject({
      v: 1,
      case: "A-1",
      vary: "order.paidAt",
      currency: "INR",
      asOf: { announcedBy: "2022-01-01", presume: ["conditions"], about: ["order"], ledgers: [{}] },
    })
  })

  it.each<[object, string]>([
    [{ vary: "order.payedAt" }, "vary"],
    [{ vary: "order.parts[].amount" }, "vary"],
    [{ vary: "order.id" }, "vary"],
    [{ vary: undefined }, "vary"],
    [{ vary: "order.paidAt", from: "yesterday" }, "from"],
    [{ vary: "order.paidAt", from: "2022-01-02", to: "2022-01-02" }, "to"],
    [{ vary: "order.amount", to: "12.345" }, "to"],
    [{ vary: "seller.rate", from: 2 }, "from"],
    [{ vary: "order.lane", from: "local" }, "from"],
    [{ vary: "order.paidAt", about: ["orders"] }, "about"],
    [{ vary: "order.paidAt", presume: ["all"] }, "presume"],
    [{ vary: "order.paidAt", lang: "en" }, "question"],
  ])("is refused where it cannot be meant: %j", (question, place) => {
    expect(() => whatIf(doing(), PAID, question as WhatIfQuestion)).toThrow(
      expect.objectContaining({ name: "QuestionError", at: place }),
    )
  })

  it("is refused for what is no case", () => {
    expect(() => ask(doing(), { order: { payedAt: "2022-01-01" } }, "order.paidAt")).toThrow(CaseError)
  })
})
