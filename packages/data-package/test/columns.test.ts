import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromColumns, inColumns } from "../src/columns.ts"

const back = (value: unknown): unknown => fromColumns(JSON.parse(JSON.stringify(inColumns(value))))

describe("a value whose texts stand in columns", () => {
  it("comes back as the JSON that it was, keys in their order", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(back(value))).toBe(JSON.stringify(value))
      }),
    )
  })

  it("comes back with every letter, and with the signs that part texts", () => {
    const letter = fc.constantFrom(
      "a",
      "A",
      "|",
      "`",
      "/",
      "+",
      "规",
      "则",
      "é",
      "💡",
      "\u007F",
      "\u0080",
      "\n",
      "0",
    )
    fc.assert(
      fc.property(fc.array(fc.string({ unit: letter })), (texts) => {
        expect(back({ texts, and: texts })).toEqual({ texts, and: texts })
      }),
    )
  })

  it("comes back with as many letters as one or two signs can stand for, and is refused with more", () => {
    const of = (count: number): string =>
      Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + 3 * i)).join("")
    for (const count of [63, 64, 65, 126, 127, 128, 129, 4096]) expect(back([of(count)])).toEqual([of(count)])
    expect(() => inColumns(of(4097))).toThrow("4097 letters beyond ASCII, expected at most 4096")
  })

  it("has the texts of a key beside each other, and one sign for a letter that is frequent", () => {
    const [, , shape, texts, often] = inColumns([
      { zh: "一", n: 0 },
      { zh: "二 is 一", also: ["", "x"] },
    ])
    expect(shape).toEqual([
      { zh: "", n: 0 },
      { zh: "", also: ["", ""] },
    ])
    expect(Object.entries(texts)).toEqual([
      ["also", "|x"],
      ["zh", "`A`|`B` is `A`"],
    ])
    expect(often).toBe("一二")
  })
})
