import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formatHash, leafHash, nodeHash, proveInclusion, Tree } from "../../../tlog/src/index.ts"
import { climb } from "../../src/proof/climb.ts"

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Uint8Array.of(i)))
const tree = new Tree()
for (const leaf of leaves) tree.append(leaf)

const place = fc
  .integer({ min: 1, max: leaves.length })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))

describe("the way from a leaf to the root", () => {
  it("ends at the root of the log", () => {
    fc.assert(
      fc.property(place, ({ size, index }) => {
        const leaf = leaves[index]!
        const steps = climb(proveInclusion(tree, index, size), leaf, nodeHash)
        expect(formatHash(steps.at(-1)?.result ?? leaf)).toBe(formatHash(tree.head(size).root))
      }),
    )
  })

  it("says over which events each hash stands: side by side, each step over all of the one before", () => {
    fc.assert(
      fc.property(place, ({ size, index }) => {
        let own = { from: index, until: index + 1 }
        for (const step of climb(proveInclusion(tree, index, size), leaves[index]!, nodeHash)) {
          expect(step.leftOver.until).toBe(step.rightOver.from)
          expect(step.own === "left" ? step.leftOver : step.rightOver).toEqual(own)
          own = { from: step.leftOver.from, until: step.rightOver.until }
        }
        expect(own).toEqual({ from: 0, until: size })
      }),
    )
  })

  it("goes on with what it worked out itself", () => {
    const steps = climb(proveInclusion(tree, 5, 12), leaves[5]!, nodeHash)
    expect(steps.map(({ own }) => own)).toEqual(["right", "left", "right", "left"])
    expect(steps.slice(1).map((step) => step[step.own])).toEqual(
      steps.slice(0, -1).map(({ result }) => result),
    )
  })
})
