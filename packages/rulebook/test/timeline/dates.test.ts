import { describe, expect, it } from "vitest"
import { announce, bookOf, bookOn, effective, rule, withdrawn } from "../bazaar/announce.ts"
import { JUST_BEFORE, status, statuses, fee } from "../bazaar/fee.ts"

describe("a rule begins", () => {
  it("with the first instant of its day", () => {
    expect(statuses({}, fee("2022-03-01"), `2022-02-28${JUST_BEFORE}`, "2022-03-01")).toEqual(["no", "yes"])
  })

  it("at the time of day that stands beside the day", () => {
    const at = (clock: string): string => `2022-03-01T${clock}+05:30`
    expect(
      statuses({}, fee("2022-03-01", { fromTime: "16:00:00" }), at("15:59:59.999"), at("16:00:00")),
    ).toEqual(["no", "yes"])
  })

  it("some day of a month: certainly on its last day", () => {
    expect(
      statuses(
        {},
        fee("2022-03"),
        `2022-02-28${JUST_BEFORE}`,
        "2022-03-01",
        `2022-03-30${JUST_BEFORE}`,
        "2022-03-31",
      ),
    ).toEqual(["no", "unknown", "unknown", "yes"])
  })

  it("on one of the days between: certainly on the last", () => {
    expect(
      statuses(
        {},
        fee("[2022-03-01..2022-03-05]"),
        `2022-02-28${JUST_BEFORE}`,
        "2022-03-01",
        `2022-03-04${JUST_BEFORE}`,
        "2022-03-05",
      ),
    ).toEqual(["no", "unknown", "unknown", "yes"])
    expect(
      statuses({}, fee("[2022-03-01..]"), `2022-02-28${JUST_BEFORE}`, "2022-03-01", "2099-01-01"),
    ).toEqual(["no", "unknown", "unknown"])
    expect(
      statuses({}, fee("[..2022-03-05]"), "2021-01-01", `2022-03-04${JUST_BEFORE}`, "2022-03-05"),
    ).toEqual(["unknown", "unknown", "yes"])
  })

  it("and nobody saw it: it had begun at every earlier instant", () => {
    expect(statuses({}, fee("before"), "2000-01-01", "2022-03-01")).toEqual(["yes", "yes"])
  })

  it("with its announcement: on the day it was published", () => {
    expect(
      statuses({ published: "2022-01-10" }, fee("publication"), `2022-01-09${JUST_BEFORE}`, "2022-01-10"),
    ).toEqual(["no", "yes"])
    expect(
      statuses(
        { published: "[2022-01-10..2022-01-12]" },
        fee("publication"),
        `2022-01-09${JUST_BEFORE}`,
        "2022-01-11",
        "2022-01-12",
      ),
    ).toEqual(["no", "unknown", "yes"])
  })

  it("with its announcement, of which only a report is known: no later than the report", () => {
    const head = { published: null, reported: "2022-01-10" }
    expect(
      statuses(head, fee("publication"), "2021-01-01", `2022-01-09${JUST_BEFORE}`, "2022-01-10"),
    ).toEqual(["unknown", "unknown", "yes"])
  })

  it("with its announcement, of which nothing is dated: no later than its recording", () => {
    const head = { published: null, reported: null, recordedAt: "2022-06-01T12:00:00+05:30" }
    expect(statuses(head, fee("publication"), `2022-05-31${JUST_BEFORE}`, "2022-06-01")).toEqual([
      "unknown",
      "yes",
    ])
  })

  it("nobody says when: not before the earliest day on which it can have been published", () => {
    expect(statuses({}, fee("unstated"), `2022-01-09${JUST_BEFORE}`, "2022-01-10", "2099-01-01")).toEqual([
      "no",
      "unknown",
      "unknown",
    ])
    expect(
      statuses(
        { published: "[2022-01-01..2022-01-10]" },
        fee("unstated"),
        `2021-12-31${JUST_BEFORE}`,
        "2022-01-01",
      ),
    ).toEqual(["no", "unknown"])
    expect(
      statuses(
        { published: null, reported: "2022-02-10" },
        fee("unstated"),
        `2022-02-09${JUST_BEFORE}`,
        "2022-02-10",
      ),
    ).toEqual(["no", "unknown"])
    expect(statuses({ published: null }, fee("unstated"), "2000-01-01")).toEqual(["unknown"])
  })

  it("nobody says when, but the wording bounds it", () => {
    const bounded = fee("unstated", { noEarlierThan: "2022-02-10", noLaterThan: "2022-02-20" })
    expect(
      statuses(
        {},
        bounded,
        `2022-02-09${JUST_BEFORE}`,
        "2022-02-10",
        `2022-02-19${JUST_BEFORE}`,
        "2022-02-20",
      ),
    ).toEqual(["no", "unknown", "unknown", "yes"])
  })

  it("nobody says when, in an announcement without a year: then nothing bounds it", () => {
    expect(statuses({ published: "XXXX-01-10" }, fee("unstated"), "2000-01-01", "2024-01-01")).toEqual([
      "unknown",
      "unknown",
    ])
  })
})

describe("a rule ends by itself", () => {
  it("after its last day", () => {
    expect(
      statuses({}, fee("2022-03-01", { until: "2022-03-31" }), `2022-03-31${JUST_BEFORE}`, "2022-04-01"),
    ).toEqual(["yes", "no"])
  })

  it("after its last second", () => {
    const at = (clock: string): string => `2022-03-31T${clock}+05:30`
    const ends = fee("2022-03-01", { until: "2022-03-31", untilTime: "15:59:59" })
    expect(statuses({}, ends, at("15:59:59.999"), at("16:00:00"))).toEqual(["yes", "no"])
  })

  it("some day of a month, or on one of several days", () => {
    expect(
      statuses(
        {},
        fee("2022-03-01", { until: "2022-04" }),
        `2022-04-01${JUST_BEFORE}`,
        "2022-04-02",
        `2022-04-30${JUST_BEFORE}`,
        "2022-05-01",
      ),
    ).toEqual(["yes", "unknown", "unknown", "no"])
    expect(
      statuses(
        {},
        fee("2022-03-01", { until: "[2022-04-10..]" }),
        `2022-04-10${JUST_BEFORE}`,
        "2022-04-11",
        "2099-01-01",
      ),
    ).toEqual(["yes", "unknown", "unknown"])
  })

  it("nobody says when: certainly not on its first day, unknown afterwards", () => {
    const relief = fee("2022-03-01", { until: "unstated" })
    expect(statuses({}, relief, "2022-03-01", `2022-03-01${JUST_BEFORE}`, "2022-03-02")).toEqual([
      "yes",
      "yes",
      "unknown",
    ])
    const afternoon = fee("2022-03-01", { fromTime: "16:00:00", until: "unstated" })
    expect(
      statuses({}, afternoon, "2022-03-01T16:00:00+05:30", `2022-03-01${JUST_BEFORE}`, "2022-03-02"),
    ).toEqual(["yes", "yes", "unknown"])
    expect(statuses({ published: null }, fee("unstated", { until: "unstated" }), "2022-03-02")).toEqual([
      "unknown",
    ])
  })

  it("before it begins is never in force", () => {
    expect(
      statuses({}, fee("2022-03-01", { until: "2022-02-01" }), "2022-02-01", "2022-03-01", "2022-03-02"),
    ).toEqual(["no", "no", "no"])
  })
})

describe("an announcement without a year", () => {
  // One world a year from 2021, the platform's first, to 2023, that of the recording.
  const head = { published: "XXXX-03-08", recordedAt: "2023-06-01T00:00:00+05:30" }

  it("is one of those years, and all its dates share it", () => {
    const season = fee("XXXX-04-01", { until: "XXXX-04-30" })
    expect(
      statuses(
        head,
        season,
        "2020-04-15",
        "2021-03-31",
        "2021-04-15",
        "2022-05-01",
        "2023-04-15",
        "2024-04-15",
      ),
    ).toEqual(["no", "no", "unknown", "no", "unknown", "no"])
  })

  it("is certain where all years agree", () => {
    expect(statuses(head, fee("XXXX-04-01"), "2021-03-31", "2021-04-01", "2023-03-31", "2023-04-01")).toEqual(
      ["no", "unknown", "unknown", "yes"],
    )
  })

  it("cannot have been published after it was recorded", () => {
    const early = { ...head, recordedAt: "2023-03-07T23:59:59+05:30" }
    expect(statuses(early, fee("XXXX-04-01"), "2022-03-31", "2022-04-01")).toEqual(["unknown", "yes"])
    expect(
      statuses(
        { ...head, recordedAt: "2023-03-08T00:00:00+05:30" },
        fee("XXXX-04-01"),
        "2022-04-01",
        "2023-04-01",
      ),
    ).toEqual(["unknown", "yes"])
  })

  it("on 29 February was in a leap year", () => {
    const book = bookOn(
      { firstYear: 2019 },
      announce({ id: "a", ...head, published: "XXXX-02-29" }, fee("XXXX-04-01")),
    )
    expect(["2020-03-31", "2020-04-01"].map((on) => status(book, on))).toEqual(["no", "yes"])
    const season = fee("XXXX-02-01", { until: "XXXX-02-29" })
    expect(statuses({ recordedAt: "2025-06-01T00:00:00+05:30" }, season, "2023-02-15", "2024-02-29")).toEqual(
      ["no", "yes"],
    )
  })

  it("on a date that no candidate year has may be of any time", () => {
    expect(
      statuses({ ...head, published: "2022-01-10" }, fee("XXXX-02-29"), "2000-01-01", "2030-01-01"),
    ).toEqual(["unknown", "unknown"])
  })

  it("leaves the order of announcements open where the year decides it", () => {
    const book = bookOf(
      announce({ id: "a", ...head }, fee("2021-01-01", { rule: rule("yearless") })),
      announce({ id: "b", published: "2022-06-01" }, fee("2021-01-01", { rule: rule("of 2022") })),
    )
    const { inForce, unknown } = book.inForce({ on: "2024-01-01" })
    expect([inForce.length, unknown.map((r) => r.title.en)]).toEqual([0, ["yearless", "of 2022"]])
  })

  it("has both been published and been reported by its recording", () => {
    const late = { published: "XXXX-03-08", reported: "XXXX-12-20", recordedAt: "2023-06-01T00:00:00+05:30" }
    expect(statuses(late, fee("XXXX-04-01"), "2022-03-31", "2022-04-01")).toEqual(["unknown", "yes"])
  })

  it("may be one whose last day alone has no year", () => {
    const season = fee("2022-03-01", { until: "XXXX-04-30" })
    expect(
      statuses({ recordedAt: head.recordedAt }, season, "2022-04-15", "2022-05-01", "2023-05-01"),
    ).toEqual(["unknown", "unknown", "no"])
  })

  it("on a date that no candidate year has leaves open what depends on it, and nothing else", () => {
    const leap = { ...head, published: "XXXX-02-29" }
    expect(statuses(leap, fee("2022-03-01"), `2022-02-28${JUST_BEFORE}`, "2022-03-01")).toEqual(["no", "yes"])
    const ends = fee("2022-03-01", { until: "XXXX-02-29" })
    expect(statuses({ recordedAt: head.recordedAt }, ends, "2022-02-28", "2022-03-01", "2030-01-01")).toEqual(
      ["no", "unknown", "unknown"],
    )
  })

  it("shares no year with another", () => {
    const book = bookOf(
      announce({ id: "a", ...head }, fee("XXXX-04-01", { until: "XXXX-04-30" })),
      announce({ id: "b", ...head }, effective("dispatch/cap", "XXXX-04-01", { until: "XXXX-04-30" })),
    )
    expect(book.inForce({ on: "2022-04-15" }).unknown).toHaveLength(2)
  })

  it("is told apart from others in up to 1024 combinations of years, and may be of any beyond", () => {
    const ends = (n: number): ReturnType<typeof bookOf> => {
      const ending = (_: unknown, i: number): ReturnType<typeof announce> =>
        announce(
          { ...head, id: `b${i}`, published: "[XXXX-03-08..]" },
          withdrawn("dispatch/fee", "XXXX-04-01"),
        )
      return bookOn(
        { firstYear: 2022 },
        announce({ id: "a", published: "2020-01-01" }, fee("2020-01-01")),
        ...Array.from({ length: n }, ending),
      )
    }
    const asked = ["2022-03-31", "2023-04-01"]
    expect(asked.map((on) => status(ends(10), on))).toEqual(["yes", "no"])
    expect(asked.map((on) => status(ends(11), on))).toEqual(["unknown", "no"])
  })

  it("one among many about one rule leaves it unknown, not unanswered", () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      announce({ ...head, id: `a${i}` }, fee("XXXX-04-01", { rule: rule(`${i}`) })),
    )
    expect(status(bookOf(...many), "2024-01-01")).toBe("unknown")
  })
})
