import { Schema } from "effect"
import { asked, HistoryVersion, presumed, UndatedCoverage, V1 } from "./answer.ts"
import { Instant, InstrumentId, ProvisionId, Text } from "./leaf.ts"

/** The answer of `runs`: every provision through time. */

const Key = Schema.String.annotate({ description: "the key of a version, which no other in the answer has" })

const Run = Schema.Struct({
  version: Schema.NullOr(Key),
  from: Schema.NullOr(Instant),
  until: Schema.NullOr(Instant),
  state: Schema.Literals(["in-force", "unknown", "kept", "none"]),
  why: Schema.optionalKey(Schema.Array(Text)),
  presumed,
}).annotate({
  identifier: "Run",
  description:
    "a stretch of time, half-open, in which the same holds of a version; null where nothing bounds it",
})

export const RunsAnswer = Schema.Struct({
  v: V1,
  ...asked,
  coverage: UndatedCoverage,
  changes: Schema.Array(Instant),
  provisions: Schema.Array(
    Schema.Struct({
      provision: ProvisionId,
      instrument: InstrumentId,
      versions: Schema.Array(
        Schema.Struct({ key: Key, ...HistoryVersion.fields, notes: Schema.optionalKey(Schema.Array(Text)) }),
      ),
      runs: Schema.Array(Run),
    }),
  ),
})
