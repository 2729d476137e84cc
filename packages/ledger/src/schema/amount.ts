import type * as Rulebook from "@policy-ledger/rulebook"
import { Schema } from "effect"
import { Condition } from "./condition.ts"
import { Factor, FactPath, Money, Price, Text, some } from "./leaf.ts"

const Tier = Schema.Struct({ upTo: Schema.optionalKey(Money), rate: Factor }).annotate({
  identifier: "Tier",
  description: "the share of the portion up to a bound; without one, of all above",
})

const Nested = Schema.suspend((): Schema.Codec<Rulebook.Amount> => Amount)

// oxlint-disable-next-line unicorn/no-thenable -- a key of the language, in data
const AmountCase = Schema.Struct({ when: Condition, then: Nested }).annotate({
  identifier: "AmountCase",
  description: "how much, where the condition holds and none above does",
})

const expressions = [
  Schema.Struct({ rate: Factor, of: Schema.Union([FactPath, some(FactPath)]) }),
  Schema.Struct({ each: Price, of: FactPath }),
  Schema.Struct({ sum: some(Nested) }),
  Schema.Struct({ least: some(Nested) }),
  Schema.Struct({ greatest: some(Nested) }),
  Schema.Struct({ tiers: some(Tier), of: FactPath }),
  Schema.Struct({ cases: some(AmountCase), else: Schema.optionalKey(Nested) }),
  Schema.Struct({ oneOf: some(Nested) }),
  Schema.Struct({ unstated: Text }),
] as const

/** How much: fixed, or an expression over the facts of a case. */
const Amount = Schema.Union([Price, ...expressions]).annotate({
  identifier: "Amount",
  description: "how much, exact and rounded once at the end",
})

/** What is paid: a price of one among many may be finer than money is, a sum that is paid as it stands may not. */
export const PaidAmount = Schema.Union([Money, ...expressions]).annotate({
  identifier: "PaidAmount",
  description: "how much is paid, exact and rounded once at the end",
})
