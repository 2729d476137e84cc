import { Schema } from "effect"
import { Condition } from "./condition.ts"
import {
  Day,
  FactPath,
  Instant,
  InstrumentId,
  Language,
  ListPath,
  NAME,
  Offset,
  Positive,
  RegionCode,
  Text,
  Words,
  matching,
  some,
  told,
} from "./leaf.ts"

export const DeadlineKind = matching("the name of a deadline, such as ship-by", NAME)
export const CalendarId = matching("the name of a calendar, such as uk", NAME)

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

const FactOfDeadline = Schema.Record(Schema.String, FactPath)

const DAY_OF_WEEK = "a day of the week from 1, Monday, to 7"
const DayOfWeek = Schema.Int.check(
  Schema.makeFilter((n: number) => (n >= 1 && n <= 7) || DAY_OF_WEEK, {
    expected: DAY_OF_WEEK,
    reason: "WrongForm",
    toJsonSchema: () => ({ minimum: 1, maximum: 7 }),
  }),
).annotate({ description: DAY_OF_WEEK })

export const CalendarDeclaration = Schema.Struct({
  id: CalendarId,
  title: Text,
  from: Day,
  to: Day,
  weekend: Schema.Array(DayOfWeek),
  free: Schema.Array(Day),
  working: Schema.optionalKey(Schema.Array(Day)),
}).annotate({
  identifier: "CalendarDeclaration",
  description: "which days are worked, from a first to a last day: outside them nobody can say",
})

export const DeadlineDeclaration = Schema.Struct({
  id: DeadlineKind,
  title: Text,
  opens: Schema.optionalKey(Schema.Literal(true)),
}).annotate({
  identifier: "DeadlineDeclaration",
  description:
    "a kind of deadline beside ship-by, respond-by and auto-receipt; opens: from when on, not until when",
})

export const WaivableDeclaration = Schema.Struct({
  id: matching("the name of what can be waived, such as storage-fee", NAME),
  title: Text,
}).annotate({ identifier: "WaivableDeclaration", description: "something that a rule can waive" })

/** The file `seeds/<id>.yaml`. */
export const Platform = Schema.Struct({
  id: InstrumentId,
  title: Text,
  timeZone: Words,
  utcOffset: Schema.optionalKey(Offset),
  offsets: Schema.optionalKey(DatedOffsets),
  currency: Words,
  minorUnit: Schema.optionalKey(
    Schema.Literals([0, 3]).pipe(told("how many decimals amounts in that currency have, where not two")),
  ),
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
  subOrders: Schema.optionalKey(FactPath),
  items: Schema.optionalKey(ListPath),
  calendars: Schema.optionalKey(some(CalendarDeclaration)),
  deadlines: Schema.optionalKey(some(DeadlineDeclaration)),
  waivable: Schema.optionalKey(some(WaivableDeclaration)),
  payments: Schema.optionalKey(
    some(Schema.Literals(["fee", "credit"])).pipe(
      told("the kinds of payments that its rules ask for beside compensation and penalty"),
    ),
  ),
  agreements: FactOfDeadline,
  fulfilments: Schema.optionalKey(FactOfDeadline),
}).annotate({ identifier: "Platform", description: "a marketplace" })
