import { Rulebook } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, bookOf, doneBefore, effective, ledger } from "./announce.ts"
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
