// The seam at which one engine is put in the place of another: whatever tells the outcome and the states of a case.
import type { AuditAnswer } from "../answers/answers.ts"
import type { Case } from "../case/decode.ts"
import type { AsOfQuestion, PresumingQuestion } from "../queries/question.ts"
import { compile } from "../program/compile.ts"
import type { Rulebook } from "../rulebook.ts"

/** A state of the ledger, and from where it is looked at. */
export interface PointOfView {
  readonly rulebook: Rulebook
  readonly question: AsOfQuestion & PresumingQuestion
}

/** As much of an answer as is compared. */
export type Decision = Pick<AuditAnswer, "case" | "outcome" | "states">

/** Answers the case of the platform's form as the full audit does. */
export type Decide = (of: Case) => Decision

/** Prepares one point of view for any number of cases. Throws `QuestionError` where it cannot be asked. */
export type Engine = (point: PointOfView) => Decide

/** The compiled program. */
export const program: Engine = ({ rulebook, question }) => {
  const compiled = compile(rulebook, question)
  return (of) => compiled.outcomeOf(of)
}

/** The full audit, without its reasons. */
export const interpreter: Engine = ({ rulebook, question }) => {
  // What cannot be asked is refused here, not at the first case.
  rulebook.asOf(question)
  const asked = { ...question, verdicts: "applies", brief: true } as const
  return (of) => rulebook.auditCase(of, asked)
}
