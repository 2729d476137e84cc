import { QuestionError, Rulebook, type EffectiveBody } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  bookOn,
  effective,
  ledger,
  rule,
  superseded,
  withdrawn,
} from "./bazaar/announce.ts"
import { bazaar } from "./bazaar/platform.ts"

const fee = (from: string, title: string, more: Partial<EffectiveBody> = {}): EffectiveBody =>
  effective("dispatch/fee", from, { rule: rule(title), ...more })

const first = announce(
  { id: "a", published: "2022-01-10" },
  fee("2022-02-01", "fee 1"),
  effective("returns/window", "2022-02-01", { rule: rule("window") }),
)
const second = announce(
  { id: "b", published: "2022-03-10" },
  fee("2022-04-01", "fee 2", { supersedes: { announcement: "a" }, expected: true }),
  superseded("dispatch/fee", "2022-04-01", { announcement: "a" }, "dispatch/fee"),
)
const third = announce({ id: "c", published: "2022-05-10" }, withdrawn("dispatch/fee", "2022-06-01"))
const book = bookOf(first, second, third)

describe("in force on a date", () => {
  it("says what was asked, what was read to answer it, and each rule with its span", () => {
    expect(book.inForce({ on: "2022-04-01", announcedBy: "2022-12-31", provision: "dispatch/fee" })).toEqual({
      v: 1,
      on: "2022-04-01",
      announcedBy: "2022-12-31",
      recordedBy: null,
      coverage: {
        from: "2021-01-01",
        to: "2024-12-31",
        date: "inside",
        statement: bazaar.coverage.statement,
        disclaimer: bazaar.disclaimer,
      },
      inForce: [
        {
          provision: "dispatch/fee",
          instrument: "dispatch",
          announcement: "b",
          from: "2022-04-01",
          ends: "2022-06-01",
          title: { zh: "〔fee 2〕", en: "fee 2" },
          notes: [
            {
              zh: "起始日期仅为预计",
              en: "its beginning was only expected, and counts until another announcement says otherwise",
            },
          ],
        },
      ],
      kept: [],
      unknown: [],
    })
  })

  it("may be asked of one instrument or one provision", () => {
    expect(book.inForce({ on: "2022-03-01" }).inForce.map((r) => r.provision)).toEqual([
      "dispatch/fee",
      "returns/window",
    ])
    expect(book.inForce({ on: "2022-03-01", instrument: "returns" }).inForce.map((r) => r.provision)).toEqual(
      ["returns/window"],
    )
    expect(book.inForce({ on: "2022-03-01", provision: "dispatch/fee" }).inForce).toMatchObject([
      { announcement: "a", ends: "2022-04-01" },
    ])
  })

  it("is asked of an instant as of a date", () => {
    expect(book.inForce({ on: "2022-04-01T00:00:00+05:30", instrument: "dispatch" }).inForce).toMatchObject([
      { announcement: "b" },
    ])
    expect(book.inForce({ on: "2022-03-31T18:29:59Z", instrument: "dispatch" }).inForce).toMatchObject([
      { announcement: "a" },
    ])
  })

  it.each([
    ["2020-12-31T23:59:59+05:30", "before"],
    ["2021-01-01", "inside"],
    ["2024-12-31T23:59:59+05:30", "inside"],
    ["2025-01-01", "after"],
  ])("says that %s lies %s what was read", (on, date) => {
    expect(book.inForce({ on }).coverage.date).toBe(date)
  })

  it("says of two ends the one that comes first, exact or not", () => {
    const ends = (until: string, from: string): unknown =>
      bookOf(
        announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01", "fee", { until })),
        announce({ id: "b", published: "2022-01-11" }, withdrawn("dispatch/fee", from)),
      )
        .history("dispatch")
        .versions.map((v) => v.ends)
    expect(ends("2022-05-10", "2022-05-11")).toEqual(["2022-05-11"])
    expect(ends("2022-05-10", "2022-05-12")).toEqual(["2022-05-11"])
    expect(ends("2022-05-10", "[2022-03-01..2022-04-01]")).toEqual(["[2022-03-01..2022-04-01]"])
    expect(ends("2022-05-10", "[..2022-04-01]")).toEqual(["[..2022-04-01]"])
    expect(ends("2022-05-10", "[2022-06-01..]")).toEqual(["2022-05-11"])
    expect(ends("unstated", "2022-06-01")).toEqual(["2022-06-01"])
    expect(ends("XXXX-05-10", "2022-06-01")).toEqual(["2022-06-01"])
  })

  it("may be read of one provision at an instant directly", () => {
    const at = (iso: string): string | undefined => book.ruleAt("dispatch/fee", Date.parse(iso))?.title.en
    expect([
      at("2022-04-01T00:00:00+05:30"),
      at("2022-03-31T23:59:59+05:30"),
      at("2022-06-01T00:00:00+05:30"),
    ]).toEqual(["fee 2", "fee 1", undefined])
    expect(book.ruleAt("dispatch/cap", 0)).toBeUndefined()
  })
})

describe("a history", () => {
  it("tells the versions of an instrument in the order of their announcement, each with what happened to it", () => {
    const { versions, title } = book.history("dispatch")
    expect(title).toEqual({ zh: "《dispatch》", en: "The dispatch" })
    expect(versions).toEqual([
      {
        provision: "dispatch/fee",
        announcement: "a",
        from: "2022-02-01",
        ends: "2022-04-01",
        title: { zh: "〔fee 1〕", en: "fee 1" },
        standing: "announced",
        events: [
          { announcement: "a", type: "Effective", provision: "dispatch/fee", from: "2022-02-01" },
          { announcement: "b", type: "Effective", provision: "dispatch/fee", from: "2022-04-01" },
        ],
      },
      {
        provision: "dispatch/fee",
        announcement: "b",
        from: "2022-04-01",
        ends: "2022-06-01",
        title: { zh: "〔fee 2〕", en: "fee 2" },
        standing: "announced",
        events: [
          { announcement: "b", type: "Effective", provision: "dispatch/fee", from: "2022-04-01" },
          { announcement: "c", type: "Withdrawn", provision: "dispatch/fee", from: "2022-06-01" },
        ],
      },
    ])
  })

  it("begins with what held before, then what nobody saw begin, then by announcement", () => {
    const { versions } = bookOf(
      announce({ id: "a", published: "2022-02-10" }, fee("2022-03-01", "third")),
      announce({ id: "z", published: "2022-01-10" }, fee("2022-04-01", "second")),
      announce(
        { id: "m", published: "2022-03-10" },
        fee("before", "first"),
        withdrawn("dispatch/fee", "2023-01-01"),
      ),
      announce({ id: "y", published: "2022-02-10" }, fee("2022-05-01", "fourth", { previous: "unheld" })),
    ).history("dispatch")
    expect(versions.map((v) => v.title.en)).toEqual([
      "an earlier wording (not held)",
      "first",
      "second",
      "third",
      "fourth",
    ])
  })

  it("marks what never counted or was taken back", () => {
    const { versions } = bookOf(
      first,
      announce({ id: "b", published: "2022-03-10" }, fee("2022-04-01", "postponed")),
      announce(
        { id: "c", published: "2022-03-20" },
        fee("2022-09-01", "instead", { postpones: { announcement: "b" } }),
      ),
      announce({ id: "d", published: "2022-03-25", standing: "rumour" }, fee("2022-10-01", "hearsay")),
    ).history("dispatch")
    const told = versions.map((v) => [
      v.title.en,
      v.standing,
      v.ends,
      v.events.map((e) => `${e.announcement} ${e.from} ${e.live ?? "yes"}`),
    ])
    expect(told).toEqual([
      ["fee 1", "announced", "2022-09-01", ["a 2022-02-01 yes", "b 2022-04-01 no", "c 2022-09-01 yes"]],
      ["postponed", "announced", "2022-09-01", ["b 2022-04-01 no", "c 2022-09-01 yes"]],
      ["instead", "announced", null, ["c 2022-09-01 yes", "d 2022-10-01 no"]],
      ["hearsay", "rumour", null, ["d 2022-10-01 no"]],
    ])
  })

  it("calls an instrument that the platform does not declare by its id", () => {
    const stray = bookOf(
      announce({ id: "a", published: "2022-01-10" }, effective("stray/rule", "2022-02-01")),
    )
    expect(stray.history("stray").title).toEqual({ zh: "stray", en: "stray" })
  })
})

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

describe("a question that cannot be read", () => {
  const INSTANT = "an instant with an offset, such as 2024-02-07T10:00:00+05:30"
  it.each<[string, (b: Rulebook) => unknown, string]>([
    ["on no date", (b) => b.inForce({ on: "soon" }), `on: found "soon", expected ${INSTANT}`],
    [
      "by no announcement",
      (b) => b.inForce({ on: "2022-01-01", announcedBy: "2022-02-30" }),
      'announcedBy: found "2022-02-30", expected a date that exists',
    ],
    [
      "by no recording",
      (b) => b.audit({}, { recordedBy: "then" }),
      `recordedBy: found "then", expected ${INSTANT}`,
    ],
    [
      "of a misspelt provision",
      (b) => b.inForce({ on: "2022-01-01", provision: "dispatch/fe" }),
      "provision: found dispatch/fe, expected did you mean dispatch/fee?",
    ],
    [
      "of no provision",
      (b) => b.inForce({ on: "2022-01-01", provision: "weather" }),
      "provision: found weather, expected a provision of the ledger",
    ],
    [
      "of a misspelt instrument",
      (b) => b.history("dispach"),
      "instrument: found dispach, expected did you mean dispatch?",
    ],
    [
      "of no instrument",
      (b) => b.inForce({ on: "2022-01-01", instrument: "weather" }),
      "instrument: found weather, expected one of dispatch, returns",
    ],
    ["to no date", (b) => b.diff({ from: "2022-01-01", to: "" }), `to: found "", expected ${INSTANT}`],
    ["upcoming on no date", (b) => b.upcoming({ on: "x" }), `on: found "x", expected ${INSTANT}`],
  ])("%s", (_what, ask, message) => {
    expect(() => ask(book)).toThrow(QuestionError)
    expect(() => ask(book)).toThrow(message)
  })

  it("nor a platform whose offset is none", () => {
    expect(() => bookOn({ utcOffset: "IST" }, first)).toThrow(
      "platform.utcOffset: found IST, expected an offset such as +08:00",
    )
  })
})

describe("a Rulebook", () => {
  it("answers each of many views, and the first again after all of them", () => {
    const before = book.inForce({ on: "2022-04-01", announcedBy: "2022-03-09" })
    for (let day = 1; day <= 28; day++)
      expect(
        book
          .inForce({ on: "2022-04-01", announcedBy: `2022-02-${String(day).padStart(2, "0")}` })
          .inForce.map((r) => r.title.en),
      ).toEqual(["fee 1", "window"])
    expect(book.inForce({ on: "2022-04-01", announcedBy: "2022-03-09" })).toEqual(before)
    expect(book.inForce({ on: "2022-04-01" }).inForce.map((r) => r.title.en)).toEqual(["fee 2", "window"])
  })

  it("knows its provisions and what it was folded from", () => {
    expect(book.provisions).toEqual(["dispatch/fee", "returns/window"])
    expect(book.states.map((s) => [s.origin, s.size])).toEqual([["bazaar", 8]])
    expect(book.platform).toBe(bazaar)
  })

  it("names in an audit the size and root of its ledgers by then", () => {
    const late = Rulebook.of(bazaar, [
      ledger(
        "bazaar",
        first,
        announce(
          { id: "l", published: "2022-01-01", recordedAt: "2025-03-01T00:00:00+05:30" },
          fee("2022-02-01", "late"),
        ),
      ),
    ])
    const sizes = (recordedBy?: string): unknown =>
      late.audit({}, recordedBy === undefined ? {} : { recordedBy }).asOf
    expect(sizes()).toEqual({
      announcedBy: null,
      recordedBy: null,
      ledgers: [{ origin: "bazaar", events: 5, root: "sha256:bazaar:5" }],
    })
    expect(sizes("2025-02-28T23:59:59+05:30")).toMatchObject({
      recordedBy: "2025-02-28T23:59:59+05:30",
      ledgers: [{ events: 3, root: "sha256:bazaar:3" }],
    })
    expect(sizes("2025-03-01")).toMatchObject({ ledgers: [{ events: 5 }] })
  })

  it("says what was read about the latest instant of a case, and nothing of a case without instants", () => {
    const covered = (order: object): unknown => book.audit({ order }).coverage?.date ?? null
    expect(covered({ paidAt: "2025-06-01", dueAt: "2022-01-01" })).toBe("after")
    expect(covered({ paidAt: "2022-06-01" })).toBe("inside")
    expect(covered({ lane: "local" })).toBeNull()
  })

  it("calls a case by its id where it has one", () => {
    expect([book.audit({ order: { id: "A-1" } }).case, book.audit({}).case]).toEqual(["A-1", null])
  })

  it("leaves out the reasons for those who read only the outcome", () => {
    const verdicts = book.audit({ order: { paidAt: "2022-03-01" } }, { brief: true }).verdicts
    expect(verdicts.map((v) => v.because)).toEqual([[], []])
  })
})
