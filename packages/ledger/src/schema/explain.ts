import type * as Rulebook from "@policy-ledger/rulebook"
import { Schema } from "effect"
import { AuditAnswer, Kleene, presumed, V1 } from "./answer.ts"
import { Condition, Saving } from "./condition.ts"
import { Effect } from "./effect.ts"
import { AnnouncementId, FactPath, Instant, ProvisionId, Text } from "./leaf.ts"

/** The answer of `explain`: each verdict with the tree of what was asked. */

const Bound = Schema.Union([Schema.String, Schema.Finite])

const Fact = Schema.Struct({
  how: Schema.Literals(["given", "derived", "bounded", "none", "presumed", "absent"]),
  value: Schema.optionalKey(
    Schema.Union([Schema.String, Schema.Finite, Schema.Boolean, Schema.Array(Schema.String)]),
  ),
  from: Schema.optionalKey(Bound),
  to: Schema.optionalKey(Bound),
}).annotate({
  identifier: "ExplainedFact",
  description:
    "what the case knows of a fact, as a case writes it; from and to where it is known to lie between them",
})

const Nested = Schema.suspend((): Schema.Codec<Rulebook.Explained> => Explained)

const Explained = Schema.Struct({
  node: Schema.Union([Condition, Saving]),
  is: Kleene,
  parts: Schema.Array(Nested),
  member: Schema.optionalKey(Schema.String).annotate({ description: "for which member of a list" }),
  known: Schema.optionalKey(Fact),
  after: Schema.optionalKey(Fact).annotate({
    description: "the same of the instant after which another lies",
  }),
  against: Schema.optionalKey(
    Schema.Struct({ from: Schema.optionalKey(Instant), to: Schema.optionalKey(Instant) }),
  ).annotate({
    description: "of a saving: between which instants the date lies that it is measured against",
  }),
}).annotate({
  identifier: "Explained",
  description: "a node of a condition or a saving, and what came of it",
})

export const ExplainAnswer = Schema.Struct({
  v: V1,
  case: Schema.NullOr(Schema.String),
  asOf: AuditAnswer.fields.asOf,
  verdicts: Schema.Array(
    Schema.Struct({
      provision: ProvisionId,
      announcement: Schema.NullOr(AnnouncementId),
      title: Text,
      inForce: Kleene,
      matches: Kleene,
      applies: Kleene,
      displacedBy: Schema.optionalKey(Schema.Array(ProvisionId)),
      presumed,
      decidedBy: Schema.Array(
        Schema.Struct({ fact: FactPath, inForce: Kleene, savings: Schema.Array(Explained) }),
      ),
      when: Schema.NullOr(Explained).annotate({
        description:
          "for which cases the rule holds, as asked of this one; null where the wording is not held",
      }),
      effects: Schema.Array(Effect).annotate({ description: "what the rule does, as it is declared" }),
    }),
  ),
})
