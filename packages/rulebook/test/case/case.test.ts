import { runInNewContext } from "node:vm"
import { CaseError } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { bookOf, bookOn } from "../bazaar/announce.ts"
import { decoded, problemsOf } from "../bazaar/facts.ts"
import { bazaar } from "../bazaar/platform.ts"

const INSTANT = "a date, such as 2024-02-07, or an instant with an offset, such as 2024-02-07T10:00:00+05:30"
const QUOTED = "an instant in quotes, ISO 8601 with an offset"
const MONEY = 'an amount in quotes with at most 2 decimals, such as "12.35"'
const SHARE = "a share from 0 to 1 with at most six decimals"
const WHOLE = "a whole number from 0"
const REGION = "a GB/T 2260 code of six digits that can exist, in quotes"

describe("a case that cannot be read is refused: where, what was found, what is expected", () => {
  it.each([
    [null, "case: found null, expected an object of facts"],
    [[], "case: found [], expected an object of facts"],
    ["A-1", 'case: found "A-1", expected an object of facts'],
    [undefined, "case: found undefined, expected an object of facts"],
    [{ order: [] }, "order: found [], expected an object of facts"],
    [{ order: "A-1" }, 'order: found "A-1", expected an object of facts'],
    [{ order: 7 }, "order: found 7, expected an object of facts"],
    [
      { oder: {} },
      "oder: found a fact that the platform does not declare, expected one that it declares (did you mean order?)",
    ],
    [
      { weather: {} },
      "weather: found a fact that the platform does not declare, expected one of order, refund, seller",
    ],
    [
      { order: { padAt: "2022-01-01" } },
      "order.padAt: found a fact that the platform does not declare, expected one that it declares (did you mean paidAt?)",
    ],
    [
      { order: { amount: "12.00" } },
      "order.amount: found a fact that the platform does not declare, expected one of id, placedAt, paidAt, dueAt, agreedShipBy, shippedAt, lane, tags, shipTo, goods, groupFormedAt, grouped, parts, pieces, postage",
    ],
    [{ order: { id: 17 } }, "order.id: found 17, expected text in quotes"],
    [
      { order: { paidAt: 1_700_000_000_000 } },
      "order.paidAt: found 1700000000000, expected an instant in quotes, ISO 8601 with an offset",
    ],
    [{ order: { paidAt: "yesterday" } }, `order.paidAt: found "yesterday", expected ${INSTANT}`],
    [{ order: { paidAt: "a day ago" } }, `order.paidAt: found "a day ago", expected ${INSTANT}`],
    [
      { order: { paidAt: "2022-01-01T10:00:00" } },
      'order.paidAt: found "2022-01-01T10:00:00", expected an offset after the time, such as 2022-01-01T10:00:00+05:30',
    ],
    [{ order: { paidAt: "2022-02-30" } }, 'order.paidAt: found "2022-02-30", expected a date that exists'],
    [{ refund: { amount: 12.35 } }, `refund.amount: found 12.35, expected ${MONEY}`],
    [{ refund: { amount: "12.345" } }, `refund.amount: found "12.345", expected ${MONEY}`],
    [{ refund: { amount: "-1" } }, `refund.amount: found "-1", expected ${MONEY}`],
    [{ seller: { rate: 1.01 } }, `seller.rate: found 1.01, expected ${SHARE}`],
    [{ seller: { rate: 1.000001 } }, `seller.rate: found 1.000001, expected ${SHARE}`],
    [{ seller: { rate: 0.1234567 } }, `seller.rate: found 0.1234567, expected ${SHARE}`],
    [{ seller: { rate: -0.5 } }, `seller.rate: found -0.5, expected ${SHARE}`],
    [{ seller: { rate: "97 %" } }, `seller.rate: found "97 %", expected ${SHARE}`],
    [{ seller: { rate: true } }, `seller.rate: found true, expected ${SHARE}`],
    [{ seller: { strikes: -1 } }, `seller.strikes: found -1, expected ${WHOLE}`],
    [{ seller: { strikes: 1.5 } }, `seller.strikes: found 1.5, expected ${WHOLE}`],
    [{ seller: { strikes: "1" } }, `seller.strikes: found "1", expected ${WHOLE}`],
    [{ seller: { strikes: 2 ** 53 } }, `seller.strikes: found 9007199254740992, expected ${WHOLE}`],
    [{ seller: { insured: "true" } }, 'seller.insured: found "true", expected true or false'],
    [{ seller: { insured: 1 } }, "seller.insured: found 1, expected true or false"],
    [
      { order: { lane: "exports" } },
      'order.lane: found "exports", expected one of local, export, pickup (did you mean export?)',
    ],
    [{ order: { lane: "overseas" } }, 'order.lane: found "overseas", expected one of local, export, pickup'],
    [{ order: { lane: 3 } }, "order.lane: found 3, expected one of local, export, pickup"],
    [{ order: { tags: "gift" } }, 'order.tags: found "gift", expected a list of gift, fragile, bulk, swift'],
    [
      { order: { tags: ["gift", "fragil"] } },
      'order.tags: found ["gift","fragil"], expected one of gift, fragile, bulk, swift (did you mean fragile?)',
    ],
    [
      { order: { tags: ["gift", 3] } },
      'order.tags: found ["gift",3], expected one of gift, fragile, bulk, swift',
    ],
    [{ order: { shipTo: "990000" } }, `order.shipTo: found "990000", expected ${REGION}`],
    [{ order: { shipTo: 330_206 } }, `order.shipTo: found 330206, expected ${REGION}`],
    [{ order: { parts: {} } }, "order.parts: found {}, expected a list"],
    [{ order: { parts: ["120.00"] } }, 'order.parts[0]: found "120.00", expected an object of facts'],
    [{ order: { parts: [{}, { amount: 120 }] } }, `order.parts[1].amount: found 120, expected ${MONEY}`],
    [
      { order: { parts: [{ amout: "1" }] } },
      "order.parts[0].amout: found a fact that the platform does not declare, expected one that it declares (did you mean amount?)",
    ],
  ])("%j", (json, problem) => {
    expect(problemsOf(json)).toEqual([problem])
  })

  const PAID = "2022-01-05T10:00:00+05:30"
  const EARLIER = "2022-01-05T09:59:59+05:30"

  it.each([
    [
      "what came before what comes before it",
      { order: { placedAt: PAID, paidAt: EARLIER } },
      `order.paidAt: found ${EARLIER}, expected no instant before order.placedAt, which is ${PAID}`,
    ],
    [
      "the same through an instant between that is absent",
      { order: { placedAt: PAID, shippedAt: EARLIER } },
      `order.shippedAt: found ${EARLIER}, expected no instant before order.placedAt, which is ${PAID}`,
    ],
    [
      "what came after what was not",
      { order: { paidAt: null }, refund: { requestedAt: PAID } },
      `refund.requestedAt: found ${PAID}, expected none, as order.paidAt is none`,
    ],
    [
      "what had been reached though it never was",
      { order: { groupFormedAt: null, grouped: true } },
      "order.grouped: found true, expected false, as order.groupFormedAt is none",
    ],
    ["no count: none is 0", { seller: { strikes: null } }, `seller.strikes: found null, expected ${WHOLE}`],
    [
      "no member of a list",
      { order: { parts: [{ amount: "1" }, null] } },
      "order.parts[1]: found null, expected an object of facts",
    ],
    [
      "a member without its amount",
      { order: { parts: [{ amount: null }] } },
      "order.parts[0].amount: found null, expected a value, or no such key",
    ],
    [
      "a member twice",
      { order: { parts: [{ id: "1" }, { id: "2" }, { id: "1" }] } },
      'order.parts[2].id: found "1", expected each member once: this id stands before already',
    ],
    [
      "an unknown value of what is not presumed",
      { order: { lane: "unknown" } },
      'order.lane: found "unknown", expected one of local, export, pickup',
    ],
  ])("%s", (_what, json, problem) => {
    expect(problemsOf(json)).toEqual([problem])
  })

  it("a member twice, by whatever its id is", () => {
    const facts = bazaar.facts.map((fact) =>
      fact.path === "order.parts[].id" ? { ...fact, type: "integer" as const } : fact,
    )
    const book = bookOn({ facts }, [])
    expect(() => book.audit({ order: { parts: [{ id: 1 }, { id: 2 }, { id: 1 }] } })).toThrow(
      "order.parts[2].id: found 1, expected each member once",
    )
  })

  it("at the very same instant both may have happened", () => {
    expect(problemsOf({ order: { placedAt: PAID, paidAt: PAID, shippedAt: PAID } })).toEqual([])
  })

  class Order {
    get order(): object {
      return {}
    }
  }
  const circle: { [key: string]: unknown } = {}
  circle["order"] = circle
  class Bare extends null {}
  const bare: unknown = Reflect.construct(Object, [], Bare)
  const left = Array.of<unknown>({ id: "1" })
  left[2] = { id: "3" }

  it.each([
    [Promise.resolve({}), "case: found an instance of Promise, expected an object of facts"],
    [new Map([["order", {}]]), "case: found an instance of Map, expected an object of facts"],
    [new Set(), "case: found an instance of Set, expected an object of facts"],
    [new Date(0), "case: found an instance of Date, expected an object of facts"],
    [/order/, "case: found an instance of RegExp, expected an object of facts"],
    [new Order(), "case: found an instance of Order, expected an object of facts"],
    [Object.create({ order: {} }), "case: found an instance of Object, expected an object of facts"],
    [bare, "case: found an instance of Bare, expected an object of facts"],
    [JSON, "case: found an instance of JSON, expected an object of facts"],
    [Math, "case: found an instance of Math, expected an object of facts"],
    [
      (function () {
        return arguments
      })(),
      "case: found an instance of Arguments, expected an object of facts",
    ],
    [{ order: { parts: left } }, "order.parts[1]: found undefined, expected an object of facts"],
    [10n, "case: found 10n, expected an object of facts"],
    [() => ({}), "case: found a function, expected an object of facts"],
    [undefined, "case: found undefined, expected an object of facts"],
    [{ order: { paidAt: new Date(0) } }, `order.paidAt: found an instance of Date, expected ${QUOTED}`],
    [{ order: { paidAt: 10n } }, `order.paidAt: found 10n, expected ${QUOTED}`],
    [{ order: { id: Symbol("a") } }, "order.id: found a symbol, expected text in quotes"],
    [
      { order: { paidAt: new Date(Number.NaN) } },
      `order.paidAt: found an instance of Date, expected ${QUOTED}`,
    ],
    [{ seller: { rate: Number.NaN } }, `seller.rate: found NaN, expected ${SHARE}`],
    [
      circle,
      "order.order: found a fact that the platform does not declare, expected one of id, placedAt, paidAt, dueAt, agreedShipBy, shippedAt, lane, tags, shipTo, goods, groupFormedAt, grouped, parts, pieces, postage",
    ],
    [{ order: { lane: circle } }, "order.lane: found an object, expected one of local, export, pickup"],
  ])("what is no plain JSON %#", (json, problem) => {
    expect(problemsOf(json)).toEqual([problem])
  })

  it("what cannot even be read", () => {
    const throwing = Object.defineProperty({}, "paidAt", {
      enumerable: true,
      get: () => {
        throw new Error("not now")
      },
    })
    const revoked = (of: object): object => {
      const { proxy, revoke } = Proxy.revocable(of, {})
      revoke()
      return proxy
    }
    const unnamed: unknown = Object.create({
      get constructor(): unknown {
        throw new Error("not now")
      },
    })
    expect(
      [{ order: throwing }, { order: { tags: revoked([]), parts: revoked([]) } }].flatMap(problemsOf),
    ).toEqual([
      "order: found an object, expected an object of facts",
      "order.tags: found an object that cannot be read, expected a list of gift, fragile, bulk, swift",
      "order.parts: found an object that cannot be read, expected a list",
    ])
    expect([revoked({}), unnamed].flatMap(problemsOf)).toEqual(
      Array.from(
        { length: 2 },
        () => "case: found an object that cannot be read, expected an object of facts",
      ),
    )
  })

  it("with every problem at once", () => {
    const json = { order: { lane: "exports", paidAt: "soon" }, seller: { strikes: -1 }, buyer: {} }
    expect(problemsOf(json).map((p) => p.slice(0, p.indexOf(":")))).toEqual([
      "order.lane",
      "order.paidAt",
      "seller.strikes",
      "buyer",
    ])
  })

  it("with what was found cut short where it is long", () => {
    const [problem = ""] = problemsOf({ order: { lane: "x".repeat(80) } })
    expect(problem).toBe(`order.lane: found "${"x".repeat(56)}…, expected one of local, export, pickup`)
    const [short = ""] = problemsOf({ order: { lane: "x".repeat(58) } })
    expect(short).toBe(`order.lane: found "${"x".repeat(58)}", expected one of local, export, pickup`)
  })

  it("with a half of a surrogate pair, which nobody can write down", () => {
    expect(problemsOf({ order: { id: "A-\ud800" } })).toEqual([
      'order.id: found "A-\\ud800", expected Unicode text, no half of a surrogate pair',
    ])
  })

  it.each([Infinity, Number.NaN])("with %d by its name, for which JSON has no word", (n) => {
    expect(problemsOf({ order: { id: n } })).toEqual([`order.id: found ${n}, expected text in quotes`])
  })

  it.each([
    ["", '""'],
    ["a b", '"a b"'],
    ["paidAt.x", '"paidAt.x"'],
    ["\u001b[2J", '"\\u001b[2J"'],
    ["x".repeat(99), `"${"x".repeat(59)}…"`],
  ])("with the key %j in quotes, which could be misread", (key, told) => {
    expect(problemsOf({ order: { [key]: 1 } })[0]).toMatch(`order.${told}: found a fact that the platform`)
  })

  it("with the first twenty of many problems, and how many there are beside", () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`fact-${i}`, "x".repeat(100)]))
    const problems = problemsOf(many)
    expect(problems.map((p) => p.slice(0, p.indexOf(":")))).toEqual([
      ...Array.from({ length: 20 }, (_, i) => `fact-${i}`),
      "case",
    ])
    expect(problems.at(-1)).toBe("case: found 99980 more problems, expected none")
  })

  it("with a word of a million letters, which is not weighed letter by letter", () => {
    const [problem = ""] = problemsOf({ order: { lane: "x".repeat(1_000_000) } })
    expect(problem).toMatch(/expected one of local, export, pickup$/)
  })

  it("by an audit, with all problems in one message", () => {
    const audit = (): unknown => bookOf([]).audit({ order: { lane: 3 }, refund: { amount: 5 } })
    expect(audit).toThrow(CaseError)
    expect(audit).toThrow(
      `order.lane: found 3, expected one of local, export, pickup; refund.amount: found 5, expected ${MONEY}`,
    )
  })
})

const point = (n: number): object => ({ kind: "number", lo: n, hi: n })

describe("a case that can be read", () => {
  it("gives each fact in integers, words and flags", () => {
    const { given } = decoded({
      order: {
        id: "A-1",
        paidAt: "1970-01-01T05:30:01+05:30",
        lane: "export",
        tags: ["gift", "gift"],
        shipTo: "330206",
        grouped: false,
      },
      refund: { amount: "12.3", requestedAt: "1970-01-02" },
      seller: { rate: 0.97, strikes: 0, insured: true },
    })
    expect(Object.fromEntries(given)).toEqual({
      "order.id": { kind: "word", word: "A-1" },
      "order.paidAt": point(1000),
      "order.lane": { kind: "word", word: "export" },
      "order.tags": { kind: "set", words: ["gift", "gift"] },
      "order.shipTo": { kind: "word", word: "330206" },
      "order.grouped": { kind: "flag", flag: false },
      "refund.amount": point(1230),
      "refund.requestedAt": point(86_400_000 - 19_800_000),
      "seller.rate": point(970_000),
      "seller.strikes": point(0),
      "seller.insured": { kind: "flag", flag: true },
    })
  })

  it("may give a share as text, and 0 and 1 as shares", () => {
    const rate = (value: unknown): unknown => decoded({ seller: { rate: value } }).given.get("seller.rate")
    expect([rate("0.97"), rate(1), rate(0)]).toEqual([point(970_000), point(1_000_000), point(0)])
  })

  it("gives the members of a list, each with what it says", () => {
    const { lists, given } = decoded({ order: { parts: [{ id: "1", amount: "5" }, {}] } })
    expect(lists.get("order.parts[]")).toEqual([
      new Map<string, unknown>([
        ["order.parts[].id", { kind: "word", word: "1" }],
        ["order.parts[].amount", point(500)],
      ]),
      new Map(),
    ])
    expect(given.size).toBe(0)
  })

  it("takes null for none: a fact, an empty list or set, each fact of a group, and what would have come after", () => {
    const { given, lists } = decoded({
      order: { paidAt: null, parts: null, tags: null, id: null },
      seller: null,
    })
    expect(Object.fromEntries(given)).toEqual({
      "order.paidAt": { kind: "none" },
      "order.tags": { kind: "set", words: [] },
      "seller.rate": { kind: "none" },
      "seller.strikes": { kind: "none" },
      "seller.lateRate": { kind: "none" },
      "seller.insured": { kind: "none" },
      "seller.joinedAt": { kind: "none" },
      "seller.renewedAt": { kind: "none" },
      "order.shippedAt": { kind: "none", since: "order.paidAt" },
      "refund.requestedAt": { kind: "none", since: "order.paidAt" },
    })
    expect(Object.fromEntries(lists)).toEqual({ "order.parts[]": [] })
  })

  it('takes a property that is undefined for absent, and "unknown" of what is presumed for no presumption', () => {
    const { given } = decoded({ order: { paidAt: undefined, tags: "unknown", agreedShipBy: "unknown" } })
    expect(Object.fromEntries(given)).toEqual({
      "order.tags": { kind: "unknown" },
      "order.agreedShipBy": { kind: "unknown" },
    })
  })

  it("may come from another realm, or have no prototype", () => {
    const foreign: unknown = runInNewContext("({ order: { paidAt: '2022-01-05' } })")
    expect(decoded(foreign).given.size).toBe(1)
    expect(decoded(Object.assign(Object.create(null), { order: {} })).given.size).toBe(0)
  })

  it("may be empty", () => {
    expect(problemsOf({})).toEqual([])
  })
})
