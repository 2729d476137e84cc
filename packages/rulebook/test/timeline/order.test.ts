import type { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  effective,
  rule,
  superseded,
  withdrawn,
  type Readings,
} from "../bazaar/announce.ts"
import { paid } from "../bazaar/asking.ts"
import { status, fee } from "../bazaar/fee.ts"

/** Every version that is or may be in force for an order paid on a date: of a provision at most one. */
const governing = (date: string, ...readings: Readings): readonly string[] =>
  bookOf(...readings)
    .audit(paid(date))
    .verdicts.filter((v) => v.inForce !== "no")
    .map((v) => (v.inForce === "yes" ? v.title.en : `${v.title.en}?`))

describe("of two versions", () => {
  const older = announce({ id: "a", published: "2022-01-10" }, fee("2022-06-01", { rule: rule("older") }))
  const newer = announce({ id: "b", published: "2022-02-10" }, fee("2022-03-01", { rule: rule("newer") }))
  const on = (date: string, ...readings: Readings): readonly string[] =>
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
    expect(both.inForce({ on: "2022-08-01" }).inForce.map((r) => r.title.en)).toEqual(["names it"])
    expect(on("2022-06-15", older, earlier)).toEqual(["older"])
  })

  it("one that names another by what that does elsewhere follows it here as well", () => {
    // On the day after, another provision's beginning replaces what was before; the fee names that very beginning.
    const replaced = announce(
      { id: "b", published: "2022-02-10" },
      effective("dispatch/cap", "2022-07-01", {
        supersedes: { announcement: "a", provision: "dispatch/fee" },
      }),
      superseded("dispatch/fee", "2022-07-01", { announcement: "a" }, "dispatch/cap"),
    )
    const own = announce(
      { id: "c", published: "2022-02-09" },
      fee("2022-07-01", {
        rule: rule("names the cap"),
        supersedes: { announcement: "b", provision: "dispatch/cap" },
      }),
      superseded("dispatch/cap", "2022-07-01", { announcement: "b" }, "dispatch/fee"),
    )
    expect(on("2022-08-01", older, replaced, own)).toEqual(["names the cap"])
  })

  it("one that names the other is not ended by it, where the range of its publication leaves the order open", () => {
    const first = announce({ id: "a", reported: "2024-01-10" }, fee("2024-02-01", { rule: rule("first") }))
    const second = announce(
      { id: "b", published: "[2024-01-05..2024-02-04]" },
      fee("2024-06-01", { rule: rule("second"), supersedes: { announcement: "a" } }),
    )
    expect(governing("2024-05-31", first, second)).toEqual(["first"])
    expect(governing("2024-06-01", first, second)).toEqual(["second"])
    const [rule0] = bookOf(first, second).inForce({ on: "2024-07-01" }).inForce
    expect(rule0).toMatchObject({ announcement: "b", ends: null })
  })

  it.each([
    ["postpones", { postpones: { announcement: "a" } }],
    ["revokes", { revokes: { announcement: "a" } }],
  ] as const)("one that %s the other is not ended by it", (_how, reference) => {
    const first = announce({ id: "a", reported: "2024-01-10" }, fee("2024-02-01", { rule: rule("first") }))
    const second = announce(
      { id: "b", published: "[2024-01-05..2024-02-04]" },
      fee("2024-06-01", { rule: rule("second"), ...reference }),
    )
    expect(governing("2024-06-01", first, second)).toEqual(["second"])
  })

  it("one that names another provision's version follows it no more than its own announcement does", () => {
    const earlier = announce(
      { id: "c", published: "2022-01-01" },
      fee("2022-07-01", {
        rule: rule("earlier"),
        supersedes: { announcement: "a", provision: "dispatch/cap" },
      }),
    )
    expect(governing("2022-08-01", older, earlier)).toEqual(["older"])
  })

  it("one that ends the other by its name follows it, and ends no other", () => {
    const oldest = announce({ id: "z", published: "2021-06-01" }, fee("2021-06-01", { rule: rule("oldest") }))
    const ending = (of: string): ReturnType<typeof announce> =>
      announce(
        { id: "c", published: "2022-01-01" },
        effective("dispatch/new", "2022-07-01"),
        superseded("dispatch/fee", "2022-07-01", { announcement: of }, "dispatch/new"),
      )
    expect(governing("2022-07-01", oldest, older, ending("a"))).toEqual(["dispatch/new from 2022-07-01"])
    expect(governing("2022-07-01", oldest, older, ending("z"))).toEqual([
      "older",
      "dispatch/new from 2022-07-01",
    ])
  })

  it("of one announcement, the second names the first and not itself", () => {
    const both = announce(
      { id: "a", published: "2022-01-10" },
      fee("2022-03-01", { rule: rule("for now") }),
      fee("2022-06-01", { rule: rule("from then on"), supersedes: { announcement: "a" } }),
    )
    expect(governing("2022-05-31", both)).toEqual(["for now"])
    expect(governing("2022-06-01", both)).toEqual(["from then on"])
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
    expect(governing("2022-06-01", older, implied)).toEqual(["older"])
    expect(on("2023-02-01", older, implied)).toEqual([])
  })

  it("that nobody saw begin, the later announced governs", () => {
    const first = announce({ id: "b", published: "2022-01-10" }, fee("before", { rule: rule("first") }))
    const second = announce({ id: "a", published: "2022-02-10" }, fee("before", { rule: rule("second") }))
    expect(governing("2021-06-01", first, second)).toEqual(["second"])
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

  it("ends with whatever begins after it, whoever tells of it", () => {
    const between = announce(
      { id: "0", published: "2022-01-01" },
      fee("2022-02-01", { rule: rule("between") }),
    )
    expect(governing("2022-01-31", between, amended)).toEqual(["an earlier wording (not held)"])
    expect(governing("2022-02-01", between, amended)).toEqual(["between"])
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
  const book = (): Rulebook =>
    bookOf(announce({ id: "a", published: "[2022-01-10..2022-01-12]" }, fee("2022-01-01")))

  it("is unknown inside the days on which it can have been published", () => {
    expect(
      ["2022-01-09", "2022-01-10", "2022-01-11", "2022-01-12"].map((announcedBy) =>
        status(book(), "2022-02-01", { announcedBy }),
      ),
    ).toEqual(["no", "unknown", "unknown", "yes"])
  })

  it("counts to the end of the day asked for, whichever instant of it is named", () => {
    expect(status(book(), "2022-02-01", { announcedBy: "2022-01-12T00:00:01+05:30" })).toBe("yes")
    expect(status(book(), "2022-02-01", { announcedBy: "2022-01-11T23:59:59+05:30" })).toBe("unknown")
    expect(status(book(), "2022-02-01", { announcedBy: "2022-01-11T18:30:00Z" })).toBe("yes")
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
