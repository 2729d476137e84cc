import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, withdrawn } from "../bazaar/announce.ts"
import { fee, book } from "./fees.ts"

describe("the difference between two dates", () => {
  const told = (from: string, to: string): object => {
    const { began, changed, ended, unknown } = book.diff({ from, to })
    return {
      began: began.map((r) => r.title.en),
      changed: changed.map((r) => `${r.was.title.en} → ${r.title.en}`),
      ended: ended.map((r) => r.title.en),
      unknown: unknown.map((r) => `${r.title.en}: ${r.at.join(" → ")}`),
    }
  }
  const nothing = { began: [], changed: [], ended: [], unknown: [] }

  it("is what began, changed and ended between them", () => {
    expect(told("2022-01-01", "2022-02-01")).toEqual({ ...nothing, began: ["fee 1", "window"] })
    expect(told("2022-02-01", "2022-04-01")).toEqual({ ...nothing, changed: ["fee 1 → fee 2"] })
    expect(told("2022-02-01", "2022-06-01")).toEqual({ ...nothing, ended: ["fee 1"] })
    expect(told("2022-02-01", "2022-03-31")).toEqual(nothing)
    expect(told("2022-02-01", "2022-02-01")).toEqual(nothing)
  })

  it("names the two dates as they were asked, and covers the later", () => {
    expect(book.diff({ from: "2022-01-01", to: "2025-02-01T10:00:00+05:30" })).toMatchObject({
      v: 1,
      from: "2022-01-01",
      to: "2025-02-01T10:00:00+05:30",
      coverage: { date: "after" },
    })
  })

  it("keeps apart what may have begun, changed or ended", () => {
    const open = bookOf(
      announce(
        { id: "a", published: "2022-01-10" },
        fee("[2022-02-01..2022-03-01]", "fee", { until: "[2022-04-01..2022-05-01]" }),
      ),
    )
    const unknown = (from: string, to: string): unknown => open.diff({ from, to }).unknown.map((r) => r.at)
    expect(unknown("2022-01-01", "2022-02-15")).toEqual([["no", "unknown"]])
    expect(unknown("2022-02-15", "2022-03-01")).toEqual([["unknown", "yes"]])
    expect(unknown("2022-03-01", "2022-04-15")).toEqual([["yes", "unknown"]])
    expect(unknown("2022-04-15", "2022-06-01")).toEqual([["unknown", "no"]])
    expect(unknown("2022-02-10", "2022-02-15")).toEqual([])
    expect(unknown("2022-02-10", "2022-04-15")).toEqual([["unknown", "unknown"]])
    expect(open.diff({ from: "2022-01-01", to: "2022-02-15" }).unknown[0]).not.toHaveProperty("why")
  })

  it("is asked forwards", () => {
    expect(() => book.diff({ from: "2022-02-02", to: "2022-02-01" })).toThrow(
      "to: found 2022-02-01, expected a date not before 2022-02-02",
    )
  })
})

describe("what is upcoming on a date", () => {
  it("is what has been announced by then and is not there yet, beginnings and ends, the soonest first", () => {
    const change = { instrument: "dispatch", provision: "dispatch/fee" }
    expect(book.upcoming({ on: "2022-03-10" })).toMatchObject({
      v: 1,
      on: "2022-03-10",
      announcedBy: "2022-03-10",
    })
    expect(book.upcoming({ on: "2022-03-10" }).upcoming).toEqual([
      {
        ...change,
        announcement: "b",
        type: "Effective",
        from: "2022-04-01",
        expected: true,
        title: { zh: "〔fee 2〕", en: "fee 2" },
      },
    ])
    expect(
      book
        .upcoming({ on: "2022-03-10", announcedBy: "2022-05-10" })
        .upcoming.map((u) => [u.type, u.from, u.title.en]),
    ).toEqual([
      ["Effective", "2022-04-01", "fee 2"],
      ["Withdrawn", "2022-06-01", "fee 2"],
    ])
    expect(book.upcoming({ on: "2022-01-10" }).upcoming.map((u) => u.provision)).toEqual([
      "dispatch/fee",
      "returns/window",
    ])
  })

  it("is no longer what has come, and not yet what has not been announced", () => {
    expect(book.upcoming({ on: "2022-01-09" }).upcoming).toEqual([])
    expect(book.upcoming({ on: "2022-03-09" }).upcoming).toEqual([])
    expect(book.upcoming({ on: "2022-03-31" }).upcoming).toHaveLength(1)
    expect(book.upcoming({ on: "2022-04-01" }).upcoming).toEqual([])
  })

  it("is not what another version has replaced before it began", () => {
    const overtaken = bookOf(
      announce({ id: "a", published: "2022-01-10" }, fee("2022-06-01", "never")),
      announce({ id: "b", published: "2022-02-10" }, fee("2022-03-01", "instead")),
    )
    const names = (on: string): unknown => overtaken.upcoming({ on }).upcoming.map((u) => u.title.en)
    expect([names("2022-01-10"), names("2022-02-10"), names("2022-03-01")]).toEqual([
      ["never"],
      ["instead"],
      [],
    ])
  })

  it("is still what begins and is replaced in its turn", () => {
    const both = bookOf(
      announce({ id: "a", published: "2022-01-10" }, fee("2022-03-01", "first")),
      announce({ id: "b", published: "2022-02-10" }, fee("2022-06-01", "second")),
    )
    expect(both.upcoming({ on: "2022-02-10" }).upcoming.map((u) => u.title.en)).toEqual(["first", "second"])
  })

  it("keeps apart what may have come already, or may not have been announced", () => {
    const open = bookOf(
      announce({ id: "a", published: "2022-01-10" }, fee("[2022-02-01..2022-03-01]", "fee")),
      announce({ id: "b", published: "[2022-02-05..2022-02-20]" }, effective("returns/window", "2022-04-01")),
      announce(
        { id: "c", published: "2022-01-10", standing: "rumour" },
        effective("returns/rumour", "2022-04-01"),
      ),
    )
    const { upcoming, unknown } = open.upcoming({ on: "2022-02-10" })
    expect([upcoming, unknown.map((u) => u.provision)]).toEqual([[], ["returns/window", "dispatch/fee"]])
  })

  it("calls the end of what it does not hold by the provision", () => {
    const ending = bookOf(
      announce({ id: "a", published: "2022-01-10" }, withdrawn("dispatch/cap", "2022-02-01")),
    )
    expect(ending.upcoming({ on: "2022-01-10" }).upcoming).toMatchObject([
      { type: "Withdrawn", title: { zh: "dispatch/cap", en: "dispatch/cap" } },
    ])
  })
})
