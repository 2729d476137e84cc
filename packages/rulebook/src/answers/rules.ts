// The answers of `in-force`, `history`, `diff` and `upcoming` (docs/answers.md). Instants out are ISO 8601 with the platform's offset.
import type { AnnouncementId, Edtf, InstrumentId, ProvisionId, Standing } from "../language/event.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Text } from "../values/text.ts"
import type { AsOfAnswer, CoverageNote, Presuming, Presumption, UndatedCoverage } from "./as-of.ts"

export interface RuleInForce {
  readonly provision: ProvisionId
  readonly instrument: InstrumentId
  /** Whose version it is; null where the wording is not held. */
  readonly announcement: AnnouncementId | null
  /** EDTF, `before` or `unstated`; with a clock time an instant. */
  readonly from: Edtf
  /** Exclusive; null where none is known. */
  readonly ends: Edtf | null
  readonly title: Text
  /** What to know beside it: beginning not recorded, only expected, wording not held. */
  readonly notes?: readonly Text[]
  /** The presumptions without any of which it would be unknown. */
  readonly presumed?: readonly Presumption[]
}

export interface UnknownRule extends RuleInForce {
  readonly why: readonly Text[]
}

export interface InForceAnswer extends AsOfAnswer, Presuming {
  readonly v: 1
  readonly on: string
  readonly coverage: CoverageNote
  readonly inForce: readonly RuleInForce[]
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

export interface EventMention {
  readonly announcement: AnnouncementId
  readonly type: "Effective" | "Superseded" | "Withdrawn"
  readonly provision: ProvisionId
  readonly from: Edtf
  /** Where it never counted, or no longer does: a draft, hearsay, postponed or revoked. */
  readonly live?: "no" | "unknown"
}

export interface HistoryVersion {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly from: Edtf
  readonly ends: Edtf | null
  readonly title: Text
  readonly standing: Standing
  readonly events: readonly EventMention[]
}

export interface HistoryAnswer extends AsOfAnswer, Presuming {
  readonly v: 1
  readonly instrument: InstrumentId
  readonly title: Text
  readonly coverage: UndatedCoverage
  readonly versions: readonly HistoryVersion[]
}

export interface DiffAnswer extends AsOfAnswer, Presuming {
  readonly v: 1
  readonly from: string
  readonly to: string
  readonly coverage: CoverageNote
  readonly began: readonly RuleInForce[]
  readonly changed: readonly (RuleInForce & { readonly was: RuleInForce })[]
  readonly ended: readonly RuleInForce[]
  /** Rules that may have begun, changed or ended: unknown on one of the two dates. */
  readonly unknown: readonly (RuleInForce & { readonly at: readonly [Kleene, Kleene] })[]
}

export interface UpcomingChange {
  readonly provision: ProvisionId
  readonly instrument: InstrumentId
  readonly announcement: AnnouncementId
  readonly type: "Effective" | "Withdrawn"
  readonly from: Edtf
  readonly expected: boolean
  readonly title: Text
  readonly presumed?: readonly Presumption[]
}

export interface UpcomingAnswer extends AsOfAnswer, Presuming {
  readonly v: 1
  readonly on: string
  /** Unless told otherwise, the day asked about. */
  readonly announcedBy: string
  readonly coverage: CoverageNote
  /** Announced, and certainly not there yet: beginnings and endings, the soonest first. */
  readonly upcoming: readonly UpcomingChange[]
  /** May be upcoming: whether it was announced by then, or has come already, is not certain. */
  readonly unknown: readonly UpcomingChange[]
}
