import type { Case } from "#data/case"
import { decided } from "#data/decide-presumed"
import { Deciding, type Decision, type DecisionQuestion } from "../deciding.ts"

export { CaseError, QuestionError } from "@policy-ledger/rulebook"
export type { Decision, DecisionQuestion } from "../deciding.ts"
export type { Case } from "#data/case"

const deciding = /* @__PURE__ */ new Deciding(decided)

/**
 * The same with all four presumptions, which `asOf.presume` of the answer names: what `audit` of the entry `.` decides that
 * presumes them all. Throws `CaseError` that names every mistake, and `QuestionError` for what only `audit` answers.
 */
export function decide(of: Case, question?: DecisionQuestion): Decision {
  return deciding.decide(of, question)
}
