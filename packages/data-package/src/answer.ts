import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  EventAnswer,
  HistoryVersion,
  ReportAnswer,
  Text,
} from "@policy-ledger/rulebook"
import type { Unencoded } from "./ids.ts"

/** What was read to make the ledger: outside it, that something is not found proves nothing. */
export interface CoverageStatement {
  /** First and last day of the reports that were read, inclusive. */
  readonly from: string
  readonly to: string
  readonly statement: Text
}

/** The id is called something else now: ask for that. */
export interface MovedId {
  readonly v: 1
  readonly kind: "moved"
  readonly id: string
  readonly to: string
}

/** The id was divided: ask for the parts. */
export interface SplitId {
  readonly v: 1
  readonly kind: "split"
  readonly id: string
  readonly into: readonly string[]
}

/** The ledger never held the id, which does not say that there is no such rule. */
export interface UnknownId {
  readonly v: 1
  readonly kind: "unknown-id"
  readonly id: string
  /** An id of the ledger that is spelt nearly so. */
  readonly nearest: string | null
  readonly coverage: CoverageStatement
}

/** The announcement is known of, and its rules are not in the ledger. */
export interface NotEncoded extends Unencoded {
  readonly v: 1
  readonly kind: "not-encoded"
  readonly coverage: CoverageStatement
}

/** One provision with all its versions; their texts and conditions come with `inForce` and `audit`. */
export interface ProvisionAnswer {
  readonly v: 1
  readonly kind: "provision"
  readonly provision: string
  readonly instrument: string
  /** The title of the instrument. */
  readonly title: Text
  readonly versions: readonly HistoryVersion[]
}

/** A report without what we noted beside it. */
export type BriefReport = Omit<ReportAnswer, "note">

/** An announcement without its summary and notes, which the entry `./texts` holds. */
export interface BriefAnnouncement extends Omit<AnnouncementAnswer, "summary" | "note" | "reports"> {
  readonly v: 1
  readonly kind: "announcement"
  readonly reports: readonly BriefReport[]
  readonly events: readonly EventAnswer[]
}

export interface BriefAnnouncementsAnswer extends Omit<AnnouncementsAnswer, "announcements"> {
  readonly announcements: readonly BriefAnnouncement[]
  /** Known of, and their rules are not in the ledger. */
  readonly notEncoded: readonly Unencoded[]
}

/** The same whole. */
export interface FullAnnouncement extends AnnouncementAnswer {
  readonly v: 1
  readonly kind: "announcement"
}

/** Why an id has no answer of its own. */
export type IdAnswer = MovedId | SplitId | UnknownId
