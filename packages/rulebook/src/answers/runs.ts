// The answer of `runs`: every provision through time. Instants are ISO 8601 with the platform's offset.
import type { AsOfAnswer, Presuming, Presumption, UndatedCoverage } from "./as-of.ts"
import type { HistoryVersion } from "./rules.ts"
import type { InstrumentId, ProvisionId } from "../language/event.ts"
import type { Text } from "../values/text.ts"

/** A version as `history` tells of it. One without any run never held: a draft, hearsay, taken back, replaced before it began. */
export interface VersionOfRuns extends HistoryVersion {
  /** Tells it apart from every other in the answer. */
  readonly key: string
  /** What to know beside it, as `inForce` says it. */
  readonly notes?: readonly Text[]
}

/** A stretch of time, half-open, in which `inForce` says the same of a version at every instant. */
export interface Run {
  /** Of which version, by its key; null where none is in force, may be, or is kept (`none`). */
  readonly version: string | null
  /** null: from always. */
  readonly from: string | null
  /** Exclusive; null: for ever. */
  readonly until: string | null
  /** `kept`: ended, and still governing somebody. */
  readonly state: "in-force" | "unknown" | "kept" | "none"
  /** Why nobody can say whether it is in force: with `unknown` only. */
  readonly why?: readonly Text[]
  /** The presumptions without any of which it would be unknown. */
  readonly presumed?: readonly Presumption[]
}

/** One provision: at every instant some run holds; several at once where versions are kept or unknown. */
export interface ProvisionRuns {
  readonly provision: ProvisionId
  readonly instrument: InstrumentId
  /** In the order in which they were announced. */
  readonly versions: readonly VersionOfRuns[]
  /** In the order of their beginnings; of those that begin together in that of the versions. */
  readonly runs: readonly Run[]
}

export interface RunsAnswer extends AsOfAnswer, Presuming {
  readonly v: 1
  readonly coverage: UndatedCoverage
  /** The instants at which anything changes, ascending. */
  readonly changes: readonly string[]
  /** In the order of their ids. */
  readonly provisions: readonly ProvisionRuns[]
}
