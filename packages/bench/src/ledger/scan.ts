import type { LedgerEvent, ProvisionId } from "@policy-ledger/rulebook"

/**
 * What one would write without a Rulebook: read the whole log and keep the last beginning of the provision whose date
 * has come. It knows nothing of uncertain dates, withdrawals, savings or corrections.
 */
export const lastBegun = (
  events: Iterable<LedgerEvent>,
  provision: ProvisionId,
  on: string,
): LedgerEvent | undefined => {
  let found: LedgerEvent | undefined
  for (const event of events)
    if (event.type === "Effective" && event.provision === provision && event.from <= on) found = event
  return found
}
