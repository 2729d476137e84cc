import { describe, expect, it } from "vitest"
import { nearestFact } from "../../src/values/nearest-fact.ts"

const KNOWN = [
  "order.paidAt",
  "refund.kind",
  "claim.kind",
  "fair.joinedAt",
  "club.joinedAt",
  "hall.joinedAt",
  "yard.joinedAt",
]

describe("a path that is none stands for", () => {
  it.each([
    ["order.payedAt", "order.paidAt", "a letter is wrong"],
    ["paidAt", "order.paidAt", "the group is missing"],
    ["payedat", "order.paidAt", "the group is missing, and letters are wrong"],
    ["orders.paidAt", "order.paidAt", "the group is wrong by a letter"],
    ["kind", "refund.kind or claim.kind", "two have this end"],
    ["joinedAt", "fair.joinedAt or club.joinedAt or hall.joinedAt", "of many not all are named"],
  ])("%s, %s: %s", (path, meant) => {
    expect(nearestFact(path, KNOWN)).toBe(meant)
  })

  it.each(["weather", "order", "order.weather", "paidAt.order", ""])("%s, none", (path) => {
    expect(nearestFact(path, KNOWN)).toBeUndefined()
  })
})
