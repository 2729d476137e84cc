import { describe, expect, it } from "vitest"
import { withdrawal } from "../../market.ts"
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
