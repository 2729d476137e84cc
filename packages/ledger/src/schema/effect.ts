import { BUILT_IN_DEADLINES } from "@policy-ledger/rulebook"
import { Schema } from "effect"
import { PaidAmount } from "./amount.ts"
import { Condition, Duration } from "./condition.ts"
import {
  ClockTime,
  DateOrInstant,
  Day,
  FactPath,
  Instant,
  Money,
  NAME,
  Positive,
  Price,
  Rate,
  Text,
  matching,
  some,
} from "./leaf.ts"
import { CalendarId, DeadlineKind } from "./platform.ts"

// What a rule can do, twice: as it is written, and as an answer gives it for one case. Further kinds belong in both.

export const CountedFrom = Schema.Union([FactPath, Schema.Struct({ unstated: some(FactPath) })]).annotate({
  description: "the instant it counts from; { unstated: [candidates] } where the source does not say which",
})

const band = { from: ClockTime, to: ClockTime }

export const HourBand = Schema.Union([
  Schema.Struct({ ...band, after: Duration }),
  Schema.Struct({ ...band, next: ClockTime }),
]).annotate({ identifier: "HourBand", description: "an hour of the day: from inclusive, to exclusive" })

export const CivilDuration = Schema.Union([
  ...Duration.members,
  Schema.Struct({ months: Positive }),
  Schema.Struct({ years: Positive }),
  Schema.Struct({ workdays: Positive, in: CalendarId }),
]).annotate({
  identifier: "CivilDuration",
  description:
    "so many minutes, hours or days of 24 hours; or months or years, clamped to the last day of the month, or worked days of a calendar, at the same time of day",
})

export const Period = Schema.Literals(["day", "week", "month", "quarter", "year"]).annotate({
  description: "a day, a week from Monday, … of the civil calendar: it ends where the next begins",
})

/** The ways in which a deadline can fall, each with the fields of what carries it. */
const falling = <F extends Schema.Struct.Fields>(carried: F) => {
  const fields = { ...carried, countedFrom: CountedFrom }
  return [
    Schema.Struct({ ...fields, after: CivilDuration, endOf: Schema.optionalKey(Period) }),
    Schema.Struct({ ...fields, endOf: Period }),
    Schema.Struct({ ...fields, next: ClockTime }),
    Schema.Struct({ ...fields, byHour: some(HourBand) }),
    Schema.Struct({ ...fields, unstated: Text }),
    Schema.Struct({ ...carried, by: DateOrInstant }),
  ] as const
}

export const CountedDeadline = Schema.Union(falling({}))

const silence = { onSilence: Schema.optionalKey(Schema.Literal("consents")) }

const deadline = { deadline: DeadlineKind, ...silence }

export const Deadline = Schema.Union([
  ...falling(deadline),
  Schema.Struct({ ...deadline, earliest: some(CountedDeadline) }),
  Schema.Struct({ ...deadline, latest: some(CountedDeadline) }),
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
  Schema.Struct({ ...pay, amount: PaidAmount }),
  Schema.Struct({ ...pay, unstated: Text }),
])

export const Waived = matching("what is waived, such as late-shipment-claim", NAME)

export const RefundOutcome = Schema.Literals(["instant", "auto-agreed"])

const Obliged = Schema.Literals(["merchant", "buyer", "distributor", "platform"])

export const Effect = Schema.Union([
  ...Deadline.members,
  Schema.Struct({ refund: RefundOutcome, ...byWhom }),
  ...Pay.members,
  Schema.Struct({ cap: Money, per: PER, of: Text }),
  Schema.Struct({ waive: some(Waived), ...byWhom }),
  Schema.Struct({ pause: Schema.Literal("ship-by"), resumes: Instant }),
  Schema.Struct({ extend: DeadlineKind, by: CivilDuration }),
  Schema.Struct({
    calendar: CalendarId,
    free: Schema.optionalKey(some(Day)),
    working: Schema.optionalKey(some(Day)),
  }),
  Schema.Struct({ sanction: some(Text), points: Schema.optionalKey(Price), ...byWhom }),
  Schema.Struct({ offer: Text, ...byWhom }),
  Schema.Struct({ duty: Text, of: Obliged, ...byWhom }),
  Schema.Struct({ notice: Text }),
]).annotate({ identifier: "Effect", description: "what the rule does" })

const falls = {
  at: Schema.NullOr(Instant),
  candidates: Schema.optionalKey(Schema.Array(Instant)),
  ...silence,
}

export const ResolvedEffect = Schema.Union([
  Schema.Struct({ kind: Schema.Literals(BUILT_IN_DEADLINES), ...falls, ...ofItems }),
  Schema.Struct({ kind: Schema.Literal("deadline"), deadline: DeadlineKind, ...falls, ...ofItems }),
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
  Schema.Struct({ kind: Schema.Literal("extend"), deadline: DeadlineKind, by: CivilDuration, ...ofItems }),
  Schema.Struct({
    kind: Schema.Literal("calendar"),
    calendar: CalendarId,
    free: Schema.Array(Day),
    working: Schema.Array(Day),
    ...ofItems,
  }),
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
