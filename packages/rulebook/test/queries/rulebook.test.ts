import { QuestionError, Rulebook, type ChangeBody, type EventRef } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  bookOn,
  effective,
  ledger,
  superseded,
  withdrawn,
  type Readings,
} from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { fee, book, first } from "./fees.ts"

/** What TypeScript refuses and JavaScript lets pass. */
const untyped = (value: unknown): never => value as never

describe("a question that cannot be read", () => {
  const INSTANT =
    "a date, such as 2024-02-07, or an instant with an offset, such as 2024-02-07T10:00:00+05:30"
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
    ["on no date at all", (b) => b.inForce(untyped({})), `on: found undefined, expected ${INSTANT}`],
    ["on a number", (b) => b.upcoming(untyped({ on: 20220101 })), `on: found 20220101, expected ${INSTANT}`],
    [
      "by an announcement that an answer tells as none",
      (b) => b.inForce(untyped({ on: "2022-01-01", announcedBy: null })),
      `announcedBy: found null, expected ${INSTANT}`,
    ],
    [
      "in a language that no answer speaks",
      (b) => b.audit({}, untyped({ lang: "fr" })),
      'lang: found "fr", expected one of en, zh',
    ],
    [
      "of a misspelt provision",
      (b) => b.inForce({ on: "2022-01-01", provision: "dispatch/fe" }),
      "provision: found dispatch/fe, expected a provision of the ledger (did you mean dispatch/fee?)",
    ],
    [
      "of no provision",
      (b) => b.inForce({ on: "2022-01-01", provision: "weather" }),
      "provision: found weather, expected a provision of the ledger",
    ],
    [
      "of a misspelt instrument",
      (b) => b.history("dispach"),
      "instrument: found dispach, expected an instrument of the ledger (did you mean dispatch?)",
    ],
    [
      "of no instrument",
      (b) => b.inForce({ on: "2022-01-01", instrument: "weather" }),
      "instrument: found weather, expected one of dispatch, returns",
    ],
    [
      "of a provision of another instrument",
      (b) => b.inForce({ on: "2022-01-01", instrument: "returns", provision: "dispatch/fee" }),
      "provision: found dispatch/fee, expected a provision of returns, or no instrument beside it",
    ],
    ["to no date", (b) => b.diff({ from: "2022-01-01", to: "" }), `to: found "", expected ${INSTANT}`],
    ["upcoming on no date", (b) => b.upcoming({ on: "x" }), `on: found "x", expected ${INSTANT}`],
    [
      "by a misspelt key, which would be as if nothing had been said",
      (b) => b.inForce(untyped({ on: "2022-01-01", announcedby: "2021-01-01" })),
      "question: found announcedby, expected a key of this question (did you mean announcedBy?)",
    ],
    [
      "an audit by a key of another question",
      (b) => b.audit({}, untyped({ on: "2022-01-01" })),
      "question: found on, expected one of lang, explain, brief, about, verdicts, announcedBy, recordedBy, presume",
    ],
    [
      "a history by a misspelt key",
      (b) => b.history("dispatch", untyped({ recordedby: "2022-01-01" })),
      "did you mean recordedBy?",
    ],
    [
      "a difference by a misspelt key",
      (b) => b.diff(untyped({ from: "2022-01-01", to: "2023-01-01", recordedby: "" })),
      "did you mean recordedBy?",
    ],
    [
      "upcoming by a key of another question",
      (b) => b.upcoming(untyped({ on: "2022-01-01", explain: true })),
      "question: found explain, expected one of on, announcedBy, recordedBy",
    ],
    [
      "announcements by when they were announced",
      (b) => b.announcements(untyped({ announcedBy: "2022-01-01" })),
      "question: found announcedBy, expected one of recordedBy",
    ],
    [
      "nothing",
      (b) => b.inForce(untyped(undefined)),
      "question: found undefined, expected an object with some of on, instrument, provision",
    ],
    [
      "what is no record",
      (b) => b.audit({}, untyped(new Map([["about", ["order"]]]))),
      "question: found an instance of Map, expected an object with some of lang, explain",
    ],
    ["a list", (b) => b.audit({}, untyped([])), "question: found [], expected an object with some of lang"],
    [
      "a word that is no JSON",
      (b) => b.audit({}, untyped({ verdicts: 10n })),
      "verdicts: found 10n, expected one of all, possible, applies",
    ],
    [
      "a flag that is a number's absence",
      (b) => b.audit({}, untyped({ brief: Number.NaN })),
      "brief: found NaN, expected true or false",
    ],
    [
      "a list that is no list",
      (b) => b.audit({}, untyped({ about: new Set(["order"]) })),
      "about: found an instance of Set, expected a list of some of order",
    ],
    [
      "a date that is no text",
      (b) => b.inForce(untyped({ on: new Date(0) })),
      "on: found an instance of Date, expected a date",
    ],
    [
      "an id that is no text",
      (b) => b.inForce(untyped({ on: "2022-01-01", provision: Symbol("a") })),
      "provision: found a symbol, expected an id in quotes",
    ],
    [
      "the rule at a date in words",
      (b) => b.ruleAt("dispatch/fee", untyped("2022-01-01")),
      'instant: found "2022-01-01", expected milliseconds since 1970, such as Date.parse gives',
    ],
    [
      "the rule at what is no instant",
      (b) => b.ruleAt("dispatch/fee", Number.NaN),
      "instant: found NaN, expected milliseconds since 1970",
    ],
    [
      "the rule at an instant that nobody can tell",
      (b) => b.ruleAt("dispatch/fee", Infinity),
      "instant: found Infinity, expected milliseconds since 1970",
    ],
    [
      "the rule of what is misspelt",
      (b) => b.ruleAt("dispatch/fe", 0),
      "provision: found dispatch/fe, expected a provision of the ledger (did you mean dispatch/fee?)",
    ],
    [
      "the history of nothing",
      (b) => b.history(untyped(undefined)),
      "instrument: found undefined, expected an id in quotes",
    ],
  ])("%s", (_what, ask, message) => {
    expect(() => ask(book)).toThrow(QuestionError)
    expect(() => ask(book)).toThrow(message)
  })

  it("nor of one ledger that is folded twice", () => {
    const twice = [ledger("bazaar", first), ledger("bazaar", first)]
    expect(() => Rulebook.of(bazaar, twice)).toThrow("ledgers: found bazaar twice, expected each ledger once")
  })

  it("nor a platform whose offset is none", () => {
    expect(() => bookOn({ utcOffset: "IST" }, first)).toThrow(
      'platform.utcOffset: found "IST", expected an offset such as +08:00, or offsets by turns',
    )
  })
})

describe("an answer tells what was asked", () => {
  const asked = { announcedBy: "2022-01-19T20:00:00Z", recordedBy: "2022-01-19T20:00:00.5Z" }
  const told = { announcedBy: "2022-01-20", recordedBy: "2022-01-20T01:30:00.500+05:30" }

  it("with the platform's offset, and the day by whose end it was announced", () => {
    expect(book.inForce({ on: "2022-03-31T18:30:00Z", ...asked })).toMatchObject({
      on: "2022-04-01T00:00:00+05:30",
      ...told,
    })
    expect(book.upcoming({ on: "2022-03-31T20:30:00+02:00" })).toMatchObject({
      on: "2022-04-01T00:00:00+05:30",
      announcedBy: "2022-04-01",
    })
    expect(book.audit({}, asked).asOf).toMatchObject(told)
  })

  it("with the point of view, whatever was asked", () => {
    const today = { announcedBy: null, recordedBy: null }
    const dates = { from: "2022-01-01", to: "2022-04-01" }
    expect(book.diff({ ...dates, ...asked })).toMatchObject({ ...dates, ...told })
    expect(book.diff(dates)).toMatchObject(today)
    expect(book.history("dispatch", asked)).toMatchObject(told)
    expect(book.history("dispatch")).toMatchObject(today)
    expect(book.upcoming({ on: "2022-01-01", ...asked })).toMatchObject(told)
    expect(book.upcoming({ on: "2022-01-01" })).toMatchObject({
      announcedBy: "2022-01-01",
      recordedBy: null,
    })
    expect(book.announcements({ recordedBy: asked.recordedBy })).toMatchObject({
      recordedBy: told.recordedBy,
    })
    expect(book.announcements()).toMatchObject({ recordedBy: null })
  })

  it("and leaves a date a date", () => {
    const dates = { announcedBy: "2022-01-20", recordedBy: "2022-01-21" }
    expect(book.inForce({ on: "2022-04-01", ...dates })).toMatchObject({ on: "2022-04-01", ...dates })
    expect(book.audit({}, dates).asOf).toMatchObject(dates)
  })
})

describe("the readings that the answers about a provision rest on", () => {
  const amending = (id: string, touches: readonly string[] | "unstated"): ReturnType<typeof announce> =>
    announce({ id, published: "2022-03-01" }, effective("dispatch/text", "2022-04-01", { touches }))
  const restingOn = (provision: string, ...readings: Readings): readonly string[] =>
    bookOf(...readings)
      .readingsOf(provision)
      .map((r) => r.announcement)

  it("are those that speak of it, in the order of their ids whatever that of the log", () => {
    const second = announce({ id: "b", published: "2022-01-01" }, fee("2022-04-01", "b"))
    expect(restingOn("dispatch/fee", second, first)).toEqual(["a", "b"])
    expect(restingOn("returns/window", second, first)).toEqual(["a"])
    expect(restingOn("dispatch/cap", second, first)).toEqual([])
  })

  it("are those that may have changed it", () => {
    const cap = announce({ id: "0", published: "2022-01-01" }, effective("dispatch/cap", "2022-01-01"))
    const readings = [cap, first, amending("b", ["dispatch/fee"]), amending("c", "unstated")]
    expect(restingOn("dispatch/fee", ...readings)).toEqual(["a", "b", "c"])
    expect(restingOn("dispatch/cap", ...readings)).toEqual(["0", "c"])
    expect(restingOn("returns/window", ...readings)).toEqual(["a"])
  })

  it("are those that take back one of them, and those that take back these", () => {
    const takingBack = (id: string, own: string, of: EventRef): ReturnType<typeof announce> =>
      announce({ id, published: "2022-03-01" }, withdrawn(own, "2022-04-01", { revokes: of }))
    const readings = [
      first,
      takingBack("b", "dispatch/cap", { announcement: "a", provision: "dispatch/fee" }),
      takingBack("c", "dispatch/text", { announcement: "b", provision: "dispatch/cap" }),
      takingBack("d", "dispatch/text", { announcement: "z", provision: "returns/window" }),
    ]
    expect(restingOn("dispatch/fee", ...readings)).toEqual(["a", "b", "c"])
  })
})

describe("a provision of which an event only speaks", () => {
  const of = { announcement: "z", provision: "returns/other" }

  it.each<[string, ChangeBody]>([
    ["as what it supersedes", fee("2022-02-01", "fee", { supersedes: of })],
    ["as what it postpones", fee("2022-02-01", "fee", { postpones: of })],
    ["as what it revokes", fee("2022-02-01", "fee", { revokes: of })],
    ["as what no longer stands", superseded("dispatch/fee", "2022-02-01", of, "dispatch/fee")],
  ])("%s, is one of the ledger", (_what, change) => {
    const speaking = bookOf(announce({ id: "a", published: "2022-01-01" }, change))
    expect(speaking.provisions).toEqual(["dispatch/fee", "returns/other"])
    expect(speaking.inForce({ on: "2022-03-01", provision: "returns/other" }).inForce).toEqual([])
  })
})

describe("a ledger with a date that is none", () => {
  it("is not answered from", () => {
    const undated = bookOf(announce({ id: "a", published: "2022-01-01" }, fee("someday", "fee")))
    expect(() => undated.inForce({ on: "2022-03-01" })).toThrow(
      "not a date: someday (expected a date such as 2024-02-07",
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

  it("says where the latest instant of a case lies beside what was read, and nothing of that without instants", () => {
    const covered = (order: object): unknown => book.audit({ order }).coverage.date ?? null
    expect(covered({ paidAt: "2025-06-01", dueAt: "2022-01-01" })).toBe("after")
    expect(covered({ paidAt: "2022-06-01" })).toBe("inside")
    expect(covered({ lane: "local" })).toBeNull()
  })

  it("says what was read where nothing is recorded yet, and no date was asked for", () => {
    const { from, to, statement } = bazaar.coverage
    const coverage = { from, to, statement, disclaimer: bazaar.disclaimer }
    const none = { recordedBy: "2020-01-01" }
    expect(book.history("dispatch", none)).toMatchObject({ versions: [], coverage })
    expect(book.announcements(none)).toMatchObject({ announcements: [], coverage })
    expect(book.audit({}, none)).toMatchObject({ verdicts: [], coverage })
  })

  it("calls a case by its id where it has one", () => {
    expect([book.audit({ order: { id: "A-1" } }).case, book.audit({}).case]).toEqual(["A-1", null])
  })

  it("leaves out the reasons for those who read only the outcome", () => {
    const verdicts = book.audit({ order: { paidAt: "2022-03-01" } }, { brief: true }).verdicts
    expect(verdicts.map((v) => v.because)).toEqual([[], []])
  })
})
