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
  readonly question: AuditQuestion & { readonly explain: boolean }
}

/** Audits a case that was read from a text; its refusal, too, may be told with a hint. */
export const auditRead = (
  { rulebook, question, reader }: AuditRequest,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
): Result.Result<AuditAnswer, CasesRefused> =>
  Result.mapError(
    Result.flatMap(read, (one) => auditCase(rulebook, question, one)),
    (refusal) => reader.hint(refusal, source, rulebook.platform.id),
  )
