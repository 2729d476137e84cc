import type { Condition, Saving, Verdict } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { verdictOf } from "../bazaar/one-rule.ts"

const PAID = { order: { paidAt: "2022-01-05" } }
const lane: Condition = { fact: "order.lane", is: "local" }
const insured: Condition = { fact: "seller.insured", is: true }
const amount: Condition = { fact: "order.amount", atLeast: "10.00" }
const unstated: Condition = { unstated: { zh: "…", en: "…" } }

const asked = (when: Condition, json: object = PAID): Pick<Verdict, "missing" | "settledBy"> => {
  const { missing, settledBy } = verdictOf({ when, decidedBy: ["order.paidAt"] }, json)
  return { missing, ...(settledBy === undefined ? {} : { settledBy }) }
}

describe("a verdict that is unknown names the absent facts that could change it", () => {
  it.each<[string, Condition, readonly string[]]>([
    ["one", lane, ["order.lane"]],
    ["each of several", { all: [lane, insured] }, ["order.lane", "seller.insured"]],
    [
      "only those on which it still turns",
      { all: [lane, { any: [insured, { always: true }] }] },
      ["order.lane"],
    ],
    ["each once", { any: [lane, { not: lane }] }, ["order.lane"]],
    ["what a derived fact follows from", amount, ["order.parts"]],
    ["what is only bounded", { fact: "order.placedAt", before: "2022-01-01" }, ["order.placedAt"]],
    [
      "both instants of a distance",
      { fact: "order.dueAt", within: { days: 1 }, after: "refund.requestedAt" },
      ["order.dueAt", "refund.requestedAt"],
    ],
    [
      "the one instant of a distance that is absent",
      { fact: "order.dueAt", within: { days: 1 }, after: "order.paidAt" },
      ["order.dueAt"],
    ],
    ["that it has to be known", { known: "order.lane" }, ["order.lane"]],
    ["none where the source leaves it unstated", unstated, []],
    ["beside what is unstated", { all: [unstated, lane] }, ["order.lane"]],
    [
      "the instants from which it would follow too",
      { fact: "order.grouped", is: true },
      ["order.grouped", "order.groupFormedAt", "refund.requestedAt"],
    ],
  ])("%s", (_what, when, missing) => {
    expect(asked(when).missing).toEqual(missing)
  })

  it("and none where it is certain", () => {
    expect(asked({ always: true })).toEqual({ missing: [] })
    expect(asked({ not: { always: true } })).toEqual({ missing: [] })
    expect(asked({ any: [{ always: true }, lane] })).toEqual({ missing: [] })
    expect(asked({ fact: "order.tags", has: "gift" })).toEqual({ missing: [] })
  })

  it("and the parts of the sum where one of them is absent", () => {
    expect(
      asked(amount, { order: { paidAt: "2022-01-05", parts: [{ amount: "9.99" }, {}] } }).missing,
    ).toEqual(["order.parts"])
  })

  it("and what would bound a fact, as long as it is absent", () => {
    const placed: Condition = { fact: "order.placedAt", before: "2022-01-01" }
    const verdict = (order: object): Verdict =>
      verdictOf(
        { when: placed, decidedBy: ["seller.joinedAt"] },
        { order, seller: { joinedAt: "2022-01-05" } },
      )
    expect(verdict({})).toMatchObject({
      missing: ["order.placedAt", "order.paidAt"],
      settledBy: { yes: ["order.placedAt"], no: ["order.placedAt"] },
    })
    expect(verdict({ paidAt: "2022-01-05" }).missing).toEqual(["order.placedAt"])
    expect(verdict({ paidAt: "2021-12-31" })).toMatchObject({ matches: "yes", missing: [] })
  })

  it("and only the instants that are absent of those from which it would follow", () => {
    const json = { order: { paidAt: "2022-01-05" }, refund: { requestedAt: "2022-01-06" } }
    expect(asked({ fact: "order.grouped", is: true }, json)).toEqual({
      missing: ["order.grouped", "order.groupFormedAt"],
      settledBy: { yes: ["order.grouped"], no: ["order.grouped"] },
    })
  })

  it("and the place where only something wider is known is not missing: it is given", () => {
    const json = { order: { paidAt: "2022-01-05", shipTo: "330000" } }
    expect(asked({ fact: "order.shipTo", within: ["330206"] }, json)).toEqual({
      missing: [],
      settledBy: { yes: null, no: null },
    })
  })
})

describe("the smallest set of facts that would settle it", () => {
  it.each<
    [string, Condition, { readonly yes: readonly string[] | null; readonly no: readonly string[] | null }]
  >([
    ["a fact, either way", lane, { yes: ["order.lane"], no: ["order.lane"] }],
    [
      "all of several to hold, any of them to fail",
      { all: [lane, insured] },
      { yes: ["order.lane", "seller.insured"], no: ["order.lane"] },
    ],
    [
      "any of several to hold, all of them to fail",
      { any: [lane, insured] },
      { yes: ["order.lane"], no: ["order.lane", "seller.insured"] },
    ],
    [
      "turned round by a not",
      { not: { any: [lane, insured] } },
      { yes: ["order.lane", "seller.insured"], no: ["order.lane"] },
    ],
    [
      "the smaller of two ways",
      { any: [{ all: [lane, insured] }, amount] },
      { yes: ["order.parts"], no: ["order.lane", "order.parts"] },
    ],
    ["no fact where the source leaves it unstated", unstated, { yes: null, no: null }],
    ["only against what is unstated", { all: [unstated, lane] }, { yes: null, no: ["order.lane"] }],
    ["only round what is unstated", { any: [unstated, lane] }, { yes: ["order.lane"], no: null }],
    [
      "each fact once",
      { all: [lane, { not: { fact: "order.lane", is: "export" } }] },
      { yes: ["order.lane"], no: ["order.lane"] },
    ],
    [
      "not what holds already",
      { all: [{ always: true }, lane] },
      { yes: ["order.lane"], no: ["order.lane"] },
    ],
    [
      "not what fails already",
      { any: [{ not: { always: true } }, lane] },
      { yes: ["order.lane"], no: ["order.lane"] },
    ],
    [
      "not what fails already, where it has to fail",
      { not: { any: [{ not: { always: true } }, lane] } },
      { yes: ["order.lane"], no: ["order.lane"] },
    ],
    [
      "both instants of a distance",
      { fact: "order.dueAt", within: { days: 1 }, after: "refund.requestedAt" },
      { yes: ["order.dueAt", "refund.requestedAt"], no: ["order.dueAt", "refund.requestedAt"] },
    ],
  ])("%s", (_what, when, settledBy) => {
    expect(asked(when).settledBy).toEqual(settledBy)
  })

  it("is not told unless asked for", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/a", "before", { rule: rule("a", { when: lane }) }),
      ),
    )
    expect(book.audit(PAID).verdicts[0]).not.toHaveProperty("settledBy")
    expect(book.audit(PAID, { explain: true }).verdicts[0]).toHaveProperty("settledBy")
  })
})

describe("a rule that was in force at some time", () => {
  const book = (keeps?: Saving): ReturnType<typeof bookOf> =>
    bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01", {
          rule: rule("a", { when: lane, decidedBy: ["order.paidAt", "order.dueAt"] }),
        }),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        withdrawn("dispatch/a", "2022-02-01", keeps === undefined ? {} : { keeps }),
      ),
    )
  const verdict = (json: object, keeps?: Saving): Verdict | undefined =>
    book(keeps).audit(json, { explain: true }).verdicts[0]

  it("is unknown without the instants that decide, which are then missing", () => {
    expect(verdict({})).toMatchObject({
      inForce: "unknown",
      missing: ["order.paidAt", "order.dueAt", "order.lane"],
      settledBy: { yes: ["order.paidAt", "order.lane"], no: ["order.lane"] },
    })
  })

  it("asks for no instant where it matches no case", () => {
    const never = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01", { rule: rule("a", { when: { not: { always: true } } }) }),
      ),
    )
    expect(never.audit({}).verdicts).toMatchObject([{ inForce: "unknown", applies: "no", missing: [] }])
  })

  it("takes one instant inside to be in force, and all of them outside not to be", () => {
    const always = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01", {
          until: "2022-01-31",
          rule: rule("a", { decidedBy: ["order.paidAt", "order.dueAt"] }),
        }),
      ),
    )
    expect(always.audit({}, { explain: true }).verdicts[0]?.settledBy).toEqual({
      yes: ["order.paidAt"],
      no: ["order.paidAt", "order.dueAt"],
    })
  })

  it("asks for no instant that lies outside for certain, whenever it was", () => {
    const begun = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01", {
          rule: rule("a", { decidedBy: ["order.placedAt", "order.dueAt"] }),
        }),
      ),
    )
    expect(begun.audit({ order: { paidAt: "2021-12-31" } }, { explain: true }).verdicts).toMatchObject([
      {
        inForce: "unknown",
        missing: ["order.dueAt"],
        settledBy: { yes: ["order.dueAt"], no: ["order.dueAt"] },
      },
    ])
  })

  it("that only a date of its own leaves open is settled by no fact", () => {
    const dated = bookOf(
      announce({ id: "a", published: "2022-01-01" }, effective("dispatch/a", "[2022-01-01..2022-02-01]")),
    )
    expect(dated.audit({ order: { paidAt: "2022-01-15" } }, { explain: true }).verdicts).toMatchObject([
      { inForce: "unknown", missing: [], settledBy: { yes: null, no: null } },
    ])
  })

  it("asks for no instant where every one leaves it open", () => {
    const undated = bookOf(
      announce(
        { id: "a", reported: "XXXX-01-01" },
        effective("dispatch/a", "unstated", { rule: rule("a", { when: lane }) }),
      ),
    )
    expect(undated.audit({}, { explain: true }).verdicts).toMatchObject([
      {
        inForce: "unknown",
        missing: ["order.lane"],
        settledBy: { yes: null, no: ["order.lane"] },
      },
    ])
  })

  it("asks for an instant that can put it out of force and not into it only to settle it as no", () => {
    const unstatedStart = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "unstated", { rule: rule("a", { decidedBy: ["order.dueAt"] }) }),
      ),
    )
    expect(unstatedStart.audit({}, { explain: true }).verdicts).toMatchObject([
      { missing: ["order.dueAt"], settledBy: { yes: null, no: ["order.dueAt"] } },
    ])
    const unstatedEnd = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "before", { rule: rule("a", { decidedBy: ["order.dueAt"] }) }),
        withdrawn("dispatch/a", "unstated"),
      ),
    )
    expect(unstatedEnd.audit({}, { explain: true }).verdicts).toMatchObject([
      { missing: ["order.dueAt"], settledBy: { yes: ["order.dueAt"], no: null } },
    ])
  })

  it("asks for the instant where a saving alone makes the difference, and for what that asks where the instant is not enough", () => {
    const keeps: Saving = { before: "seller.joinedAt" }
    const decidedBy = { decidedBy: ["order.dueAt"] } as const
    const replaced = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "before", { rule: rule("old", decidedBy) }),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        effective("dispatch/a", "2022-02-01", { rule: rule("new", decidedBy), keeps }),
      ),
    )
    const asked = (seller: object): unknown =>
      replaced
        .audit({ seller }, { explain: true })
        .verdicts.map(({ title, missing, settledBy }) => [title.en, missing, settledBy])
    const either = { yes: ["order.dueAt"], no: ["order.dueAt"] }
    const both = ["order.dueAt", "seller.joinedAt"]
    expect(asked({ joinedAt: "2022-03-01" })).toEqual([
      ["old", ["order.dueAt"], either],
      ["new", ["order.dueAt"], either],
    ])
    expect(asked({})).toEqual([
      ["old", ["order.dueAt", "seller.joinedAt"], { ...either, no: both }],
      ["new", ["order.dueAt", "seller.joinedAt"], { ...either, yes: both }],
    ])
  })

  it("asks for no second instant where the first leaves open what no instant can settle", () => {
    const relief = bookOf(
      announce(
        { id: "a", published: "[2022-01-01..2022-01-31]" },
        effective("dispatch/a", "2022-01-10", {
          until: "2022-01-20",
          rule: rule("a", { decidedBy: ["order.paidAt", "order.dueAt"] }),
        }),
      ),
    )
    const verdict = (order: object): unknown =>
      relief.audit({ order }, { explain: true, announcedBy: "2022-01-15" }).verdicts[0]
    expect(verdict({ paidAt: "2022-01-12" })).toMatchObject({
      inForce: "unknown",
      missing: [],
      settledBy: { yes: null, no: null },
    })
    expect(verdict({ paidAt: "2022-02-01" })).toMatchObject({
      inForce: "unknown",
      missing: ["order.dueAt"],
      settledBy: { yes: null, no: ["order.dueAt"] },
    })
    expect(verdict({})).toMatchObject({
      missing: ["order.paidAt", "order.dueAt"],
      settledBy: { yes: null, no: ["order.paidAt", "order.dueAt"] },
    })
  })

  it("whose wording is not held is settled by no fact either, once it was in force", () => {
    const unheld = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-02-01", { previous: "unheld" }),
      ),
    )
    const before = (order: object): unknown => unheld.audit({ order }, { explain: true }).verdicts[0]
    expect(before({ paidAt: "2022-01-15" })).toMatchObject({
      inForce: "yes",
      matches: "unknown",
      missing: [],
      settledBy: { yes: null, no: null },
    })
    expect(before({})).toMatchObject({
      inForce: "unknown",
      missing: ["order.paidAt"],
      settledBy: { yes: null, no: ["order.paidAt"] },
    })
  })

  it("is known from any of several instants that lies inside", () => {
    expect(verdict({ order: { dueAt: "2022-01-15", lane: "local" } })).toMatchObject({
      inForce: "yes",
      applies: "yes",
      missing: [],
    })
    expect(verdict({ order: { dueAt: "2022-03-15", lane: "local" } })).toMatchObject({
      inForce: "unknown",
      missing: ["order.paidAt"],
    })
    expect(verdict({ order: { dueAt: "2022-03-15", paidAt: "2022-03-15" } })).toBeUndefined()
  })

  it("asks for what a saving needs", () => {
    const keeps: Saving = { before: "seller.joinedAt" }
    const past = { order: { dueAt: "2022-03-15", paidAt: "2022-03-15", lane: "local" } }
    expect(verdict(past, keeps)).toMatchObject({
      inForce: "unknown",
      missing: ["seller.joinedAt"],
      settledBy: { yes: ["seller.joinedAt"], no: ["seller.joinedAt"] },
    })
    expect(verdict({ ...past, seller: { joinedAt: "2022-01-31" } }, keeps)).toMatchObject({
      inForce: "yes",
      applies: "yes",
      missing: [],
    })
    const late = { joinedAt: "2022-02-01" }
    expect(verdict({ ...past, seller: late }, keeps)).toMatchObject({
      inForce: "no",
      applies: "no",
      missing: [],
    })
    const early = { order: { ...past.order, dueAt: "2021-12-31" }, seller: late }
    expect(verdict(early, keeps)).toMatchObject({ inForce: "no" })
    expect(verdict({ order: { ...early.order, paidAt: "2021-12-31" }, seller: late }, keeps)).toBeUndefined()
  })

  it("asks for what a saving needs at any instant that may decide", () => {
    const open = { order: { paidAt: "2022-03-15" }, seller: {} }
    const placed = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01", { rule: rule("a", { decidedBy: ["order.placedAt"] }) }),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        withdrawn("dispatch/a", "2022-02-01", { keeps: { before: "seller.joinedAt" } }),
      ),
    )
    expect(placed.audit(open).verdicts).toMatchObject([
      { inForce: "unknown", missing: ["order.placedAt", "seller.joinedAt"] },
    ])
  })

  it("asks for no fact of a saving that belongs to another rule of the same announcement", () => {
    const other = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/a", "2022-01-01"),
        effective("dispatch/b", "2022-01-01"),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        withdrawn("dispatch/a", "[2022-02-01..2022-02-10]"),
        withdrawn("dispatch/b", "2022-02-01", { keeps: { before: "seller.joinedAt" } }),
      ),
    )
    const [a] = other.audit({ order: { paidAt: "2022-02-05" } }).verdicts
    expect(a).toMatchObject({ provision: "dispatch/a", inForce: "unknown", missing: [] })
    expect(a?.because.join("\n")).not.toContain("sav")
  })

  it("that no case asks for is listed and never audited", () => {
    const text = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/text", "2022-01-01", { rule: rule("a", { decidedBy: [] }) }),
      ),
    )
    expect(text.audit(PAID).verdicts).toEqual([])
    expect(text.inForce({ on: "2022-01-05" }).inForce).toHaveLength(1)
  })
})
