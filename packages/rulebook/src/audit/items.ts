// On which items of an order a rule rests.
import type { ListPath } from "../language/platform.ts"
import type { Facts } from "../case/facts.ts"
import type { Trace } from "../case/predicates.ts"
import { namesOf, namesWhere } from "./payments.ts"

/** The items for which a rule holds that asks whether some are so; undefined where that is not certain of each. */
export const itemsMatched = (
  trace: Trace | undefined,
  facts: Facts,
  list: ListPath | undefined,
): readonly string[] | undefined => {
  if (trace?.value !== "yes" || list === undefined) return undefined
  const asked = someAsked(trace, list).filter(({ value }) => value !== "no")
  if (asked.length === 0 || asked.some(({ value }) => value === "unknown")) return undefined
  const members = facts.members(list) ?? []
  const named = asked.map(({ parts }) => namesWhere(list, members, parts))
  if (named.includes(undefined)) return undefined
  return namesOf(list, members).filter((name) => named.some((names) => names?.includes(name)))
}

/** Where a condition asks whether some members of a list are so. */
const someAsked = (trace: Trace, list: ListPath): readonly Trace[] => {
  if ("not" in trace.node) return []
  if ("some" in trace.node) return trace.node.of === list ? [trace] : []
  return trace.parts.flatMap((part) => someAsked(part, list))
}
