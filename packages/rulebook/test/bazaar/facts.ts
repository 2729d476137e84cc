import {
  caseForm,
  decodeCase,
  describeProblem,
  civilTimeOf,
  UTC,
  type Case,
  type Zone,
} from "@policy-ledger/rulebook"
import { declaredFacts } from "../../src/case/declared-facts.ts"
import { Facts } from "../../src/case/facts.ts"
import { bazaar } from "./platform.ts"

export const ZONE: Zone = civilTimeOf(bazaar) ?? UTC
const FORM = caseForm(bazaar, ZONE)
export const DECLARED = declaredFacts(FORM)

export const decoded = (json: unknown): Case => {
  const result = decodeCase(json, FORM)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** What the bazaar's case knows of its facts. */
export const factsOf = (json: unknown): Facts => new Facts(DECLARED, decoded(json))

/** The problems of a case that is refused, one a line. */
export const problemsOf = (json: unknown): readonly string[] => {
  const result = decodeCase(json, FORM)
  return result.ok ? [] : result.problems.map(describeProblem)
}
