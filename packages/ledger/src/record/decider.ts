// Recording as a decider: `initialState` and `evolve` say what a ledger holds, `decide` what announcements add to it. Pure:
// the clock is an argument, and whoever calls it appends.
import type { LedgerEvent, LedgerState, Platform, Reading } from "@policy-ledger/rulebook"
import { emptyState, fold, formatInstant } from "@policy-ledger/rulebook"
import { Result, Schema } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import { acceptUnless } from "../authoring/decode.ts"
import { zoneOf } from "../authoring/report-day.ts"
import type { FileRefused } from "../authoring/seed-error.ts"
import type { NotCanonical } from "@policy-ledger/log"
import { RecordedBy } from "../schema/event.ts"
import { type Clock, clockGoesOn } from "./clock.ts"
import {
  type EventContent,
  type Recording,
  contentDigest,
  contentsOf,
  lineOf,
  recordedContents,
  sealEvent,
} from "./event.ts"
import { verifyLine } from "./line.ts"
import { futureObjections } from "./future.ts"
import { inOrder } from "./order.ts"
import {
  type ClockAhead,
  type ClockBehind,
  type ClockBeyond,
  ContentConflict,
  LineUnreadable,
  RecorderUnfit,
} from "./record-error.ts"
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
  | RecorderUnfit
  | LineUnreadable
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
    const sealed: Sealed[] = []
    const outcomes: Outcome[] = []
    const recording = yield* recordingOf(platform, clock)
    const added = new Map<string, Added>()
    for (const announcement of inOrder(announcements)) {
      const { id, reading } = announcement
      const contents = contentsOf(announcement)
      const standing = standingOf(announcement, state) ?? added.get(keyOf({ announcement: id, reading }))
      if (standing !== undefined) {
        outcomes.push(yield* sameContent(announcement, contents, standing))
        continue
      }
      const first = state.size + events.length
      for (const [i, content] of contents.entries()) {
        const event = yield* sealEvent(content, recording)
        sealed.push({ announcement, index: i, event })
        events.push(event)
      }
      const last = state.size + events.length - 1
      outcomes.push({ _tag: "Recorded", announcement: id, reading, first, last })
      added.set(keyOf({ announcement: id, reading }), { announcement, contents, first, last })
    }
    const after = evolve(state, events)
    for (const { announcement } of added.values()) {
      const objections = [
        ...futureObjections(announcement, clock.now, zoneOf(platform)),
        ...relationObjections(announcement, after),
      ]
      yield* acceptUnless(announcement.source, announcement, objections)
    }
    // The clock first: its time is in every line.
    if (sealed.length > 0) yield* clockGoesOn(state.lastRecordedAt, clock, zoneOf(platform))
    const lines: string[] = []
    for (const { announcement, index, event } of sealed)
      lines.push(yield* readableLine(announcement, index, event))
    return { events, lines, outcomes }
  })

const decodeRecorder = Schema.decodeUnknownResult(RecordedBy)

const recordingOf = (
  platform: Platform,
  { now, recordedBy }: Clock,
): Result.Result<Recording, RecorderUnfit> =>
  Result.map(
    Result.mapError(
      decodeRecorder(recordedBy),
      () =>
        new RecorderUnfit({
          found: JSON.stringify(recordedBy),
          expected: "a name, not empty and without space at its ends",
        }),
    ),
    (name) => ({ recordedAt: formatInstant(now, zoneOf(platform)), recordedBy: name }),
  )

/** The event as a line, read back as every clone of the log reads it: no rule on writing is laxer than that on reading. */
const readableLine = (
  { source }: Announcement,
  index: number,
  event: LedgerEvent,
): Result.Result<string, LineUnreadable | NotCanonical> =>
  Result.flatMap(lineOf(event), (line) =>
    Result.mapBoth(verifyLine(source.file, index + 1, line), {
      onSuccess: () => line,
      onFailure: ({ found, expected }) =>
        new LineUnreadable({ file: source.file, event: index + 1, found, expected }),
    }),
  )

interface Sealed {
  readonly announcement: Announcement
  /** Which of its events. */
  readonly index: number
  readonly event: LedgerEvent
}

/** A reading that stands in the log, or will with this decision. */
interface Standing {
  readonly contents: readonly EventContent[]
  /** Revisions of its first and last event. */
  readonly first: number
  readonly last: number
}

interface Added extends Standing {
  readonly announcement: Announcement
}

const standingOf = (announcement: Announcement, state: RecordState): Standing | undefined => {
  const recorded = recordedReading(announcement, state)
  return recorded && { contents: recordedContents(recorded), first: recorded.first, last: recorded.last }
}

const sameContent = (
  { source, id, reading }: Announcement,
  contents: readonly EventContent[],
  there: Standing,
): Result.Result<Outcome, RecordRefused> =>
  Result.gen(function* () {
    const offered = yield* contentDigest(contents)
    const recorded = yield* contentDigest(there.contents)
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
