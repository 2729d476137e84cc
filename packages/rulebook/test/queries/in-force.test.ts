import { describe, expect, it } from "vitest"
import { announce, bookOf, effective, withdrawn } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"
import { fee, book } from "./fees.ts"

describe("in force on a date", () => {
  it("says in words that a start or an end is stated nowhere", () => {
    const undated = { published: null, reported: null }
    const whyOf = (...history: readonly ReturnType<typeof announce>[]) =>
      bookOf(...history)
        .inForce({ on: "2022-04-01" })
        .unknown.map(({ why }) => why)
    expect(whyOf(announce({ id: "a", ...undated }, fee("unstated", "fee")))).toEqual([
      [{ zh: "来源未说明何时生效", en: "the source does not say when it takes effect" }],
    ])
    expect(
      whyOf(
        announce({ id: "a", published: "2022-01-01" }, fee("2022-01-01", "fee")),
        announce({ id: "z", ...undated }, withdrawn("dispatch/fee", "unstated")),
      ),
    ).toEqual([
      [{ zh: "可能已因 z 失效（起始日未说明）", en: "it may have ended by z (it is not stated from when)" }],
    ])
  })

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
              zh: "起始日为预计，另有公告前以此为准",
              en: "its beginning was only expected, and counts until another announcement says otherwise",
            },
          ],
        },
      ],
      kept: [],
      unknown: [],
    })
  })

  it("says of an end that it was only expected, and not where another one comes before it", () => {
    const notes = (...more: Parameters<typeof announce>[1][]): unknown =>
      bookOf(
        announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01", "fee")),
        announce(
          { id: "b", published: "2022-03-10" },
          withdrawn("dispatch/fee", "[2022-04-01..2022-05-31]", { expected: true }),
        ),
        announce({ id: "c", published: "2022-03-20" }, ...more),
      ).inForce({ on: "2022-03-25" }).inForce[0]?.notes
    expect(notes()).toEqual([
      {
        zh: "截止日为预计，另有公告前以此为准",
        en: "its end is only expected, and counts until another announcement says otherwise",
      },
    ])
    expect(notes(withdrawn("dispatch/fee", "2022-03-31"))).toBeUndefined()
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

  it("says of a recording before the first that the ledger held nothing yet", () => {
    const known = { recordedBy: "2000-01-01" }
    const on = "2022-06-01"
    expect(book.inForce({ on, ...known })).toMatchObject({ coverage: { held: "nothing" }, inForce: [] })
    expect(book.upcoming({ on, ...known }).coverage.held).toBe("nothing")
    expect(book.inForce({ on }).coverage).not.toHaveProperty("held")
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
  })

  it.each([
    [
      "dispatch/fees",
      0,
      "provision: found dispatch/fees, expected a provision of the ledger (did you mean dispatch/fee?)",
    ],
    [undefined, 0, "provision: found undefined, expected an id in quotes"],
    ["dispatch/fee", NaN, "instant: found NaN, expected milliseconds since 1970, such as Date.parse gives"],
    [
      "dispatch/fee",
      8.64e15 + 1,
      "instant: found 8640000000000001, expected milliseconds since 1970, such as Date.parse gives",
    ],
    [
      "dispatch/fee",
      "2022-04-01",
      'instant: found "2022-04-01", expected milliseconds since 1970, such as Date.parse gives',
    ],
  ])("refuses to be read directly of %s at %s", (provision, instant, message) => {
    expect(() => book.ruleAt(provision as never, instant as never)).toThrow(message)
  })
})

describe("a question as recorded earlier", () => {
  const recordedAt = "2025-03-01T12:00:00+05:30"
  const corrected = bookOf(
    announce({ id: "a", published: "2022-01-10" }, effective("gift/wrap", "2022-02-01")),
    announce(
      { id: "a", published: "2022-01-10", reading: 2, recordedAt },
      effective("parcel/wrap", "2022-02-01"),
    ),
  )
  const [before, after] = ["2025-02-01", "2025-03-02"]

  it("knows the provisions and instruments that the reading of then names, also where a correction names others", () => {
    const rules = (provision: string, recordedBy: string): readonly string[] =>
      corrected.inForce({ on: "2022-03-01", provision, recordedBy }).inForce.map((r) => r.provision)
    expect(rules("gift/wrap", before)).toEqual(["gift/wrap"])
    expect(corrected.history("gift", { recordedBy: before }).versions).toHaveLength(1)
    expect(rules("parcel/wrap", after)).toEqual(["parcel/wrap"])
  })

  it("finds nothing of what was recorded later, and calls that no mistake", () => {
    const { inForce, kept, unknown } = corrected.inForce({
      on: "2022-03-01",
      provision: "parcel/wrap",
      recordedBy: before,
    })
    expect([inForce, kept, unknown]).toEqual([[], [], []])
    expect(corrected.history("parcel", { recordedBy: before }).versions).toEqual([])
  })

  it("refuses what no reading by then nor today's names", () => {
    expect(() => corrected.history("gift", { recordedBy: after })).toThrow(/instrument: found gift/)
    expect(() =>
      corrected.inForce({ on: "2022-03-01", provision: "parcel/warp", recordedBy: before }),
    ).toThrow(/parcel\/wrap/)
  })
})
