import fc from "fast-check"
import serialize from "canonicalize"
import { describe, expect, it } from "vitest"
import { canonicalEvent, canonicalJson, digestOf, NotCanonical } from "../src/index.ts"

const written = (value: unknown): string => {
  try {
    return canonicalEvent(value)
  } catch (error) {
    if (error instanceof NotCanonical) return error.message
    throw error
  }
}

/** JSON values that survive: whole numbers, well-formed text, keys that keep their place. */
const survivor = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string({ unit: "binary" }),
    fc.array(tie("value")),
    fc.dictionary(
      fc.string({ unit: "binary" }).filter((key) => !/^(0|[1-9]\d*)$/.test(key) && key !== "__proto__"),
      tie("value"),
    ),
  ),
})).value

/** The same value with the keys of its maps the other way round. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, reversed(member)] as const)
      .toReversed(),
  )
}

describe("canonical JSON (RFC 8785)", () => {
  it("sorts keys by UTF-16 code units and escapes what JSON must, as in the RFC's own example", () => {
    expect(
      written({
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\u{1f600}": "Smiley",
        "\ufb33": "Dalet",
        "\u00f6": "o",
      }),
    ).toBe('{"\\r":"Carriage Return","ö":"o","€":"Euro Sign","😀":"Smiley","\ufb33":"Dalet"}')
    expect(written({ s: '\u20ac$\u000f\nA\'B"\\\\"/' })).toBe('{"s":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })

  it("comes back as it was, in the same bytes, in whatever order the keys were made", () => {
    fc.assert(
      fc.property(survivor, (value) => {
        const text = canonicalEvent(value)
        const back: unknown = JSON.parse(text)
        expect(back).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalEvent(reversed(back))).toBe(text)
      }),
    )
  })

  const refused: readonly (readonly [string, unknown, string])[] = [
    [
      "a fraction",
      { a: [1, 0.5] },
      "$.a[1]: found 0.5, expected a whole number within ±(2^53 - 1), or decimal text",
    ],
    [
      "a number that is rounded",
      2 ** 53,
      "$: found 9007199254740992, expected a whole number within ±(2^53 - 1), or decimal text",
    ],
    ["no number", Number.NaN, "$: found NaN, expected a whole number within ±(2^53 - 1), or decimal text"],
    ["minus nought", { n: -0 }, "$.n: found -0, expected a whole number within ±(2^53 - 1), or decimal text"],
    ["half a character", { a: "x\ud83d" }, "$.a: found half of a surrogate pair, expected Unicode text"],
    [
      "half a character in a key",
      { "\ude00": 1 },
      '$: found the key "\\ude00", expected a key that keeps its place: well-formed and no array index',
    ],
    [
      "a key that is an index",
      { a: { "10": 1 } },
      '$.a: found the key "10", expected a key that keeps its place: well-formed and no array index',
    ],
    ["nothing", { a: undefined }, "$.a: found undefined, expected JSON"],
    ["nothing at all", undefined, "$: found undefined, expected JSON"],
    ["a large integer", { a: 1n }, "$.a: found bigint, expected JSON"],
    ["a date", [new Date(0)], "$[0]: found a class instance, expected JSON"],
    ["a map", { a: new Map() }, "$.a: found a class instance, expected JSON"],
  ]
  for (const [name, value, says] of refused)
    it(`refuses ${name}`, () => {
      expect(written(value)).toBe(`canonical JSON: ${says}`)
    })
})

it("digests are SHA-256 over UTF-8, as in FIPS 180-4", () => {
  expect(digestOf("abc")).toBe("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
})

it("is what another implementation of RFC 8785 writes, of any JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value)
      expect(text).toBe(serialize(value))
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

describe("canonical JSON of any value", () => {
  it("leaves out what is undefined and keeps fractions, as JSON.stringify does", () => {
    expect(canonicalJson({ b: 0.97, a: undefined, "1": -0 })).toBe('{"1":0,"b":0.97}')
  })

  it.each([
    ["half a character", { a: "\ud800" }],
    ["no number", [Number.NaN]],
    ["a class instance", { at: new Date(0) }],
    ["a function", { a: () => 1 }],
    ["65 levels", Array.from({ length: 65 }).reduce<unknown>((inner) => [inner], [])],
  ])("refuses %s", (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
  })
})
