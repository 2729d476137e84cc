import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, rule } from "../bazaar/announce.ts"

const CITE = { report: 1, range: [0, 9] } as const

const book = bookOf(
  announce(
    { id: "a", published: "2021-01-01", reported: "2021-01-02" },
    effective("dispatch/fee", "2021-02-01", {
      cite: { report: 1, range: [10, 20] },
      grounds: {
        from: { basis: { inferred: "the first of the month" } },
        "rule.effects[0].amount": { basis: "stated", cite: CITE },
      },
      rule: rule("fee", { effects: [{ pay: "compensation", per: "order", amount: "14.00" }] }),
    }),
  ),
)

describe("a field that rests on something else than its event", () => {
  it("is cited for itself in a verdict", () => {
    const [verdict] = book.audit({ order: { paidAt: "2021-03-01T00:00:00+05:30" } }).verdicts
    expect(verdict?.citation?.range).toEqual([10, 20])
    expect(verdict?.grounds).toEqual({
      from: { basis: "inferred", why: "the first of the month", citation: null },
      "rule.effects[0].amount": {
        basis: "stated",
        citation: {
          source: "bazaar.example",
          at: "2021-01-02",
          headline: "a",
          digest: "sha256:a",
          range: [0, 9],
        },
      },
    })
  })

  it("says its basis among the events of its announcement", () => {
    expect(book.announcement("a")?.events[1]).toMatchObject({
      basis: "stated",
      grounds: { from: { basis: "inferred", why: "the first of the month" } },
    })
  })
})

describe("a report of which only a part was kept", () => {
  it("says so wherever it is cited", () => {
    const [opening, change] = announce(
      { id: "a", published: "2021-01-01", reported: "2021-01-02" },
      effective("dispatch/fee", "2021-02-01", { cite: CITE }),
    )
    if (opening?.type !== "Published" || change === undefined) throw new Error("an opening and a change")
    const reports = opening.reports.map((report) => ({ ...report, excerpt: true as const }))
    const excerpted = bookOf([{ ...opening, reports }, change])
    expect(excerpted.announcement("a")?.reports[0]).toMatchObject({ excerpt: true })
    const [verdict] = excerpted.audit({ order: { paidAt: "2021-03-01T00:00:00+05:30" } }).verdicts
    expect(verdict?.citation).toMatchObject({ excerpt: true, range: [0, 9] })
  })
})
