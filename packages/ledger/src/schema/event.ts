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
  note: Schema.optionalKey(Text),
}).annotate({ identifier: "Report", description: "a text in which the announcement was read" })

const word = (value: "before" | "publication" | "unstated") => Schema.Literal(value)

export const From = Schema.Union([word("before"), word("publication"), word("unstated"), Edtf]).annotate({
  description: "the first day: a date, before (nobody saw it begin), publication, or unstated",
})

export const start = {
  from: From,
  fromTime: Schema.optionalKey(TimeOfDay),
  expected: Schema.optionalKey(Schema.Literal(true)),
  noEarlierThan: Schema.optionalKey(Edtf),
  noLaterThan: Schema.optionalKey(Edtf),
}

export const end = {
  until: Schema.optionalKey(Schema.Union([word("unstated"), Edtf])),
  untilTime: Schema.optionalKey(TimeOfDay),
}

export const eventRef = { announcement: AnnouncementId, provision: Schema.optionalKey(ProvisionId) }
export const EventRef = Schema.Struct(eventRef).annotate({
  identifier: "EventRef",
  description: "an earlier event: its announcement, and its provision where it is another",
})

const content = { title: Text, when: Condition, effects: some(Effect), note: Schema.optionalKey(Text) }

export const Rule = Schema.Struct({ ...content, decidedBy: Schema.Array(FactPath) }).annotate({
  identifier: "Rule",
  description: "the content of one version of a provision",
})

export const Previous = Schema.Union([Schema.Literal("unheld"), Schema.Struct(content)]).annotate({
  identifier: "Previous",
  description: "the wording before this one: unheld, or its content where the announcement tells it",
})

export const head = {
  title: Text,
  summary: Text,
  standing: Standing,
  publishedBasis: Schema.optionalKey(Basis),
  reported: Schema.NullOr(Edtf),
  reportedBasis: Schema.optionalKey(Basis),
  reports: some(Report),
  note: Schema.optionalKey(Text),
}

export const AnnouncementHead = Schema.Struct({ ...head, published: Schema.NullOr(Edtf) })

/** What every change carries beside what it changes. */
export const change = {
  standing: Schema.optionalKey(Standing),
  basis: Basis,
  cite: Schema.optionalKey(Citation),
  note: Schema.optionalKey(Text),
}

const relations = { postpones: Schema.optionalKey(EventRef), revokes: Schema.optionalKey(EventRef) }

/** What a beginning says beside its provision. */
export const beginning = {
  ...change,
  ...start,
  ...end,
  ...relations,
  rule: Rule,
  supersedes: Schema.optionalKey(EventRef),
  previous: Schema.optionalKey(Previous),
  keeps: Schema.optionalKey(Saving),
  touches: Schema.optionalKey(Schema.Union([Schema.Literal("unstated"), Schema.Array(ProvisionId)])),
}

/** What a withdrawal says beside its provision. */
export const withdrawal = { ...change, ...start, ...relations, keeps: Schema.optionalKey(Saving) }

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

const envelope = {
  v: Schema.Literal(1),
  id: Schema.String.check(Schema.isUUID()),
  announcement: AnnouncementId,
  reading: Positive,
  recordedAt: Instant,
  recordedBy: Words,
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
