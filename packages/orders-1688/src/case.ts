// A case as it comes out of an order, and what is told beside it.
import type { Badge, Market, OrderStatus } from "./codes.ts"

/**
 * Facts of an order. A fact that is absent is unknown, `null` says that there was none: what the order does not show yet
 * is absent while it runs, and null once it is closed.
 */
export interface OrderFacts {
  readonly id: string
  readonly market?: Market
  readonly orderedAt?: string
  readonly paidAt?: string | null
  /** There is a date, and the order does not say which; or its terms are not shown. Absent: presumed none. */
  readonly agreedShipBy?: "unknown"
  readonly shippedAt?: string | null
  /** Told only where the group has not formed. */
  readonly grouped?: false
  readonly status?: OrderStatus
  /** GB/T 2260. */
  readonly shipTo?: string
  readonly badges: readonly Badge[] | "unknown"
  readonly subOrders?: readonly SubOrder[]
}

export interface SubOrder {
  readonly id?: string
  /** CNY, as `"12.50"`. */
  readonly amount?: string
}

export interface RefundFacts {
  readonly kind?: "unshipped" | "return"
  readonly requestedAt?: string
  readonly amount?: string
  readonly returnedAt?: null
  readonly returnSignedAt?: null
}

export interface TradeCase {
  readonly order: OrderFacts
  readonly refund?: RefundFacts | null
}

/** A fact, or a whole group of them, that the order does not give. */
export interface Underivable {
  readonly fact: string
  readonly why: string
}

/** Something in the order that stands for a fact, perhaps, and that was not used. */
export interface Ignored {
  readonly path: string
  readonly found: string
  readonly why: string
}

export interface CaseOfTrade {
  readonly case: TradeCase
  readonly underivable: readonly Underivable[]
  readonly ignored: readonly Ignored[]
}
