import { Schema } from "effect"
import { Condition } from "./condition.ts"
import {
  Day,
  FactPath,
  Instant,
  InstrumentId,
  ListPath,
  Offset,
  RegionCode,
  Text,
  Words,
  matching,
  some,
} from "./leaf.ts"

export const DeadlineKind = Schema.Literals(["ship-by", "respond-by", "auto-receipt"])

export const FactType = Schema.Literals([
  "instant",
  "money",
  "ratio",
  "integer",
  "boolean",
  "enum",
  "set",
  "region",
  "text",
])

export const Derivation = Schema.Union([
  Schema.Struct({ sum: FactPath, where: Schema.optionalKey(Condition) }),
  Schema.Struct({ count: ListPath, where: Schema.optionalKey(Condition) }),
  Schema.Struct({ share: ListPath, where: Condition }),
  Schema.Struct({ ratio: FactPath, over: FactPath }),
  Schema.Struct({ reached: FactPath, by: FactPath }),
]).annotate({ identifier: "Derivation", description: "how a fact is computed from others" })

const UnheldPromise = Schema.Struct({
  deadline: Schema.optionalKey(DeadlineKind),
  countedFrom: Schema.optionalKey(FactPath),
}).annotate({
  identifier: "UnheldPromise",
  description: "what a badge promises by a rule that the ledger does not hold",
})

const FactValue = Schema.Struct({
  value: Words,
  title: Text,
  promise: Schema.optionalKey(UnheldPromise),
}).annotate({
  identifier: "FactValue",
  description: "one value that the fact can have",
})

export const FactDeclaration = Schema.Struct({
  path: FactPath,
  type: FactType,
  title: Text,
  values: Schema.optionalKey(some(FactValue)),
  presumed: Schema.optionalKey(Schema.Struct({ none: Schema.Literal(true), title: Text })),
  derived: Schema.optionalKey(Derivation),
  input: Schema.optionalKey(Schema.Boolean),
  notAfter: Schema.optionalKey(FactPath),
  notBefore: Schema.optionalKey(FactPath),
}).annotate({ identifier: "FactDeclaration", description: "one fact of the platform's cases" })

const Year = Schema.Int.check(Schema.isBetween({ minimum: 1900, maximum: 9999 })).annotate({
  description: "a year, such as 1999",
})

export const RegionDeclaration = Schema.Struct({
  code: RegionCode,
  title: Text,
  since: Schema.optionalKey(Year),
  until: Schema.optionalKey(Year),
  formerly: Schema.optionalKey(RegionCode),
  note: Schema.optionalKey(Text),
}).annotate({ identifier: "RegionDeclaration", description: "a region that a rule names" })

export const InstrumentDeclaration = Schema.Struct({
  id: InstrumentId,
  kind: Schema.Literals(["document", "service", "relief"]),
  title: Text,
}).annotate({
  identifier: "InstrumentDeclaration",
  description: "a rule document, a service or a relief measure",
})

export const Coverage = Schema.Struct({ from: Day, to: Day, statement: Text }).annotate({
  identifier: "Coverage",
  description: "what was read to make the ledger: outside it silence proves nothing",
})

export const DatedOffsets = Schema.Struct({
  zoneData: Words,
  first: Offset,
  changes: Schema.Array(Schema.Struct({ at: Instant, to: Offset })),
}).annotate({
  identifier: "DatedOffsets",
  description: "the offsets of a zone by turns, as policy-ledger offsets writes them",
})

const FactOfDeadline = Schema.Struct({
  "ship-by": Schema.optionalKey(FactPath),
  "respond-by": Schema.optionalKey(FactPath),
  "auto-receipt": Schema.optionalKey(FactPath),
})

/** The file `seeds/<id>.yaml`. */
export const Platform = Schema.Struct({
  id: InstrumentId,
  title: Text,
  timeZone: Words,
  utcOffset: Schema.optionalKey(Offset),
  offsets: Schema.optionalKey(DatedOffsets),
  currency: Words,
  firstYear: Year,
  coverage: Coverage,
  disclaimer: Text,
  instruments: some(InstrumentDeclaration),
  facts: some(FactDeclaration),
  regionPrefixes: Schema.Array(matching("two digits", /^\d\d$/)),
  regions: Schema.Array(RegionDeclaration),
  caseId: FactPath,
  subOrders: Schema.optionalKey(FactPath),
  items: Schema.optionalKey(ListPath),
  agreements: FactOfDeadline,
  fulfilments: Schema.optionalKey(FactOfDeadline),
}).annotate({ identifier: "Platform", description: "a marketplace" })
