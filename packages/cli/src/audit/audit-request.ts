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
 * What is asked of one case. A layout shows which facts would settle what is open, and reasons only where everything is
 * to be explained; it is about the groups of facts that the case mentions, unless it is said about which.
 */
export const questionAbout = ({ shared, rulebook, question }: AuditRequest, of: unknown): AuditQuestion => {
  if (shared.json) return question
  const { explain, about, ...rest } = question
  const asked = { ...rest, verdicts: "all", explain: true, brief: !explain } as const
  if (about !== undefined || explain) return { ...asked, ...(about && { about }) }
  const mentioned = typeof of === "object" && of !== null ? Object.keys(of) : []
  const groups = rulebook.groups.filter((group) => mentioned.includes(group))
  return groups.length === 0 ? asked : { ...asked, about: groups }
}
