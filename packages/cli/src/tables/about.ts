// What a table tells of where it is from.
import type { Platform } from "@policy-ledger/rulebook"

/** Whose table it is, and how its instants and amounts are to be read. */
export const platformTold = ({ id, timeZone, utcOffset, offsets, currency }: Platform) => ({
  platform: id,
  timeZone,
  ...(utcOffset !== undefined && { utcOffset }),
  ...(offsets !== undefined && { offsets }),
  currency,
})
