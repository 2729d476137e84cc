import { CaseError, QuestionError } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective } from "../../rulebook/test/bazaar/announce.ts"
import type { IdTable } from "../src/index.ts"
import { bookOf, logOf, publishedOf, readings } from "./shop.ts"

const log = logOf()
const book = bookOf(log)
const published = publishedOf(log)

const KNOWN = [
  {},
  { announcedBy: "2022-12-31" },
  { recordedBy: "2023-06-01" },
  { announcedBy: "2023-06-01", recordedBy: "2024-02-01" },
  { recordedBy: "2021-01-01" },
]

describe("a package", () => {
  it.each(KNOWN)("answers as the Rulebook over its log does, known by %j", (known) => {
    for (const on of ["2022-02-01", "2022-07-01", "2023-02-01", "2024-02-01"]) {
      expect(published.inForce({ on, ...known })).toEqual(book.inForce({ on, ...known }))
      expect(published.upcoming({ on, ...known })).toEqual(book.upcoming({ on, ...known }))
    }
    const order = { order: { id: "1", paidAt: "2023-02-03T10:00:00+05:30" } }
    expect(published.audit(order, known)).toEqual(book.audit(order, known))
    expect(published.history("dispatch", known)).toEqual(book.history("dispatch", known))
    const years = { from: "2022-02-01", to: "2024-02-01", ...known }
    expect(published.diff(years)).toEqual(book.diff(years))
  })

  it("names the root of the log as it was recorded by then", () => {
    expect(published.audit({}, { recordedBy: "2023-06-01" }).asOf.ledgers).toEqual([
      { origin: log.origin, events: 8, root: log.slice().rootAt(8) },
    ])
  })

  it("says of a date that nobody read for that it lies outside", () => {
    expect(published.inForce({ on: "2019-05-05" }).coverage.date).toBe("before")
    expect(published.inForce({ on: "2025-01-01" }).coverage.date).toBe("after")
    expect(published.inForce({ on: "2024-12-31" }).coverage.date).toBe("inside")
  })

  it("refuses questions and cases that cannot be read", () => {
    expect(() => published.inForce({ on: "2022-07-01", provision: "dispatch/fees" })).toThrow(QuestionError)
    const nothing = undefined as never
    expect(() => published.inForce(nothing)).toThrow("question: found undefined")
    expect(() => published.provision(nothing)).toThrow("id: found undefined, expected an id in quotes")
    expect(() => published.announcement(nothing)).toThrow(QuestionError)
    expect(() => published.history("despatch")).toThrow("did you mean dispatch?")
    expect(() => published.audit({ order: { paid: "2022-07-01" } })).toThrow(CaseError)
  })
})

describe("an id", () => {
  it("that is held is answered with its versions", () => {
    expect(published.provision("dispatch/fee")).toMatchObject({
      kind: "provision",
      instrument: "dispatch",
      versions: [{ announcement: "2022-01-10-fee" }, { announcement: "2023-01-01-fee" }],
    })
  })

  it("that was never held is unknown, with the nearest one and what was read", () => {
    const coverage = {
      from: "2021-01-01",
      to: "2024-12-31",
      statement: { zh: "虚构的账本", en: "a ledger made up for tests" },
    }
    expect(published.provision("dispatch/fees")).toEqual({
      v: 1,
      kind: "unknown-id",
      id: "dispatch/fees",
      nearest: "dispatch/fee",
      coverage,
    })
    expect(published.announcement("1999-01-01-nothing-like-it")).toMatchObject({
      kind: "unknown-id",
      nearest: null,
    })
  })

  it("of an announcement is answered without the texts that another entry holds", () => {
    const answer = published.announcement("2022-05-05-window")
    expect(answer).toMatchObject({
      kind: "announcement",
      title: { en: "2022-05-05-window" },
      standing: "announced",
    })
    expect(answer).not.toHaveProperty("summary")
  })
})

describe("an id that changed", () => {
  const ids: IdTable = {
    redirects: {
      "dispatch/charge": { moved: "dispatch/fee" },
      "returns/all": { split: ["returns/window", "dispatch/text"] },
      shipping: { moved: "dispatch" },
      everything: { split: ["dispatch", "returns"] },
    },
    notEncoded: [
      {
        id: "2022-08-08-hearsay",
        title: { zh: "〔n〕", en: "n" },
        reported: null,
        why: { zh: "〔w〕", en: "w" },
      },
    ],
  }
  const moved = publishedOf(log, ids)
  const on = "2023-03-01"

  it("says what became of it", () => {
    expect(moved.provision("dispatch/charge")).toEqual({
      v: 1,
      kind: "moved",
      id: "dispatch/charge",
      to: "dispatch/fee",
    })
    expect(moved.provision("returns/all")).toMatchObject({
      kind: "split",
      into: ["returns/window", "dispatch/text"],
    })
  })

  it("goes on working in questions", () => {
    expect(moved.inForce({ on, provision: "dispatch/charge" })).toEqual(
      book.inForce({ on, provision: "dispatch/fee" }),
    )
    expect(moved.inForce({ on, provision: "returns/all" }).inForce.map((r) => r.provision)).toEqual([
      "returns/window",
      "dispatch/text",
    ])
    expect(moved.inForce({ on, instrument: "shipping" })).toEqual(
      book.inForce({ on, instrument: "dispatch" }),
    )
    expect(moved.history("shipping")).toEqual(book.history("dispatch"))
    expect(moved.history("everything").versions).toHaveLength(
      book.history("dispatch").versions.length + book.history("returns").versions.length,
    )
    const t = Date.parse("2023-03-01T00:00:00+05:30")
    expect(moved.ruleAt("dispatch/charge", t)).toEqual(book.ruleAt("dispatch/fee", t))
    expect(() => moved.ruleAt("returns/all", t)).toThrow(
      "provision: found returns/all, expected one of the provisions that it was divided into: returns/window, dispatch/text",
    )
  })

  it("is refused with what is no question, as any other id is", () => {
    expect(() => moved.history("shipping", null as never)).toThrow(QuestionError)
  })

  it("is answered as recorded then by what it stood for then", () => {
    const renamed = logOf([
      ...readings,
      announce(
        {
          id: "2022-05-05-window",
          published: "2022-05-05",
          recordedAt: "2024-06-01T09:00:00+05:30",
          reading: 2,
        },
        effective("refunds/window", "2022-06-01"),
      ),
      announce(
        {
          id: "2023-12-31-window-ends",
          published: "2023-12-31",
          recordedAt: "2024-06-01T09:00:00+05:30",
          reading: 2,
        },
        effective("refunds/ended", "2024-02-01"),
      ),
    ])
    const since = publishedOf(renamed, {
      redirects: { "returns/window": { moved: "refunds/window" }, returns: { moved: "refunds" } },
      notEncoded: [],
    })
    const then = { recordedBy: "2024-05-01" }
    expect(since.inForce({ on, provision: "returns/window", ...then })).toEqual(
      book.inForce({ on, provision: "returns/window", ...then }),
    )
    expect(since.history("returns", then)).toEqual(book.history("returns", then))
    expect(since.inForce({ on, provision: "returns/window" }).inForce).toMatchObject([
      { provision: "refunds/window" },
    ])
  })

  it("of an announcement that is known and not encoded says so", () => {
    expect(moved.announcement("2022-08-08-hearsay")).toMatchObject({ kind: "not-encoded", why: { en: "w" } })
    expect(moved.announcements().notEncoded).toHaveLength(1)
  })
})

describe("a case that was read from elsewhere", () => {
  it("is the same, once it was seen to be one", () => {
    const json: unknown = JSON.parse('{ "order": { "lane": "export" } }')
    expect(published.decodeCase(json)).toBe(json)
  })

  it("is refused with every mistake in it", () => {
    expect(() => published.decodeCase({ order: { lan: "export", tags: ["gifts"] } })).toThrow(
      /order\.lan: .*did you mean lane\?.*; order\.tags: /s,
    )
    expect(() => published.decodeCase(undefined)).toThrow(CaseError)
  })
})
