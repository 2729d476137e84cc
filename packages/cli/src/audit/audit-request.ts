import type { AuditAnswer, AuditQuestion, Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { auditCase, type CaseText, type ParsedCase } from "../cases/one-case.ts"
import type { CaseReader } from "../cases/reader.ts"
import type { CasesRefused } from "../refusal.ts"
import type { SharedFlags } from "../root.ts"

/** What is asked of every case, and how a case is read. */
export interface AuditRequest {
  readonly shared: SharedFlags
  readonly rulebook: Rulebook
  readonly reader: CaseReader
  readonly question: Asked
}

type Asked = AuditQuestion & { readonly explain: boolean; readonly brief: boolean }

/**
 * What is asked of one case. For a person to read it is about the groups of facts that the case mentions, unless it says
 * about which, or everything is to be explained.
 */
export const questionAbout = ({ shared, rulebook, question }: AuditRequest, of: unknown): Asked => {
  if (shared.json || question.explain || question.about !== undefined) return question
  const mentioned = typeof of === "object" && of !== null ? Object.keys(of) : []
  const about = rulebook.groups.filter((group) => mentioned.includes(group))
  return about.length === 0 ? question : { ...question, about }
}

/** Audits a case that was read from a text; its refusal, too, may be told with a hint. */
export const auditRead = (
  { rulebook, reader }: AuditRequest,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
  questionOf: (json: unknown) => AuditQuestion,
): Result.Result<AuditAnswer, CasesRefused> =>
  Result.mapError(
    Result.flatMap(read, (one) => auditCase(rulebook, questionOf(one.json), one)),
    (refusal) => reader.hint(refusal, source, rulebook.platform.id),
  )
