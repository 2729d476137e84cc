import type { AuditAnswer, CaseCoverage, Verdict } from "@policy-ledger/rulebook"

/** A verdict without its title and reasons. */
type BriefVerdict = Omit<Verdict, "title">

/** An answer for a program: without what it says for people, and without what every answer of a ledger says alike. */
export interface BriefAuditAnswer extends Omit<AuditAnswer, "coverage" | "verdicts"> {
  readonly coverage: Omit<CaseCoverage, "statement" | "disclaimer">
  readonly verdicts: readonly BriefVerdict[]
}

const withoutWords = ({ title: _title, ...verdict }: Verdict): BriefVerdict => ({ ...verdict, because: [] })

/** The answer as `--brief` prints it. */
export const briefly = ({ coverage, verdicts, ...rest }: AuditAnswer): BriefAuditAnswer => {
  const { statement: _statement, disclaimer: _disclaimer, ...covered } = coverage
  return { ...rest, coverage: covered, verdicts: verdicts.map(withoutWords) }
}
