import { Schema, Struct } from "effect"
import { between, ofItems, PaymentKind, RefundOutcome, ResolvedEffect, Waived } from "./effect.ts"
import {
  AnnouncementId,
  Count,
  Digest,
  FactPath,
  Instant,
  InstrumentId,
  Money,
  ProvisionId,
  Text,
} from "./leaf.ts"

/** The contract's JSON: what every question answers with. Codecs of the rulebook's `answer.ts`. */

export const V1 = Schema.Literal(1)
const list = Schema.Array
export const Kleene = Schema.Literals(["yes", "no", "unknown"]).annotate({ identifier: "Kleene" })
const Standing = Schema.Literals(["announced", "consultation", "rumour"]).annotate({ identifier: "Standing" })
const When = Schema.String.annotate({ description: "EDTF, an instant, or one of the words before, unstated" })
const Asked = Schema.String.annotate({ description: "a date, or an instant with the platform's offset" })
const AskedDay = Schema.String.annotate({ description: "a day, to its end" })

const Presumption = Schema.Literals(["commencement", "continuance", "unchanged", "conditions"]).annotate({
  identifier: "Presumption",
})
export const presumed = Schema.optionalKey(list(Presumption)).annotate({
  description: "the presumptions without any of which it would be unknown",
})

const covered = {
  from: Schema.String,
  to: Schema.String,
  held: Schema.optionalKey(Schema.Literal("nothing")).annotate({
    description: "there where nothing was recorded by then: an empty answer is no word on the rules",
  }),
  statement: Text,
  disclaimer: Text,
}
export const UndatedCoverage = Schema.Struct(covered).annotate({
  identifier: "UndatedCoverage",
  description: "what was read",
})

const CoverageNote = Schema.Struct({
  ...covered,
  date: Schema.Literals(["inside", "before", "after"]),
}).annotate({ identifier: "CoverageNote", description: "what was read, and where the date asked for lies" })

const CaseCoverage = Schema.Struct({
  ...covered,
  date: Schema.optionalKey(CoverageNote.fields.date),
}).annotate({
  identifier: "CaseCoverage",
  description: "what was read, and where the latest instant of the case lies",
})

const rule = {
  provision: ProvisionId,
  instrument: InstrumentId,
  announcement: Schema.NullOr(AnnouncementId),
  from: When,
  ends: Schema.NullOr(When),
  title: Text,
  notes: Schema.optionalKey(list(Text)),
  presumed,
}

const RuleInForce = Schema.Struct(rule).annotate({ identifier: "RuleInForce" })

/** From which point of view it was asked; null: from today's. */
const known = { announcedBy: Schema.NullOr(AskedDay), recordedBy: Schema.NullOr(Asked) }

const presume = Schema.optionalKey(list(Presumption)).annotate({ description: "what was presumed" })

/** The same, with what was presumed. */
export const asked = { ...known, presume }

export const InForceAnswer = Schema.Struct({
  v: V1,
  on: Asked,
  ...asked,
  coverage: CoverageNote,
  inForce: list(RuleInForce),
  kept: list(RuleInForce),
  unknown: list(Schema.Struct({ ...rule, why: list(Text) })),
})

const EventMention = Schema.Struct({
  announcement: AnnouncementId,
  type: Schema.Literals(["Effective", "Superseded", "Withdrawn"]),
  provision: ProvisionId,
  from: When,
  live: Schema.optionalKey(Schema.Literals(["no", "unknown"])),
})

export const HistoryVersion = Schema.Struct({
  provision: ProvisionId,
  announcement: Schema.NullOr(AnnouncementId),
  from: When,
  ends: Schema.NullOr(When),
  title: Text,
  standing: Standing,
  events: list(EventMention),
})

export const HistoryAnswer = Schema.Struct({
  v: V1,
  instrument: InstrumentId,
  title: Text,
  ...asked,
  coverage: UndatedCoverage,
  versions: list(HistoryVersion),
})

export const DiffAnswer = Schema.Struct({
  v: V1,
  from: Asked,
  to: Asked,
  ...asked,
  coverage: CoverageNote,
  began: list(RuleInForce),
  changed: list(Schema.Struct({ ...rule, was: RuleInForce })),
  ended: list(RuleInForce),
  unknown: list(Schema.Struct({ ...rule, at: Schema.Tuple([Kleene, Kleene]) })),
})

const UpcomingChange = Schema.Struct({
  provision: ProvisionId,
  instrument: InstrumentId,
  announcement: AnnouncementId,
  type: Schema.Literals(["Effective", "Withdrawn"]),
  from: When,
  expected: Schema.Boolean,
  title: Text,
  presumed,
}).annotate({ identifier: "UpcomingChange" })

export const UpcomingAnswer = Schema.Struct({
  v: V1,
  on: Asked,
  ...asked,
  announcedBy: AskedDay,
  coverage: CoverageNote,
  upcoming: list(UpcomingChange),
  unknown: list(UpcomingChange),
})

export const ReportAnswer = Schema.Struct({
  source: Schema.String,
  at: Schema.NullOr(Schema.String),
  headline: Schema.NullOr(Schema.String),
  digest: Digest,
  excerpt: Schema.optionalKey(Schema.Literal(true)),
  note: Schema.optionalKey(Text),
})

const basis = {
  basis: Schema.Literals(["stated", "inferred"]),
  why: Schema.optionalKey(Schema.String),
}

export const EventAnswer = Schema.Struct({
  type: Schema.Literals(["Published", "Effective", "Superseded", "Withdrawn", "Corrected"]),
  instrument: InstrumentId,
  provision: ProvisionId,
  standing: Schema.optionalKey(Standing),
  from: When,
  fromTime: Schema.optionalKey(Schema.String),
  until: Schema.NullOr(When),
  untilTime: Schema.optionalKey(Schema.String),
  expected: Schema.Boolean,
  ...basis,
  grounds: Schema.optionalKey(Schema.Record(Schema.String, Schema.Struct(basis))),
})

export const AnnouncementAnswer = Schema.Struct({
  id: AnnouncementId,
  standing: Standing,
  title: Text,
  summary: Text,
  published: Schema.NullOr(Schema.String),
  reported: Schema.NullOr(Schema.String),
  reports: list(ReportAnswer),
  events: list(EventAnswer),
  note: Schema.optionalKey(Text),
})

export const AnnouncementsAnswer = Schema.Struct({
  v: V1,
  recordedBy: known.recordedBy,
  coverage: UndatedCoverage,
  announcements: list(AnnouncementAnswer),
})

const Citation = Schema.Struct({
  source: Schema.String,
  at: Schema.NullOr(Schema.String),
  headline: Schema.NullOr(Schema.String),
  digest: Digest,
  range: Schema.Tuple([Count, Count]),
  excerpt: Schema.optionalKey(Schema.Literal(true)),
}).annotate({ identifier: "Citation" })

const FieldGroundAnswer = Schema.Struct({ ...basis, citation: Schema.NullOr(Citation) })

const Facts = list(FactPath)

const Verdict = Schema.Struct({
  provision: ProvisionId,
  announcement: Schema.NullOr(AnnouncementId),
  title: Text,
  inForce: Kleene,
  matches: Kleene,
  applies: Kleene,
  displacedBy: Schema.optionalKey(list(ProvisionId)).annotate({
    description: "the provisions that apply in its place, or while that is unknown those that may",
  }),
  presumed,
  because: list(Schema.String),
  missing: Facts,
  settledBy: Schema.optionalKey(Schema.Struct({ yes: Schema.NullOr(Facts), no: Schema.NullOr(Facts) })),
  effects: list(ResolvedEffect),
  citation: Schema.NullOr(Citation),
  grounds: Schema.optionalKey(Schema.Record(Schema.String, FieldGroundAnswer)).annotate({
    description: "what single fields of its event rest on, where that is something else",
  }),
}).annotate({ identifier: "Verdict" })

const Payment = Schema.Struct({
  provision: ProvisionId,
  kind: PaymentKind,
  amount: Schema.NullOr(Money),
  why: Schema.optionalKey(Schema.Literals(["missing", "unstated"])).annotate({
    description: "why no amount is told: a fact is missing, or the source does not state it",
  }),
  ...between,
  ...ofItems,
}).annotate({ identifier: "Payment" })

const FieldState = Schema.Literals(["set", "none", "open", "unstated"]).annotate({
  identifier: "FieldState",
  description: "certain and told, certainly nothing, turning on what is unknown, or certain and not held",
})

const Duration = Schema.optionalKey(Schema.String)

/** Of each deadline that the platform declares, by its name; without the key it declares none. */
const declared = <S extends Schema.Top>(one: S) => ({
  deadlines: Schema.optionalKey(Schema.Record(Schema.String, one)),
})

const ledgers = list(Schema.Struct({ origin: Schema.String, events: Count, root: Digest }))

const outcome = {
  shipBy: Schema.NullOr(Instant),
  respondBy: Schema.NullOr(Instant),
  autoReceiptAt: Schema.NullOr(Instant),
  ...declared(Schema.NullOr(Instant)),
  refund: Schema.NullOr(RefundOutcome),
  payments: list(Payment),
  exempt: list(Waived),
}

const states = {
  shipBy: FieldState,
  respondBy: FieldState,
  autoReceiptAt: FieldState,
  ...declared(FieldState),
  refund: FieldState,
  payments: FieldState,
  exempt: FieldState,
}

export const AuditAnswer = Schema.Struct({
  v: V1,
  case: Schema.NullOr(Schema.String),
  asOf: Schema.Struct({
    ...asked,
    about: Schema.optionalKey(list(Schema.String)).annotate({
      description: "the groups of facts that it was asked about, where some were named",
    }),
    ledgers,
  }),
  coverage: CaseCoverage,
  verdicts: list(Verdict),
  currency: Schema.optionalKey(Schema.String).annotate({
    description: "ISO 4217, of all amounts, where it is not CNY",
  }),
  outcome: Schema.Struct(outcome),
  states: Schema.Struct(states),
  late: Schema.optionalKey(
    Schema.StructWithRest(Schema.Struct({ shipBy: Duration, respondBy: Duration, autoReceiptAt: Duration }), [
      Schema.Record(Schema.String, Schema.String),
    ]),
  ).annotate({
    description:
      "by how much it was done late: ISO 8601, in hours, minutes and seconds; a declared deadline by its name",
  }),
  possible: Schema.Struct({
    verdicts: list(ProvisionId),
    shipBy: list(Instant),
    respondBy: list(Instant),
    autoReceiptAt: list(Instant),
    ...declared(list(Instant)),
    refund: list(RefundOutcome),
    payments: list(Payment),
    exempt: list(Waived),
  }),
  missing: Facts.annotate({
    description: "the absent facts that could still change what was asked, the most needed first",
  }),
})

/** Each field may be left out. */
const some = <F extends { readonly [field: string]: Schema.Top }>(fields: F) =>
  Schema.Struct(fields).mapFields(Struct.map(Schema.optionalKey))

const ImpactSide = Schema.Struct({
  outcome: some(outcome),
  states: some(states),
}).annotate({
  identifier: "ImpactSide",
  description: "the fields that differ, as one point of view tells them",
})

const ImpactPoint = Schema.Struct({ ...asked, ledgers }).annotate({
  identifier: "ImpactPoint",
  description: "as of what, from which ledgers, and under which presumptions one point of view answers",
})

const ImpactField = Schema.Union([
  Schema.Literals(["shipBy", "respondBy", "autoReceiptAt", "refund", "payments", "exempt"]),
  Schema.TemplateLiteral(["deadlines.", Schema.String]),
]).annotate({ identifier: "ImpactField" })

export const ImpactAnswer = Schema.Struct({
  v: V1,
  from: Schema.String.annotate({ description: "the point of view before, as it was asked" }),
  to: Schema.String,
  asOf: Schema.Struct({ from: ImpactPoint, to: ImpactPoint }),
  orders: Count.annotate({ description: "how many were compared" }),
  changed: Count,
  groups: list(
    Schema.Struct({
      because: list(AnnouncementId).annotate({
        description: "the announcements that made the difference; none where only presumptions differ",
      }),
      fields: list(ImpactField),
      count: Count,
      examples: list(
        Schema.Struct({ case: Schema.NullOr(Schema.String), was: ImpactSide, is: ImpactSide }),
      ).annotate({ description: "the first of them, three at most" }),
    }),
  ),
})
