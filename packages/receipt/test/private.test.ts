import { describe, expect, it } from "vitest"
import { base, checkOn, faultOf, order, receiptOn, reread, shorter } from "./market.ts"

const receipt = reread(receiptOn(base, { private: true }))

describe("a private receipt", () => {
  it("shows neither the case nor its name nor what quotes it", () => {
    const shown = JSON.stringify(receipt)
    for (const secret of ["O-77-secret", "120.00", "80.50", "2024-03-10T09:30", "2024-03-10T08:00"])
      expect(shown).not.toContain(secret)
  })

  it("is the same with the case beside it", () => {
    expect(checkOn(receipt, base, { case: order }).result).toBe("same")
  })

  it("does not mind in which order the facts are given", () => {
    const { parts, ...rest } = order.order
    expect(checkOn(receipt, base, { case: { order: { parts, ...rest } } }).result).toBe("same")
  })

  it("names what changes it later", () => {
    const log = [...base, shorter("2024-02-20-dispatch", "2024-05-01T00:00:00+05:30")]
    expect(checkOn(receipt, log, { case: order })).toMatchObject({
      result: "different",
      cause: { announcement: "2024-02-20-dispatch" },
    })
  })

  it("proves nothing without the case, or with another one", () => {
    expect(faultOf(checkOn(receipt, base))).toBe("case-missing at receipt.case")
    const other = { order: { ...order.order, paidAt: "2024-03-10T09:30:01+05:30" } }
    expect(faultOf(checkOn(receipt, base, { case: other }))).toBe("other-case at receipt.case")
  })

  it("refuses reasons that were put in afterwards", () => {
    const open = receiptOn(base)
    const mixed = { ...open, case: { digest: open.case.digest }, answer: { ...open.answer, case: null } }
    expect(faultOf(checkOn(mixed, base, { case: order }))).toMatch(
      /^never-given at answer\.verdicts\[0\]\.because/,
    )
  })
})

describe("a receipt with its case", () => {
  it("refuses another case beside it", () => {
    expect(faultOf(checkOn(receiptOn(base), base, { case: {} }))).toBe("other-case at receipt.case")
  })
})
