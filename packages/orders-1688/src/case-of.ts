// From an order of the open platform to a case.
import { Beside } from "./beside.ts"
import type { CaseOfTrade } from "./case.ts"
import { tradesOf } from "./envelope.ts"
import { given } from "./given.ts"
import { orderFacts, standingOf } from "./order-facts.ts"
import { mayHaveRefund, readRefund, type Refund, refundFacts } from "./refund-facts.ts"
import { readTrade, type Trade } from "./trade.ts"
import { TradeError } from "./trade-error.ts"

/** Of these no order says anything. */
const NEVER: readonly (readonly [fact: string, why: string])[] = [
  ["order.goods", "an order does not say whether its goods are physical or virtual"],
  ["order.shipDueAt", "an order does not say by when it was due to be shipped"],
  ["order.groupFormedAt", "an order does not say when a group formed"],
  ["order.shipFrom", "an order names the place of dispatch, without its code"],
  ["order.warehouse", "an order does not say where its goods are"],
  ["order.shippingDataLacking", "an order does not say so"],
  ["claim", "claims are no part of an order"],
  ["merchant", "an order says nothing of the merchant's standing"],
  ["buyer", "an order says nothing of the buyer's other orders"],
  ["marketing", "no part of an order"],
]

/**
 * The case that an order makes, with what it leaves open and what of it was not used. `trade` is one order of
 * alibaba.trade.get.buyerView, getSellerOrderList or getBuyerOrderList, bare or in its answer; `refund` the refund that is
 * asked about (OpOrderRefundModel), where there is one at hand. Throws a `TradeError` that names every mistake.
 */
export const caseOf = (trade: unknown, refund?: unknown): CaseOfTrade => {
  const placed = tradesOf(trade)
  const [one] = placed
  if (one === undefined || placed.length > 1)
    throw new TradeError([
      {
        path: "trade",
        found: `${placed.length} orders`,
        expected: "one order (tradesOf gives each of several)",
      },
    ])
  const read = readTrade(one.trade, one.path)
  return caseFrom(read, refund === undefined ? undefined : readRefund(refund, read.id))
}

const caseFrom = (trade: Trade, refund: Refund | undefined): CaseOfTrade => {
  const beside = new Beside()
  const standing = standingOf(trade, mayHaveRefund(trade, refund), beside)
  const order = orderFacts(trade, standing, beside)
  const facts = { order, ...given({ refund: refundFacts(trade, refund, standing, beside) }) }
  for (const [fact, why] of NEVER) beside.lacks(fact, why)
  return { case: facts, underivable: beside.underivable, ignored: beside.ignored }
}
