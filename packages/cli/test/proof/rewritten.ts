import { canonicalEvent } from "@policy-ledger/log"
import { contentOf, eventId } from "@policy-ledger/ledger"
import type { LedgerEvent } from "@policy-ledger/rulebook"
import { Result } from "effect"

/**
 * The log with another date in its first event, written by who knows how lines are made: canonical, and with the id that
 * follows from the content.
 */
export const anotherPast = (lines: readonly string[]): readonly string[] => {
  const edited = (lines[0] ?? "").replace('"published":"2021-02-20"', '"published":"2021-02-21"')
  const event: LedgerEvent = JSON.parse(edited)
  const id = Result.getOrThrow(eventId(contentOf(event)))
  return lines.with(0, canonicalEvent({ ...event, id }))
}
