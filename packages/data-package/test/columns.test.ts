import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromColumns, inColumns } from "../src/columns.ts"

describe("a value whose texts stand in columns", () => {
  it("comes back as the JSON that it was, keys in their order", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const packed = JSON.stringify(inColumns(value))
        expect(JSON.stringify(fromColumns(JSON.parse(packed)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it("has the texts of a key beside each other", () => {
    const [shape, texts] = inColumns([
      { zh: "一", n: 0 },
      { zh: "二", also: ["", "x"] },
    ])
    expect(shape).toEqual([
      { zh: "", n: 0 },
      { zh: "", also: ["", ""] },
    ])
    expect(texts).toEqual({ zh: ["一", "二"], also: ["", "x"] })
  })
})
