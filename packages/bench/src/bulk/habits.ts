// What is usual on a marketplace: assumptions about shops, drawn from no source and asserted nowhere.
import type { FactPath } from "@policy-ledger/rulebook"

/** By the path of a fact, a list or a group; of what is not named the usual is taken. */
export interface Habits {
  /** In which share of the orders that have what is around it, it is given. */
  readonly given: { readonly [path: FactPath]: number }
  /** How often each word is drawn beside the others; of a set the share of orders that have it. */
  readonly words: { readonly [path: FactPath]: { readonly [word: string]: number } }
  /** From and to how many hours after the latest instant before it, or after the order. */
  readonly hours: { readonly [path: FactPath]: readonly [from: number, to: number] }
  readonly ratios: { readonly [path: FactPath]: readonly [from: number, to: number] }
  /** Counts below this. */
  readonly counts: { readonly [path: FactPath]: number }
}

const DAYS = 24
const YEARS = 365 * DAYS

const SHOPS_OF_1688: Habits = {
  given: {
    refund: 0.12,
    claim: 0.07,
    merchant: 0.7,
    buyer: 0.05,
    marketing: 0.01,
    "order.paidAt": 0.995,
    "order.shipDueAt": 0.77,
    "order.agreedShipBy": 0.03,
    "order.shippedAt": 0.72,
    "order.grouped": 0.03,
    "order.groupFormedAt": 0.06,
    "order.warehouse": 0.04,
    "order.badges": 0.55,
    "order.shippingDataLacking": 0.01,
    "order.subOrders[].id": 1,
    "order.subOrders[].amount": 0.995,
    "refund.returnedAt": 0.4,
    "refund.returnSignedAt": 0.3,
    "merchant.renewedAt": 0.2,
    "merchant.chengxintongOrder": 0.02,
    "merchant.certifiedAt": 0.02,
    "merchant.supportsDistribution": 0.58,
    "merchant.buyerProtection": 0.77,
    "merchant.services": 0.05,
    "merchant.services.industrial-brand-fake-one-pay-four": 0.5,
    "merchant.services.industrial-fake-one-pay-four": 0.5,
    "merchant.services.multichannel-distribution": 0.5,
    "merchant.cainiaoWaybillFirstUsedAt": 0.05,
  },
  words: {
    "order.market": { "1688": 82, "taote-group": 8, "global-sourcing": 3, "cross-border-supply": 7 },
    "order.goods": { physical: 97, virtual: 3 },
    "order.status": { "awaiting-shipment": 2, received: 2 },
    "merchant.memberships": {
      chengxintong: 0.8,
      "power-merchant": 0.3,
      "industrial-brand": 0.1,
      "super-factory": 0.1,
    },
    "merchant.buyerProtection": { funded: 2 },
  },
  hours: {
    "order.orderedAt": [0, 0],
    "order.paidAt": [0, 0.5],
    "order.shipDueAt": [24, 72],
    "order.agreedShipBy": [48, 168],
    "order.groupFormedAt": [0, 5],
    "refund.requestedAt": [0, 20 * DAYS],
    "refund.returnedAt": [1, 72],
    "refund.returnSignedAt": [24, 222],
    "claim.openedAt": [0, 10 * DAYS],
    "merchant.joinedAt": [-5 * YEARS, 0],
    "merchant.renewedAt": [YEARS, 2 * YEARS],
    "merchant.observedAt": [0, 10 * DAYS],
    "merchant.certifiedAt": [-100 * DAYS, 0],
    "merchant.services.industrial-brand-fake-one-pay-four.joinedAt": [-400 * DAYS, 0],
    "merchant.services.industrial-fake-one-pay-four.joinedAt": [-400 * DAYS, 0],
    "merchant.services.multichannel-distribution.joinedAt": [-400 * DAYS, 0],
    "merchant.cainiaoWaybillFirstUsedAt": [-300 * DAYS, 0],
    "marketing.orderedAt": [-100 * DAYS, 0],
  },
  ratios: { "merchant.fulfilmentRate30d": [0.85, 1], "merchant.responseRate3min": [0.3, 1] },
  counts: { "buyer.instantRefundsToday": 7 },
}

const NONE: Habits = { given: {}, words: {}, hours: {}, ratios: {}, counts: {} }

const BY_PLATFORM: { readonly [platform: string]: Habits } = { "1688": SHOPS_OF_1688 }

export const habitsOf = (platform: string): Habits => BY_PLATFORM[platform] ?? NONE
