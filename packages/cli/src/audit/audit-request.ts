import type { AuditQuestion, Rulebook } from "@policy-ledger/rulebook"
import type { SharedFlags } from "../root.ts"

/** What is asked of every case. */
export interface AuditRequest {
  readonly shared: SharedFlags
  readonly rulebook: Rulebook
  readonly question: AuditQuestion & { readonly explain: boolean }
}
