import type { AuditQuestion, Rulebook } from "@policy-ledger/rulebook"
import type { Shared } from "../root.ts"

/** What is asked of every case. */
export interface Asking {
  readonly shared: Shared
  readonly rulebook: Rulebook
  readonly question: AuditQuestion & { readonly explain: boolean }
}
