import type { AuditAnswer, CivilDuration, Deadline, Effect } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, bookOn, effective, rule } from "../bazaar/announce.ts"
import { ruled } from "../bazaar/one-rule.ts"
import { moving, relief } from "../bazaar/post.ts"

type Announcement = ReturnType<typeof announce>

const ALWAYS = { always: true } as const
const MAYBE = { fact: "seller.insured", is: true } as const
const at = (day: string): string => `2022-01-${day}T10:00:00+05:30`
const PAID = at("05")

const falls = (deadline: string, days: number): Deadline => ({
  deadline,
  after: { days },
  countedFrom: "order.paidAt",
})

const audit = (order: object, ...announcements: readonly Announcement[]): AuditAnswer =>
  bookOf(...announcements).audit({ order: { paidAt: PAID, ...order } })

const told = (
  kind: string,
  { outcome, states, possible }: AuditAnswer,
): readonly [string | undefined, string | null | undefined, readonly string[] | undefined] => [
  states.deadlines?.[kind],
  outcome.deadlines?.[kind],
  possible.deadlines?.[kind],
]

describe("a deadline that the platform declares", () => {
  it("is told by its name, none where no rule sets one; without any declared there is no such key", () => {
    const { outcome, states, possible } = audit({})
    expect([outcome.deadlines, states.deadlines, possible.deadlines]).toEqual([
      { "return-by": null, "claim-from": null },
      { "return-by": "none", "claim-from": "none" },
      { "return-by": [], "claim-from": [] },
    ])
    const plain = bookOn({ deadlines: [] }).audit({ order: { paidAt: PAID } })
    expect([plain.outcome, plain.states, plain.possible].some((part) => "deadlines" in part)).toBe(false)
  })

  it("closes: of several the earliest enters", () => {
    const rules = [ruled("a", ALWAYS, falls("return-by", 7)), ruled("b", ALWAYS, falls("return-by", 3))]
    expect(told("return-by", audit({}, ...rules))).toEqual(["set", at("08"), []])
    const later = ruled("c", MAYBE, falls("return-by", 9))
    expect(told("return-by", audit({}, ...rules, later))).toEqual(["set", at("08"), []])
    const earlier = ruled("c", MAYBE, falls("return-by", 1))
    expect(told("return-by", audit({}, ...rules, earlier))).toEqual(["open", null, [at("06"), at("08")]])
  })

  it("opens: of several the latest enters", () => {
    const rules = [ruled("a", ALWAYS, falls("claim-from", 3)), ruled("b", ALWAYS, falls("claim-from", 7))]
    expect(told("claim-from", audit({}, ...rules))).toEqual(["set", at("12"), []])
    const earlier = ruled("c", MAYBE, falls("claim-from", 1))
    expect(told("claim-from", audit({}, ...rules, earlier))).toEqual(["set", at("12"), []])
    const later = ruled("c", MAYBE, falls("claim-from", 9))
    expect(told("claim-from", audit({}, ...rules, later))).toEqual(["open", null, [at("12"), at("14")]])
    expect(told("claim-from", audit({}, ruled("a", MAYBE, falls("claim-from", 3))))).toEqual([
      "open",
      null,
      [at("08")],
    ])
  })

  it("does not mix with another kind", () => {
    const { outcome } = audit({}, ruled("a", ALWAYS, falls("return-by", 3)))
    expect([outcome.shipBy, outcome.deadlines]).toEqual([null, { "return-by": at("08"), "claim-from": null }])
  })

  it("says how late it was by its name, and of an opening nothing", () => {
    const platform = {
      fulfilments: { "return-by": "refund.requestedAt", "claim-from": "refund.requestedAt" },
    }
    const rules = [ruled("a", ALWAYS, falls("return-by", 3), falls("claim-from", 1))]
    const late = (requestedAt: string): unknown =>
      bookOn(platform, ...rules).audit({ order: { paidAt: PAID }, refund: { requestedAt } }).late
    expect(late(at("08"))).toEqual({ "return-by": "PT0S" })
    expect(late(at("09"))).toEqual({ "return-by": "PT24H" })
    expect(late(at("07"))).toBeUndefined()
  })

  it("gives way to what the parties agreed on, where the platform says by which fact", () => {
    const agreed = bookOn(
      { agreements: { "return-by": "order.agreedShipBy" } },
      ruled("a", ALWAYS, falls("return-by", 3)),
    ).audit({ order: { paidAt: PAID, agreedShipBy: at("20") } })
    expect(told("return-by", agreed)).toEqual(["set", at("20"), []])
  })

  it("can be waived by a name of the platform's", () => {
    const { outcome } = audit({}, ruled("a", ALWAYS, { waive: ["storage-fee", "late-shipment-claim"] }))
    expect(outcome.exempt).toEqual(["storage-fee", "late-shipment-claim"])
  })
})

const extend = (id: string, by: CivilDuration, more: object = {}, kind = "return-by"): Announcement =>
  relief(id, { extend: kind, by } satisfies Effect, more)

describe("an extension", () => {
  const base = ruled("base", ALWAYS, falls("return-by", 3))

  it("moves every deadline of its kind before one of them enters, and leaves the rules' own as they are", () => {
    const answer = audit({}, base, ruled("z", ALWAYS, falls("return-by", 2)), extend("e", { days: 14 }))
    expect(told("return-by", answer)).toEqual(["set", at("21"), []])
    const own = answer.verdicts.find(({ provision }) => provision === "base/rule")
    expect(own?.effects).toEqual([{ kind: "deadline", deadline: "return-by", at: at("08") }])
    expect(own?.because).toContain("monsoon/e extends it by 14 days")
    const itself = answer.verdicts.find(({ provision }) => provision === "monsoon/e")
    expect(itself?.effects).toEqual([{ kind: "extend", deadline: "return-by", by: { days: 14 } }])
  })

  it("moves no other kind, nothing where there is nothing, and no agreement", () => {
    expect(told("claim-from", audit({}, extend("e", { days: 1 })))).toEqual(["none", null, []])
    const ships = ruled("a", ALWAYS, falls("ship-by", 1))
    expect(audit({}, ships, extend("e", { days: 1 })).outcome.shipBy).toBe(at("06"))
    expect(audit({}, ships, extend("e", { days: 1 }, {}, "ship-by")).outcome.shipBy).toBe(at("07"))
    const agreedShipBy = at("20")
    expect(audit({ agreedShipBy }, ships, extend("e", { days: 1 }, {}, "ship-by")).outcome.shipBy).toBe(
      at("20"),
    )
  })

  it("moves a fixed day, though the case says nothing that its rule asks for", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2021-01-01" },
        effective("dispatch/rule", "2021-01-01", {
          rule: rule("rule", {
            decidedBy: ["seller.joinedAt"],
            effects: [{ deadline: "return-by", by: "2022-01-10" }],
          }),
        }),
      ),
      extend("e", { days: 2 }),
    )
    const { verdicts } = book.audit({ order: { paidAt: PAID } })
    const rules = verdicts.find(({ provision }) => provision === "dispatch/rule")
    expect(rules?.because).toContain("monsoon/e extends it by 2 days")
    const joined = book.audit({ order: { paidAt: PAID }, seller: { joinedAt: "2021-06-01" } })
    expect(told("return-by", joined)).toEqual(["set", "2022-01-13T00:00:00+05:30", []])
  })

  it("adds up with others, in the order of their ids", () => {
    // 8 January, a month later 8 February; three days first: 11 January, 11 February.
    const [month, days] = [extend("a", { months: 1 }), extend("b", { days: 3 })]
    expect(told("return-by", audit({}, base, days, month))[1]).toBe("2022-02-11T10:00:00+05:30")
    const january31 = ruled("base", ALWAYS, falls("return-by", 26))
    const first = audit({}, january31, extend("a", { months: 1 }), extend("b", { days: 1 }))
    const last = audit({}, january31, extend("b", { months: 1 }), extend("a", { days: 1 }))
    expect([told("return-by", first)[1], told("return-by", last)[1]]).toEqual([
      "2022-03-01T10:00:00+05:30",
      "2022-03-01T10:00:00+05:30",
    ])
  })

  it("that may concern the case leaves both instants", () => {
    const some = extend("e", { days: 14 }, { when: MAYBE })
    const answer = audit({}, base, some)
    expect(told("return-by", answer)).toEqual(["open", null, [at("08"), at("22")]])
    expect(answer.missing).toEqual(["seller.insured"])
    expect(answer.verdicts[0]?.because).toContain("whether monsoon/e extends it by 14 days is unknown")
    const both = audit({}, base, some, extend("f", { days: 1 }))
    expect(told("return-by", both)[2]).toEqual([at("09"), at("23")])
  })

  it("of more than three that are unknown leaves it open", () => {
    const some = ["e", "f", "g", "h"].map((id) => extend(id, { days: 1 }, { when: MAYBE }))
    expect(told("return-by", audit({}, base, ...some.slice(0, 3)))[2]).toEqual(
      ["08", "09", "10", "11"].map(at),
    )
    expect(told("return-by", audit({}, base, ...some))).toEqual(["open", null, [at("08")]])
  })

  it("by working days follows the calendar, as other rules move it, to its end", () => {
    const by = { workdays: 2, in: "post" } as const
    // From Saturday 8 January 2022 Tuesday the 11th.
    expect(told("return-by", audit({}, base, extend("e", by)))[1]).toBe(at("11"))
    const freed = moving("f", { free: ["2022-01-10"] })
    expect(told("return-by", audit({}, base, extend("e", by), freed))[1]).toBe(at("12"))
    const late = { paidAt: "2022-12-27T10:00:00+05:30" }
    expect(told("return-by", audit(late, base, extend("e", by)))).toEqual(["unstated", null, []])
    expect(told("return-by", audit(late, base, extend("e", by, { when: MAYBE })))).toEqual([
      "open",
      null,
      ["2022-12-30T10:00:00+05:30"],
    ])
  })

  it("moves an opening later too", () => {
    const opening = ruled("o", ALWAYS, falls("claim-from", 3))
    expect(told("claim-from", audit({}, opening, extend("e", { days: 1 }, {}, "claim-from")))[1]).toBe(
      at("09"),
    )
  })

  it("of which the wording is not held leaves what it may extend open", () => {
    const unheld = announce(
      { id: "u", published: "2022-02-01" },
      effective("monsoon/u", "2022-02-01", {
        previous: "unheld",
        rule: rule("u", { effects: [{ extend: "return-by", by: { days: 1 } }] }),
      }),
    )
    expect(told("return-by", audit({}, base, unheld))).toEqual(["open", null, [at("08")]])
    expect(told("return-by", audit({}, unheld))).toEqual(["none", null, []])
  })
})
