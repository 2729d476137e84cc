import type { Case } from "./case.js"

/** A fact, or a whole group of them, that an order does not give. */
export interface Underivable {
  readonly fact: string
  readonly why: string
}

/** Something in an order that stands for a fact, perhaps, and that was not used. */
export interface Ignored {
  readonly path: string
  readonly found: string
  readonly why: string
}

export interface CaseOfTrade {
  readonly case: Case
  readonly underivable: readonly Underivable[]
  readonly ignored: readonly Ignored[]
}

/** An order, and where it stands in the answer: `result[3]`; empty where it is the whole. */
export interface PlacedTrade {
  readonly path: string
  readonly trade: unknown
}

/** What is wrong in an order, and where. */
export interface TradeProblem {
  readonly path: string
  readonly found: string
  readonly expected: string
}

/** Something is not as the platform gives its orders: every mistake, with where, what was found and what is expected. */
export declare class TradeError extends Error {
  readonly _tag: "TradeError"
  readonly problems: readonly TradeProblem[]
}

export declare const caseOf: (trade: unknown, refund?: unknown) => CaseOfTrade
export declare const exactJson: (text: string) => unknown
export declare const isTrade: (value: unknown) => boolean
export declare const tradesOf: (answer: unknown) => readonly PlacedTrade[]
