import { describe, expect, it } from "vitest"
import { hubOf, shownInstants, variable } from "../../src/order/chosen.ts"
import { entriesOf } from "../../src/order/fields.ts"
import { isNoCase } from "../../src/order/trades.ts"
import { sources } from "./platforms.ts"

const source = sources.find(({ id }) => id === "1688")
if (source === undefined) throw new Error("found no seeds of 1688")
const { platform } = source
const entries = entriesOf(platform)

const paid = {
  order: {
    orderedAt: "2022-10-10T15:58:00+08:00",
    paidAt: "2022-10-10T15:59:00+08:00",
    shippedAt: null,
    subOrders: [{ id: "1", amount: "268.00" }],
  },
  refund: { amount: "20.00" },
  merchant: { joinedAt: "2019-03-01T00:00:00+08:00", fulfilmentRate30d: 0.972 },
}

describe("of the instants of an order", () => {
  it("its payment is the one on which the others hang", () => {
    expect(hubOf(platform, entries, paid)).toBe("order.paidAt")
    expect(hubOf(platform, entries, {})).toBeUndefined()
  })

  it("those of who sold it are not on its line of time, nor is what was not", () => {
    expect(shownInstants(platform, entries, paid).map(({ path }) => path)).toEqual([
      "order.paidAt",
      "order.orderedAt",
    ])
  })
})

describe("what can be varied", () => {
  const pathsOf = (of: unknown) => variable(platform, entries, of).map(({ field }) => field.path)

  it("is what the case gives, the payment first", () => {
    expect(pathsOf(paid)).toEqual([
      "order.paidAt",
      "order.orderedAt",
      "merchant.joinedAt",
      "order.amount",
      "refund.amount",
      "merchant.fulfilmentRate30d",
    ])
  })

  it("holds the amount of an order of one part, which is that of the part", () => {
    const amount = variable(platform, entries, paid).find(({ field }) => field.path === "order.amount")
    expect(amount?.value).toBe("268.00")
    expect(amount?.caseWith("5.00")).toEqual({
      ...paid,
      order: { ...paid.order, subOrders: [{ id: "1", amount: "5.00" }] },
    })
    const two = { order: { subOrders: [{ amount: "1.00" }, { amount: "2.00" }] } }
    expect(pathsOf(two)).toEqual([])
  })

  it("is written into the case where it stands", () => {
    const [first] = variable(platform, entries, paid)
    expect(first?.caseWith("2022-10-10T16:00:00+08:00")).toEqual({
      ...paid,
      order: { ...paid.order, paidAt: "2022-10-10T16:00:00+08:00" },
    })
  })
})

describe("what has no group of a case", () => {
  it("may be an order of the platform", () => {
    expect(isNoCase({ result: { baseInfo: {} } }, entries)).toBe(true)
    expect(isNoCase([{ baseInfo: {} }], entries)).toBe(true)
    expect(isNoCase(paid, entries)).toBe(false)
    expect(isNoCase({}, entries)).toBe(false)
    expect(isNoCase("order", entries)).toBe(false)
  })
})
