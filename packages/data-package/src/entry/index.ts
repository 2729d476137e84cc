import {
  frozen,
  type AuditAnswer,
  type AuditQuestion,
  type DiffAnswer,
  type HistoryAnswer,
  type InForceAnswer,
  type AsOfQuestion,
  type Platform,
  type RuleInForce,
  type UpcomingAnswer,
} from "@policy-ledger/rulebook"
import type { AnnouncementId, Case, InstrumentId, ProvisionId } from "#data/case"
import type {
  BriefAnnouncement,
  BriefAnnouncementsAnswer,
  IdAnswer,
  NotEncoded,
  ProvisionAnswer,
} from "../answer.ts"
import { core } from "./core.ts"
import type { InForceQuestion, OneOf } from "../question.ts"
import { published } from "./published.ts"

export { CaseError, FoldError, QuestionError, Rulebook } from "@policy-ledger/rulebook"
export type * from "../types.ts"
export type * from "../answer.ts"
export type * from "../question.ts"
export type { AnnouncementId, Case, FactPath, InstrumentId, ProvisionId } from "#data/case"
export type { Unencoded } from "../ids.ts"
export type { Manifest, ManifestFile, ManifestYear } from "../manifest.ts"
export type { Meta } from "../meta.ts"
export { meta } from "#data/meta"

/** The rules in force on a date (its first instant) or at an instant, as announced and as recorded by whichever day. */
export function inForce<Provision extends string, Instrument extends string>(
  question: InForceQuestion<Provision, Instrument>,
): InForceAnswer {
  return published.inForce(question)
}

/**
 * The version of one provision that is certainly in force at an instant (epoch milliseconds), the fast path; undefined where
 * there is none. Throws `QuestionError` for an id that the ledger does not hold, and for what is no instant.
 */
export function ruleAt<Id extends string>(
  provision: OneOf<ProvisionId, Id>,
  instant: number,
): RuleInForce | undefined {
  return published.ruleAt(provision, instant)
}

/** What was read from elsewhere, as a case, once it was seen to be one. Throws `CaseError` that names every mistake. */
export function decodeCase(json: unknown): Case {
  return published.decodeCase(json)
}

/** Which rules governed a case, with what result, why, and what is still unknown. Throws `CaseError` for what is no case. */
export function audit(of: Case, question?: AuditQuestion): AuditAnswer {
  return published.audit(of, question)
}

/** Every version of an instrument's provisions, in order. */
export function history<Id extends string>(
  instrument: OneOf<InstrumentId, Id>,
  known?: AsOfQuestion,
): HistoryAnswer {
  return published.history(instrument, known)
}

/** What began, changed and ended between two dates. */
export function diff(question: AsOfQuestion & { readonly from: string; readonly to: string }): DiffAnswer {
  return published.diff(question)
}

/** What is announced by the end of a day and not yet in force then. */
export function upcoming(question: AsOfQuestion & { readonly on: string }): UpcomingAnswer {
  return published.upcoming(question)
}

/** One provision with its versions, or what became of the id, or that the ledger does not know it. */
export function provision<Id extends string>(id: OneOf<ProvisionId, Id>): ProvisionAnswer | IdAnswer {
  return published.provision(id)
}

/** One announcement; its summary and notes are in the entry `./texts`. */
export function announcement<Id extends string>(
  id: OneOf<AnnouncementId, Id>,
): BriefAnnouncement | NotEncoded | IdAnswer {
  return published.announcement(id)
}

export function announcements(known?: Pick<AsOfQuestion, "recordedBy">): BriefAnnouncementsAnswer {
  return published.announcements(known)
}

/** The marketplace: its facts, instruments, coverage and disclaimer; what `Rulebook.of` needs to fold other ledgers. */
export function platform(): Platform {
  return frozen(core().platform)
}
