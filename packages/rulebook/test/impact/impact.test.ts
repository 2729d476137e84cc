import {
  type Case,
  CaseError,
  decodeCase,
  type Effect,
  type Presumption,
  QuestionError,
} from "@policy-ledger/rulebook"
import {
  type Decision,
  type Engine,
  Impact,
  interpreter,
  type OrderImpact,
  type PointOfView,
} from "@policy-ledger/rulebook/impact"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  effective,
  type Readings,
  rule,
  superseded,
  withdrawn,
} from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { moving } from "../bazaar/post.ts"

type Announcement = Readings[number]

const PAID = "2022-06-10T10:00:00+05:30"
const ALWAYS = { always: true } as const

const pay = (amount: string): Effect => ({ pay: "penalty", amount, per: "order" })
const due = (days: number): Effect => ({
  deadline: "return-by",
  after: { days },
  countedFrom: "order.paidAt",
})

/** A version of `dispatch/fee` from a day on. */
const fee = (from: string, amount: string, more: Parameters<typeof effective>[2] = {}) =>
  effective("dispatch/fee", from, { rule: rule(amount, { effects: [pay(amount)] }), ...more })

const first = announce({ id: "2022-01-01-fee", published: "2022-01-01" }, fee("2022-01-01", "1.00"))

/** The fee is another from a day on. */
const changes = (id: string, from: string, amount: string, of: string): Announcement =>
  announce(
    { id, published: id.slice(0, 10) },
    fee(from, amount, { supersedes: { announcement: of, provision: "dispatch/fee" } }),
    superseded("dispatch/fee", from, { announcement: of, provision: "dispatch/fee" }, "dispatch/fee"),
  )

const point = (readings: Readings, question: PointOfView["question"] = {}): PointOfView => ({
  rulebook: bookOf(...readings),
  question,
})

const caseOf = (order: object, { rulebook }: PointOfView): Case => {
  const read = decodeCase({ order: { id: "B-1", ...order } }, rulebook.form)
  if (!read.ok) throw new CaseError(read.problems)
  return read.value
}

const impactOf = (
  from: PointOfView,
  to: PointOfView,
  order: object = { paidAt: PAID },
  engine?: Engine,
): OrderImpact | undefined => new Impact(from, to, engine).of(caseOf(order, to))

const because = (from: Readings, to: Readings, order?: object): readonly string[] | undefined =>
  impactOf(point(from), point(to), order)?.because

describe("what changed of an order", () => {
  it("is told field by field, as it was and as it is", () => {
    const change = changes("2022-03-01-fee", "2022-04-01", "2.00", "2022-01-01-fee")
    const paid = (amount: string) => ({
      outcome: { payments: [{ provision: "dispatch/fee", kind: "penalty", amount }] },
      states: { payments: "set" },
    })
    expect(impactOf(point([first]), point([first, change]))).toEqual({
      case: "B-1",
      because: ["2022-03-01-fee"],
      fields: ["payments"],
      was: paid("1.00"),
      is: paid("2.00"),
    })
  })

  it("a deadline that the platform declares, by its name, and no other", () => {
    const [late, early] = [ruled("late", ALWAYS, due(9)), ruled("early", ALWAYS, due(2))]
    expect(impactOf(point([late]), point([late, early]))).toMatchObject({
      because: ["early"],
      fields: ["deadlines.return-by"],
      was: {
        outcome: { deadlines: { "return-by": "2022-06-19T10:00:00+05:30" } },
        states: { deadlines: { "return-by": "set" } },
      },
      is: { outcome: { deadlines: { "return-by": "2022-06-12T10:00:00+05:30" } } },
    })
  })

  it("is nothing where only the wording, the reasons or the possible amounts are others", () => {
    const again = changes("2022-03-01-fee", "2022-04-01", "1.00", "2022-01-01-fee")
    const said = ruled("notice", ALWAYS, { notice: { zh: "通知", en: "a notice" } })
    expect(impactOf(point([first]), point([first, again, said]))).toBeUndefined()
    const maybe = (amount: string) => ruled("maybe", { fact: "seller.insured", is: true }, pay(amount))
    expect(impactOf(point([maybe("1.00")]), point([maybe("2.00")]))).toBeUndefined()
  })

  it("is told by whatever engine is given, in whatever order it lists", () => {
    const decision = (exempt: readonly string[]): Decision => {
      const { outcome, ...rest } = interpreter(point([]))(caseOf({}, point([])))
      return { ...rest, outcome: { ...outcome, exempt } }
    }
    const saying =
      (was: readonly string[], is: readonly string[]): Engine =>
      ({ question }) =>
      () =>
        decision(question.announcedBy === undefined ? is : was)
    const [from, to] = [point([first], { announcedBy: "2022-01-01" }), point([first])]
    expect(impactOf(from, to, {}, saying(["a", "b"], ["b", "a"]))).toBeUndefined()
    expect(impactOf(from, to, {}, saying(["a"], ["b"]))).toMatchObject({
      fields: ["exempt"],
      was: { outcome: { exempt: ["a"] } },
      is: { outcome: { exempt: ["b"] } },
    })
  })
})

describe("an order changed because of", () => {
  const second = changes("2022-03-01-fee", "2022-04-01", "2.00", "2022-01-01-fee")
  const third = changes("2023-01-01-fee", "2023-02-01", "3.00", "2022-03-01-fee")

  it("the announcement whose rule governs it, not those that came to govern later orders", () => {
    expect(because([first], [first, second, third])).toEqual(["2022-03-01-fee"])
    expect(because([first], [first, second, third], { paidAt: "2023-06-01T00:00:00+05:30" })).toEqual([
      "2023-01-01-fee",
    ])
    expect(because([first, second, third], [first])).toEqual(["2022-03-01-fee"])
  })

  it("the one that ended a rule, postponed it or took it back", () => {
    const ends = announce({ id: "ends", published: "2022-05-01" }, withdrawn("dispatch/fee", "2022-06-01"))
    expect(because([first], [first, ends])).toEqual(["ends"])
    const revokes = announce(
      { id: "revokes", published: "2022-05-02" },
      effective("dispatch/cap", "2022-05-02", {
        revokes: { announcement: "ends", provision: "dispatch/fee" },
      }),
    )
    expect(because([first, ends], [first, ends, revokes])).toEqual(["revokes"])
    const postpones = announce(
      { id: "postpones", published: "2022-05-03" },
      withdrawn("dispatch/fee", "2022-09-01", {
        postpones: { announcement: "ends", provision: "dispatch/fee" },
      }),
    )
    expect(because([first, ends], [first, ends, postpones])).toEqual(["postpones"])
    expect(because([first], [first, ends, revokes])).toBeUndefined()
  })

  it("the one whose rule displaces another, though it moves no field itself", () => {
    const displaces = announce(
      { id: "displaces", published: "2022-05-01" },
      effective("monsoon/relief", "2022-05-01", {
        rule: rule("relief", {
          effects: [{ notice: { zh: "免收", en: "no fee" } }],
          disapplies: ["dispatch/fee"],
        }),
      }),
    )
    expect(because([first], [first, displaces])).toEqual(["displaces"])
  })

  it("the one that made a day free, by which another's deadline moves", () => {
    const workdays = ruled("return", ALWAYS, {
      deadline: "return-by",
      after: { workdays: 2, in: "post" },
      countedFrom: "order.paidAt",
    })
    const free = moving("holiday", { free: ["2022-06-13"] })
    expect(because([workdays], [workdays, free])).toEqual(["holiday"])
  })

  it("a correction, named once", () => {
    const corrected = announce(
      { id: "2022-01-01-fee", published: "2022-01-01", reading: 2, recordedAt: "2025-02-01T00:00:00+05:30" },
      fee("2022-01-01", "4.00"),
    )
    expect(because([first], [first, corrected])).toEqual(["2022-01-01-fee"])
    const readings = [first, corrected]
    const known = { recordedBy: "2025-01-20T00:00:00+05:30" }
    expect(impactOf(point(readings, known), point(readings))?.because).toEqual(["2022-01-01-fee"])
  })

  it("both of two that say the same, of which either would have done", () => {
    const [one, two] = [ruled("one", ALWAYS, due(2)), ruled("two", ALWAYS, due(2))]
    expect(because([], [one, two])).toEqual(["one", "two"])
  })

  it("each of two that change it together", () => {
    const other = ruled("other", ALWAYS, due(2))
    expect(because([first], [first, other, second])).toEqual(["2022-03-01-fee", "other"])
  })

  it("what was made public meanwhile, though it was held by then", () => {
    const readings = [first, second, third]
    const at = (announcedBy: string): PointOfView => point(readings, { announcedBy })
    expect(impactOf(at("2022-02-28"), at("2024-01-01"))?.because).toEqual(["2022-03-01-fee"])
    expect(impactOf(at("2024-01-01"), at("2022-02-28"))?.because).toEqual(["2022-03-01-fee"])
    expect(impactOf(at("2022-03-01"), at("2024-01-01"))).toBeUndefined()
    expect(impactOf(at("2022-02-28"), point(readings))?.because).toEqual(["2022-03-01-fee"])
  })

  it("none where only what is presumed is another, also where the ledger grew", () => {
    const open = announce(
      { id: "open", published: "2022-05-01", reported: "2022-05-01" },
      effective("dispatch/fee", "unstated", {
        noEarlierThan: "2022-05-01",
        rule: rule("open", { effects: [pay("1.00")] }),
      }),
    )
    const presume: readonly Presumption[] = ["commencement"]
    expect(impactOf(point([open]), point([open], { presume }))?.because).toEqual([])
    const beside = changes("2023-01-01-fee", "2023-02-01", "3.00", "open")
    expect(impactOf(point([open]), point([open, beside], { presume }))?.because).toEqual([])
  })
})

it("a point that cannot be asked is refused before any order", () => {
  const presume = ["nothing"] as unknown as readonly Presumption[]
  for (const question of [{ presume }, { announcedBy: "today" }, { recordedBy: "2022-02-30" }])
    expect(() => new Impact(point([first]), point([first], question))).toThrow(QuestionError)
})
