import type { EffectiveBody, Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  bookOn,
  doneBefore,
  effective,
  rule,
  superseded,
  withdrawn,
  type Head,
} from "./bazaar/announce.ts"

const status = (book: Rulebook, on: string, known: object = {}): string => {
  const { inForce, unknown } = book.inForce({ on, provision: "dispatch/fee", ...known })
  return inForce.length > 0 ? "yes" : unknown.length > 0 ? "unknown" : "no"
}

/** What a single rule's status is at each of several instants. */
const statuses = (
  head: Partial<Head>,
  begins: EffectiveBody,
  ...on: readonly string[]
): readonly string[] => {
  const book = bookOf(announce({ id: "a", published: "2022-01-10", ...head }, begins))
  return on.map((date) => status(book, date))
}

const fee = (from: string, more: Partial<EffectiveBody> = {}): EffectiveBody =>
  effective("dispatch/fee", from, more)

const JUST_BEFORE = "T23:59:59.999+05:30"

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

  it("shares no year with another", () => {
    const book = bookOf(
      announce({ id: "a", ...head }, fee("XXXX-04-01", { until: "XXXX-04-30" })),
      announce({ id: "b", ...head }, effective("dispatch/cap", "XXXX-04-01", { until: "XXXX-04-30" })),
    )
    expect(book.inForce({ on: "2022-04-15" }).unknown).toHaveLength(2)
  })

  it("one among many about one rule leaves it unknown, not unanswered", () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      announce({ ...head, id: `a${i}` }, fee("XXXX-04-01", { rule: rule(`${i}`) })),
    )
    expect(status(bookOf(...many), "2024-01-01")).toBe("unknown")
  })
})

describe("of two versions", () => {
  const older = announce({ id: "a", published: "2022-01-10" }, fee("2022-06-01", { rule: rule("older") }))
  const newer = announce({ id: "b", published: "2022-02-10" }, fee("2022-03-01", { rule: rule("newer") }))
  const on = (date: string, ...readings: Parameters<typeof bookOf>): readonly string[] =>
    bookOf(...readings)
      .inForce({ on: date })
      .inForce.map((r) => r.title.en)

  it("the later announced governs, although the other begins later", () => {
    expect(on("2022-02-28", older, newer)).toEqual([])
    expect(on("2022-03-01", older, newer)).toEqual(["newer"])
    expect(on("2022-06-01", older, newer)).toEqual(["newer"])
  })

  it("announced on one day, that with the later id governs", () => {
    const same = announce({ id: "b", published: "2022-01-10" }, fee("2022-03-01", { rule: rule("b") }))
    expect(on("2022-07-01", older, same)).toEqual(["b"])
  })

  it("one that names the other follows it, whatever the dates", () => {
    const earlier = announce(
      { id: "c", published: "2022-01-01" },
      fee("2022-07-01", { rule: rule("names it"), supersedes: { announcement: "a" } }),
    )
    const both = bookOf(older, earlier)
    expect(both.inForce({ on: "2022-08-01" }).inForce).toEqual([])
    expect(on("2022-06-15", older, earlier)).toEqual(["older"])
  })

  it("an ended one never revives the one before it", () => {
    const season = announce(
      { id: "c", published: "2022-02-10" },
      fee("2022-07-01", { rule: rule("season"), until: "2022-07-31" }),
    )
    expect(on("2022-07-15", older, season)).toEqual(["season"])
    expect(on("2022-08-01", older, season)).toEqual([])
  })

  it("with days of announcement that overlap, nobody can say which", () => {
    const vague = announce(
      { id: "b", published: "[2022-01-10..2022-01-11]" },
      fee("2022-01-20", { rule: rule("vague") }),
    )
    const { inForce, unknown } = bookOf(older, vague).inForce({ on: "2022-07-01" })
    expect([inForce, unknown.map((r) => r.title.en)]).toEqual([[], ["older", "vague"]])
    const later = announce(
      { id: "b", published: "[2022-01-11..2022-01-12]" },
      fee("2022-01-20", { rule: rule("later") }),
    )
    expect(on("2022-07-01", older, later)).toEqual(["later"])
    const before = announce(
      { id: "b", published: "[2022-01-08..2022-01-09]" },
      fee("2022-01-20", { rule: rule("before") }),
    )
    expect(on("2022-07-01", older, before)).toEqual(["older"])
  })

  it("that nobody saw begin comes first", () => {
    const implied = announce(
      { id: "z", published: "2023-01-01" },
      fee("before", { rule: rule("implied") }),
      withdrawn("dispatch/fee", "2023-02-01"),
    )
    expect(on("2022-05-31", older, implied)).toEqual(["implied"])
    expect(on("2022-06-01", older, implied)).toEqual(["older"])
    expect(on("2023-02-01", older, implied)).toEqual([])
  })

  it("in one announcement, what stands later in it follows", () => {
    const both = announce(
      { id: "a", published: "2022-01-10" },
      fee("2022-03-01"),
      withdrawn("dispatch/fee", "2022-04-01"),
    )
    expect(["2022-03-31", "2022-04-01"].map((date) => on(date, both).length)).toEqual([1, 0])
    const again = announce(
      { id: "a", published: "2022-01-10" },
      withdrawn("dispatch/fee", "2022-03-15"),
      fee("2022-03-01"),
    )
    expect(on("2022-04-01", again)).toHaveLength(1)
  })
})

describe("what was in force before the first wording known", () => {
  const amended = announce(
    { id: "a", published: "2022-01-10" },
    fee("2022-03-01", { rule: rule("new"), previous: "unheld" }),
  )

  it("held until that wording began, and the ledger does not hold it", () => {
    const { inForce } = bookOf(amended).inForce({ on: "2022-02-28" })
    expect(inForce).toMatchObject([{ announcement: null, from: "before", ends: "2022-03-01" }])
    expect(bookOf(amended).inForce({ on: "2022-03-01" }).inForce).toMatchObject([{ announcement: "a" }])
  })

  it("was public always, and goes on where the amendment is revoked", () => {
    const { inForce } = bookOf(amended).inForce({ on: "2022-05-01", announcedBy: "2022-01-09" })
    expect(inForce).toMatchObject([{ announcement: null, from: "before" }])
    const revoked = announce(
      { id: "b", published: "2022-02-10" },
      withdrawn("dispatch/cap", "2022-02-10", { revokes: { announcement: "a", provision: "dispatch/fee" } }),
    )
    expect(
      bookOf(amended, revoked).inForce({ on: "2022-05-01", instrument: "dispatch" }).inForce,
    ).toMatchObject([{ announcement: null, ends: null }])
  })

  it("is one version, the best known, however many amendments tell of it", () => {
    const told = announce(
      { id: "b", published: "2022-02-10" },
      fee("2022-04-01", { rule: rule("newer"), previous: rule("what held before") }),
    )
    for (const readings of [
      [amended, told],
      [told, amended],
    ])
      expect(
        bookOf(...readings)
          .inForce({ on: "2022-02-01" })
          .inForce.map((r) => [r.title.en, r.announcement]),
      ).toEqual([["what held before", "b"]])
  })

  it("told of by hearsay, is not", () => {
    const hearsay = announce(
      { id: "a", published: "2022-01-10", standing: "rumour" },
      fee("2022-03-01", { previous: "unheld" }),
    )
    expect(status(bookOf(hearsay), "2022-02-01")).toBe("no")
  })
})

describe("what the public could know", () => {
  const book = bookOf(announce({ id: "a", published: "[2022-01-10..2022-01-12]" }, fee("2022-01-01")))

  it("is unknown inside the days on which it can have been published", () => {
    expect(
      ["2022-01-09", "2022-01-10", "2022-01-11", "2022-01-12"].map((announcedBy) =>
        status(book, "2022-02-01", { announcedBy }),
      ),
    ).toEqual(["no", "unknown", "unknown", "yes"])
  })

  it("counts to the end of the day asked for, whichever instant of it is named", () => {
    expect(status(book, "2022-02-01", { announcedBy: "2022-01-12T00:00:01+05:30" })).toBe("yes")
    expect(status(book, "2022-02-01", { announcedBy: "2022-01-11T23:59:59+05:30" })).toBe("unknown")
    expect(status(book, "2022-02-01", { announcedBy: "2022-01-11T18:30:00Z" })).toBe("yes")
  })

  it("is what was published, although it was reported later", () => {
    const both = bookOf(
      announce({ id: "a", published: "2022-01-10", reported: "2022-02-10" }, fee("2022-01-01")),
    )
    expect(status(both, "2022-02-01", { announcedBy: "2022-01-10" })).toBe("yes")
  })

  it("includes what a retirement implies, always", () => {
    const implied = bookOf(
      announce({ id: "a", published: "2022-01-10" }, fee("before"), withdrawn("dispatch/fee", "2022-02-01")),
    )
    expect(status(implied, "2022-03-01", { announcedBy: "2022-01-09" })).toBe("yes")
    expect(status(implied, "2022-03-01", { announcedBy: "2022-01-10" })).toBe("no")
  })
})

describe("hearsay and drafts", () => {
  it.each(["rumour", "consultation"] as const)(
    "of standing %s put nothing in force, and end nothing",
    (standing) => {
      const announced = announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", { rule: rule("announced") }),
      )
      const unannounced = announce(
        { id: "b", published: "2022-02-10", standing },
        fee("2022-03-01"),
        withdrawn("dispatch/fee", "2022-03-01"),
      )
      expect(status(bookOf(unannounced), "2022-04-01")).toBe("no")
      expect(status(bookOf(announced, unannounced), "2022-04-01")).toBe("yes")
    },
  )

  it("may stand inside an announcement, and an announced change inside hearsay", () => {
    const mixed = announce(
      { id: "a", published: "2022-01-10" },
      fee("2022-02-01", { standing: "rumour" }),
      effective("dispatch/cap", "2022-02-01"),
    )
    expect(
      bookOf(mixed)
        .inForce({ on: "2022-03-01" })
        .inForce.map((r) => r.provision),
    ).toEqual(["dispatch/cap"])
    const inside = announce(
      { id: "a", published: "2022-01-10", standing: "rumour" },
      fee("2022-02-01", { standing: "announced" }),
    )
    expect(status(bookOf(inside), "2022-03-01")).toBe("yes")
  })

  it("do not postpone or revoke anything", () => {
    const announced = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const rumour = announce(
      { id: "b", published: "2022-01-20", standing: "rumour" },
      fee("2022-09-01", { postpones: { announcement: "a" } }),
    )
    expect(status(bookOf(announced, rumour), "2022-02-01")).toBe("yes")
  })
})

describe("a postponement", () => {
  it("speaks of an event of its own type, a revocation of any", () => {
    const begun = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const byEnding = (how: "postpones" | "revokes"): string =>
      status(
        bookOf(
          begun,
          announce(
            { id: "b", published: "2022-01-20" },
            withdrawn("dispatch/fee", "2022-09-01", { [how]: { announcement: "a" } }),
          ),
        ),
        "2022-03-01",
      )
    expect([byEnding("postpones"), byEnding("revokes")]).toEqual(["yes", "no"])
  })

  it("of a postponement counts from the last date", () => {
    const first = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const second = announce(
      { id: "b", published: "2022-01-20" },
      fee("2022-03-01", { postpones: { announcement: "a" } }),
    )
    const third = announce(
      { id: "c", published: "2022-01-30" },
      fee("2022-04-01", { postpones: { announcement: "b" } }),
    )
    expect(
      ["2022-02-01", "2022-03-01", "2022-04-01"].map((on) => status(bookOf(first, second, third), on)),
    ).toEqual(["no", "no", "yes"])
  })

  it("that may not have been public yet leaves open what it postpones", () => {
    const first = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const second = announce(
      { id: "b", published: "[2022-01-20..2022-01-25]" },
      fee("2022-03-01", { postpones: { announcement: "a" } }),
    )
    expect(status(bookOf(first, second), "2022-02-01", { announcedBy: "2022-01-22" })).toBe("unknown")
  })
})

describe("a version that another provision's change ends", () => {
  const cause = (by: string): Parameters<typeof announce>[1] =>
    superseded("dispatch/fee", "2022-03-01", { announcement: "a" }, by)

  it("stands where the announcement has no such change", () => {
    const begun = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const ended = announce(
      { id: "b", published: "2022-02-10" },
      effective("dispatch/new", "2022-03-01"),
      cause("dispatch/new"),
    )
    const orphaned = announce(
      { id: "b", published: "2022-02-10" },
      effective("dispatch/new", "2022-03-01"),
      cause("dispatch/other"),
    )
    expect(status(bookOf(begun, ended), "2022-03-01")).toBe("no")
    expect(status(bookOf(begun, orphaned), "2022-03-01")).toBe("yes")
  })

  it("goes on governing those that the ending keeps", () => {
    const begun = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const ended = announce({ id: "b", published: "2022-02-10" }, effective("dispatch/new", "2022-03-01"), {
      ...cause("dispatch/new"),
      keeps: doneBefore("order.placedAt"),
    })
    const answer = bookOf(begun, ended).audit({ order: { placedAt: "2022-02-20", paidAt: "2022-03-02" } })
    expect(answer.verdicts.find((v) => v.provision === "dispatch/fee")?.inForce).toBe("yes")
    expect(bookOf(begun, ended).inForce({ on: "2022-03-02" }).kept).toHaveLength(1)
  })
})
