import { Schema } from "effect"
import { Amount } from "./amount.ts"
import { Condition, Duration } from "./condition.ts"
import { ClockTime, FactPath, Instant, Money, Price, Rate, Text, some } from "./leaf.ts"
import { DeadlineKind } from "./platform.ts"

// What a rule can do, twice: as it is written, and as an answer gives it for one case. Further kinds belong in both.

export const CountedFrom = Schema.Union([FactPath, Schema.Struct({ unstated: some(FactPath) })]).annotate({
  description: "the instant it counts from; { unstated: [candidates] } where the source does not say which",
})

const band = { from: ClockTime, to: ClockTime }

export const HourBand = Schema.Union([
  Schema.Struct({ ...band, after: Duration }),
  Schema.Struct({ ...band, next: ClockTime }),
]).annotate({ identifier: "HourBand", description: "an hour of the day: from inclusive, to exclusive" })

/** The four ways in which a deadline can fall, each with the fields of what carries it. */
const falling = <F extends Schema.Struct.Fields>(fields: F) =>
  [
    Schema.Struct({ ...fields, after: Duration }),
    Schema.Struct({ ...fields, next: ClockTime }),
    Schema.Struct({ ...fields, byHour: some(HourBand) }),
    Schema.Struct({ ...fields, unstated: Text }),
  ] as const

export const CountedDeadline = Schema.Union(falling({ countedFrom: CountedFrom }))

const silence = { onSilence: Schema.optionalKey(Schema.Literal("consents")) }

const deadline = { deadline: DeadlineKind, ...silence }

export const Deadline = Schema.Union([
  ...falling({ ...deadline, countedFrom: CountedFrom }),
  Schema.Struct({ ...deadline, earliest: some(CountedDeadline) }),
])

const byWhom = {
  by: Schema.optionalKey(Schema.Literals(["automatic", "discretion"])),
  open: Schema.optionalKey(Schema.Literal(true)),
}

const PER = Schema.Literals(["sub-order", "order"])

export const PaymentKind = Schema.Literals(["compensation", "penalty", "fee", "credit"])

const Party = Schema.Literals(["merchant", "buyer", "platform"])

/** Who pays, and who is paid. */
export const between = { from: Schema.optionalKey(Party), to: Schema.optionalKey(Party) }

/** The parts of an order on which something rests. */
export const ofItems = {
  items: Schema.optionalKey(Schema.Array(Schema.String)).annotate({
    description: "the items on which it rests, by their ids or else their places from 1",
  }),
}

const pay = {
  pay: PaymentKind,
  per: Schema.Literals(["sub-order", "order", "item"]),
  ...between,
  where: Schema.optionalKey(Condition),
  capPerSubOrder: Schema.optionalKey(Money),
  capPerOrder: Schema.optionalKey(Money),
  ...byWhom,
}

export const Pay = Schema.Union([
  Schema.Struct({ ...pay, rate: Rate }),
  Schema.Struct({ ...pay, amount: Amount }),
  Schema.Struct({ ...pay, unstated: Text }),
])

export const Waived = Schema.Literals([
  "late-shipment-claim",
  "late-shipment-points",
  "shipping-metrics",
  "complaint-liability",
])

export const RefundOutcome = Schema.Literals(["instant", "auto-agreed"])

const Obliged = Schema.Literals(["merchant", "buyer", "distributor", "platform"])

export const Effect = Schema.Union([
  ...Deadline.members,
  Schema.Struct({ refund: RefundOutcome, ...byWhom }),
  ...Pay.members,
  Schema.Struct({ cap: Money, per: PER, of: Text }),
  Schema.Struct({ waive: some(Waived), ...byWhom }),
  Schema.Struct({ pause: Schema.Literal("ship-by"), resumes: Instant }),
  Schema.Struct({ sanction: some(Text), points: Schema.optionalKey(Price), ...byWhom }),
  Schema.Struct({ offer: Text, ...byWhom }),
  Schema.Struct({ duty: Text, of: Obliged, ...byWhom }),
  Schema.Struct({ notice: Text }),
]).annotate({ identifier: "Effect", description: "what the rule does" })

export const ResolvedEffect = Schema.Union([
  Schema.Struct({
    kind: DeadlineKind,
    at: Schema.NullOr(Instant),
    candidates: Schema.optionalKey(Schema.Array(Instant)),
    ...silence,
    ...ofItems,
  }),
  Schema.Struct({ kind: Schema.Literal("refund"), refund: RefundOutcome, ...byWhom, ...ofItems }),
  Schema.Struct({
    kind: PaymentKind,
    amount: Schema.NullOr(Money),
    candidates: Schema.optionalKey(Schema.Array(Money)),
    unstated: Schema.optionalKey(Text),
    ...between,
    ...byWhom,
    ...ofItems,
  }),
  Schema.Struct({
    kind: Schema.Literal("cap"),
    amount: Money,
    per: Schema.Literals(["order", "sub-order"]),
    of: Text,
    ...ofItems,
  }),
  Schema.Struct({ kind: Schema.Literal("waive"), waives: Schema.Array(Waived), ...byWhom, ...ofItems }),
  Schema.Struct({ kind: Schema.Literal("pause"), clock: Schema.Literal("ship-by"), at: Instant, ...ofItems }),
  Schema.Struct({
    kind: Schema.Literal("sanction"),
    measures: Schema.Array(Text),
    points: Schema.optionalKey(Price),
    ...byWhom,
    ...ofItems,
  }),
  Schema.Struct({ kind: Schema.Literal("offer"), what: Text, ...byWhom, ...ofItems }),
  Schema.Struct({ kind: Schema.Literal("duty"), of: Obliged, what: Text, ...byWhom, ...ofItems }),
  Schema.Struct({ kind: Schema.Literal("notice"), what: Text, ...ofItems }),
]).annotate({ identifier: "ResolvedEffect", description: "an effect with its instants and amounts" })
