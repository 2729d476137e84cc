import type { Announcement } from "../authoring/authoring.ts"
import type { AuthoredEffective, AuthoredEvent } from "../schema/authored.ts"

/** An event, and where it stands in its announcement. */
export interface PlacedEvent {
  readonly announcement: Announcement
  readonly event: AuthoredEvent
  readonly index: number
}

/** The events with which versions of a provision begin. */
export const beginningsOf = (
  provision: string,
  events: readonly PlacedEvent[],
): readonly AuthoredEffective[] =>
  events.flatMap(({ event }) => ("effective" in event && event.effective === provision ? [event] : []))
