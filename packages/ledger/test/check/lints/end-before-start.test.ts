import { describe, expect, it } from "vitest"
import { beginning, withdrawal } from "../../market.ts"
import { check, named } from "./checking.ts"

const ended = (from: string) => check([named("a"), named("b", withdrawal({ from }))])

describe("a withdrawal before the beginning", () => {
  it("is found", () => {
    expect(ended('"2023-03-09"')).toEqual([
      "b.yaml:10:11: events[0].from: found 2023-03-09, expected no day before 2023-03-10, when it begins [end-before-start]",
    ])
  })

  it("is none on the same day or later, nor where its date or year is left open", () => {
    expect(ended('"2023-03-10"')).toEqual([])
    expect(ended("unstated")).toEqual([])
    expect(ended("XXXX-03-09")).toEqual([])
  })
})

describe("a version's end before its beginning", () => {
  const relief = (parts: { readonly [key: string]: string }) =>
    check([named("a"), named("b", beginning({ effective: "storm-relief/claims", ...parts }))])

  it("is found where it begins with its publication", () => {
    expect(relief({ from: "publication", until: '"2023-02-28"' })).toEqual([
      "b.yaml:14:12: events[0].until: found 2023-02-28, expected no day before 2023-03-01, when it begins [end-before-start]",
    ])
    expect(relief({ from: "publication", until: '"2023-03-01"' })).toEqual([])
  })

  it("is found where it begins no earlier than some day", () => {
    const bounded = (until: string) => relief({ from: "unstated", noEarlierThan: '"2023-03-05"', until })
    expect(bounded('"2023-03-04"')).toEqual([
      "b.yaml:15:12: events[0].until: found 2023-03-04, expected no day before 2023-03-05, when it begins [end-before-start]",
    ])
    expect(bounded('"2023-03-05"')).toEqual([])
  })
})
