import { describe, expect, it } from "vitest"
import { runs } from "@policy-ledger/rulebook/runs"
import { bookOf, logOf } from "../../../data-package/test/shop.ts"
import { lanesOf } from "../../src/day/rules.ts"
import { standsAt } from "../../src/instrument/standing-on.ts"

const fee = lanesOf(runs(bookOf(logOf()))).find(({ provision }) => provision === "dispatch/fee")
const on = (day: string): readonly string[] =>
  (fee?.versions ?? []).map(({ key }) => (fee === undefined ? "" : standsAt(fee, key, Date.parse(day)).is))

describe("how versions stand on a day", () => {
  it.each([
    ["2022-02-01", ["to-come", "to-come"]],
    ["2022-06-01", ["in-force", "to-come"]],
    ["2023-06-01", ["ended", "in-force"]],
  ])("%s", (day, expected) => {
    expect(on(day)).toEqual(expected)
  })

  it("is never where no day knows it", () => {
    expect(standsAt({ stretches: [] }, "a draft", 0)).toEqual({ is: "never" })
  })
})
