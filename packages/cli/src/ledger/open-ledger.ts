import { type LedgerSlice, type Platform, Rulebook } from "@policy-ledger/rulebook"
import type { Seeds } from "./seeds.ts"

/** A ledger to ask: its events in order, and the Rulebook folded from them. */
export interface OpenLedger {
  readonly seeds: Seeds
  readonly platform: Platform
  readonly slice: LedgerSlice
  readonly rulebook: Rulebook
}

export const ledgerOf = (seeds: Seeds, platform: Platform, slice: LedgerSlice): OpenLedger => ({
  seeds,
  platform,
  slice,
  rulebook: Rulebook.of(platform, [slice]),
})
