import type { LedgerEvent } from "@policy-ledger/rulebook"
import { announce, type Head } from "./announce.ts"

/** An announcement whose change speaks a later language: whatever JSON it is, as a log that was read has it. */
export const later = (
  head: Head,
  provision: string,
  change: { readonly [key: string]: unknown },
  language = 2,
): readonly LedgerEvent[] => {
  const [opening] = announce(head, { type: "Withdrawn", provision, from: "unstated", basis: "stated" })
  if (opening === undefined) throw new Error("an announcement opens with what it is")
  const { v, announcement, reading, recordedAt, recordedBy } = opening
  const id = `${head.id}#later`
  const event: unknown = {
    v,
    id,
    announcement,
    reading,
    recordedAt,
    recordedBy,
    provision,
    language,
    ...change,
  }
  return [opening, event as LedgerEvent]
}
