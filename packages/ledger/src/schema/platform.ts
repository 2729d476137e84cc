import { Schema } from "effect"
import {
  Day,
  FactPath,
  Instant,
  InstrumentId,
  Language,
  Offset,
  Positive,
  RegionCode,
  Text,
  Words,
  matching,
  some,
  told,
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
  "tree",
  "text",
])

export const Derivation = Schema.Union([
  Schema.Struct({ sum: FactPath }),
  Schema.Struct({ count: FactPath }),
  Schema.Struct({ reached: FactPath, by: FactPath }),
]).annotate({ identifier: "Derivation", description: "how a fact is computed from others" })

const UnheldPromise = Schema.Struct({
  deadline: Schema.optionalKey(DeadlineKind),
  countedFrom: Schema.optionalKey(FactPath),
}).annotate({
  identifier: "UnheldPromise",
  description: "what a badge promises by a rule that the ledger does not hold",
})

const WindowLength = Schema.Union([
  Schema.Struct({ days: Positive }),
  Schema.Struct({ months: Positive }),
]).annotate({ identifier: "WindowLength", description: "whole days or calendar months" })

const MeasureWindow = Schema.Struct({
  last: WindowLength.pipe(told("how long the time is over which it is measured")),
  lag: Schema.optionalKey(WindowLength).pipe(told("how long before it is asked that time ends")),
}).annotate({ identifier: "MeasureWindow", description: "over which time a fact is measured" })

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
  tree: Schema.optionalKey(InstrumentId),
  over: Schema.optionalKey(MeasureWindow),
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

const TreePlace = Schema.Struct({
  id: Words,
  title: Text,
  in: Schema.optionalKey(Words).pipe(told("the place around it")),
}).annotate({ identifier: "TreePlace", description: "a place of a tree" })

export const TreeDeclaration = Schema.Struct({
  id: InstrumentId,
  title: Text,
  places: some(TreePlace),
}).annotate({
  identifier: "TreeDeclaration",
  description: "places that lie in each other, such as categories or countries",
})

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
  languages: Schema.optionalKey(
    Schema.Array(Language).pipe(told("the languages of its texts beside English; without it Chinese")),
  ),
  trees: Schema.optionalKey(Schema.Array(TreeDeclaration)),
  caseId: FactPath,
  subOrders: FactPath,
  agreements: FactOfDeadline,
  fulfilments: Schema.optionalKey(FactOfDeadline),
}).annotate({ identifier: "Platform", description: "a marketplace" })
