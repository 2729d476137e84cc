// Orders as 1688's open platform gives them, as cases. No dependencies.
export { caseOf } from "./case-of.ts"
export type {
  CaseOfTrade,
  Ignored,
  OrderFacts,
  RefundFacts,
  SubOrder,
  TradeCase,
  Underivable,
} from "./case.ts"
export type { Badge, Market, OrderStatus } from "./codes.ts"
export { isTrade, type PlacedTrade, tradesOf } from "./envelope.ts"
export { exactJson } from "./exact-json.ts"
export { TradeError, type TradeProblem } from "./trade-error.ts"
