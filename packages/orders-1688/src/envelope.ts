// The orders in an answer of the open platform: one, or a list of them, in an envelope or bare.
import { isObject, Mistakes, Part, stepInto } from "./part.ts"

/** An order, and where it stands in the answer: `result[3]`; empty where it is the whole. */
export interface PlacedTrade {
  readonly path: string
  readonly trade: unknown
}

const hasKey = (value: unknown, key: string): value is { readonly [key: string]: unknown } =>
  isObject(value) && Object.hasOwn(value, key)

const isBare = (value: unknown): boolean => hasKey(value, "baseInfo") && isObject(value["baseInfo"])

/** Does it look like an order of the open platform, or like an answer that holds some? */
export const isTrade = (value: unknown): boolean => {
  const held = hasKey(value, "result") ? value["result"] : value
  return Array.isArray(held) ? held.some(isBare) : isBare(held)
}

const EXPECTED = "an order of the open platform, with baseInfo, or an answer with result"

/** The orders of an answer, in order; throws a `TradeError` where the call failed or there is nothing like one. */
export const tradesOf = (answer: unknown): readonly PlacedTrade[] => {
  if (Array.isArray(answer)) return membersOf(answer, "")
  const mistakes = new Mistakes()
  const whole = new Part(answer, "", mistakes)
  const isEnvelope = !hasKey(answer, "baseInfo") && (hasKey(answer, "result") || hasKey(answer, "success"))
  if (!isObject(answer) || (!isEnvelope && !hasKey(answer, "baseInfo"))) whole.refuse(EXPECTED)
  mistakes.refuse()
  if (!isEnvelope) return [{ path: "", trade: answer }]
  if (whole.at("success").flag() === false) whole.at("success").refuse(successExpected(whole))
  mistakes.refuse()
  const result = hasKey(answer, "result") ? answer["result"] : undefined
  if (Array.isArray(result)) return membersOf(result, "result")
  if (!isObject(result)) whole.at("result").refuse("an order, or a list of them")
  mistakes.refuse()
  return [{ path: "result", trade: result }]
}

const membersOf = (trades: readonly unknown[], path: string): readonly PlacedTrade[] =>
  Array.from(trades, (trade, i) => ({ path: stepInto(path, i), trade }))

const successExpected = (envelope: Part): string => {
  const message = envelope.at("errorMessage").said()?.said
  return `a call that succeeded${message === undefined ? "" : ` (it says ${JSON.stringify(message.slice(0, 60))})`}`
}
