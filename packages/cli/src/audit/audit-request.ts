import type { AuditAnswer, AuditQuestion, Platform, Rulebook } from "@policy-ledger/rulebook"
import { Result } from "effect"
import { type Ask, askCase, type CaseText, type ParsedCase } from "../cases/one-case.ts"
import { givesWidePlace } from "../cases/given.ts"
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
 * What is asked of one case. A layout shows which facts would settle what is open, and reasons only where everything is
 * to be explained; of a place that is given widely they tell who asks for more. It is about the groups of facts that the case mentions, unless it is said about which.
 */
export const questionAbout = ({ shared, rulebook, question }: AuditRequest, of: unknown): AuditQuestion => {
  if (shared.json) return question
  const { explain, about, ...rest } = question
  const asked = {
    ...rest,
    verdicts: "all",
    explain: true,
    brief: !explain && !givesWidePlace(of, rulebook.platform),
  } as const
  if (about !== undefined || explain) return { ...asked, ...(about && { about }) }
  const mentioned = typeof of === "object" && of !== null ? Object.keys(of) : []
  const groups = rulebook.groups.filter((group) => mentioned.includes(group))
  return groups.length === 0 ? asked : { ...asked, about: groups }
}

/** What is asked of every case, by whatever engine, and how a case is read. */
export interface Asking<A> {
  readonly platform: Platform
  readonly reader: CaseReader
  readonly ask: Ask<A>
}

/** Asks about a case that was read from a text; its refusal, too, may be told with a hint. */
export const askRead = <A>(
  { platform, reader, ask }: Asking<A>,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
): Result.Result<A, CasesRefused> =>
  Result.mapError(
    Result.flatMap(read, (one) => askCase(ask, one)),
    (refusal) => reader.hint(refusal, source, platform.id),
  )

/** Audits a case that was read from a text. */
export const auditRead = (
  { rulebook, reader }: AuditRequest,
  source: CaseText,
  read: Result.Result<ParsedCase, CasesRefused>,
  questionOf: (json: unknown) => AuditQuestion,
): Result.Result<AuditAnswer, CasesRefused> => {
  const ask = (json: unknown): AuditAnswer => rulebook.audit(json, questionOf(json))
  return askRead({ platform: rulebook.platform, reader, ask }, source, read)
}
