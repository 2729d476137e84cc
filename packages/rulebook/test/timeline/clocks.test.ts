import { Rulebook, type Platform } from "@policy-ledger/rulebook"
import { describe, expect, it } from "vitest"
import { announce, effective, ledger, rule } from "../bazaar/announce.ts"
import { bazaar } from "../bazaar/platform.ts"

const { utcOffset: _fixed, ...clockless } = bazaar
/** A marketplace in Los Angeles. */
const coast: Platform = {
  ...clockless,
  timeZone: "America/Los_Angeles",
  currency: "USD",
  offsets: {
    zoneData: "2025b",
    first: "-08:00",
    changes: [
      { at: "2022-03-13T10:00:00Z", to: "-07:00" },
      { at: "2022-11-06T09:00:00Z", to: "-08:00" },
      { at: "2023-03-12T10:00:00Z", to: "-07:00" },
      { at: "2023-11-05T09:00:00Z", to: "-08:00" },
    ],
  },
}
const bookOf = (...announcements: readonly ReturnType<typeof announce>[]): Rulebook =>
  Rulebook.of(coast, [ledger("coast", ...announcements)])

describe("on a marketplace whose clocks change", () => {
  const fee = bookOf(
    announce(
      { id: "a", published: "2022-01-01" },
      effective("dispatch/fee", "2022-04-01", { until: "2022-12-31" }),
    ),
  )

  it("a day begins when its clocks say so", () => {
    const on = (t: string): number => fee.inForce({ on: t }).inForce.length
    expect(on("2022-03-31T23:59:59-07:00")).toBe(0)
    expect(on("2022-04-01T00:00:00-07:00")).toBe(1)
    expect(on("2022-04-01T00:30:00-07:00")).toBe(1)
    expect(on("2022-04-01")).toBe(1)
    expect(on("2022-12-31T23:59:59-08:00")).toBe(1)
    expect(on("2023-01-01")).toBe(0)
  })

  it("instants come out with the offset of their day", () => {
    const history = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "2022-07-01", {
          fromTime: "08:00:00",
          until: "2022-12-01",
          untilTime: "07:59:59",
        }),
      ),
    ).history("dispatch").versions
    expect(history).toMatchObject([{ from: "2022-07-01T08:00:00-07:00", ends: "2022-12-01T08:00:00-08:00" }])
    const open = bookOf(
      announce(
        { id: "a", reported: "XXXX-01-01" },
        effective("dispatch/fee", "XXXX-07-01", { fromTime: "08:00:00" }),
      ),
    ).history("dispatch").versions
    expect(open).toMatchObject([{ from: "XXXX-07-01T08:00:00" }])
  })

  const nextAt = (next: string) =>
    bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/ship", "2022-01-02", {
          rule: rule("ship", { effects: [{ deadline: "ship-by", next, countedFrom: "order.paidAt" }] }),
        }),
      ),
    )
  const shipBy = (next: string, paidAt: string): readonly [string | null, readonly string[]] => {
    const { outcome, verdicts } = nextAt(next).audit({ order: { paidAt } })
    return [outcome.shipBy, (verdicts[0]?.because ?? []).filter((line) => line.includes("clocks"))]
  }

  it("a clock time that is skipped is the first instant after the gap, and the reasons say so", () => {
    expect(shipBy("02:30", "2022-03-12T20:00:00-08:00")).toEqual([
      "2022-03-13T03:00:00-07:00",
      ["2022-03-13T03:00:00-07:00: clocks skip the time stated: the first instant after the gap counts"],
    ])
  })

  it("one that is there twice is the earlier, and the later where that is past", () => {
    expect(shipBy("01:30", "2022-11-05T20:00:00-07:00")).toEqual([
      "2022-11-06T01:30:00-07:00",
      ["2022-11-06T01:30:00-07:00: clocks show the time stated twice: the earlier counts"],
    ])
    expect(shipBy("01:30", "2022-11-06T01:45:00-07:00")[0]).toBe("2022-11-06T01:30:00-08:00")
    expect(shipBy("01:30", "2022-11-06T01:30:00-08:00")[0]).toBe("2022-11-07T01:30:00-08:00")
  })

  it("the end of a day is the beginning of the next, be it of 23 hours or of 25", () => {
    expect(shipBy("24:00", "2022-03-13T00:00:00-08:00")[0]).toBe("2022-03-14T00:00:00-07:00")
    expect(shipBy("24:00", "2022-11-06T00:00:00-07:00")[0]).toBe("2022-11-07T00:00:00-08:00")
  })

  it("a start at a clock time that is skipped is told", () => {
    const { inForce } = bookOf(
      announce(
        { id: "a", published: "2022-01-01" },
        effective("dispatch/fee", "2022-03-13", { fromTime: "02:30:00" }),
      ),
    ).inForce({ on: "2022-03-13T03:00:00-07:00" })
    expect(inForce).toMatchObject([
      { notes: [{ en: "clocks skip the time stated: the first instant after the gap counts" }] },
    ])
  })
})
