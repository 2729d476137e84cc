import { Rulebook, type Saving } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, doneBefore, effective, ledger, withdrawn } from "./announce.ts"
import { bazaar } from "./platform.ts"
import { on, titled, paid } from "./asking.ts"

describe("savings of several versions one after the other", () => {
  const keeping = (title: string): object => ({ ...titled(title), keeps: doneBefore("order.placedAt") })
  const book = (): Rulebook =>
    bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "2022-01-01", titled("fee 1")),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        effective("dispatch/fee", "2022-02-01", keeping("fee 2")),
      ),
      announce(
        { id: "c", published: "2022-03-01" },
        effective("dispatch/fee", "2022-03-01", keeping("fee 3")),
      ),
    )
  const governs = (placedAt: string): readonly string[] =>
    book()
      .audit({ order: { placedAt, paidAt: "2022-04-01" } })
      .verdicts.filter((v) => v.inForce === "yes")
      .map((v) => v.title.en)

  it("give each case the version under which it was placed, one and no more", () => {
    expect(governs("2022-01-31T23:59:59+05:30")).toEqual(["fee 1"])
    expect(governs("2022-02-01")).toEqual(["fee 2"])
    expect(governs("2022-02-28T23:59:59+05:30")).toEqual(["fee 2"])
    expect(governs("2022-03-01")).toEqual(["fee 3"])
  })

  it("keep every one of them that still governs somebody", () => {
    expect(
      book()
        .inForce({ on: "2022-04-01" })
        .kept.map((r) => r.title.en),
    ).toEqual(["fee 1", "fee 2"])
  })

  it("are named by the verdict on the version that a saving holds", () => {
    const verdict = book()
      .audit({ order: { placedAt: "2022-02-10", paidAt: "2022-04-01" } })
      .verdicts.find((v) => v.title.en === "fee 2")
    expect(verdict?.because).toContain("saved: the ended version goes on governing this case")
  })

  it("are named by the verdict on the version that they do not take from the case", () => {
    const [verdict] = book()
      .audit({ order: { placedAt: "2022-03-10", paidAt: "2022-04-01" } })
      .verdicts.filter((v) => v.inForce === "yes")
    const no = "the saving does not cover this case"
    expect([verdict?.title.en, verdict?.because.filter((line) => /sav/.test(line))]).toEqual([
      "fee 3",
      [no, no],
    ])
  })

  it("are named each for itself, also where two events are given the very same condition", () => {
    const keeps: Saving = { when: { fact: "order.lane", is: "local" } }
    const shared = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "2022-01-01", titled("fee 1")),
      ),
      announce(
        { id: "b", published: "2022-02-01" },
        effective("dispatch/fee", "2022-02-01", { ...keeping("fee 2"), keeps }),
      ),
      announce(
        { id: "c", published: "2022-03-01" },
        effective("dispatch/fee", "2022-03-01", { ...keeping("fee 3"), keeps }),
      ),
    )
    const verdict = shared
      .audit({ order: { lane: "export", placedAt: "2022-03-10", paidAt: "2022-04-01" } })
      .verdicts.find((v) => v.title.en === "fee 3")
    expect(verdict?.because.filter((line) => /saving/.test(line))).toEqual([
      "the saving does not cover this case",
      "the saving does not cover this case",
    ])
  })

  it("are named also where the one may have given way to the other, and what they say is certain", () => {
    const open = bookOf(
      announce({ id: "a", published: "2022-01-01" }, effective("dispatch/fee", "before", titled("fee 1"))),
      announce(
        { id: "b", published: "2022-01-01" },
        effective("dispatch/fee", "[2022-02-01..2022-02-28]", keeping("fee 2")),
      ),
    )
    const { verdicts } = open.audit({ order: { placedAt: "2022-01-10", paidAt: "2022-02-15" } })
    const saved = expect.arrayContaining(["saved: the ended version goes on governing this case"])
    expect(verdicts.map((v) => [v.title.en, v.inForce, v.because])).toEqual([
      ["fee 1", "yes", saved],
      ["fee 2", "no", saved],
    ])
  })

  it("are named also where the version may never have begun", () => {
    const vague = bookOf(
      announce({ id: "a", published: "2022-01-01" }, effective("dispatch/fee", "[2022-01-01..]")),
      announce(
        { id: "b", published: "2022-02-01" },
        withdrawn("dispatch/fee", "2022-03-01", { keeps: doneBefore("order.placedAt") }),
      ),
    )
    const [verdict] = vague.audit({ order: { placedAt: "2022-02-10", paidAt: "2022-04-01" } }).verdicts
    expect([verdict?.inForce, verdict?.because]).toEqual([
      "unknown",
      expect.arrayContaining(["saved: the ended version goes on governing this case"]),
    ])
  })
})

describe("a saving among versions that nothing saves", () => {
  const book = (): Rulebook =>
    bookOf(
      ...(
        [
          ["a", "2022-01-01", "fee 1", {}],
          ["b", "2022-02-01", "fee 2", {}],
          ["c", "2022-03-01", "fee 3", { keeps: doneBefore("order.placedAt") }],
          ["d", "2022-06-01", "fee 4", {}],
        ] as const
      ).map(([id, published, title, keeps]) =>
        announce({ id, published }, effective("dispatch/fee", published, { ...titled(title), ...keeps })),
      ),
    )
  const saved = (title: string, paidAt: string): readonly string[] | undefined =>
    book()
      .audit({ order: { placedAt: "2022-01-10", paidAt } })
      .verdicts.find((v) => v.title.en === title)
      ?.because.filter((line) => /sav/.test(line))

  it("keeps the version that it ends, none that ended before and none that has not begun", () => {
    expect(
      book()
        .inForce({ on: "2022-04-01" })
        .kept.map((r) => r.title.en),
    ).toEqual(["fee 2"])
  })

  it("leaves out of an audit those that it cannot put in force", () => {
    expect(
      book()
        .audit({ order: { placedAt: "2022-02-10", paidAt: "2022-04-01" } })
        .verdicts.map((v) => [v.title.en, v.inForce]),
    ).toEqual([
      ["fee 2", "yes"],
      ["fee 3", "no"],
    ])
  })

  it("is named by the version that it keeps and the one that it may take cases from, where it matters", () => {
    expect(saved("fee 1", "2022-01-15")).toEqual([])
    expect(saved("fee 2", "2022-02-15")).toEqual([])
    expect(saved("fee 2", "2022-04-01")).toEqual(["saved: the ended version goes on governing this case"])
    expect(saved("fee 4", "2022-07-01")).toEqual([])
  })
})

describe("two ledgers", () => {
  const published = ledger(
    "bazaar",
    announce(
      { id: "fee", published: "2022-01-01" },
      effective("dispatch/fee", "2022-01-01", titled("public fee")),
    ),
  )
  const own = ledger(
    "our shop",
    announce(
      { id: "our-fee", published: "2022-02-01", recordedAt: "2025-02-01T00:00:00+05:30" },
      effective("dispatch/fee", "2022-02-01", { ...titled("our fee"), supersedes: { announcement: "fee" } }),
    ),
  )
  const book = (): Rulebook => Rulebook.of(bazaar, [published, own])

  it("fold into one Rulebook", () => {
    expect(on(book(), "2022-01-15")).toEqual(["public fee"])
    expect(on(book(), "2022-02-01")).toEqual(["our fee"])
    expect(on(Rulebook.of(bazaar, [published]), "2022-02-01")).toEqual(["public fee"])
  })

  it("are each named in an answer with what it held then", () => {
    expect(book().audit({}, { recordedBy: "2025-01-20" }).asOf.ledgers).toEqual([
      { origin: "bazaar", events: 2, root: "sha256:bazaar:2" },
      { origin: "our shop", events: 0, root: "sha256:our shop:0" },
    ])
    expect(
      book()
        .ledgers()
        .map((l) => l.events),
    ).toEqual([2, 2])
  })

  it("that use one id for announcements of their own stand in the order of their names", () => {
    const mine = ledger(
      "our shop",
      announce(
        { id: "fee", published: "2022-01-01" },
        effective("dispatch/fee", "2022-01-01", titled("our fee")),
      ),
    )
    const [one, other] = [Rulebook.of(bazaar, [published, mine]), Rulebook.of(bazaar, [mine, published])]
    const governing = (b: Rulebook): readonly string[] =>
      b
        .audit(paid("2022-03-01"))
        .verdicts.filter((v) => v.inForce === "yes")
        .map((v) => v.title.en)
    expect(governing(one)).toEqual(["our fee"])
    expect(governing(other)).toEqual(["our fee"])
  })
})
