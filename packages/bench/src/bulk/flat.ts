// An order as engines without a language of their own take it: one object of plain values by plain names.
import type { Case, FactPath, Platform } from "@policy-ledger/rulebook"

/** Instants in epoch ms, amounts in minor units, shares in parts per million. */
type Plain = number | string | boolean | readonly string[] | null
export type Flat = Readonly<Record<string, Plain>>

/** `order.paidAt` as `order_paidAt`: a name that no engine takes for a path or a subtraction. */
export const plainName = (fact: FactPath): string => fact.replaceAll(/[^a-zA-Z0-9]/g, "_")

/** These facts of a case; null where one is not given or there was none, a set of nothing where none is given. */
export const flatOf = (of: Case, facts: readonly FactPath[], { facts: declared }: Platform): Flat => {
  const sets = new Set(declared.filter(({ type }) => type === "set").map(({ path }) => path))
  const valueOf = (fact: FactPath): Plain => {
    const said = of.given.get(fact)
    switch (said?.kind) {
      case "number":
        return said.lo
      case "word":
        return said.word
      case "flag":
        return said.flag
      case "set":
        return said.words
      case "none":
      case "unknown":
      case undefined:
        return sets.has(fact) ? [] : null
    }
  }
  return Object.fromEntries(facts.map((fact) => [plainName(fact), valueOf(fact)]))
}
