import type { StoreUrl } from "@policy-ledger/event-store"
import { type LedgerSlice, type Platform, Rulebook } from "@policy-ledger/rulebook"
import type { Seeds } from "./seeds.ts"

/** Where an answer is to come from. */
export interface Located {
  readonly seeds: Seeds
  readonly url: StoreUrl
}

/** A ledger to ask: its events in order, and the Rulebook folded from them. */
export interface OpenLedger extends Located {
  readonly platform: Platform
  readonly slice: LedgerSlice
  readonly rulebook: Rulebook
}

export const ledgerOf = ({ seeds, url }: Located, platform: Platform, slice: LedgerSlice): OpenLedger => ({
  seeds,
  url,
  platform,
  slice,
  rulebook: Rulebook.of(platform, [slice]),
})
