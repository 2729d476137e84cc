import type { Platform } from "@policy-ledger/rulebook"
import type { Order } from "../layout/ask/orders-table.ts"
import type { Page } from "../layout/page/page.ts"
import type { Surroundings } from "../surroundings/surroundings.ts"

/** Where the answers go, and how they are laid out. */
export interface Printing {
  readonly around: Surroundings["Service"]
  readonly page: Page
  readonly platform: Platform
}

/** Takes one answer after the other, and is told when the last is there. */
export interface OrderSink {
  readonly take: (order: Order) => void
  readonly end: () => void
}
