// The facts of a refund: as an order shows it, or better as the platform gives the refund itself (OpOrderRefundModel).
import type { Beside } from "./beside.ts"
import type { RefundFacts } from "./case.ts"
import { LOGISTICS, meaning, REFUND_STATUSES, type RefundStage } from "./codes.ts"
import { given } from "./given.ts"
import type { Standing } from "./order-facts.ts"
import { Mistakes, Part, type Said } from "./part.ts"
import type { Time } from "./time.ts"
import type { Trade } from "./trade.ts"

/** A refund as the platform gives it. */
export interface Refund {
  readonly requestedAt: Time | undefined
  readonly status: Said | undefined
  readonly amount: string | undefined
  readonly carriage: string | undefined
  /** Goods are to come back. */
  readonly isReturn: boolean | undefined
  readonly goods: Said | undefined
}

/** Reads a refund; throws a `TradeError` with every mistake, also where it is another order's. */
export const readRefund = (value: unknown, orderId: string): Refund => {
  const mistakes = new Mistakes()
  const whole = new Part(value, "refund", mistakes)
  const either = (key: string): boolean | undefined =>
    whole.at(key).flag() ?? whole.at(`is${key.charAt(0).toUpperCase()}${key.slice(1)}`).flag()
  if (!whole.isShown) whole.refuse("a refund")
  const of = whole.at("orderId")
  if (of.isShown && !of.isId(orderId)) of.refuse(`the order's own id, ${orderId}`)
  const onlyMoney = either("onlyRefund")
  const refund = {
    requestedAt: whole.at("gmtApply").time(),
    status: whole.at("status").said(),
    amount: whole.at("applyPayment").fen(),
    carriage: whole.at("applyCarriage").fen(),
    isReturn: either("refundGoods") ?? (onlyMoney === undefined ? undefined : !onlyMoney),
    goods: whole.at("goodsStatus").said(),
  }
  mistakes.refuse()
  return refund
}

/** 3: the buyer has sent the goods back. */
const SENT_BACK = "3"

/** Facts of it; null where the order has ended without one. */
export const refundFacts = (
  trade: Trade,
  refund: Refund | undefined,
  standing: Standing,
  beside: Beside,
): RefundFacts | null | undefined => {
  const stages = (refund === undefined ? trade.refund.statuses : [refund.status]).map((status) =>
    beside.meaningOf(REFUND_STATUSES, status),
  )
  const isShown = refund !== undefined || stages.some((stage) => stage !== undefined) || isNamed(trade)
  if (isShown) return factsOf(trade, refund, { stages, standing, beside })
  if (standing.mayHaveRefund) return beside.lacks("refund", "of what its status says nothing is known here")
  if (standing.status?.ended === true) return null
  return beside.lacks("refund", "the order shows none yet")
}

const isNamed = ({ refund }: Trade): boolean =>
  refund.id !== undefined || (refund.amount !== undefined && refund.amount !== "0.00")

export const mayHaveRefund = (trade: Trade, refund: Refund | undefined): boolean =>
  refund !== undefined || trade.refund.statuses.length > 0 || isNamed(trade)

interface Around {
  readonly stages: readonly (RefundStage | undefined)[]
  readonly standing: Standing
  readonly beside: Beside
}

const factsOf = (trade: Trade, refund: Refund | undefined, around: Around): RefundFacts => {
  const { beside } = around
  const kind = kindOf(trade, refund, around)
  // Of goods that never left none come back.
  const none = kind === "unshipped" ? null : undefined
  if (none === undefined)
    for (const fact of ["refund.returnedAt", "refund.returnSignedAt"])
      beside.lacks(fact, "neither the order nor its refund says when")
  return given({
    kind,
    requestedAt:
      refund?.requestedAt?.text ??
      beside.lacks("refund.requestedAt", "only the refund itself says so (gmtApply)"),
    amount: refund === undefined ? shownAmount(trade, around) : askedAmount(refund, beside),
    returnedAt: none,
    returnSignedAt: none,
  })
}

const kindOf = (
  { items = [] }: Trade,
  refund: Refund | undefined,
  { stages, standing, beside }: Around,
): RefundFacts["kind"] => {
  const isSentBack = items.some(({ logistics }) => meaning(LOGISTICS, logistics) === "returned")
  const isReturn = refund?.isReturn ?? (isSentBack || refund?.goods?.said === SENT_BACK)
  if (isReturn || stages.includes("return")) return "return"
  if (!standing.mayHaveShipped && standing.status !== undefined) return "unshipped"
  return beside.lacks("refund.kind", "whether goods come back is not shown, and some have left or may have")
}

const askedAmount = ({ amount, carriage = "0.00" }: Refund, beside: Beside): string | undefined => {
  if (amount !== undefined && carriage === "0.00") return amount
  const why =
    amount === undefined
      ? "the refund shows no applyPayment"
      : "whether applyPayment holds applyCarriage is not known here"
  return beside.lacks("refund.amount", why)
}

/** What an order calls its refund is what was paid; of several items it may be the sum of several refunds. */
const shownAmount = ({ refund, items = [] }: Trade, { stages, beside }: Around): string | undefined => {
  const isPaid = stages.length > 0 && stages.every((stage) => stage === "paid")
  const refunded = items.filter((item) => item.refundStatus !== undefined || isMoney(item.refunded))
  if (isPaid && isMoney(refund.amount) && refunded.length <= 1) return refund.amount
  return beside.lacks(
    "refund.amount",
    isPaid
      ? "of several items refunded the order shows the sum"
      : "only the refund itself says so (applyPayment)",
  )
}

const isMoney = (amount: string | undefined): boolean => amount !== undefined && amount !== "0.00"
