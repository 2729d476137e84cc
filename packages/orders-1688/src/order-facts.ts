// The facts of the order itself.
import type { Beside } from "./beside.ts"
import type { OrderFacts, SubOrder } from "./case.ts"
import {
  AGREED_DATE,
  type Badge,
  BADGES,
  isPossibleRegion,
  LOGISTICS,
  type Market,
  MARKETS,
  NO_BADGES,
  ORDER_STATUSES,
  type OrderStatus,
  type StatusMeaning,
} from "./codes.ts"
import { given } from "./given.ts"
import type { Said } from "./part.ts"
import type { Time } from "./time.ts"
import type { Item, Term, Trade } from "./trade.ts"

/** Where the order stands, and what has been seen to happen. */
export interface Standing {
  readonly status: StatusMeaning | undefined
  /** Something of it has left, or may have: what is not known here may say so. */
  readonly mayHaveShipped: boolean
  /** There is a refund, or may be one. */
  readonly mayHaveRefund: boolean
}

const hasMoved = ({ logistics }: Item, beside: Beside): boolean => {
  const means = beside.meaningOf(LOGISTICS, logistics)
  return logistics !== undefined && means !== "unshipped" && means !== "none"
}

/** Every code is looked at, so that each that is not known is told. */
const haveMoved = ({ items = [] }: Trade, beside: Beside): boolean =>
  items.map((item) => hasMoved(item, beside)).includes(true)

const AFTER_SHIPPING: readonly (OrderStatus | undefined)[] = ["awaiting-receipt", "received"]

/** Where the order stands, and what is seen of parcels and refund. */
export const standingOf = (trade: Trade, mayHaveRefund: boolean, beside: Beside): Standing => {
  const status = beside.meaningOf(ORDER_STATUSES, trade.status)
  const haveLeft = trade.deliveredAt !== undefined || trade.receivedAt !== undefined || trade.parcels > 0
  const mayHaveShipped = haveMoved(trade, beside) || haveLeft || AFTER_SHIPPING.includes(status?.status)
  return { status, mayHaveShipped, mayHaveRefund }
}

/** Closed before the money or the goods went: what an order does not show then was not. */
const isClosed = ({ status }: Standing): boolean => status?.status === "closed"

export const orderFacts = (trade: Trade, standing: Standing, beside: Beside): OrderFacts => ({
  id: trade.id,
  ...given({
    market: marketOf(trade, beside),
    orderedAt: trade.createdAt?.text ?? beside.lacks("order.orderedAt", "the order shows no createTime"),
    paidAt: paidAtOf(trade, standing, beside),
    agreedShipBy: agreedShipByOf(trade.terms, beside),
    shippedAt: shippedAtOf(trade, standing, beside),
    grouped: groupedOf(trade.items ?? [], beside),
    status: standing.status?.status ?? beside.lacks("order.status", whyNoStatus(trade)),
    shipTo: shipToOf(trade.region, beside),
  }),
  badges: badgesOf(trade.terms, beside),
  ...given({ subOrders: subOrdersOf(trade.items, beside) }),
})

const whyNoStatus = ({ status }: Trade): string =>
  status === undefined ? "the order shows no status" : `${status.said} is not known here`

const marketOf = ({ businessType, isOverseas }: Trade, beside: Beside): Market | undefined => {
  if (isOverseas === true) return "cross-border-supply"
  const market = beside.meaningOf(MARKETS, businessType)
  return (
    market ?? beside.lacks("order.market", "only cn and cb, or overSeaOrder, say in which market it was made")
  )
}

const paidAtOf = (trade: Trade, standing: Standing, beside: Beside): string | null | undefined => {
  const isInSteps = trade.steps.length > 1
  const paidAt = isInSteps ? lastOf(trade.steps) : (trade.paidAt ?? trade.steps[0])
  if (paidAt !== undefined) return paidAt.text
  if (isClosed(standing) && !standing.mayHaveShipped && !standing.mayHaveRefund) return null
  const what = isInSteps ? "the time of its last payment" : "a time of payment"
  return beside.lacks("order.paidAt", notShown(what, standing))
}

/** The last of several payments; undefined while one is still to come. */
const lastOf = (steps: readonly (Time | undefined)[]): Time | undefined => {
  const made = steps.filter((step) => step !== undefined)
  return made.length < steps.length ? undefined : made.toSorted((a, b) => b.at - a.at)[0]
}

const notShown = (what: string, { status }: Standing): string =>
  `the order does not show ${what}${status?.ended === false ? " yet" : ""}`

const shippedAtOf = (trade: Trade, standing: Standing, beside: Beside): string | null | undefined => {
  if (trade.deliveredAt !== undefined) return trade.deliveredAt.text
  if (isClosed(standing) && !standing.mayHaveShipped) return null
  return beside.lacks(
    "order.shippedAt",
    notShown("when the last of it was shipped (allDeliveredTime)", standing),
  )
}

/** Any word for not formed; only 已成团 says that it has. */
const NOT_FORMED = /(?<!已)成团/

/** A group that has not formed now had not formed before, either; one that has may not have when it counted. */
const groupedOf = (items: readonly Item[], beside: Beside): false | undefined => {
  const reasons = items.flatMap((item) => (item.canSend === false ? [item.cantSendReason ?? []] : [])).flat()
  const ungrouped = reasons.filter(({ said }) => NOT_FORMED.test(said))
  for (const reason of reasons)
    if (!ungrouped.includes(reason)) beside.ignore(reason, "says nothing of a group")
  if (ungrouped.length > 0) return false
  return beside.lacks(
    "order.grouped",
    "an order says of a group only that it has not formed (cantSendReason)",
  )
}

const shipToOf = (region: Said | undefined, beside: Beside): string | undefined => {
  if (region === undefined) return beside.lacks("order.shipTo", "the order shows no code of the region")
  if (isPossibleRegion(region.said)) return region.said
  beside.ignore(region, "no GB/T 2260 code of six digits that can exist")
  return beside.lacks("order.shipTo", `${region.said} is no code of a region`)
}

const NO_TERMS = "the order shows no guaranteesTerms"

const badgesOf = (terms: readonly Term[] | undefined, beside: Beside): readonly Badge[] | "unknown" => {
  if (terms === undefined) {
    beside.lacks("order.badges", NO_TERMS)
    return "unknown"
  }
  const badges = terms.map((term) => badgeOf(term, beside)).filter((badge) => badge !== undefined)
  return [...new Set(badges)]
}

const badgeOf = ({ path, code, name }: Term, beside: Beside): Badge | undefined => {
  if (code === undefined) return beside.ignore({ path, said: name?.said ?? "" }, "has no assuranceType")
  const word = code.said.toLowerCase()
  const badge = BADGES.get(word)
  if (badge !== undefined || word === AGREED_DATE) return badge
  if (NO_BADGES.has(word))
    return beside.ignore(code, "no badge: the services of 2022 for damage and shortage are others")
  beside.ignore(code, "not known here")
  return beside.lacks(
    "order.badges",
    `${code.said} is not known here: if it is a badge, it is missing among them`,
  )
}

const agreedShipByOf = (terms: readonly Term[] | undefined, beside: Beside): "unknown" | undefined => {
  const isAgreed = terms?.some(({ code }) => code?.said.toLowerCase() === AGREED_DATE) ?? true
  if (!isAgreed) return undefined
  beside.lacks(
    "order.agreedShipBy",
    terms === undefined ? NO_TERMS : `${AGREED_DATE} says that a date was agreed, and not which`,
  )
  return "unknown"
}

const subOrdersOf = (items: Trade["items"], beside: Beside): readonly SubOrder[] | undefined => {
  if (items === undefined) return beside.lacks("order.subOrders", "the order shows no productItems")
  for (const key of ["id", "amount"] as const)
    if (items.some((item) => item[key] === undefined))
      beside.lacks(`order.subOrders[].${key}`, "not every item shows it")
  return items.map(({ id, amount }) => given({ id, amount }))
}
