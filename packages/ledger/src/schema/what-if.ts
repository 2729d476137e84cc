import { Schema } from "effect"
import { AuditAnswer, Kleene, V1 } from "./answer.ts"
import { between, ofItems, PaymentKind, Period, RefundOutcome, Waived } from "./effect.ts"
import { Count, FactPath, Instant, Money, ProvisionId } from "./leaf.ts"

/** The answer of `what-if`: what becomes of a case as one of its facts varies. */

const Duration = Schema.String.annotate({ description: "ISO 8601: PT24H, P1M, P1Y" })

const WorkedDays = Schema.Struct({
  workdays: Count,
  in: Schema.String,
  with: Schema.optionalKey(Schema.Array(ProvisionId)).annotate({
    description: "the rules that move the calendar here, though it is unknown whether they apply",
  }),
}).annotate({ identifier: "WorkedDays" })

/** The three ways from an instant to a later one, each with more fields. */
const steps = <const F extends Schema.Struct.Fields>(more: F) =>
  [
    Schema.Struct({
      after: Schema.Union([Duration, WorkedDays]),
      endOf: Schema.optionalKey(Period),
      ...more,
    }),
    Schema.Struct({ next: Schema.String, ...more }),
    Schema.Struct({ endOf: Period, ...more }),
  ] as const

const MovingStep = Schema.Union(steps({})).annotate({ identifier: "MovingStep" })

const MovingInstant = Schema.Union(steps({ further: Schema.optionalKey(Schema.Array(MovingStep)) })).annotate(
  {
    identifier: "MovingInstant",
    description: "how an instant follows from the fact that varies",
  },
)

const ToldInstant = Schema.Union([Instant, MovingInstant])

const Plus = Schema.optionalKey(Schema.String).annotate({ description: "so much more, or less" })

const MovingTerm = Schema.Union([
  Schema.Struct({ rate: Schema.String, plus: Plus }),
  Schema.Struct({ each: Schema.String, plus: Plus }),
]).annotate({
  identifier: "MovingTerm",
  description: "a share of the fact that varies, or so much for each; rounded to the minor unit, halves up",
})

const ToldAmount = Schema.Union([
  Money,
  MovingTerm,
  Schema.Struct({ sum: Schema.Array(Schema.Union([MovingTerm, Schema.String])) }),
])

const Payment = Schema.Struct({
  provision: ProvisionId,
  kind: PaymentKind,
  amount: Schema.NullOr(ToldAmount),
  why: Schema.optionalKey(Schema.Literals(["missing", "unstated"])),
  ...between,
  ...ofItems,
}).annotate({ identifier: "WhatIfPayment" })

const deadlines = <S extends Schema.Top>(one: S) => ({
  shipBy: one,
  respondBy: one,
  autoReceiptAt: one,
  deadlines: Schema.optionalKey(Schema.Record(Schema.String, one)),
})

const Field = Schema.Array(Schema.String)

const answered = {
  outcome: Schema.Struct({
    ...deadlines(Schema.NullOr(ToldInstant)),
    refund: Schema.NullOr(RefundOutcome),
    payments: Schema.Array(Payment),
    exempt: Schema.Array(Waived),
  }),
  states: AuditAnswer.fields.states,
  possible: Schema.Struct({
    verdicts: Schema.Array(ProvisionId),
    ...deadlines(Schema.Array(ToldInstant)),
    refund: Schema.Array(RefundOutcome),
    payments: Schema.Array(Payment),
    exempt: Schema.Array(Waived),
  }),
  applies: Schema.Array(ProvisionId),
  late: Schema.optionalKey(Field).annotate({ description: "the deadlines that were missed" }),
}

const refused = {
  refused: Schema.Array(Schema.Struct({ path: FactPath, expected: Schema.String })).annotate({
    description: "why no case can have the values of the piece",
  }),
}

const Bound = Schema.Union([Schema.String, Schema.Finite]).annotate({
  identifier: "Bound",
  description: "a value of the fact, as a case writes it",
})

const line = { from: Schema.NullOr(Bound), until: Schema.NullOr(Bound) }

const ofValue = {
  value: Schema.Union([Schema.String, Schema.Boolean]),
  in: Schema.optionalKey(Schema.Boolean).annotate({ description: "of a set: whether the value is in it" }),
}

export const WhatIfAnswer = Schema.Struct({
  v: V1,
  case: Schema.NullOr(Schema.String),
  vary: FactPath,
  asOf: AuditAnswer.fields.asOf,
  currency: AuditAnswer.fields.currency,
  pieces: Schema.Array(
    Schema.Union([
      Schema.Struct({ ...line, ...answered }),
      Schema.Struct({ ...line, ...refused }),
      Schema.Struct({ ...ofValue, ...answered }),
      Schema.Struct({ ...ofValue, ...refused }),
    ]),
  ),
  tips: Schema.Array(
    Schema.Struct({
      at: Bound,
      changes: Schema.Array(Schema.Struct({ provision: ProvisionId, was: Kleene, is: Kleene })),
      outcome: Field,
      late: Schema.optionalKey(Field),
    }),
  ),
})
