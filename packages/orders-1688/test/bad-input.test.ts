import { describe, expect, it } from "vitest"
import { caseOf, isTrade, TradeError, tradesOf } from "../src/index.ts"
import { ID, item, trade } from "./trades.ts"

const refusalOf = (read: () => unknown): TradeError => {
  try {
    read()
  } catch (error) {
    if (error instanceof TradeError) return error
    throw error
  }
  throw new Error("nothing was refused")
}

const firstOf = (order: unknown, refund?: unknown): string => refusalOf(() => caseOf(order, refund)).message

describe("what is no order is refused", () => {
  it.each([
    [
      "a text",
      "x",
      'trade: found "x", expected an order of the open platform, with baseInfo, or an answer with result',
    ],
    ["nothing", undefined, "trade: found nothing, expected an order of"],
    ["null", null, "trade: found null, expected an order of"],
    ["a case", { order: { id: "A-1" } }, 'trade: found {"order":{"id":"A-1"}}, expected an order of'],
    ["no plain object", new Map([["baseInfo", {}]]), "trade: found {}, expected an order of"],
    [
      "no order in an answer",
      { result: null, success: true },
      "result: found null, expected an order, or a list of them",
    ],
    [
      "an empty list",
      { result: [] },
      "trade: found 0 orders, expected one order (tradesOf gives each of several)",
    ],
    ["two orders", [trade(), trade()], "trade: found 2 orders, expected one order"],
    [
      "a call that failed",
      { success: "false", errorCode: "500", errorMessage: "no such order" },
      'success: found "false", expected a call that succeeded (it says "no such order")',
    ],
    ["no basic data", { baseInfo: null }, "baseInfo: found null, expected the basic data of an order"],
    ["basic data that is a list", { baseInfo: [] }, "baseInfo: found [], expected an object"],
    [
      "no number",
      trade({ idOfStr: null, id: null }),
      "baseInfo.idOfStr: found null, expected the number of the order",
    ],
  ])("%s", (_, order, message) => {
    expect(firstOf(order)).toContain(message)
  })
})

describe("a mistake is named with its place", () => {
  const withItem = (changes: Readonly<Record<string, unknown>>) =>
    trade({}, { productItems: [item(changes)] })

  it.each([
    [
      "an id that is no text",
      trade({ idOfStr: true }),
      "baseInfo.idOfStr: found true, expected an id, as text",
    ],
    [
      "half of a surrogate pair",
      trade({ idOfStr: "\ud800" }),
      String.raw`baseInfo.idOfStr: found "\ud800", expected an id, as text`,
    ],
    [
      "an id beyond 2^53",
      trade({ idOfStr: 2 ** 60 }),
      "baseInfo.idOfStr: found 1152921504606847000, expected text: a number beyond 2^53",
    ],
    ["a bigint", trade({ idOfStr: 5n }), "baseInfo.idOfStr: found 5, expected an id, as text"],
    [
      "a time as a case has it",
      trade({ payTime: "2024-03-01T10:20:00+08:00" }),
      'baseInfo.payTime: found "2024-03-01T10:20:00+08:00", expected a time that exists, such as 20180614101942000+0800',
    ],
    ["a day that does not exist", trade({ payTime: "20230229000000000+0800" }), "baseInfo.payTime: found"],
    ["an hour that does not exist", trade({ payTime: "20230228240000000+0800" }), "baseInfo.payTime: found"],
    [
      "an offset that does not exist",
      trade({ payTime: "20230228000000000+2400" }),
      "baseInfo.payTime: found",
    ],
    ["no offset", trade({ payTime: "20230228000000000" }), "baseInfo.payTime: found"],
    [
      "a time as a Date",
      trade({ createTime: new Date(0) }),
      'baseInfo.createTime: found "1970-01-01T00:00:00.000Z", expected a time',
    ],
    [
      "an amount of three decimals",
      withItem({ itemAmount: 1.005 }),
      "productItems[0].itemAmount: found 1.005, expected an amount in yuan with at most two decimals, below 10000000000000",
    ],
    [
      "an amount below nothing",
      withItem({ itemAmount: -1 }),
      "productItems[0].itemAmount: found -1, expected",
    ],
    [
      "an amount that no number holds",
      withItem({ itemAmount: 1e14 }),
      "productItems[0].itemAmount: found 100000000000000, expected",
    ],
    ["no number", withItem({ itemAmount: Number.NaN }), "productItems[0].itemAmount: found NaN, expected"],
    [
      "a refund in parts of a fen",
      trade({ refundPayment: 0.5 }),
      "baseInfo.refundPayment: found 0.5, expected an amount in whole fen",
    ],
    [
      "a status that is no word",
      trade({ status: ["cancel"] }),
      'baseInfo.status: found ["cancel"], expected a word or a number',
    ],
    [
      "a mark that is none",
      trade({ overSeaOrder: "yes" }),
      'baseInfo.overSeaOrder: found "yes", expected true or false',
    ],
    ["another currency", trade({ currency: "USD" }), 'baseInfo.currency: found "USD", expected RMB or CNY'],
    ["items that are no list", trade({}, { productItems: {} }), "productItems: found {}, expected a list"],
    [
      "an item that is none",
      trade({}, { productItems: [item(), null] }),
      "productItems[1]: found null, expected an object",
    ],
    [
      "terms that are no list",
      trade({}, { guaranteesTerms: "drfh" }),
      'guaranteesTerms: found "drfh", expected a list',
    ],
    [
      "an item twice",
      trade({}, { productItems: [item(), item()] }),
      'productItems[1].subItemIDString: found "1790000000000000124", expected an id that no item before it has',
    ],
    [
      "a step that is none",
      trade({ stepOrderList: [1] }),
      "baseInfo.stepOrderList[0]: found 1, expected an object",
    ],
    [
      "parcels that are no list",
      trade({}, { nativeLogistics: { logisticsItems: 1 } }),
      "nativeLogistics.logisticsItems: found 1, expected a list",
    ],
  ])("%s", (_, order, message) => {
    expect(firstOf(order)).toContain(message)
  })

  it("in an answer, from its beginning", () => {
    const [first] = refusalOf(() => caseOf({ result: [trade({ payTime: 1 })] })).problems
    expect(first).toEqual({
      path: "result[0].baseInfo.payTime",
      found: "1",
      expected: "a time that exists, such as 20180614101942000+0800",
    })
  })

  it("in a refund, too, and of which order it is", () => {
    expect(firstOf(trade(), 5)).toBe("refund: found 5, expected an object")
    expect(firstOf(trade(), null)).toBe("refund: found null, expected a refund")
    expect(firstOf(trade(), { gmtApply: 1 })).toContain("refund.gmtApply: found 1, expected a time")
    expect(firstOf(trade(), { orderId: "17" })).toBe(
      `refund.orderId: found "17", expected the order's own id, ${ID}`,
    )
    // A number that was rounded is that order's.
    expect(() => caseOf(trade(), { orderId: Number(ID) })).not.toThrow()
  })

  it("all of them at once, the first of many by name", () => {
    expect(refusalOf(() => caseOf(trade({ payTime: 1, createTime: 2 }))).problems).toHaveLength(2)
    const productItems = Array.from({ length: 50 }, () => 1)
    const { problems } = refusalOf(() => caseOf(trade({}, { productItems })))
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toEqual({ path: "trade", found: "30 more problems", expected: "none" })
  })
})

describe("the orders of an answer", () => {
  it("each with its place", () => {
    expect(tradesOf(trade())).toEqual([{ path: "", trade: trade() }])
    expect(tradesOf({ result: trade() })).toEqual([{ path: "result", trade: trade() }])
    expect(tradesOf({ result: [1, trade()] }).map(({ path }) => path)).toEqual(["result[0]", "result[1]"])
    expect(tradesOf([trade()]).map(({ path }) => path)).toEqual(["[0]"])
  })

  it("are told from what is no answer of the open platform", () => {
    expect([trade(), { result: trade() }, { result: [trade()] }, [trade()]].every(isTrade)).toBe(true)
    expect([{}, null, 5, [], { order: {} }, { result: {} }, { baseInfo: 1 }].some(isTrade)).toBe(false)
  })
})
