import { describe, expect, it } from "vitest"
import { announce, bookOf, doneBefore, effective, rule, superseded, withdrawn } from "../bazaar/announce.ts"
import { status, fee } from "../bazaar/fee.ts"

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

  it("that goes round in a circle leaves all of it open, and the rest answered", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", { revokes: { announcement: "b", provision: "dispatch/cap" } }),
        effective("returns/window", "2022-02-01"),
      ),
      announce(
        { id: "b", published: "2022-01-10" },
        effective("dispatch/cap", "2022-02-01", {
          revokes: { announcement: "a", provision: "dispatch/fee" },
        }),
      ),
    )
    const { inForce, unknown } = book.inForce({ on: "2022-03-01" })
    expect(inForce.map((r) => r.provision)).toEqual(["returns/window"])
    expect(unknown.map((r) => r.provision)).toEqual(["dispatch/cap", "dispatch/fee"])
  })

  it("and a revocation that speak of each other leave both open", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", { postpones: { announcement: "b", provision: "dispatch/cap" } }),
      ),
      announce(
        { id: "b", published: "2022-01-10" },
        effective("dispatch/cap", "2022-02-01", {
          revokes: { announcement: "a", provision: "dispatch/fee" },
        }),
      ),
    )
    const { inForce, unknown } = book.inForce({ on: "2022-03-01" })
    expect([inForce, unknown.map((r) => r.provision)]).toEqual([[], ["dispatch/cap", "dispatch/fee"]])
  })

  it("that counts although it is itself postponed is no circle: what it postpones revokes nothing", () => {
    const book = bookOf(
      announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01", { postpones: { announcement: "c", provision: "dispatch/cap" } }),
      ),
      announce(
        { id: "b", published: "2022-01-10" },
        effective("returns/window", "2022-02-01", {
          postpones: { announcement: "a", provision: "dispatch/fee" },
        }),
      ),
      announce(
        { id: "c", published: "2022-01-10" },
        effective("dispatch/cap", "2022-02-01", {
          revokes: { announcement: "b", provision: "returns/window" },
        }),
      ),
    )
    const { inForce, unknown } = book.inForce({ on: "2022-03-01" })
    expect([inForce.map((r) => r.provision), unknown]).toEqual([["returns/window"], []])
  })

  it.each(["postpones", "revokes"] as const)(
    "that %s a change of its own announcement leaves itself alone",
    (how) => {
      const again = announce(
        { id: "a", published: "2022-01-10" },
        fee("2022-02-01"),
        fee("2022-04-01", { [how]: { announcement: "a" } }),
      )
      expect(["2022-02-01", "2022-04-01"].map((on) => status(bookOf(again), on))).toEqual(["no", "yes"])
    },
  )

  it("or a revocation does not touch what nobody saw begin", () => {
    const implied = announce(
      { id: "a", published: "2022-01-10" },
      fee("before", { rule: rule("implied") }),
      fee("2022-02-01", { rule: rule("at first") }),
    )
    const titles = (how: "postpones" | "revokes"): readonly string[] =>
      bookOf(
        implied,
        announce(
          { id: "b", published: "2022-01-20" },
          fee("2022-06-01", { rule: rule("instead"), [how]: { announcement: "a" } }),
        ),
      )
        .inForce({ on: "2022-03-01" })
        .inForce.map((r) => r.title.en)
    expect([titles("postpones"), titles("revokes")]).toEqual([["implied"], ["implied"]])
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

  it("stands where that change is postponed, wherever it stands in its announcement", () => {
    const begun = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const replaced = announce(
      { id: "b", published: "2022-02-10" },
      superseded("dispatch/new", "2022-03-01", { announcement: "z" }, "dispatch/new"),
      effective("dispatch/new", "2022-03-01"),
      cause("dispatch/new"),
    )
    const delayed = announce(
      { id: "c", published: "2022-02-20" },
      effective("dispatch/new", "2022-09-01", { postpones: { announcement: "b" } }),
    )
    expect(status(bookOf(begun, replaced), "2022-03-01")).toBe("no")
    expect(status(bookOf(begun, replaced, delayed), "2022-03-01")).toBe("yes")
  })

  it("stands where what is replaced is its withdrawal", () => {
    const begun = announce({ id: "a", published: "2022-01-10" }, fee("2022-02-01"))
    const ended = announce({ id: "b", published: "2022-02-10" }, withdrawn("dispatch/fee", "2022-06-01"))
    const instead = announce(
      { id: "c", published: "2022-02-20" },
      effective("dispatch/new", "2022-03-01", {
        revokes: { announcement: "b", provision: "dispatch/fee" },
      }),
      superseded("dispatch/fee", "2022-03-01", { announcement: "b", type: "Withdrawn" }, "dispatch/new"),
    )
    expect(["2022-03-01", "2022-06-01"].map((on) => status(bookOf(begun, ended, instead), on))).toEqual([
      "yes",
      "yes",
    ])
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
