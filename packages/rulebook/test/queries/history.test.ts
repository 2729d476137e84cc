import { describe, expect, it } from "vitest"
import { announce, bookOf, bookOn, effective, withdrawn } from "../bazaar/announce.ts"
import { fee, book, first } from "./fees.ts"

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

  it("ends what nobody saw begin with the next of its kind, whatever comes to an end afterwards", () => {
    const { versions } = bookOf(
      announce({ id: "a", published: "2022-01-10" }, fee("before", "at first")),
      announce({ id: "b", published: "2022-02-10" }, withdrawn("dispatch/fee", "2022-03-01")),
      announce({ id: "c", published: "2022-02-20" }, fee("before", "then")),
    ).history("dispatch")
    expect(versions.map((v) => [v.title.en, v.events.map((e) => e.announcement)])).toEqual([
      ["at first", ["a", "c"]],
      ["then", ["c", "b"]],
    ])
  })

  it("counts an announcement of some year, and what it changes, as of the first that it can be of", () => {
    const head = { published: "XXXX-03-10", recordedAt: "2023-06-01T00:00:00+05:30" }
    const touching = (from: string): ReturnType<typeof effective> =>
      effective("dispatch/text", from, { touches: ["dispatch/fee"] })
    const { versions } = bookOn(
      { firstYear: 2022 },
      first,
      announce({ id: "b", published: "2022-02-10" }, touching("2022-09-01")),
      announce({ id: "c", published: "2022-02-20" }, touching("2022-06-01")),
      announce({ ...head, id: "d" }, touching("XXXX-07-01")),
      announce({ id: "e", published: "2022-06-01" }, fee("2024-01-01", "of 2022")),
      announce({ ...head, id: "f" }, fee("XXXX-12-01", "of some year")),
    ).history("dispatch")
    const fees = versions.filter((v) => v.provision === "dispatch/fee")
    expect(fees.map((v) => v.title.en)).toEqual(["fee 1", "of some year", "of 2022"])
    expect(fees[0]?.events.map((e) => e.announcement)).toEqual(["a", "c", "d", "b", "f"])
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
