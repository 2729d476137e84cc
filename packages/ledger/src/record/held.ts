import type { ChangeBody, LedgerEvent } from "@policy-ledger/rulebook"

/** One reading of one announcement as the ledger holds it. */
export interface HeldReading {
  readonly announcement: string
  readonly reading: number
  /** Revision of its first event; the others follow it. */
  readonly first: number
  readonly events: readonly LedgerEvent[]
}

/** What a ledger holds, as far as recording asks for it. */
export interface Held {
  /** How many events. */
  readonly size: number
  readonly readings: ReadonlyMap<string, readonly HeldReading[]>
  readonly lastRecordedAt: string | undefined
}

export const NOTHING_HELD: Held = { size: 0, readings: new Map(), lastRecordedAt: undefined }

/** The ledger after more events. */
export const heldWith = (held: Held, events: Iterable<LedgerEvent>): Held => {
  const readings = new Map(held.readings)
  let { size, lastRecordedAt } = held
  for (const event of events) {
    const known = readings.get(event.announcement) ?? []
    const last = known.at(-1)
    const grown: HeldReading =
      last !== undefined && last.reading === event.reading
        ? { ...last, events: [...last.events, event] }
        : { announcement: event.announcement, reading: event.reading, first: size, events: [event] }
    const before = grown.reading === last?.reading ? known.slice(0, -1) : known
    readings.set(event.announcement, [...before, grown])
    size++
    lastRecordedAt = event.recordedAt
  }
  return { size, readings, lastRecordedAt }
}

const isChange = (event: LedgerEvent): event is LedgerEvent & ChangeBody =>
  event.type !== "Published" && event.type !== "Corrected"

export const changesOf = (reading: HeldReading): readonly (LedgerEvent & ChangeBody)[] =>
  reading.events.filter(isChange)

/** The last reading of each announcement: what the ledger takes for true. */
export const lastReadings = ({ readings }: Held): readonly HeldReading[] =>
  [...readings.values()].flatMap((all) => all.slice(-1))
