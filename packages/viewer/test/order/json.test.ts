import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  CASE,
  readJson as read,
  type JsonExpected,
  type JsonResult,
  RECEIPT,
  TRADE,
} from "../../src/order/json.ts"

const readJson = (text: string): JsonResult => read(text, TRADE)

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe("a text that is no JSON", () => {
  it.each<readonly [string, string, number, number, string | null, JsonExpected]>([
    ["nothing", "", 1, 1, null, "value"],
    ["a word", "paid", 1, 1, "paid", "value"],
    ["a key without quotes", "{\n  paidAt: 1 }", 2, 3, "paidAt", "key-or-end"],
    ["Chinese quotes", "{“order”: {}}", 1, 2, "“", "key-or-end"],
    ["a Chinese colon", '{"订单"： {}}', 1, 6, "：", "colon"],
    ["a comma too many", '{"a": 1,\n}', 2, 1, "}", "key"],
    ["a comma too few", '{"a": 1 "b": 2}', 1, 9, '"', "comma-or-brace"],
    ["a list that does not end", "[1, 2", 1, 6, null, "comma-or-bracket"],
    ["a list that begins with a comma", "[,]", 1, 2, ",", "value-or-end"],
    ["a text that does not end", '{"a": "b\n"}', 1, 9, "\n", "end-of-string"],
    ["an escape that is none", '["\\x"]', 1, 3, "\\", "escape"],
    ["a number that ends too early", "[1.]", 1, 4, "]", "digit"],
    ["a number with a zero before it", "[012]", 1, 3, "12", "comma-or-bracket"],
    ["more than one value", "{} {}", 1, 4, "{", "nothing"],
    ["a key twice", '{"a": 1, "a": 2}', 1, 10, '"', "other-key"],
    ["a sign of two halves before it", '["😀" 1]', 1, 6, "1", "comma-or-bracket"],
  ])("is told with its place: %s", (_name, text, line, column, found, expected) => {
    expect(readJson(text)).toEqual({ ok: false, line, column, found, expected })
  })

  it.each([
    ["a text beyond its bound", `[${" ".repeat(1_048_576)}]`, "shorter"],
    ["more values than a case has", `[${"1,".repeat(10_000)}1]`, "fewer-values"],
    ["a number beyond all", "[1e999]", "exact-number"],
    ["a number that would be rounded", "[9007199254740993]", "exact-number"],
    ["a number that would be rounded to a whole one", "[253.00000000000000000001]", "exact-number"],
    ["a number too small", "[1e-400]", "exact-number"],
  ])("of a case is told: %s", (_name, text, expected) => {
    expect(read(text, CASE)).toMatchObject({ ok: false, expected })
  })

  it.each(["0", "-0", "0.0", "1.50", "1e2", "100", "12300e-2", "0.95", "1e21", "5e-7", "9007199254740991"])(
    "but not the number %s, which is read as it is",
    (text) => expect(read(text, RECEIPT)).toMatchObject({ ok: true, value: Number(text) }),
  )

  it("is told where it is too deep", () => {
    expect(readJson("[".repeat(100_000))).toMatchObject({ ok: false, expected: "shallower" })
  })
})

describe("a text", () => {
  it("is JSON where the language says so, but for a key that stands twice", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"a"',
        '"b"',
        "1",
        "-",
        ".5",
        "e3",
        "null",
        "tru",
        " ",
        "\n",
        '"',
        "\\",
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((all) => all.join("")),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          const read = readJson(text)
          expect(read.ok ? read.value : undefined).toEqual(read.ok ? JSON.parse(text) : undefined)
          expect(read.ok || read.expected === "other-key").toBe(parses(text))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
