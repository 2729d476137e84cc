// Recording as a decider: `initialState` and `evolve` say what a ledger holds, `decide` what announcements add to it. Pure:
// the clock is an argument, and whoever calls it appends.
import type { LedgerEvent, LedgerState, Platform, Reading, Zone } from "@policy-ledger/rulebook"
import { emptyState, fold, formatInstant, parseZone } from "@policy-ledger/rulebook"
import { Result } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import { acceptUnless } from "../authoring/decode.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import type { NotCanonical } from "@policy-ledger/log"
import { type EventContent, contentDigest, contentsOf, lineOf, recordedContents, sealEvent } from "./event.ts"
import { type Clock, clockGoesOn } from "./clock.ts"
import { inOrder } from "./order.ts"
import { type ClockAhead, type ClockBehind, type ClockBeyond, ContentConflict } from "./record-error.ts"
import { relationObjections } from "./relations.ts"

/** What recording decides against: the readings as every answer folds them, and where in the log they stand. */
export interface RecordState extends LedgerState {
  /** Revision of the first event of each reading, by `<announcement> <reading>`; the others follow it. */
  readonly firsts: ReadonlyMap<string, number>
  readonly lastRecordedAt: string | undefined
}

export const initialState = (origin: string): RecordState => ({
  ...emptyState(origin),
  firsts: new Map(),
  lastRecordedAt: undefined,
})

const keyOf = ({ announcement, reading }: Pick<Reading, "announcement" | "reading">): string =>
  `${announcement} ${reading}`

/** The state after more events. */
export const evolve = (state: RecordState, events: readonly LedgerEvent[]): RecordState => {
  const firsts = new Map(state.firsts)
  for (const [i, event] of events.entries())
    if (event.type === "Published" || event.type === "Corrected") firsts.set(keyOf(event), state.size + i)
  const lastRecordedAt = events.at(-1)?.recordedAt ?? state.lastRecordedAt
  return { ...fold(events, state), firsts, lastRecordedAt }
}

/** A reading, and the revisions of its first and last event. */
export interface RecordedReading extends Reading {
  readonly first: number
  readonly last: number
}

const placed = (reading: Reading, { firsts }: RecordState): RecordedReading => {
  // Never 0 for want of an entry: evolve makes it of the same event that opens the reading.
  const first = firsts.get(keyOf(reading)) ?? 0
  return { ...reading, first, last: first + reading.changes.length }
}

/** Every reading that was recorded, announcement by announcement. */
export const recordedReadings = (state: RecordState): readonly RecordedReading[] =>
  [...state.readings.values()].flat().map((reading) => placed(reading, state))

/** The reading that an announcement's file tells, if it was recorded. */
export const recordedReading = (
  { id, reading }: Announcement,
  state: RecordState,
): RecordedReading | undefined => {
  const recorded = state.readings.get(id)?.find((one) => one.reading === reading)
  return recorded && placed(recorded, state)
}

export interface Recorded {
  readonly _tag: "Recorded"
  readonly announcement: string
  readonly reading: number
  /** Revisions of its first and last event. */
  readonly first: number
  readonly last: number
}

/** The ledger has this content already; nothing changes. */
export interface AlreadyRecorded extends Omit<Recorded, "_tag"> {
  readonly _tag: "AlreadyRecorded"
}

export type Outcome = Recorded | AlreadyRecorded

/** What is appended, as one whole, and what is answered for each file. */
export interface Decision {
  readonly events: readonly LedgerEvent[]
  /** Each event as a line of the log, without the newline. */
  readonly lines: readonly string[]
  readonly outcomes: readonly Outcome[]
}

export type RecordRefused =
  | FileRefused
  | ContentConflict
  | ClockBehind
  | ClockAhead
  | ClockBeyond
  | NotCanonical

/** Decides what to append for these announcements, in order of their being announced; all of it or nothing. */
export const decide = (
  announcements: readonly Announcement[],
  state: RecordState,
  platform: Platform,
  clock: Clock,
): Result.Result<Decision, RecordRefused> =>
  Result.gen(function* () {
    const events: LedgerEvent[] = []
    const outcomes: Outcome[] = []
    const recording = { recordedAt: formatInstant(clock.now, zoneOf(platform)), recordedBy: clock.recordedBy }
    const added: Announcement[] = []
    for (const announcement of inOrder(announcements)) {
      const { id, reading } = announcement
      const contents = contentsOf(announcement)
      const recorded = recordedReading(announcement, state)
      if (recorded !== undefined) {
        outcomes.push(yield* sameContent(announcement, contents, recorded))
        continue
      }
      const first = state.size + events.length
      for (const content of contents) events.push(yield* sealEvent(content, recording))
      const last = state.size + events.length - 1
      outcomes.push({ _tag: "Recorded", announcement: id, reading, first, last })
      added.push(announcement)
    }
    const after = evolve(state, events)
    for (const announcement of added) {
      const objections = relationObjections(announcement, after)
      yield* acceptUnless(announcement.source, announcement, objections)
    }
    if (events.length > 0) yield* clockGoesOn(state.lastRecordedAt, clock, zoneOf(platform))
    const lines: string[] = []
    for (const event of events) lines.push(yield* lineOf(event))
    return { events, lines, outcomes }
  })

const zoneOf = ({ utcOffset }: Platform): Zone => parseZone(utcOffset) ?? { offset: 0, text: "+00:00" }

const sameContent = (
  { source, id, reading }: Announcement,
  contents: readonly EventContent[],
  there: RecordedReading,
): Result.Result<Outcome, RecordRefused> =>
  Result.gen(function* () {
    const offered = yield* contentDigest(contents)
    const recorded = yield* contentDigest(recordedContents(there))
    const { first, last } = there
    if (recorded === offered)
      return { _tag: "AlreadyRecorded", announcement: id, reading, first, last } satisfies AlreadyRecorded
    return yield* Result.fail(
      new ContentConflict({
        file: source.file,
        announcement: id,
        reading,
        revision: last,
        recorded,
        offered,
      }),
    )
  })
