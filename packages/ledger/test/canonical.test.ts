import fc from "fast-check"
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { canonicalJson, digestOf, uuidV5 } from "../src/canonical.ts"

const written = (value: unknown): string =>
  Result.match(canonicalJson(value), { onSuccess: (text) => text, onFailure: ({ message }) => message })

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
        const text = Result.getOrThrow(canonicalJson(value))
        const back: unknown = JSON.parse(text)
        expect(back).toEqual(JSON.parse(JSON.stringify(value)))
        expect(Result.getOrThrow(canonicalJson(reversed(back)))).toBe(text)
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

it("names are UUIDs of version 5, as in RFC 9562, A.4", () => {
  expect(uuidV5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com")).toBe(
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
  )
})
