import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule } from "../bazaar/announce.ts"
import { later } from "../bazaar/later.ts"

const held = announce(
  { id: "2022-01-01-held", published: "2022-01-01" },
  effective("dispatch/held", "2022-02-01", {
    rule: rule("held", { effects: [{ pay: "compensation", per: "order", amount: "5.00" }] }),
  }),
)

const AUCTION = {
  type: "Effective",
  from: "2022-03-01",
  rule: {
    decidedBy: ["order.paidAt"],
    effects: [{ deadline: "ship-by", beforeSunset: true }],
    when: { moon: "full" },
  },
}

const order = { order: { id: "1", paidAt: "2022-06-01T10:00:00+05:30" } }

describe("a provision in a later language", () => {
  const book = bookOf(
    held,
    later({ id: "2022-01-02-later", published: "2022-01-02" }, "returns/moon", AUCTION),
  )

  it("is unknown at every instant, and says which language it needs", () => {
    for (const on of ["2021-06-01", "2022-06-01", "2024-06-01"])
      expect(book.inForce({ on }).unknown).toMatchObject([
        {
          provision: "returns/moon",
          announcement: "2022-01-02-later",
          why: [{ zh: "需要第 2 版规则语言", en: "needs language 2" }],
        },
      ])
  })

  it("leaves the others as they are", () => {
    expect(book.inForce({ on: "2022-06-01" }).inForce.map((r) => r.provision)).toEqual(["dispatch/held"])
    expect(book.audit(order).outcome.payments).toMatchObject([{ provision: "dispatch/held", amount: "5.00" }])
    expect(book.audit(order).states.payments).toBe("set")
  })

  it("is a verdict that may apply to a case that it may concern, and opens what its effects may move", () => {
    const { verdicts, states, possible } = book.audit(order)
    expect(verdicts.find((v) => v.provision === "returns/moon")).toMatchObject({
      announcement: "2022-01-02-later",
      inForce: "unknown",
      matches: "unknown",
      applies: "unknown",
      because: ["needs language 2"],
      missing: [],
      effects: [],
    })
    expect(states).toMatchObject({ shipBy: "open", respondBy: "none", refund: "none", exempt: "none" })
    expect(possible.verdicts).toEqual(["returns/moon"])
  })

  it("is not known to be displaced by a rule that names it: it may say otherwise", () => {
    const displacing = announce(
      { id: "2022-01-03-displacing", published: "2022-01-03" },
      effective("dispatch/over", "2022-02-01", { rule: rule("over", { disapplies: ["returns/moon"] }) }),
    )
    const unread = later({ id: "2022-01-02-later", published: "2022-01-02" }, "returns/moon", AUCTION)
    const { verdicts } = bookOf(held, unread, displacing).audit(order)
    const verdict = verdicts.find((v) => v.provision === "returns/moon")
    expect([verdict?.applies, verdict?.displacedBy]).toEqual(["unknown", undefined])
  })

  it("concerns no case without one of its deciding instants", () => {
    const { verdicts } = book.audit({ order: { paidAt: null } })
    expect(verdicts.map((v) => v.provision)).not.toContain("returns/moon")
  })

  it.each<[string, { readonly [key: string]: unknown }]>([
    ["of no kind that is known", { ...AUCTION, rule: { ...AUCTION.rule, effects: [{ barter: "a goat" }] } }],
    ["that are no effects", { ...AUCTION, rule: { ...AUCTION.rule, effects: [null, 7] } }],
    ["of which nothing can be made out", { type: "Bartered", goat: true }],
  ])("opens every field where its effects are %s", (_, change) => {
    const { states } = bookOf(held, later({ id: "2022-01-02-later" }, "returns/moon", change)).audit({
      ...order,
      refund: { requestedAt: "2022-06-02T10:00:00+05:30" },
    })
    expect(states).toEqual({
      shipBy: "open",
      respondBy: "open",
      autoReceiptAt: "open",
      refund: "open",
      payments: "open",
      exempt: "open",
      deadlines: { "return-by": "open", "claim-from": "open" },
    })
  })

  it("moves nothing by what is only told", () => {
    const told = { ...AUCTION, rule: { ...AUCTION.rule, effects: [{ notice: { en: "…" } }, { duty: 1 }] } }
    const { deadlines, ...states } = bookOf(
      held,
      later({ id: "2022-01-02-later" }, "returns/moon", told),
    ).audit(order).states
    expect(new Set(Object.values({ ...deadlines, ...states }))).toEqual(new Set(["none", "set"]))
  })

  it("makes its versions of before unknown too, with what they did as candidates", () => {
    const book2 = bookOf(
      held,
      later({ id: "2023-01-02-later", published: "2023-01-02" }, "dispatch/held", AUCTION),
    )
    expect(book2.inForce({ on: "2022-06-01" })).toMatchObject({
      inForce: [],
      unknown: [
        { announcement: "2022-01-01-held", why: [{ en: "needs language 2" }] },
        { announcement: "2023-01-02-later" },
      ],
    })
    const { outcome, states, possible } = book2.audit(order)
    expect(outcome.payments).toEqual([])
    expect(states.payments).toBe("open")
    expect(possible.payments).toMatchObject([{ provision: "dispatch/held", amount: "5.00" }])
  })

  it("is as it was before it had been announced, or was recorded", () => {
    const head = { id: "2023-01-02-later", published: "2023-01-02", recordedAt: "2025-03-01T00:00:00+05:30" }
    const book2 = bookOf(held, later(head, "dispatch/held", AUCTION))
    const inForce = (known: object) =>
      book2.inForce({ on: "2022-06-01", ...known }).inForce.map((r) => r.provision)
    expect(inForce({ announcedBy: "2023-01-01" })).toEqual(["dispatch/held"])
    expect(inForce({ recordedBy: "2025-02-01T00:00:00+05:30" })).toEqual(["dispatch/held"])
    expect(inForce({ announcedBy: "2023-01-02" })).toEqual([])
  })

  it("stays unknown whatever is presumed", () => {
    const presume = ["commencement", "continuance", "unchanged", "conditions"] as const
    expect(book.inForce({ on: "2022-06-01", presume }).unknown).toHaveLength(1)
    expect(book.audit(order, { presume }).possible.verdicts).toEqual(["returns/moon"])
  })

  it("is told by history and by the announcement that made it", () => {
    expect(book.history("returns").versions).toMatchObject([
      { announcement: "2022-01-02-later", title: { en: "needs language 2" } },
    ])
    expect(book.announcement("2022-01-02-later")?.events.map((e) => e.type)).toEqual([
      "Published",
      "Effective",
    ])
  })
})
