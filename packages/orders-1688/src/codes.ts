// What the platform's own words and codes mean, as far as it is known.
import type { Said } from "./part.ts"

export type OrderStatus =
  | "awaiting-payment"
  | "awaiting-shipment"
  | "awaiting-receipt"
  | "received"
  | "closed"

/** `ended`: nothing more is to come of it. */
export interface StatusMeaning {
  readonly status: OrderStatus
  readonly ended: boolean
}

const running = (status: OrderStatus): StatusMeaning => ({ status, ended: false })
const ended = (status: OrderStatus): StatusMeaning => ({ status, ended: true })

export const ORDER_STATUSES: ReadonlyMap<string, StatusMeaning> = new Map([
  ["waitbuyerpay", running("awaiting-payment")],
  ["waitsellersend", running("awaiting-shipment")],
  ["waitlogisticstakein", running("awaiting-receipt")],
  ["waitbuyerreceive", running("awaiting-receipt")],
  ["waitbuyersign", running("awaiting-receipt")],
  ["signinsuccess", running("received")],
  ["confirm_goods", running("received")],
  ["success", ended("received")],
  ["cancel", ended("closed")],
  ["terminated", ended("closed")],
])

/** What a refund's status says of goods sent back, and whether the money went. */
export type RefundStage = "asked" | "return" | "paid" | "refused"

export const REFUND_STATUSES: ReadonlyMap<string, RefundStage> = new Map([
  ["waitselleragree", "asked"],
  ["waitbuyermodify", "asked"],
  ["waitbuyersend", "return"],
  ["waitsellerreceive", "return"],
  ["refundsuccess", "paid"],
  ["refundclose", "refused"],
])

/** `none`: no goods go anywhere. */
export type Logistics = "unshipped" | "shipped" | "returned" | "none"

export const LOGISTICS: ReadonlyMap<string, Logistics> = new Map([
  ["1", "unshipped"],
  ["2", "shipped"],
  ["3", "shipped"],
  ["4", "returned"],
  ["5", "shipped"],
  ["8", "none"],
])

export type Market = "1688" | "cross-border-supply"

/** Beside these an order does not say in which market it was made: a group's, say, may be one of several. */
export const MARKETS: ReadonlyMap<string, Market> = new Map([
  ["cn", "1688"],
  ["cb", "cross-border-supply"],
])

export type Badge =
  | "same-day-shipping"
  | "24h-shipping"
  | "48h-shipping"
  | "72h-shipping"
  | "7d-shipping"
  | "10d-shipping"
  | "15d-shipping"
  | "20d-shipping"
  | "30d-shipping"
  | "45d-shipping"
  | "7d-return"

export const BADGES: ReadonlyMap<string, Badge> = new Map([
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
])

/** A date of shipping that the parties agreed; which, an order does not say. */
export const AGREED_DATE = "jqbz"

/** Damage and shortage: the services of that name that ended or began in 2022 are others. */
export const NO_BADGES: ReadonlySet<string> = new Set(["psbj", "shbp"])

export const meaning = <A>(codes: ReadonlyMap<string, A>, said: Said | undefined): A | undefined =>
  said === undefined ? undefined : codes.get(said.said.toLowerCase())

/** GB/T 2260: can such a code of six digits exist? The province must, and nothing stands below an open level. */
export const isPossibleRegion = (code: string): boolean =>
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])(?!00(?!00))\d{4}$/.test(code)
