import type { AuditQuestion, Rulebook } from "@policy-ledger/rulebook"
import type { SharedFlags } from "../root.ts"

/** What is asked of every case. */
export interface AuditRequest {
  readonly shared: SharedFlags
  readonly rulebook: Rulebook
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
