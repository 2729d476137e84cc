// Where an order as the platform's own interface gives it becomes a case: by the data package, once one has an entry for it.
import type { Entry, JsonObject } from "./fields.ts"
import { isObject } from "./fields.ts"

export interface TradeNotes {
  readonly case: JsonObject
  /** What the order does not tell. */
  readonly underivable: readonly { readonly fact: string; readonly why: string }[]
  /** What of it was not used. */
  readonly ignored: readonly { readonly path: string; readonly found: string; readonly why: string }[]
}

/** Is it an object with members, none of which a case of the platform has? */
export const isTrade = (value: unknown, entries: readonly Entry[]): boolean => {
  if (!isObject(value)) return false
  const keys = Object.keys(value)
  const groups = new Set(entries.map(({ path }) => path.split(".")[0]))
  return keys.length > 0 && keys.every((key) => !groups.has(key)) && keys.some((key) => isObject(value[key]))
}

/** Turns an order into a case; undefined where the package cannot. */
export type Turn = (trade: unknown) => TradeNotes

/** No package has an entry `./orders` yet: here it is asked for once one has. */
export const turnOf = (): Turn | undefined => undefined
