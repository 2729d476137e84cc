// Orders as the platform itself gives them, where somebody wrote what makes cases of them.
export { caseOf, exactJson, isTrade, tradesOf, TradeError } from "#data/orders"
export type { CaseOfTrade, Ignored, PlacedTrade, TradeProblem, Underivable } from "#data/orders"
