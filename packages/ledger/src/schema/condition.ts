import type * as Rulebook from "@policy-ledger/rulebook"
import { Schema } from "effect"
import {
  Count,
  DateOrInstant,
  Decimal,
  FactPath,
  ListPath,
  Positive,
  Text,
  Words,
  matching,
  some,
} from "./leaf.ts"

export const Duration = Schema.Union([
  Schema.Struct({ minutes: Positive }),
  Schema.Struct({ hours: Positive }),
  Schema.Struct({ days: Positive }),
]).annotate({ identifier: "Duration", description: "so many minutes, hours or days; a day is 24 hours" })

/** Money and ratios as decimal text, counts as integers: which, the fact's type says. */
const Bound = Schema.Union([Decimal, Count]).annotate({
  description: 'a bound: decimal text for money and ratios ("300.00", "0.95"), a whole number for counts',
})

const Place = matching("a region code of six digits, or a place of a tree", /^\S(?:[\s\S]*\S)?$/u)

const atoms = [
  Schema.Struct({ fact: FactPath, is: Schema.Union([Words, Schema.Boolean]) }),
  Schema.Struct({ fact: FactPath, in: some(Words) }),
  Schema.Struct({ fact: FactPath, has: Words }),
  Schema.Struct({ fact: FactPath, hasAny: some(Words) }),
  Schema.Struct({ fact: FactPath, atLeast: Bound }),
  Schema.Struct({ fact: FactPath, moreThan: Bound }),
  Schema.Struct({ fact: FactPath, atMost: Bound }),
  Schema.Struct({ fact: FactPath, lessThan: Bound }),
  Schema.Struct({ fact: FactPath, within: some(Place) }),
  Schema.Struct({ fact: FactPath, before: DateOrInstant }),
  Schema.Struct({ fact: FactPath, since: DateOrInstant }),
  Schema.Struct({ fact: FactPath, within: Duration, after: FactPath }),
] as const

export const Atom = Schema.Union(atoms)

const Nested = Schema.suspend((): Schema.Codec<Rulebook.Condition> => Condition)

export const Condition = Schema.Union([
  Schema.Struct({ always: Schema.Literal(true) }),
  Schema.Struct({ all: some(Nested) }),
  Schema.Struct({ any: some(Nested) }),
  Schema.Struct({ not: Nested }),
  Schema.Struct({ known: FactPath }),
  Schema.Struct({ unstated: Text }),
  Schema.Struct({ some: Nested, of: ListPath }),
  Schema.Struct({ every: Nested, of: ListPath }),
  ...atoms,
]).annotate({ identifier: "Condition", description: "for which cases the rule holds" })

const NestedSaving = Schema.suspend((): Schema.Codec<Rulebook.Saving> => Saving)

export const Saving = Schema.Union([
  Schema.Struct({ all: some(NestedSaving) }),
  Schema.Struct({ any: some(NestedSaving) }),
  Schema.Struct({ not: NestedSaving }),
  Schema.Struct({ before: FactPath }),
  Schema.Struct({ since: FactPath }),
  Schema.Struct({ when: Condition }),
]).annotate({
  identifier: "Saving",
  description:
    "whom the ended version goes on governing; before and since measure a fact against this event's date",
})
