import type { Case } from "#data/case"
import { decided } from "#data/decide"
import { Deciding, type Decision, type DecisionQuestion } from "../deciding.ts"

export { CaseError, QuestionError } from "@policy-ledger/rulebook"
export type { Decision, DecisionQuestion } from "../deciding.ts"
export type { Case } from "#data/case"

const deciding = /* @__PURE__ */ new Deciding(decided)

/**
 * What becomes of a case by all that the log holds, with nothing presumed: as `audit` of the entry `.` decides it, without
 * reasons. Throws `CaseError` that names every mistake, and `QuestionError` for what only `audit` answers.
 */
export function decide(of: Case, question?: DecisionQuestion): Decision {
  return deciding.decide(of, question)
}
