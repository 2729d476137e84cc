import { isDeepStrictEqual } from "node:util"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson, type JsonBounds, type JsonFault, jsonPlaces, readJson } from "../src/index.ts"

const BOUNDS: JsonBounds = { bytes: 1024 * 1024, values: 10_000 }

const faultOf = (text: string, bounds = BOUNDS): JsonFault => {
  const read = readJson(text, bounds)
  if (read.ok) throw new Error(`taken: ${text.slice(0, 60)}`)
  return read.fault
}

describe("the reader of JSON refuses what is no JSON, with its place", () => {
  it.each([
    ['{"a":1,}', 8],
    ['{"a" 1}', 6],
    ["{'a':1}", 2],
    ['{"a":01}', 7],
    ['{"a":1} x', 9],
    ['{"a":"\t"}', 6],
    ['{"a":"\\x"}', 6],
    ['{"a":"b', 6],
    ['{"a":nul}', 6],
    ["[1,2", 5],
    ["[1,]", 4],
    ["[,1]", 2],
    ["{,}", 2],
    ["[1}", 3],
    ["{]", 2],
    ["-", 1],
    ["", 1],
    ["\u00a01", 1],
    ["NaN", 1],
  ])("%j stops at column %d, and JSON.parse refuses it, too", (bad, column) => {
    expect(faultOf(bad)).toMatchObject({ reason: "syntax", line: 1, column, expected: "JSON" })
    expect(() => JSON.parse(bad)).toThrow(SyntaxError)
  })

  it("on the line on which it stands", () => {
    expect(faultOf('{\n  "a": 1,\n  "字": ?\n}').message).toBe('3:8: found no JSON: "?" here, expected JSON')
    expect(faultOf("\n\n[").message).toBe("3:2: found no JSON: it breaks off, expected JSON")
  })
})

describe("the reader of JSON refuses what two readers may read differently", () => {
  it.each([
    ["a key twice", '{"a":1,"b":{"a":2},"a":3}', "1:20: found a a second time, expected each key once"],
    ["spelt in two ways", '{"a":1,"\\u0061":3}', "1:8: found a a second time, expected each key once"],
    [
      "__proto__ twice",
      '{"__proto__":1,"__proto__":2}',
      "1:16: found __proto__ a second time, expected each key once",
    ],
    ["the empty key twice", '{"":1,"":2}', '1:7: found "" a second time, expected each key once'],
    [
      "within a list",
      '[0,{"k":[{"a b":1,"a b":2}]}]',
      '1:19: found [1].k[0]."a b" a second time, expected each key once',
    ],
    ["half a pair", '{"a":"x\\ud800"}', "1:6: a: found half of a surrogate pair, expected Unicode text"],
    ["the other half", '["\\udc00"]', "1:2: [0]: found half of a surrogate pair, expected Unicode text"],
    [
      "the halves turned",
      '["\\udc00\\ud800"]',
      "1:2: [0]: found half of a surrogate pair, expected Unicode text",
    ],
    ["half a pair as it is", '["\ud800"]', "1:2: [0]: found half of a surrogate pair, expected Unicode text"],
    ["as a key", '{"a":{"\\ud800":1}}', "1:7: a: found half of a surrogate pair, expected Unicode text"],
    ["a number too large", '{"a":[1e400]}', "1:7: a[0]: found 1e400, expected a number within ±1.8e308"],
    ["one too small", "-1e400", "1:1: found -1e400, expected a number within ±1.8e308"],
    ["one that is read as 0", "1e-400", "1:1: found 1e-400, expected 0, or a number that is not read as 0"],
    [
      "a whole number that is rounded",
      "9007199254740993",
      "1:1: found 9007199254740993, expected a whole number that is read as it is written, or text",
    ],
    [
      "a decimal that is read as another",
      "0.94999999999999999",
      "1:1: found 0.94999999999999999, expected a number that is read as it is written, or text",
    ],
  ])("%s", (_name, text, message) => {
    expect(faultOf(text).message).toBe(message)
  })

  it.each(["9007199254740992", "-0", "0e9", "1e22", "0.1", '"\\ud83d\\ude00"', '{"a.b":1,"a":{"b":2}}'])(
    "but takes %s",
    (text) => {
      expect(readJson(text, BOUNDS)).toEqual({ ok: true, value: JSON.parse(text) })
    },
  )

  it("and keeps __proto__ and constructor what they are: keys", () => {
    const read = readJson('{"__proto__":{"polluted":1},"constructor":2}', BOUNDS)
    expect(read.ok && Object.keys(Object(read.value))).toEqual(["__proto__", "constructor"])
    expect(Reflect.get({}, "polluted")).toBeUndefined()
  })
})

describe("the reader of JSON, for who takes numbers as their text", () => {
  it("takes any number, finds places as ever, and refuses what is none", () => {
    const anyNumber: JsonBounds = { ...BOUNDS, anyNumber: true }
    const text = '{"a":[9007199254740993,1e400,1e-400],"b":1}'
    expect(readJson(text, anyNumber).ok).toBe(true)
    expect(jsonPlaces(text, anyNumber, ["b"]).get("b")).toMatchObject({ value: { line: 1, column: 42 } })
    expect(faultOf('{"a":01}', anyNumber)).toMatchObject({ reason: "syntax", column: 7 })
  })
})

describe("the reader of JSON has bounds", () => {
  const nested = (levels: number, inner = ""): string => `${"[".repeat(levels)}${inner}${"]".repeat(levels)}`

  it("of bytes, counted in UTF-8 and before anything else", () => {
    const bounds = { bytes: 8, values: 9 }
    expect(readJson('"字字"', bounds)).toEqual({ ok: true, value: "字字" })
    expect(faultOf('"字字字"', bounds).message).toBe("1:1: found 11 bytes, expected at most 8 bytes")
    expect(faultOf("?".repeat(9), bounds)).toMatchObject({ reason: "size", found: "9 bytes" })
    expect(faultOf(" ".repeat(2 ** 20 + 1)).expected).toBe("at most 1 MiB")
  })

  it("of values: scalars, lists and objects alike", () => {
    const bounds = { bytes: 99, values: 4 }
    expect(readJson('{"a":[1,2]}', bounds).ok).toBe(true)
    expect(faultOf('{"a":[1,2,3]}', bounds).message).toBe("1:11: found more than 4 values, expected fewer")
  })

  it("of depth, the same as on writing", () => {
    expect(readJson(nested(64, "1"), BOUNDS).ok).toBe(true)
    expect(() => canonicalJson(JSON.parse(nested(65, "1")))).toThrow("more than 64 levels")
    expect(faultOf(nested(65, "1")).message).toBe("1:66: found more than 64 levels, expected less nesting")
    expect(faultOf('{"a":'.repeat(100_000)).reason).toBe("depth")
  })
})

/** I-JSON, now and then with something that is none. */
const json = fc.json({ stringUnit: "binary", depthSize: "medium" })

const native = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** What is taken is what JSON.parse reads; what is no JSON, JSON.parse refuses, too. Other faults are ours alone. */
const agreesWithNative = (text: string): boolean => {
  const read = readJson(text, BOUNDS)
  if (read.ok) return isDeepStrictEqual({ value: read.value }, native(text))
  return read.fault.reason !== "syntax" || native(text) === undefined
}

describe("of every text", () => {
  it("what is I-JSON is read as JSON.parse reads it, however it is spaced", () => {
    const value = fc.jsonValue({ stringUnit: "grapheme" })
    const space = fc.constantFrom(undefined, 1, "\t", "\n \r\n".slice(0, 2))
    fc.assert(
      fc.property(value, space, (of, indent) => {
        const text = JSON.stringify(of, null, indent)
        expect(readJson(text, BOUNDS)).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  it("what is taken is read as JSON.parse reads it; what is cut or altered is never read as something else", () => {
    const altered = fc
      .tuple(
        json,
        fc.nat(),
        fc.constantFrom("", '"', "\\", "{", "]", ",", ":", "0", "e", "-", " ", "\\ud800"),
      )
      .map(
        ([text, at, more]) =>
          text.slice(0, at % (text.length + 1)) + more + text.slice((at + 1) % (text.length + 1)),
      )
    fc.assert(
      fc.property(fc.oneof(json, altered), (text) => {
        expect(agreesWithNative(text)).toBe(true)
      }),
    )
  })

  it("a key that stands twice is found, wherever it stands", () => {
    const key = fc.string({ unit: "grapheme" })
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1 }), fc.nat(), (keys, which) => {
        const members = [...keys, keys[which % keys.length]].map((k) => `${JSON.stringify(k)}:0`)
        expect(faultOf(`{${members.join()}}`)).toMatchObject({ reason: "repeated" })
      }),
    )
  })
})

describe("the places of a JSON text", () => {
  const text =
    '{\n  "order": {\n    "subOrders": [{ "amount": "1.00" }, { "amount": 2 }],\n    "id": "字",\n    "": 1\n  }\n}'

  it("of a value and of its key, by its path", () => {
    const wanted = [
      "order.subOrders[1].amount",
      "order.id",
      "order.nothing",
      'order.""',
      "order.subOrders[0]",
    ]
    const places = jsonPlaces(text, BOUNDS, wanted)
    expect(Object.fromEntries(places)).toEqual({
      "order.subOrders[0]": { value: { line: 3, column: 19 }, key: undefined },
      "order.subOrders[1].amount": { value: { line: 3, column: 53 }, key: { line: 3, column: 43 } },
      "order.id": { value: { line: 4, column: 11 }, key: { line: 4, column: 5 } },
      'order.""': { value: { line: 5, column: 9 }, key: { line: 5, column: 5 } },
    })
  })
})

describe("time is linear in the text", () => {
  const LARGE: JsonBounds = { bytes: 2 ** 30, values: 10_000_000 }
  const SHAPES: readonly (readonly [string, (n: number) => string])[] = [
    ["one text", (n) => `"${"x".repeat(20 * n)}"`],
    ["one text of escapes", (n) => `"${"\\u0041".repeat(n)}"`],
    ["many keys", (n) => `{${Array.from({ length: n }, (_, i) => `"key-${i}":${i}`).join()}}`],
    ["a list", (n) => `[${"1,".repeat(n)}1]`],
    ["blanks that lead to nothing", (n) => " ".repeat(20 * n)],
    ["lines, and a fault at the end", (n) => `[${"1,\n".repeat(n)}?`],
    ["digits", (n) => `[${"1".repeat(300)}${",0.1".repeat(n)}${"1".repeat(n)}]`],
  ]

  const fastest = (text: string, times: number): number =>
    Math.min(
      ...Array.from({ length: times }, () => {
        const from = performance.now()
        readJson(text, LARGE)
        return performance.now() - from
      }),
    )

  it.each(SHAPES)("%s", { timeout: 60_000 }, (_name, shape) => {
    const [small, large] = [fastest(shape(2000), 10), fastest(shape(128_000), 3)]
    // 64 times the text; the square of it would be 4096.
    expect(large / small).toBeLessThan(1000)
  })
})
