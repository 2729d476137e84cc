import type { LedgerEvent, Platform, Zone } from "@policy-ledger/rulebook"
import { formatInstant, parseZone } from "@policy-ledger/rulebook"
import { Data, Result } from "effect"
import type { Announcement } from "../authoring/authoring.ts"
import type { NotCanonical } from "@policy-ledger/log"
import { type EventContent, contentDigest, contentOf, contentsOf, lineOf, sealEvent } from "./event.ts"
import { type Held, type HeldReading, heldWith } from "./held.ts"
import { inOrder } from "./order.ts"
import { relationObjections } from "./relations.ts"
import { object, settle } from "../authoring/decode.ts"
import type { FileRefused } from "../authoring/seed-error.ts"

/** The same announcement and reading stands in the ledger with other content. */
export class ContentConflict extends Data.TaggedError("ContentConflict")<{
  readonly file: string
  readonly announcement: string
  readonly reading: number
  readonly revision: number
  readonly held: string
  readonly offered: string
}> {
  override get message(): string {
    return (
      `${this.file}: found other content for ${this.announcement}, reading ${this.reading} (${this.offered}), ` +
      `expected what revision ${this.revision} of the ledger ends (${this.held}); ` +
      `a better reading is a file ${this.announcement}.${this.reading + 1}.yaml with its correction`
    )
  }
}

/** The clock shows a time before the last event: nothing is recorded, nothing clamped. */
export class ClockBehind extends Data.TaggedError("ClockBehind")<{
  readonly now: string
  readonly last: string
}> {
  override get message(): string {
    return `clock: found ${this.now}, expected ${this.last} or later, when the last event was recorded`
  }
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

/** What recording would append, as one whole, and what it answers for each file. */
export interface Plan {
  readonly events: readonly LedgerEvent[]
  /** Each event as a line of the log, without the newline. */
  readonly lines: readonly string[]
  readonly outcomes: readonly Outcome[]
}

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number
  readonly recordedBy: string
}

export type RecordRefused = FileRefused | ContentConflict | ClockBehind | NotCanonical

/** Decides what to append for these announcements, in order of their being announced; all of it or nothing. */
export const planRecording = (
  announcements: readonly Announcement[],
  held: Held,
  platform: Platform,
  clock: Clock,
): Result.Result<Plan, RecordRefused> =>
  Result.gen(function* () {
    const events: LedgerEvent[] = []
    const outcomes: Outcome[] = []
    const recording = { recordedAt: formatInstant(clock.now, zoneOf(platform)), recordedBy: clock.recordedBy }
    const fresh: Announcement[] = []
    for (const announcement of inOrder(announcements)) {
      const contents = contentsOf(announcement)
      const known = held.readings
        .get(announcement.id)
        ?.find(({ reading }) => reading === announcement.reading)
      if (known !== undefined) {
        outcomes.push(yield* sameContent(announcement, contents, known))
        continue
      }
      const first = held.size + events.length
      for (const content of contents) events.push(yield* sealEvent(content, recording))
      const last = held.size + events.length - 1
      outcomes.push({
        _tag: "Recorded",
        announcement: announcement.id,
        reading: announcement.reading,
        first,
        last,
      })
      fresh.push(announcement)
    }
    const after = heldWith(held, events)
    for (const announcement of fresh) yield* relationsHold(announcement, after)
    if (events.length > 0) yield* clockGoesOn(held, clock, recording.recordedAt)
    const lines: string[] = []
    for (const event of events) lines.push(yield* lineOf(event))
    return { events, lines, outcomes }
  })

const zoneOf = ({ utcOffset }: Platform): Zone => parseZone(utcOffset) ?? { offset: 0, text: "+00:00" }

const sameContent = (
  { source, id, reading }: Announcement,
  contents: readonly EventContent[],
  known: HeldReading,
): Result.Result<Outcome, RecordRefused> =>
  Result.gen(function* () {
    const offered = yield* contentDigest(contents)
    const held = yield* contentDigest(known.events.map(contentOf))
    const { first } = known
    const last = first + known.events.length - 1
    if (held === offered)
      return { _tag: "AlreadyRecorded", announcement: id, reading, first, last } satisfies AlreadyRecorded
    return yield* Result.fail(
      new ContentConflict({ file: source.file, announcement: id, reading, revision: last, held, offered }),
    )
  })

const relationsHold = (announcement: Announcement, after: Held): Result.Result<void, FileRefused> => {
  const objections = relationObjections(announcement, after)
  return settle(
    announcement.source,
    undefined,
    objections.map((one) => object(announcement.source, one)),
  )
}

const clockGoesOn = (held: Held, clock: Clock, now: string): Result.Result<void, ClockBehind> =>
  held.lastRecordedAt === undefined || clock.now >= Date.parse(held.lastRecordedAt)
    ? Result.succeed(undefined)
    : Result.fail(new ClockBehind({ now, last: held.lastRecordedAt }))
