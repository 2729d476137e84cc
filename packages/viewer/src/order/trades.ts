// An order as the platform's own interface gives it becomes a case, where the data package knows how.
import type { CaseOfTrade } from "@policy-ledger/data-package/entry/orders"
import { entry } from "../package/entries.ts"
import { isObject, type Entry, type JsonObject } from "./fields.ts"

export interface TradeNotes extends Omit<CaseOfTrade, "case"> {
  readonly case: JsonObject
}

/** Is it no case, for it has none of the groups that one has? */
export const isNoCase = (value: unknown, entries: readonly Entry[]): boolean => {
  if (!isObject(value)) return Array.isArray(value)
  const groups = new Set(entries.map(({ path }) => path.split(".")[0]))
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => !groups.has(key))
}

export type Turned =
  | { readonly kind: "turned"; readonly notes: TradeNotes }
  | { readonly kind: "refused"; readonly why: string }
  /** It is no order of the platform either. */
  | { readonly kind: "other" }

/** The first order of an answer of the platform's interface as a case. Loads what can do it when it is first asked. */
export const turned = async (text: string, value: unknown): Promise<Turned> => {
  const module = await new Promise<ReturnType<typeof entry<"orders">>["value"]>((resolve) => {
    const stop = entry("orders").subscribe((found) => {
      if (found === undefined) return
      queueMicrotask(() => stop())
      resolve(found)
    })
  })
  if (module === undefined || !module.isTrade(value)) return { kind: "other" }
  try {
    // Its numbers are longer than JavaScript can hold.
    const [first] = module.tradesOf(module.exactJson(text))
    const { case: of, ...notes } = module.caseOf(first?.trade)
    return { kind: "turned", notes: { ...notes, case: { ...of } } }
  } catch (error) {
    return { kind: "refused", why: error instanceof Error ? error.message : String(error) }
  }
}
