import { isReadable } from "@policy-ledger/rulebook"
import type { ChangeBody, EffectiveBody, HeadBody, LedgerEvent, WithdrawnBody } from "@policy-ledger/rulebook"

/** The first event, by index, that cannot stand where it stands. */
export interface OrderFault {
  readonly index: number
  readonly found: string
  readonly expected: string
}

type Opening = LedgerEvent & HeadBody

const isOpening = (event: LedgerEvent): event is Opening =>
  event.type === "Published" || event.type === "Corrected"

/** How many `Superseded` stand right after a change; of one in a later language, as many as there are. */
const supersededAfter = (event: LedgerEvent & (EffectiveBody | WithdrawnBody)): number => {
  if (!isReadable(event)) return Infinity
  const replaces = event.type === "Effective" && (event.supersedes ?? event.previous) !== undefined
  return (replaces ? 1 : 0) + (event.postpones === undefined ? 0 : 1)
}

/** Time does not go back, and announcements stand one after the other, each whole and opened by what it is. */
export const wholenessFault = (events: readonly LedgerEvent[]): OrderFault | undefined => {
  const readings = new Map<string, number>()
  let opening: Opening | undefined
  let changes = 0
  let awaited = 0
  for (const [index, event] of events.entries()) {
    const fault =
      timeFault(events[index - 1], event) ??
      (awaited > 0 && awaited < Infinity && event.type !== "Superseded"
        ? { found: event.type, expected: "the Superseded of the event before" }
        : undefined) ??
      (isOpening(event)
        ? openingFault(event, readings.get(event.announcement) ?? 0, opening !== undefined && changes === 0)
        : changeFault(event, opening, { first: changes === 0, awaited }))
    if (fault !== undefined) return { index, ...fault }
    if (isOpening(event)) {
      opening = event
      changes = 0
      readings.set(event.announcement, event.reading)
    } else {
      changes++
      awaited = event.type === "Superseded" ? awaited - 1 : supersededAfter(event)
    }
  }
  const isCut = (awaited > 0 && awaited < Infinity) || (opening !== undefined && changes === 0)
  return isCut
    ? { index: events.length - 1, found: "an announcement cut short", expected: "all of its events" }
    : undefined
}

type Fault = Omit<OrderFault, "index"> | undefined

const timeFault = (before: LedgerEvent | undefined, event: LedgerEvent): Fault =>
  before !== undefined && Date.parse(event.recordedAt) < Date.parse(before.recordedAt)
    ? {
        found: `recordedAt ${event.recordedAt}`,
        expected: `${before.recordedAt}, when the line before was recorded, or later`,
      }
    : undefined

const openingFault = (event: Opening, reading: number, previousIsEmpty: boolean): Fault => {
  if (previousIsEmpty) return { found: event.type, expected: "a change of the announcement before" }
  if (event.reading !== reading + 1)
    return { found: `reading ${event.reading} of ${event.announcement}`, expected: `reading ${reading + 1}` }
  const type = event.reading === 1 ? "Published" : "Corrected"
  return event.type === type
    ? undefined
    : { found: `${event.type} as reading ${event.reading}`, expected: type }
}

const changeFault = (
  event: LedgerEvent & ChangeBody,
  opening: Opening | undefined,
  { first, awaited }: { readonly first: boolean; readonly awaited: number },
): Fault => {
  if (opening?.announcement !== event.announcement || opening.reading !== event.reading)
    return {
      found: `${event.type} of ${event.announcement}, reading ${event.reading}`,
      expected: "its Published or Corrected before it",
    }
  if (first && event.provision !== opening.provision)
    return { found: `${event.type} of ${event.provision}`, expected: `a change of ${opening.provision}` }
  return event.type === "Superseded" && awaited === 0
    ? { found: "Superseded", expected: "it right after the event that supersedes" }
    : undefined
}
