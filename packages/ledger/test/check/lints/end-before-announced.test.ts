import { describe, expect, it } from "vitest"
import { beginning } from "../../market.ts"
import { check, named } from "./checking.ts"

const until = (date: string, parts: { readonly [key: string]: string } = {}) =>
  check([
    named("a"),
    named("b", beginning({ effective: "crane/hoist", from: '"2023-02-01"', until: date, ...parts })),
  ])

describe("a version that ended before it was announced", () => {
  it("is found", () => {
    expect(until('"2023-02-28"')).toEqual([
      "b.yaml:14:12: events[0].until: found 2023-02-28, expected no day before 2023-03-01, when it was announced: only a relief reaches back [end-before-announced]",
    ])
  })

  it("is none that ends that day or later, or may", () => {
    for (const date of ['"2023-03-01"', '"2023-03"', "XXXX-02-28", "unstated"])
      expect(until(date)).toEqual([])
  })

  it("is none of a relief, nor of what nobody saw begin", () => {
    expect(until('"2023-02-28"', { effective: "storm-relief/claims" })).toEqual([])
    expect(until('"2023-02-28"', { from: "before", basis: "{ inferred: x }" })).toEqual([])
  })
})
