import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cutTo, layoutOf, widthOf } from "../../src/order/line-layout.ts"

const drawn = fc.integer({ min: 300, max: 1400 }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    points: fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 1_000_000 }), width: fc.integer({ min: 20, max: width }) }),
      { minLength: 1, maxLength: 24 },
    ),
  }),
)

describe("labels on a line of time", () => {
  it("never overlap and never leave the drawing", () => {
    fc.assert(
      fc.property(drawn, ({ points, width }) => {
        const { placed, rows } = layoutOf(points, width)
        const boxes = placed.map(({ left, row }, i) => ({ left, row, right: left + (points[i]?.width ?? 0) }))
        for (const [i, a] of boxes.entries()) {
          expect(a.left).toBeGreaterThanOrEqual(0)
          expect(a.right).toBeLessThanOrEqual(width)
          expect(a.row).toBeLessThan(rows)
          for (const b of boxes.slice(i + 1))
            expect(a.row !== b.row || a.right <= b.left || b.right <= a.left).toBe(true)
        }
      }),
    )
  })

  it("stand over their points, which keep the order of time", () => {
    fc.assert(
      fc.property(drawn, ({ points, width }) => {
        const { placed, xOf } = layoutOf(points, width)
        for (const [i, { x }] of placed.entries()) {
          const { at = 0 } = points[i] ?? {}
          expect(x).toBe(xOf(at))
          for (const [j, other] of placed.entries())
            expect(other.x > x || (points[j]?.at ?? 0) <= at).toBe(true)
        }
      }),
    )
  })

  it("stand alone in the middle where there is one instant only", () => {
    expect(layoutOf([{ at: 5, width: 40 }], 600).placed).toEqual([{ x: 300, left: 300, row: 0 }])
  })

  it("are cut where they are wider than the drawing", () => {
    expect(cutTo("付款时间", 12, 100)).toBe("付款时间")
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const cut = cutTo(text, 12, width)
        expect(widthOf(cut, 12)).toBeLessThanOrEqual(width)
        expect(cut === text || cut.endsWith("…")).toBe(true)
      }),
    )
  })

  it("are never taken for narrower than they are drawn", () => {
    expect(widthOf("付款时间", 12)).toBeGreaterThanOrEqual(48)
    expect(widthOf("2025-02-07 00:00", 12)).toBeGreaterThanOrEqual(16 * 12 * 0.6)
  })
})
