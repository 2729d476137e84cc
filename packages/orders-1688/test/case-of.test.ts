import { describe, expect, it } from "vitest"
import { caseOf } from "../src/index.ts"
import { base, ID, item, NEVER_PAID, SHIPPED, term, trade } from "./trades.ts"

const factsOf = (order: unknown, refund?: unknown) => caseOf(order, refund).case

/** The facts that an order leaves open, each with why. */
const open = (order: unknown, refund?: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(caseOf(order, refund).underivable.map(({ fact, why }) => [fact, why]))

describe("an order that is paid and waits", () => {
  it("gives what it shows, and nothing of what is still to come", () => {
    expect(factsOf(trade())).toEqual({
      order: {
        id: ID,
        market: "1688",
        orderedAt: "2024-03-01T10:15:00+08:00",
        paidAt: "2024-03-01T10:20:00+08:00",
        status: "awaiting-shipment",
        shipTo: "440305",
        badges: [],
        subOrders: [{ id: "1790000000000000124", amount: "120.50" }],
      },
    })
  })

  it("lists what is still to come, and what no order says", () => {
    expect(open(trade())).toMatchObject({
      "order.shippedAt": expect.stringMatching(/yet$/),
      refund: expect.stringMatching(/yet$/),
      "order.goods": expect.any(String),
      "order.shipDueAt": expect.any(String),
      "order.shipFrom": expect.any(String),
      claim: expect.any(String),
      merchant: expect.any(String),
    })
  })

  it("is the same bare, in its answer, and as the only one of a list", () => {
    const bare = caseOf(trade())
    expect(caseOf({ result: trade(), success: "true" })).toEqual(bare)
    expect(caseOf({ result: [trade()], totalRecord: 1 })).toEqual(bare)
    expect(caseOf([trade()])).toEqual(bare)
  })
})

describe("the currency", () => {
  it("is the yuan, by either name or none", () => {
    for (const currency of ["RMB", "CNY", "rmb", null])
      expect(factsOf(trade({ currency }))).toEqual(factsOf(trade()))
  })
})

describe("times", () => {
  const orderedAt = (createTime: string) => factsOf(trade({ createTime })).order.orderedAt

  it("keep the offset in which they were written, and milliseconds where there are any", () => {
    expect(orderedAt("20240229235959999+0800")).toBe("2024-02-29T23:59:59.999+08:00")
    expect(orderedAt("20240301000000000-0700")).toBe("2024-03-01T00:00:00-07:00")
    expect(orderedAt("20240301000000000+0530")).toBe("2024-03-01T00:00:00+05:30")
  })
})

describe("status", () => {
  it.each([
    ["waitbuyerpay", "awaiting-payment"],
    ["waitsellersend", "awaiting-shipment"],
    ["waitlogisticstakein", "awaiting-receipt"],
    ["waitbuyerreceive", "awaiting-receipt"],
    ["waitbuyersign", "awaiting-receipt"],
    ["signinsuccess", "received"],
    ["confirm_goods", "received"],
    ["success", "received"],
    ["cancel", "closed"],
    ["terminated", "closed"],
  ])("%s is %s", (status, expected) => {
    expect(factsOf(trade({ status })).order.status).toBe(expected)
  })

  it("that is not known here stays unknown, and nothing is taken as ended", () => {
    const { case: facts, ignored, underivable } = caseOf(trade({ status: "paused", payTime: null }))
    expect(facts.order).not.toHaveProperty("status")
    expect(facts.order).not.toHaveProperty("paidAt")
    expect(facts).not.toHaveProperty("refund")
    expect(ignored).toEqual([{ path: "baseInfo.status", found: "paused", why: "not known here" }])
    expect(underivable).toContainEqual({ fact: "order.status", why: "paused is not known here" })
  })
})

describe("an order that is shipped", () => {
  const parcel = (deliveredTime: string, subItemIds: string) => ({ deliveredTime, subItemIds, type: "0" })
  const items = [
    item({ subItemIDString: "1", logisticsStatus: 2 }),
    item({ subItemIDString: "2", logisticsStatus: 1 }),
  ]

  it("in two parcels counts from the last", () => {
    const logisticsItems = [parcel("20240302090000000+0800", "1"), parcel("20240303090000000+0800", "2")]
    const late = trade(SHIPPED, { productItems: items, nativeLogistics: { logisticsItems } })
    expect(factsOf(late).order).toMatchObject({
      shippedAt: "2024-03-03T09:00:00+08:00",
      status: "awaiting-receipt",
    })
  })

  it("in part is not shipped yet", () => {
    const logisticsItems = [parcel("20240302090000000+0800", "1")]
    const half = trade({}, { productItems: items, nativeLogistics: { logisticsItems } })
    expect(factsOf(half).order).not.toHaveProperty("shippedAt")
    expect(open(half)["order.shippedAt"]).toMatch(/yet$/)
  })

  it("in part and then closed was shipped: when all of it was, is not said", () => {
    const closed = trade({ status: "terminated" }, { productItems: items })
    expect(factsOf(closed).order).not.toHaveProperty("shippedAt")
    expect(open(closed)).toHaveProperty(["order.shippedAt"])
  })
})

describe("an order that has ended", () => {
  it("never paid: no payment, no shipment, no refund", () => {
    expect(factsOf(trade(NEVER_PAID))).toMatchObject({
      order: { paidAt: null, shippedAt: null, status: "closed" },
      refund: null,
    })
  })

  it("paid and never shipped: no shipment", () => {
    const { order } = factsOf(trade({ status: "terminated" }))
    expect(order).toMatchObject({ paidAt: "2024-03-01T10:20:00+08:00", shippedAt: null })
  })

  it("well: no refund", () => {
    expect(factsOf(trade({ ...SHIPPED, status: "success" }))).toMatchObject({ refund: null })
  })

  it("well, and shows no shipment: that is open, since something was received", () => {
    const virtual = trade({ status: "success" })
    expect(factsOf(virtual).order).not.toHaveProperty("shippedAt")
    expect(open(virtual)).toHaveProperty(["order.shippedAt"])
  })

  it("with a refund and without a time of payment was paid at a time that is not shown", () => {
    const order = trade({ ...NEVER_PAID, refundStatus: "refundsuccess" })
    expect(factsOf(order).order).not.toHaveProperty("paidAt")
    expect(open(order)).toHaveProperty(["order.paidAt"])
  })
})

describe("deposit and final payment", () => {
  // By the clocks on the wall the final one is the earlier.
  const [deposit, final] = ["20240310200000000+0800", "20240310080000000-0700"]
  const paidIn = (...payTimes: readonly (string | null)[]) => ({
    stepOrderList: payTimes.map((payTime) => ({ payTime })),
  })

  it("both made: the last counts, in whatever order they stand", () => {
    for (const steps of [paidIn(deposit, final), paidIn(final, deposit)])
      expect(factsOf(trade(steps)).order.paidAt).toBe("2024-03-10T08:00:00-07:00")
  })

  it("the final one still to come: not paid yet", () => {
    const order = trade({ ...paidIn(deposit, null), status: "waitbuyerpay" })
    expect(factsOf(order).order).not.toHaveProperty("paidAt")
    expect(open(order)["order.paidAt"]).toBe("the order does not show the time of its last payment yet")
  })

  it("in one step, or all at once, is one payment", () => {
    const payTime = "20240301102000000+0800"
    for (const steps of [paidIn(null), { ...paidIn(null, null), stepPayAll: true }])
      expect(factsOf(trade({ ...steps, payTime })).order.paidAt).toBe("2024-03-01T10:20:00+08:00")
    expect(factsOf(trade({ ...paidIn(payTime), payTime: null })).order.paidAt).toBe(
      "2024-03-01T10:20:00+08:00",
    )
  })

  it("closed before the final one: not paid", () => {
    expect(factsOf(trade({ ...paidIn(deposit, null), status: "cancel" })).order.paidAt).toBeNull()
  })
})

describe("market", () => {
  it("cross-border by its type or its mark", () => {
    expect(factsOf(trade({ businessType: "cb" })).order.market).toBe("cross-border-supply")
    expect(factsOf(trade({ overSeaOrder: true })).order.market).toBe("cross-border-supply")
    expect(factsOf(trade({ overSeaOrder: "false" })).order.market).toBe("1688")
  })

  it("of a group is not told", () => {
    const group = trade({ businessType: "hp" })
    expect(factsOf(group).order).not.toHaveProperty("market")
    expect(open(group)).toHaveProperty(["order.market"])
  })
})

describe("a group", () => {
  const held = (cantSendReason: string) =>
    trade({ businessType: "hp" }, { productItems: [item({ canSendGoods: false, cantSendReason })] })

  it("that has not formed is told by why the goods cannot be sent", () => {
    expect(factsOf(held("订单未成团，不能发货")).order.grouped).toBe(false)
  })

  it("is not told by another reason, which is listed", () => {
    for (const reason of ["退款中", "已成团，退款中"]) {
      const { case: facts, ignored } = caseOf(held(reason))
      expect(facts.order).not.toHaveProperty("grouped")
      expect(ignored).toContainEqual(
        expect.objectContaining({ path: "productItems[0].cantSendReason", found: reason }),
      )
    }
  })

  it("whose goods can be sent may have formed after a refund was asked for", () => {
    const formed = trade(
      { businessType: "hp" },
      { productItems: [item({ canSendGoods: true, cantSendReason: "" })] },
    )
    expect(factsOf(formed).order).not.toHaveProperty("grouped")
  })
})

describe("the place of receipt", () => {
  it("is the receiver's district, else that of the parcels", () => {
    expect(factsOf(trade()).order.shipTo).toBe("440305")
    const bare = trade({ receiverInfo: null }, { nativeLogistics: { areaCode: 330206 } })
    expect(factsOf(bare).order.shipTo).toBe("330206")
  })

  it.each(["990101", "44030", "440005", "440305005"])(
    "%s is no code of a district, and is listed",
    (code) => {
      const { case: facts, ignored } = caseOf(trade({ receiverInfo: { toDivisionCode: code } }))
      expect(facts.order).not.toHaveProperty("shipTo")
      expect(ignored).toEqual([
        expect.objectContaining({ path: "baseInfo.receiverInfo.toDivisionCode", found: code }),
      ])
    },
  )

  it("a city or a province will do", () => {
    for (const code of ["440300", "440000"])
      expect(factsOf(trade({ receiverInfo: { toDivisionCode: code } })).order.shipTo).toBe(code)
  })
})

describe("badges", () => {
  const badged = (order: readonly string[], items: readonly string[] = []) =>
    trade(
      {},
      { guaranteesTerms: order.map(term), productItems: [item({ guaranteesTerms: items.map(term) })] },
    )

  it.each([
    ["drfh", "same-day-shipping"],
    ["essxsfh", "24h-shipping"],
    ["ssbxsfh", "48h-shipping"],
    ["essebsfh", "72h-shipping"],
    ["qtfh", "7d-shipping"],
    ["sytffh", "10d-shipping"],
    ["swtffh", "15d-shipping"],
    ["esttffh", "20d-shipping"],
    ["ssttffh", "30d-shipping"],
    ["sswttfh", "45d-shipping"],
    ["qtwlybt", "7d-return"],
  ])("%s is %s", (code, badge) => {
    expect(factsOf(badged([code])).order.badges).toEqual([badge])
  })

  it("of any item count for the order, each once", () => {
    expect(factsOf(badged(["drfh"], ["qtwlybt", "drfh"])).order.badges).toEqual([
      "same-day-shipping",
      "7d-return",
    ])
  })

  it("of an order that has one term by itself, not in a list", () => {
    expect(factsOf(trade({}, { guaranteesTerms: term("drfh") })).order.badges).toEqual(["same-day-shipping"])
  })

  it("damage and shortage are no badges", () => {
    const { case: facts, ignored, underivable } = caseOf(badged(["psbj"], ["shbp"]))
    expect(facts.order.badges).toEqual([])
    expect(ignored.map(({ path, found }) => [path, found])).toEqual([
      ["guaranteesTerms[0].assuranceType", "psbj"],
      ["productItems[0].guaranteesTerms[0].assuranceType", "shbp"],
    ])
    expect(underivable.map(({ fact }) => fact)).not.toContain("order.badges")
  })

  it.each(["swbp", "jskp", "brandnew"])(
    "%s is not explained: left out, listed, and the badges may lack one",
    (code) => {
      const { case: facts, ignored, underivable } = caseOf(badged([code, "drfh"]))
      expect(facts.order.badges).toEqual(["same-day-shipping"])
      expect(ignored).toEqual([
        { path: "guaranteesTerms[0].assuranceType", found: code, why: "not known here" },
      ])
      expect(underivable).toContainEqual({ fact: "order.badges", why: expect.stringContaining(code) })
    },
  )

  it("an agreed date without the date is an unknown date", () => {
    const { order } = factsOf(badged(["jqbz"]))
    expect(order).toMatchObject({ agreedShipBy: "unknown", badges: [] })
    expect(open(badged(["jqbz"]))["order.agreedShipBy"]).toContain("jqbz")
    expect(factsOf(badged([])).order).not.toHaveProperty("agreedShipBy")
  })

  it("are unknown where the payload shows no terms, and so is an agreed date", () => {
    const bare = trade({}, { productItems: [item({ guaranteesTerms: null })] })
    expect(factsOf(bare).order).toMatchObject({ agreedShipBy: "unknown", badges: "unknown" })
    expect(open(bare)).toMatchObject({
      "order.badges": "the order shows no guaranteesTerms",
      "order.agreedShipBy": "the order shows no guaranteesTerms",
    })
  })
})

describe("a refund", () => {
  const REFUND = {
    gmtApply: "20240302120000000+0800",
    applyPayment: 12050,
    applyCarriage: 0,
    status: "waitselleragree",
  }
  const asked = { refundStatus: "waitselleragree", refundId: "TQ1" }

  it("asked for before shipment: its kind, and that nothing comes back", () => {
    expect(factsOf(trade(asked)).refund).toEqual({
      kind: "unshipped",
      returnedAt: null,
      returnSignedAt: null,
    })
    expect(open(trade(asked))).toMatchObject({
      "refund.requestedAt": expect.stringContaining("gmtApply"),
      "refund.amount": expect.stringContaining("applyPayment"),
    })
  })

  it("given by itself says when it was asked for, and how much", () => {
    expect(factsOf(trade(asked), { ...REFUND, onlyRefund: true }).refund).toEqual({
      kind: "unshipped",
      requestedAt: "2024-03-02T12:00:00+08:00",
      amount: "120.50",
      returnedAt: null,
      returnSignedAt: null,
    })
  })

  it("with carriage asked for may be more than its payment", () => {
    const refund = { ...REFUND, applyCarriage: 800 }
    expect(factsOf(trade(asked), refund).refund).not.toHaveProperty("amount")
    expect(open(trade(asked), refund)["refund.amount"]).toContain("applyCarriage")
  })

  it("of goods after receipt is a return, and nobody says when they went or came", () => {
    const order = trade({ ...SHIPPED, status: "success", refundStatusForAs: "waitbuyersend" })
    expect(factsOf(order).refund).toEqual({ kind: "return" })
    expect(factsOf(trade({ ...SHIPPED, refundStatus: "waitsellerreceive" })).refund).toEqual({
      kind: "return",
    })
    expect(open(order)).toMatchObject({
      "refund.returnedAt": expect.any(String),
      "refund.returnSignedAt": expect.any(String),
    })
  })

  it.each([
    ["its own mark", { refundGoods: true }],
    ["its mark as the documentation spells it", { isRefundGoods: true }],
    ["that it is not for money alone", { onlyRefund: false }],
    ["that the goods have been sent back", { goodsStatus: 3 }],
  ])("is a return by %s", (_, mark) => {
    expect(factsOf(trade({ ...SHIPPED, ...asked }), { ...REFUND, ...mark }).refund?.kind).toBe("return")
  })

  it("is a return by an item that has gone back", () => {
    const order = trade(SHIPPED, {
      productItems: [item({ logisticsStatus: 4, refundStatus: "REFUNDSUCCESS" })],
    })
    expect(factsOf(order).refund?.kind).toBe("return")
  })

  it("of money alone after shipment is of neither kind", () => {
    const order = trade({ ...SHIPPED, ...asked })
    expect(factsOf(order, { ...REFUND, onlyRefund: true }).refund).not.toHaveProperty("kind")
    expect(open(order)).toHaveProperty(["refund.kind"])
  })

  it("of an order that is under way without showing parcels is not one before shipment", () => {
    expect(factsOf(trade({ ...asked, status: "waitbuyerreceive" })).refund).not.toHaveProperty("kind")
  })

  it("of an order whose status is not known here is of an unknown kind", () => {
    expect(factsOf(trade({ ...asked, status: "paused" })).refund).not.toHaveProperty("kind")
  })

  it("that was paid shows its amount: of one item, not of several", () => {
    const paid = { ...SHIPPED, status: "success", refundStatusForAs: "refundsuccess", refund: 80 }
    const refunded = (id: string) => item({ subItemIDString: id, refundStatus: "REFUNDSUCCESS", refund: 40 })
    expect(factsOf(trade(paid)).refund?.amount).toBe("80.00")
    expect(factsOf(trade({ ...paid, refund: undefined, refundPayment: 8000 })).refund?.amount).toBe("80.00")
    const both = trade(paid, { productItems: [refunded("1"), refunded("2")] })
    expect(factsOf(both).refund).not.toHaveProperty("amount")
    expect(open(both)["refund.amount"]).toContain("several items")
  })

  it("whose status is not known here is neither a refund nor none", () => {
    const order = trade({ ...SHIPPED, status: "success", refundStatus: "pondering" })
    const { case: facts, ignored } = caseOf(order)
    expect(facts).not.toHaveProperty("refund")
    expect(ignored).toEqual([{ path: "baseInfo.refundStatus", found: "pondering", why: "not known here" }])
    expect(open(order)).toHaveProperty("refund")
  })
})

describe("what the lists leave out", () => {
  it("null, no text and absence are alike", () => {
    const [nothing, absent] = [null, undefined].map((none) =>
      caseOf({
        baseInfo: base({
          payTime: none,
          allDeliveredTime: none,
          refundStatus: none,
          stepOrderList: none,
          overSeaOrder: none,
        }),
        nativeLogistics: none,
        guaranteesTerms: none,
        productItems: [item({ guaranteesTerms: none, logisticsStatus: none, itemAmount: none })],
      }),
    )
    expect(nothing).toEqual(absent)
    expect(nothing?.case.order.subOrders).toEqual([{ id: "1790000000000000124" }])
    expect(caseOf(trade({ payTime: "" }))).toEqual(caseOf(trade({ payTime: null })))
  })

  it("an order without its items has unknown sub-orders, not none", () => {
    for (const productItems of [null, []]) {
      expect(factsOf(trade({}, { productItems })).order).not.toHaveProperty("subOrders")
      expect(open(trade({}, { productItems }))).toHaveProperty(["order.subOrders"])
    }
  })
})
