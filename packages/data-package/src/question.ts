// What questions may name, by the platform's own ids.
import type { InForceQuestion as OfAnyLedger } from "@policy-ledger/rulebook"
import type { InstrumentId, ProvisionId } from "#data/case"

/**
 * One of the ids, where it is written out: one that is misspelt does not compile. What is only known to be text is looked up
 * when it is asked.
 */
export type OneOf<Ids extends string, Id extends string> = Ids | (string extends Id ? Id : never)

/** A question about all rules in force, or about those of one instrument, or about one provision. */
export type InForceQuestion<
  Provision extends string = ProvisionId,
  Instrument extends string = InstrumentId,
> = Omit<OfAnyLedger, "provision" | "instrument"> & {
  readonly provision?: OneOf<ProvisionId, Provision>
  readonly instrument?: OneOf<InstrumentId, Instrument>
}
