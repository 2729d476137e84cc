import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bazaar } from "../../rulebook/test/bazaar/platform.ts"
import { caseSchema } from "../build/case-schema.ts"
import { literal, metaOf } from "../build/modules.ts"
import { bookOf, exportOf, logOf, modulesOf, readings } from "./shop.ts"

const evaluated = (code: string): unknown => {
  // oxlint-disable-next-line no-implied-eval, no-new-func -- how JavaScript reads the literal is what is asked
  return new Function(`return ${code}`)()
}

describe("a generated module", () => {
  it("holds any text as JavaScript reads it back", () => {
    const special = fc.constantFrom("\\", "'", '"', "`", "$", "{", "\n", "\r", "\u2028", "规", "n", "\0")
    fc.assert(
      fc.property(fc.string({ unit: special }), (text) => {
        expect(evaluated(literal(text))).toBe(text)
      }),
    )
    expect(evaluated(literal("'\\'\n\r\u2028\u2029\\n"))).toBe("'\\'\n\r\u2028\u2029\\n")
  })

  it("of a year holds what was recorded in it, in the platform's own calendar", () => {
    const modules = modulesOf(logOf())
    const sizes = ["2022", "2023", "2024"].map(
      (year) => String(exportOf(modules, `events/${year}.js`, "text")).split("\n").length - 1,
    )
    expect(sizes).toEqual([5, 3, 4])
  })

  it("of a closed year never changes by a byte, whatever is recorded later", () => {
    const [before, after] = [modulesOf(logOf(readings.slice(0, 3))), modulesOf(logOf(), undefined, "1.7.0")]
    expect(after.get("events/2022.js")).toBe(before.get("events/2022.js"))
    expect(after.get("events/2023.js")).toBe(before.get("events/2023.js"))
  })

  it("of the open year only grows", () => {
    const grown = String(exportOf(modulesOf(logOf()), "events/2024.js", "text"))
    const before = String(exportOf(modulesOf(logOf(readings.slice(0, 4))), "events/2024.js", "text"))
    expect(grown.startsWith(before)).toBe(true)
  })
})

describe("the meta of a package", () => {
  it("is computed from the log", () => {
    expect(metaOf({ platform: bazaar, log: logOf() }, { package: "p", version: "2.0.0" })).toMatchObject({
      version: "2.0.0",
      dataVersion: "2024-03-01.12",
      events: 12,
      recordedThrough: "2024-03-01T09:00:00+05:30",
    })
  })
})

describe("the schema of cases", () => {
  it("has a place for every fact that can be given, and no other", () => {
    const schema = caseSchema(bazaar) as { readonly properties: { readonly order: unknown } }
    expect(schema.properties.order).toMatchObject({
      additionalProperties: false,
      properties: {
        lane: { enum: ["local", "export", "pickup", null] },
        grouped: { type: ["boolean", "null"] },
        tags: { anyOf: [{ type: ["array", "null"] }, { const: "unknown" }] },
        parts: {
          type: ["array", "null"],
          items: { type: "object", properties: { amount: { type: "string" } } },
        },
      },
    })
    expect(schema.properties).toMatchObject({ seller: { properties: { strikes: { type: "integer" } } } })
    expect(schema.properties.order).not.toHaveProperty("properties.amount")
  })

  it("takes just the texts of instants and shares that a case may hold", () => {
    const named = (path: string) => {
      const fact = bazaar.facts.find((f) => f.type === path && f.derived === undefined)
      if (fact === undefined) throw new Error(`bazaar has no ${path}`)
      const keys = fact.path.split(".")
      const schema = keys.reduce<unknown>(
        (at, key) => (at as { properties: Record<string, unknown> }).properties[key],
        caseSchema(bazaar),
      ) as { readonly pattern: string }
      const caseOf = (value: string) => keys.reduceRight<unknown>((at, key) => ({ [key]: at }), value)
      return { pattern: new RegExp(schema.pattern), caseOf }
    }
    const taken = (json: unknown): boolean => {
      try {
        bookOf(logOf()).audit(json)
        return true
      } catch {
        return false
      }
    }
    const texts = {
      instant: [
        "2022-06-01",
        "2022-06-01T09:00Z",
        "2022-06-01T09:00:00.5+05:30",
        "2022-06-01T09:00",
        "1",
        "",
      ],
      ratio: ["0", "1", "0.97", "1.0", "0.123456", "0.1234567", "1.2", "-1", ".5", "01", "1e0", ""],
    }
    for (const [type, values] of Object.entries(texts)) {
      const { pattern, caseOf } = named(type)
      for (const value of values) expect([value, pattern.test(value)]).toEqual([value, taken(caseOf(value))])
    }
  })
})
