import { Schema } from "effect"
import { Condition, Saving } from "./condition.ts"
import { Effect } from "./effect.ts"
import {
  AnnouncementId,
  Count,
  Digest,
  Edtf,
  FactPath,
  Instant,
  Positive,
  PrintedTime,
  ProvisionId,
  Text,
  TimeOfDay,
  Words,
  some,
  matching,
  told,
} from "./leaf.ts"

export const Standing = Schema.Literals(["announced", "consultation", "rumour"]).annotate({
  description: "only what is announced can put anything in force",
})

export const Basis = Schema.Union([Schema.Literal("stated"), Schema.Struct({ inferred: Words })]).annotate({
  identifier: "Basis",
  description: "stated by the source, or inferred and why (in English)",
})

export const Citation = Schema.Struct({
  report: Positive.annotateKey({ description: "which report, counted from 1" }),
  range: Schema.Tuple([Count, Count]).annotateKey({
    description: "code points of the report's text, from 0, the second not included",
  }),
}).annotate({ identifier: "Citation", description: "the passage that states it" })

export const Report = Schema.Struct({
  source: Words.annotateKey({ description: "the site" }),
  at: Schema.NullOr(PrintedTime),
  headline: Schema.NullOr(Words),
  digest: Digest,
  length: Positive.annotateKey({ description: "code points that the digest covers" }),
  excerpt: Schema.optionalKey(Schema.Literal(true)).pipe(
    told("only a part of the text was kept, and it is the part that the digest covers"),
  ),
  note: Schema.optionalKey(Text),
}).annotate({ identifier: "Report", description: "a text in which the announcement was read" })

const word = (value: "before" | "publication" | "unstated") => Schema.Literal(value)

const From = Schema.Union([word("before"), word("publication"), word("unstated"), Edtf]).annotate({
  description: "the first day: a date, before (nobody saw it begin), publication, or unstated",
})

const start = {
  from: From,
  fromTime: Schema.optionalKey(TimeOfDay).pipe(
    told("clock time of the first day, only where the source gives it"),
  ),
  expected: Schema.optionalKey(Schema.Literal(true)).pipe(
    told("the source expects the date (预计): it counts until another announcement says otherwise"),
  ),
  noEarlierThan: Schema.optionalKey(Edtf).pipe(
    told("beside from: unstated, what the wording bounds it to: 将 in a report, not before the report"),
  ),
  noLaterThan: Schema.optionalKey(Edtf).pipe(
    told("beside from: unstated, what the wording bounds it to: 已 in a report, not after the report"),
  ),
}

const end = {
  until: Schema.optionalKey(Schema.Union([word("unstated"), Edtf])).pipe(
    told("the last day, inclusive; unstated where the source names an end and does not give it"),
  ),
  untilTime: Schema.optionalKey(TimeOfDay).pipe(told("clock time of the last second, inclusive")),
}

const eventRef = { announcement: AnnouncementId, provision: Schema.optionalKey(ProvisionId) }
export const EventRef = Schema.Struct(eventRef).annotate({
  identifier: "EventRef",
  description: "an earlier event: its announcement, and its provision where it is another",
})

const content = {
  title: Text,
  when: Condition,
  effects: some(Effect),
  disapplies: Schema.optionalKey(some(ProvisionId)).pipe(
    told("provisions that do not apply to a case while this one does"),
  ),
  note: Schema.optionalKey(Text).pipe(told("what the source names and does not give")),
}

const decidedBy = Schema.Array(FactPath).pipe(
  told("the instants of a case of which any one inside the validity is enough; fixed for a provision"),
)

export const Rule = Schema.Struct({ ...content, decidedBy }).annotate({
  identifier: "Rule",
  description: "the content of one version of a provision",
})

export const Previous = Schema.Union([Schema.Literal("unheld"), Schema.Struct(content)]).annotate({
  identifier: "Previous",
  description: "the wording before this one: unheld, or its content where the announcement tells it",
})

export const head = {
  title: Text.pipe(told("a short title")),
  summary: Text.pipe(told("what was announced, in our own words")),
  standing: Standing,
  publishedBasis: Schema.optionalKey(Basis).pipe(told("beside an inferred range")),
  reported: Schema.NullOr(Edtf).pipe(told("date of the first report; null where nothing bears a date")),
  reportedBasis: Schema.optionalKey(Basis).pipe(told("where the year is inferred")),
  reports: some(Report).pipe(told("the texts in which the announcement was read")),
  note: Schema.optionalKey(Text).pipe(told("how the announcement was read")),
}

export const AnnouncementHead = Schema.Struct({ ...head, published: Schema.NullOr(Edtf) })

export const FieldGround = Schema.Struct({ basis: Basis, cite: Schema.optionalKey(Citation) }).annotate({
  identifier: "FieldGround",
  description: "stated by which passage, or inferred and why",
})

/** What every change carries beside what it changes. */
const change = {
  standing: Schema.optionalKey(Standing).pipe(told("where it is not the announcement's own")),
  basis: Basis,
  cite: Schema.optionalKey(Citation).pipe(told("the passage that states it")),
  grounds: Schema.optionalKey(Schema.Record(Words, FieldGround)).pipe(
    told(
      "what single fields rest on, where that is another passage or another ground: rule.effects[0].amount",
    ),
  ),
  note: Schema.optionalKey(Text).pipe(told("how the change was read")),
}

const relations = {
  postpones: Schema.optionalKey(EventRef).pipe(
    told("the announcement whose change of this provision it puts off"),
  ),
  revokes: Schema.optionalKey(EventRef).pipe(
    told("the announcement whose change it takes back before it took effect"),
  ),
}

/** What a beginning says beside its provision. */
export const beginning = {
  ...change,
  ...start,
  ...end,
  ...relations,
  rule: Rule,
  supersedes: Schema.optionalKey(EventRef).pipe(
    told("the version that it replaces, where the ledger holds it"),
  ),
  previous: Schema.optionalKey(Previous).pipe(told("where the ledger does not hold it")),
  keeps: Schema.optionalKey(Saving).pipe(told("whom the replaced version goes on governing")),
  touches: Schema.optionalKey(Schema.Union([Schema.Literal("unstated"), Schema.Array(ProvisionId)])).pipe(
    told("provisions of the document that it changes without saying how; unstated: any of them"),
  ),
}

/** What a withdrawal says beside its provision. */
export const withdrawal = {
  ...change,
  ...start,
  ...relations,
  keeps: Schema.optionalKey(Saving).pipe(told("whom the ended version goes on governing")),
}

const effective = { type: Schema.Literal("Effective"), provision: ProvisionId, ...beginning }
const withdrawn = { type: Schema.Literal("Withdrawn"), provision: ProvisionId, ...withdrawal }
const superseded = {
  type: Schema.Literal("Superseded"),
  provision: ProvisionId,
  ...change,
  ...start,
  of: Schema.Struct({ ...eventRef, type: Schema.Literals(["Effective", "Withdrawn"]) }),
  by: ProvisionId,
  keeps: Schema.optionalKey(Saving),
}
const published = { type: Schema.Literal("Published"), provision: ProvisionId, ...AnnouncementHead.fields }
export const Cause = Schema.Literals(["mistake", "source", "encoding"])
const corrected = {
  type: Schema.Literal("Corrected"),
  provision: ProvisionId,
  ...AnnouncementHead.fields,
  cause: Cause,
  why: Words,
}

/** Who records. */
export const RecordedBy = Words

const Language = Schema.Int.check(Schema.isGreaterThanOrEqualTo(2)).annotate({
  description: "the version of the language of rules that it speaks, where that is later than 1",
})

const envelope = {
  v: Schema.Literal(1),
  id: Schema.String.check(Schema.isUUID()),
  announcement: AnnouncementId,
  language: Schema.optionalKey(Language),
  reading: Positive,
  recordedAt: Instant,
  recordedBy: RecordedBy,
}

export const EventBody = Schema.Union([
  Schema.Struct(published),
  Schema.Struct(corrected),
  Schema.Struct(effective),
  Schema.Struct(superseded),
  Schema.Struct(withdrawn),
])

/** One line of the log. */
export const LedgerEvent = Schema.Union([
  Schema.Struct({ ...envelope, ...published }),
  Schema.Struct({ ...envelope, ...corrected }),
  Schema.Struct({ ...envelope, ...effective }),
  Schema.Struct({ ...envelope, ...superseded }),
  Schema.Struct({ ...envelope, ...withdrawn }),
]).annotate({ identifier: "LedgerEvent", description: "one line of the log" })

const later = { ...envelope, language: Language, provision: ProvisionId }

/** One line of the log in a language that this engine does not speak: what every event has, and more. */
export const LaterEvent = Schema.Union([
  Schema.Struct({ ...later, ...AnnouncementHead.fields, type: Schema.Literals(["Published", "Corrected"]) }),
  Schema.Struct({
    ...later,
    type: matching("the kind of a change", /^(?!Published$|Corrected$)[A-Z][A-Za-z]*$/),
  }),
])
