import {
  fromSnapshot,
  type ChangeBody,
  type CorrectedBody,
  type FoldedLedger,
  type HeadBody,
  type LedgerSlice,
  type Platform,
  type PublishedBody,
  type Reading,
  type Report,
  type Rule,
  type Text,
} from "@policy-ledger/rulebook"
import type { IdTable } from "./ids.ts"
import type { PlacedLog } from "./log.ts"

/**
 * What the entry `.` answers from: the ledger folded, without summaries and notes (`./texts`) and without event ids
 * (`./events`). Plain JSON, parsed at the first question.
 */
export interface Core {
  readonly platform: Platform
  readonly ids: IdTable
  readonly origin: string
  /** Each instant of recording with the size and root of the log after it: `recordedBy` asks for nothing between. */
  readonly recordings: readonly Recording[]
  readonly readings: readonly PackedReading[]
}

type Recording = readonly [recordedAt: string, size: number, root: string]

type BriefReport = Omit<Report, "note">
type Brief<Head extends HeadBody> = Omit<Head, "summary" | "note" | "reports"> & {
  readonly reports: readonly BriefReport[]
}
type BriefHead = Brief<PublishedBody> | Brief<CorrectedBody>

type PackedReading = readonly [
  announcement: string,
  reading: number,
  /** Place in `recordings`. */
  recording: number,
  recordedBy: string,
  head: BriefHead,
  changes: readonly ChangeBody[],
]

/** SHA-256 of nothing: the root of an empty log (RFC 6962, 2.1). */
const EMPTY_ROOT = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/** Stands for a summary that is not here; no answer of the entry `.` shows it. */
const UNTOLD: Text = { zh: "", en: "" }

const recordingsOf = ({ events, rootAt }: LedgerSlice): readonly Recording[] => {
  const sizes = new Map<string, number>()
  let size = 0
  for (const { recordedAt } of events) sizes.set(recordedAt, ++size)
  return [...sizes].map(([recordedAt, after]) => [recordedAt, after, rootAt(after)])
}

const briefReport = ({ note: _note, ...report }: Report): BriefReport => report

const briefHead = ({ summary: _summary, note: _note, reports, ...head }: HeadBody): BriefHead => ({
  ...head,
  reports: reports.map(briefReport),
})

const withoutNote = <T extends { readonly note?: Text }>({ note: _note, ...rest }: T): Omit<T, "note"> => rest

const briefRule = (rule: Rule): Rule => withoutNote(rule)

const briefChange = (change: ChangeBody): ChangeBody => {
  const { note: _note, ...brief } = change
  if (brief.type !== "Effective") return brief
  const { previous } = brief
  return {
    ...brief,
    rule: briefRule(brief.rule),
    ...(previous === undefined || previous === "unheld" ? {} : { previous: withoutNote(previous) }),
  }
}

export const packCore = (platform: Platform, ids: IdTable, log: PlacedLog): Core => {
  const recordings = recordingsOf(log.slice())
  const place = new Map(recordings.map(([recordedAt], i) => [Date.parse(recordedAt), i]))
  return {
    platform,
    ids,
    origin: log.origin,
    recordings,
    readings: [...log.state.readings.values()]
      .flat()
      .map((r) => [
        r.announcement,
        r.reading,
        place.get(r.recordedAt) ?? 0,
        r.recordedBy,
        briefHead(r.head),
        r.changes.map(briefChange),
      ]),
  }
}

const unpackReading = (core: Core, packed: PackedReading): Reading => {
  const [announcement, reading, recording, recordedBy, head, changes] = packed
  const recordedAt = Date.parse(core.recordings[recording]?.[0] ?? "")
  return {
    origin: core.origin,
    announcement,
    reading,
    recordedAt,
    recordedBy,
    head: { ...head, summary: UNTOLD },
    changes,
  }
}

/** The root of the log at a size that it had after a recording. */
const rootOf = (core: Core, size: number): string => {
  if (size === 0) return EMPTY_ROOT
  const found = core.recordings.find(([, after]) => after === size)
  if (found === undefined) throw new RangeError(`root: found size ${size}, expected one after a recording`)
  return found[2]
}

export const unpackCore = (core: Core): FoldedLedger => {
  const readings = new Map<string, Reading[]>()
  for (const packed of core.readings) {
    const reading = unpackReading(core, packed)
    const held = readings.get(reading.announcement)
    if (held === undefined) readings.set(reading.announcement, [reading])
    else held.push(reading)
  }
  const recordedAt: number[] = []
  for (const [instant, size] of core.recordings)
    recordedAt.push(...Array.from({ length: size - recordedAt.length }, () => Date.parse(instant)))
  const state = fromSnapshot({
    v: 1,
    origin: core.origin,
    size: recordedAt.length,
    readings: [...readings],
  })
  return { state, recordedAt, rootAt: (size) => rootOf(core, size) }
}
