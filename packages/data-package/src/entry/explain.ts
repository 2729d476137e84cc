import {
  explain as explained,
  type ExplainAnswer,
  type ExplainQuestion,
} from "@policy-ledger/rulebook/explain"
import type { Case } from "#data/case"
import { published } from "./published.ts"

export type {
  ExplainAnswer,
  Explained,
  ExplainedFact,
  ExplainedInstant,
  ExplainedVerdict,
  ExplainQuestion,
} from "@policy-ledger/rulebook/explain"

/**
 * The verdicts of `audit`, each with its rule's condition as a tree: what was asked, what came of it, and what the case knows
 * of it. Throws `CaseError` for what is no case, `QuestionError` for a question that cannot be answered.
 */
export function explain(of: Case, question?: ExplainQuestion): ExplainAnswer {
  return explained(published.book, of, question)
}
