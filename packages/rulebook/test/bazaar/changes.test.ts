import type { Rulebook, Saving } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import {
  announce,
  bookOf,
  bookOn,
  doneBefore,
  effective,
  superseded,
  withdrawn,
  type Readings,
} from "./announce.ts"
import { on, titled, paid, inForceFor } from "./asking.ts"

describe("a correction", () => {
  const first = announce(
    { id: "fee", published: "2022-01-10", recordedAt: "2022-02-01T09:00:00+05:30" },
    effective("dispatch/fee", "2022-03-01", titled("misread")),
    effective("returns/window", "2022-03-01", titled("never said")),
  )
  const second = announce(
    { id: "fee", published: "2022-01-10", recordedAt: "2022-06-01T09:00:00+05:30", reading: 2 },
    effective("dispatch/fee", "2022-04-01", titled("read again")),
  )
  const book = (): Rulebook => bookOf(first, second)

  it("replaces the reading before it whole", () => {
    expect(on(book(), "2022-05-01")).toEqual(["read again"])
    expect(on(book(), "2022-03-15")).toEqual([])
  })

  it("is not known before it was recorded, and known from its very instant on", () => {
    expect(on(book(), "2022-03-15", { recordedBy: "2022-06-01T08:59:59+05:30" })).toEqual([
      "misread",
      "never said",
    ])
    expect(on(book(), "2022-05-01", { recordedBy: "2022-06-01T09:00:00+05:30" })).toEqual(["read again"])
    expect(on(book(), "2022-05-01", { recordedBy: "2022-02-01T08:59:59+05:30" })).toEqual([])
  })

  it("keeps the announcement's own time", () => {
    expect(on(book(), "2022-05-01", { announcedBy: "2022-01-10" })).toEqual(["read again"])
    expect(on(book(), "2022-05-01", { announcedBy: "2022-01-09" })).toEqual([])
  })

  it("stands in the list of announcements as what it is", () => {
    expect(
      book()
        .announcement("fee")
        ?.events.map((e) => [e.type, e.provision, e.from]),
    ).toEqual([
      ["Corrected", "dispatch/fee", "2022-01-10"],
      ["Effective", "dispatch/fee", "2022-04-01"],
    ])
    const [then] = book().announcements({ recordedBy: "2022-03-01" }).announcements
    expect(then?.events.map((e) => e.type)).toEqual(["Published", "Effective", "Effective"])
  })
})

describe("a late report", () => {
  // Published nobody knows when; first read about in May, of a rule that began in March.
  const book = (): Rulebook =>
    bookOf(
      announce(
        { id: "late", reported: "2022-05-02", recordedAt: "2023-01-01T00:00:00+05:30" },
        effective("returns/window", "2022-03-01", titled("window")),
      ),
    )

  it("puts the rule in force from its own date on", () => {
    expect(on(book(), "2022-02-28")).toEqual([])
    expect(on(book(), "2022-03-01")).toEqual(["window"])
  })

  it("was known to the public from the day of the report on, not before", () => {
    expect(on(book(), "2022-04-01", { announcedBy: "2022-05-01" })).toEqual([])
    expect(on(book(), "2022-04-01", { announcedBy: "2022-05-02" })).toEqual(["window"])
  })

  it("was known to the ledger when it was recorded, long after", () => {
    expect(on(book(), "2022-04-01", { recordedBy: "2022-12-31" })).toEqual([])
    expect(on(book(), "2022-04-01", { recordedBy: "2023-01-01" })).toEqual(["window"])
  })
})

describe("a retirement that is postponed", () => {
  const keeps = doneBefore("seller.joinedAt")
  const retired = announce(
    { id: "retired", published: "2022-01-20" },
    effective("returns/benefit", "before", {
      ...titled("benefit"),
      basis: { inferred: "a retirement implies it" },
    }),
    withdrawn("returns/benefit", "2022-02-01", { keeps }),
  )
  const postponed = announce(
    { id: "postponed", published: "2022-01-30" },
    withdrawn("returns/benefit", "2022-03-01", { keeps, postpones: { announcement: "retired" } }),
    superseded(
      "returns/benefit",
      "2022-03-01",
      { announcement: "retired", type: "Withdrawn" },
      "returns/benefit",
    ),
  )
  const book = (): Rulebook => bookOf(retired, postponed)

  it("leaves what it would have ended in force until the later date", () => {
    expect(on(book(), "2022-02-15")).toEqual(["benefit"])
    expect(on(book(), "2022-03-01")).toEqual([])
  })

  it("counts only once it is public", () => {
    expect(on(book(), "2022-02-15", { announcedBy: "2022-01-29" })).toEqual([])
    expect(on(book(), "2022-02-15", { announcedBy: "2022-01-30" })).toEqual(["benefit"])
  })

  it("takes the saving along to the later date", () => {
    const joined = (at: string): object => paid("2022-06-01", { seller: { joinedAt: at } })
    expect(inForceFor(book(), joined("2022-02-10"), "benefit")).toBe("yes")
    expect(inForceFor(book(), joined("2022-02-28T23:59:59+05:30"), "benefit")).toBe("yes")
    expect(inForceFor(book(), joined("2022-03-01"), "benefit")).toBe("no")
    expect(inForceFor(bookOf(retired), joined("2022-02-10"), "benefit")).toBe("no")
    expect(inForceFor(book(), paid("2022-06-01"), "benefit")).toBe("unknown")
  })

  it("lists the ended version among those that still govern somebody", () => {
    expect(
      book()
        .inForce({ on: "2022-03-01" })
        .kept.map((r) => [r.title.en, r.ends]),
    ).toEqual([["benefit", "2022-03-01"]])
    expect(book().inForce({ on: "2022-02-28" }).kept).toEqual([])
  })
})

describe("a retirement of some year", () => {
  const placed = doneBefore("order.placedAt")
  const insured: Saving = { when: { fact: "seller.insured", is: true } }

  const someYear = (keeps: Saving): Rulebook =>
    bookOn(
      { firstYear: 2022 },
      announce({ id: "a", published: "2021-01-01" }, effective("dispatch/fee", "2021-01-01", titled("fee"))),
      announce(
        { id: "b", published: "XXXX-03-08", recordedAt: "2023-06-01T00:00:00+05:30" },
        withdrawn("dispatch/fee", "XXXX-04-01", { keeps }),
      ),
    )

  it.each<Saving>([
    placed,
    { all: [insured, placed] },
    { any: [{ not: insured }, placed] },
    { not: { since: "order.placedAt" } },
  ])("keeps for certain whom it keeps in whichever year, and leaves open whom in one: %j", (keeps) => {
    const book = someYear(keeps)
    const whenPlaced = (placedAt: string): string | undefined =>
      inForceFor(book, { order: { placedAt, paidAt: "2023-05-01" }, seller: { insured: true } }, "fee")
    expect(["2022-03-31", "2022-04-01", "2023-03-31", "2023-04-01"].map(whenPlaced)).toEqual([
      "yes",
      "unknown",
      "unknown",
      "no",
    ])
  })

  it("is told with the year in which it keeps the case and that in which it does not", () => {
    const [verdict] = someYear(placed).audit({
      order: { placedAt: "2022-06-01", paidAt: "2023-05-01" },
    }).verdicts
    expect(verdict?.because.slice(1)).toEqual([
      "whether the saving covers this case is unknown",
      "order placedAt (order.placedAt) before 2022-04-01: fails (2022-06-01T00:00:00+05:30)",
      "order placedAt (order.placedAt) before 2023-04-01: holds (2022-06-01T00:00:00+05:30)",
    ])
  })
})

describe("a revocation", () => {
  const book = (): Rulebook =>
    bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "2022-01-01", titled("old fee")),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        effective("dispatch/fee", "2022-06-01", { ...titled("new fee"), supersedes: { announcement: "a" } }),
      ),
      announce(
        { id: "c", published: "2022-03-01" },
        withdrawn("dispatch/surcharge", "2022-03-01", {
          revokes: { announcement: "b", provision: "dispatch/fee" },
        }),
      ),
      announce(
        { id: "d", published: "2022-04-01" },
        effective("returns/window", "2022-04-01", {
          ...titled("window"),
          revokes: { announcement: "c", provision: "dispatch/surcharge" },
        }),
      ),
    )

  it("takes a change back before it takes effect, once it is public", () => {
    expect(on(book(), "2022-06-02", { announcedBy: "2022-02-28" })).toEqual(["new fee"])
    expect(on(book(), "2022-06-02", { announcedBy: "2022-03-01" })).toEqual(["old fee"])
  })

  it("that is itself revoked, on a provision of its own, gives the change back", () => {
    expect(on(book(), "2022-06-02")).toEqual(["new fee", "window"])
  })
})

describe("an amendment that does not say how it changes a rule", () => {
  const rules: Readings = [
    announce(
      { id: "a", published: "2022-01-01" },
      effective("dispatch/text", "2022-01-01", titled("text 1")),
      effective("dispatch/fee", "2022-01-01", titled("fee")),
      effective("dispatch/cap", "2022-01-01", titled("cap")),
    ),
    announce(
      { id: "b", published: "2022-02-01" },
      effective("dispatch/text", "2022-02-10", {
        ...titled("text 2"),
        supersedes: { announcement: "a" },
        touches: ["dispatch/fee"],
      }),
    ),
  ]

  it("leaves what it touches unknown from its date on, and nothing else", () => {
    expect(on(bookOf(...rules), "2022-02-09")).toEqual(["cap", "fee", "text 1"])
    expect(on(bookOf(...rules), "2022-02-10")).toEqual(["cap", "text 2", "(fee)"])
  })

  it("that may have touched any rule of the document leaves all of them unknown, and those of other documents alone", () => {
    const book = bookOf(
      ...rules,
      announce(
        { id: "c", published: "2022-03-01" },
        effective("returns/window", "2022-01-01", titled("window")),
        effective("dispatch/text", "2022-03-10", { ...titled("text 3"), touches: "unstated" }),
      ),
    )
    expect(on(book, "2022-03-10")).toEqual(["text 3", "window", "(cap)", "(fee)"])
  })

  it("leaves it certain again if the amendment is revoked", () => {
    const book = bookOf(
      ...rules,
      announce(
        { id: "c", published: "2022-02-05" },
        withdrawn("dispatch/text", "2022-12-01", { revokes: { announcement: "b" } }),
      ),
    )
    expect(on(book, "2022-02-10")).toEqual(["cap", "fee", "text 1"])
  })
})

describe("a service that another replaces", () => {
  const old = announce(
    { id: "a", published: "2022-01-01" },
    effective("returns/old", "2022-01-01", titled("old service")),
  )
  const replaced = announce(
    { id: "b", published: "2022-02-01" },
    effective("returns/new", "2022-03-01", {
      ...titled("new service"),
      supersedes: { announcement: "a", provision: "returns/old" },
    }),
    superseded("returns/old", "2022-03-01", { announcement: "a" }, "returns/new"),
  )
  const delayed = announce(
    { id: "c", published: "2022-02-20" },
    effective("returns/new", "2022-05-01", { ...titled("new service"), postpones: { announcement: "b" } }),
    superseded("returns/new", "2022-05-01", { announcement: "b" }, "returns/new"),
    superseded("returns/old", "2022-05-01", { announcement: "a" }, "returns/new"),
  )

  it("ends when the other begins", () => {
    expect(on(bookOf(old, replaced), "2022-02-28")).toEqual(["old service"])
    expect(on(bookOf(old, replaced), "2022-03-01")).toEqual(["new service"])
  })

  it("goes on as long as the other is postponed, although the postponement speaks of the other alone", () => {
    expect(on(bookOf(old, replaced, delayed.slice(0, 3)), "2022-04-01")).toEqual(["old service"])
    expect(on(bookOf(old, replaced, delayed), "2022-04-30")).toEqual(["old service"])
    expect(on(bookOf(old, replaced, delayed), "2022-05-01")).toEqual(["new service"])
  })

  it("has a history that tells which replacement never came", () => {
    const [version] = bookOf(old, replaced, delayed)
      .history("returns")
      .versions.filter((v) => v.announcement === "a")
    expect(version?.ends).toBe("2022-05-01")
    expect(version?.events.map((e) => [e.announcement, e.type, e.live ?? "yes"])).toEqual([
      ["a", "Effective", "yes"],
      ["b", "Superseded", "no"],
      ["c", "Superseded", "yes"],
    ])
  })
})
