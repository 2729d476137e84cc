import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, withdrawn } from "../bazaar/announce.ts"
import { fee, first } from "./fees.ts"

describe("the announcements", () => {
  it("are listed by id, each with its reports and events", () => {
    const head = { id: "z", published: "2022-01-01", reported: "2022-01-02" }
    const listed = bookOf(
      announce(
        head,
        fee("2022-02-01", "fee", {
          fromTime: "16:00:00",
          until: "2022-03-01",
          untilTime: "15:59:59",
          standing: "rumour",
          basis: { inferred: "as such things go" },
        }),
      ),
      first,
    ).announcements()
    expect(listed.announcements.map((a) => a.id)).toEqual(["a", "z"])
    expect(listed.announcements[1]).toEqual({
      id: "z",
      standing: "announced",
      title: { zh: "〔z〕", en: "z" },
      summary: { zh: "〔what z says〕", en: "what z says" },
      published: "2022-01-01",
      reported: "2022-01-02",
      reports: [{ source: "bazaar.example", at: "2022-01-02", headline: "z", digest: "sha256:z" }],
      events: [
        {
          type: "Published",
          instrument: "dispatch",
          provision: "dispatch/fee",
          from: "2022-01-01",
          until: null,
          expected: false,
          basis: "stated",
        },
        {
          type: "Effective",
          instrument: "dispatch",
          provision: "dispatch/fee",
          standing: "rumour",
          from: "2022-02-01",
          fromTime: "16:00:00",
          until: "2022-03-01",
          untilTime: "15:59:59",
          expected: false,
          basis: "inferred",
          why: "as such things go",
        },
      ],
    })
  })

  it("say that nothing states when they were published", () => {
    const silent = bookOf(
      announce(
        { id: "a", published: null, reported: "2022-01-02" },
        withdrawn("dispatch/fee", "2022-02-01", { expected: true }),
      ),
    )
    expect(silent.announcement("a")?.events).toMatchObject([
      { type: "Published", from: "unstated", basis: "stated" },
      { type: "Withdrawn", until: null, expected: true },
    ])
    expect(silent.announcement("b")).toBeUndefined()
  })

  it("carry the notes on a report and on themselves, and why their date is inferred", () => {
    const [head, ...rest] = announce({ id: "a", published: "2022-01-01" }, fee("2022-02-01", "fee"))
    if (head?.type !== "Published") throw new Error("an announcement opens with what it is")
    const note = { zh: "注", en: "a note" }
    const noted = {
      ...head,
      note,
      publishedBasis: { inferred: "30 days before" },
      reports: head.reports.map((r) => ({ ...r, note })),
    }
    const told = bookOf([noted, ...rest]).announcement("a")
    expect(told).toMatchObject({
      note,
      reports: [{ note }],
      events: [{ basis: "inferred", why: "30 days before" }, {}],
    })
    expect(bookOf([head, ...rest]).announcement("a")).not.toHaveProperty("note")
  })
})

describe("the time that a report bears", () => {
  /** The bazaar keeps +05:30. */
  const printed: readonly (readonly [string | null, string | null])[] = [
    ["2022-01-10T22:00:00Z", "2022-01-11T03:30:00+05:30"],
    ["2022-01-11T06:00:00+08:00", "2022-01-11T03:30:00+05:30"],
    ["2022-01-11T00:00:00.250-00:30", "2022-01-11T06:00:00.250+05:30"],
    ["2022-01-11T09:00+05:30", "2022-01-11T09:00+05:30"],
    ["2022-01-11", "2022-01-11"],
    ["XXXX-01-11", "XXXX-01-11"],
    [null, null],
  ]
  for (const [at, told] of printed)
    it(`${at} is told as ${told}, in the listing and where it is cited`, () => {
      const [head, ...rest] = announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", "fee", { cite: { report: 1, range: [3, 9] } }),
      )
      if (head?.type !== "Published") throw new Error("an announcement opens with what it is")
      const report = { source: "s", at, headline: "a", digest: "sha256:a", length: 10 }
      const book = bookOf([{ ...head, reports: [report] }, ...rest])
      expect(book.announcement("a")?.reports[0]?.at).toBe(told)
      expect(book.audit({ order: { paidAt: "2022-02-02" } }).verdicts[0]?.citation?.at).toBe(told)
    })
})

describe("a verdict's citation", () => {
  it("is the report that the change cites, and its range", () => {
    const cited = fee("2022-02-01", "fee", { cite: { report: 1, range: [3, 9] } })
    const [verdict] = bookOf(
      announce({ id: "a", published: "2022-01-10", reported: "2022-01-11" }, cited),
    ).audit({ order: { paidAt: "2022-02-02" } }).verdicts
    expect(verdict?.citation).toEqual({
      source: "bazaar.example",
      at: "2022-01-11",
      headline: "a",
      digest: "sha256:a",
      range: [3, 9],
    })
  })

  it("is none where nothing is cited, or no such report is there", () => {
    const verdicts = bookOf(
      announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", "fee"),
        effective("returns/window", "2022-02-01", { cite: { report: 2, range: [0, 1] } }),
      ),
    ).audit({ order: { paidAt: "2022-02-02" } }).verdicts
    expect(verdicts.map((v) => v.citation)).toEqual([null, null])
  })
})
