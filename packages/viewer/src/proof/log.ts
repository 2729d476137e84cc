// The log as the views read it: its events with their places, once the package's entry is there.
import { computed } from "@preact/signals"
import type { LedgerEvent } from "@policy-ledger/rulebook"
import { entry } from "../package/entries.ts"

export interface Placed {
  /** From 0. */
  readonly revision: number
  readonly event: LedgerEvent
  /** Canonical JSON: what the leaf is the hash of. */
  readonly line: string
}

/** Every event in order; undefined until it is there. */
export const placedEvents = computed((): readonly Placed[] | undefined => {
  const module = entry("events").value
  if (module === undefined) return undefined
  const lines = [...module.lines()]
  return [...module.events()].map((event, revision) => ({
    revision,
    event,
    line: lines[revision]?.line ?? "",
  }))
})

/** The events of each announcement. */
export const eventsByAnnouncement = computed(() =>
  Map.groupBy(placedEvents.value ?? [], ({ event }) => event.announcement),
)
