import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { numberOf, REACHES, snapped, spanOf, stepped, valueOf } from "../../src/order/span.ts"
import { sources } from "./platforms.ts"

const kinds = [
  ["instant", "2022-10-10T15:59:00+08:00"],
  ["money", "268.00"],
  ["ratio", 0.972],
  ["integer", 3],
] as const

describe.each(sources)("the line along which a fact of $id varies", ({ platform }) => {
  it.each(kinds)("has the present value on it, whatever its reach: %s", (type, value) => {
    for (const reach of REACHES) {
      const span = spanOf({ type }, value, reach, platform)
      if (span === undefined) throw new Error("found no line")
      expect(span.from).toBeLessThanOrEqual(span.now)
      expect(span.now).toBeLessThanOrEqual(span.to)
      expect(numberOf({ type }, valueOf({ type }, span.now, platform), platform)).toBe(span.now)
    }
  })

  it("keeps the handle on it, and gives a tip that is near", () => {
    const span = spanOf({ type: "instant" }, "2022-10-10T15:59:00+08:00", "near", platform)
    if (span === undefined) throw new Error("found no line")
    const tip = Date.parse("2022-10-10T16:00:00+08:00")
    fc.assert(
      fc.property(fc.integer({ min: span.from - 1e9, max: span.to + 1e9 }), (n) => {
        const at = snapped(n, span, [tip])
        expect(at).toBeGreaterThanOrEqual(span.from)
        expect(at).toBeLessThanOrEqual(span.to)
        expect(
          [span.now, tip].includes(at) ||
            (at - span.now) % span.step === 0 ||
            at === span.from ||
            at === span.to,
        ).toBe(true)
      }),
    )
    expect(snapped(tip + span.step / 3, span, [tip])).toBe(tip)
  })
})

describe("a step along it", () => {
  const span = { from: 0, to: 100, step: 10, now: 50 }

  it("passes over no tip and not over the present value", () => {
    expect(stepped(20, 1, span, [24, 27])).toBe(24)
    expect(stepped(24, 1, span, [24, 27])).toBe(27)
    expect(stepped(27, -1, span, [24, 27])).toBe(24)
    expect(stepped(45, 1, span, [])).toBe(50)
    expect(stepped(60, 1, span, [])).toBe(70)
    expect(stepped(60, -1, span, [60])).toBe(50)
  })
})

describe("what is no value of its kind", () => {
  it("has no line", () => {
    const [{ platform } = { platform: undefined }] = sources
    if (platform === undefined) throw new Error("found no platform")
    for (const [type] of kinds) expect(spanOf({ type }, "soon", "near", platform)).toBeUndefined()
  })
})
