// From a report on a page to a proposed announcement. It proposes, a person decides: everything here points at its passage.
import type { Platform } from "@policy-ledger/rulebook"
import type { Announcement } from "../authoring/authoring.ts"
import type { PageReport } from "../pages/cut.ts"
import type { Site } from "../schema/site.ts"
import { type DateProposal, datedReading, datesOf, dayAfter } from "./dates.ts"
import { earlierAbout, instrumentIn, type InstrumentProposal, instrumentsOf, recordedAs } from "./earlier.ts"
import { type FigureProposal, figuresOf, type UnsureExpression, unsureOf } from "./figures.ts"
import type { Range, Reading } from "./reading.ts"
import { saysSo, wordingOf } from "./wording.ts"

interface Earlier {
  readonly announcement: string
  readonly range: Range
}

interface DraftEvent {
  readonly kind: "effective" | "withdrawn"
  /** `<instrument>/TODO` */
  readonly provision: string
  /** Where the instrument is named. */
  readonly named: Range | undefined
  readonly from: DateProposal | undefined
  readonly until: DateProposal | undefined
  readonly untilUnstated: Range | undefined
  /** Beside a start that is not stated. */
  readonly bound:
    | { readonly key: "noEarlierThan" | "noLaterThan"; readonly day: string; readonly range: Range }
    | undefined
  readonly postpones: Earlier | undefined
  readonly supersedes: Earlier | undefined
  readonly keeps: Range | undefined
  readonly conditions: Range | undefined
  readonly passage: Range
  readonly figures: readonly FigureProposal[]
  /** It ends, and the ledger holds nothing of its beginning. */
  readonly isUnseen: boolean
}

export interface Draft {
  /** As its file could be named. */
  readonly id: string
  readonly report: {
    readonly source: string
    readonly at: string | null
    readonly headline: string | null
    readonly digest: string
    readonly length: number
  }
  /** The announcements that have this report already. */
  readonly recordedAs: readonly string[]
  readonly standing: {
    readonly standing: "announced" | "consultation" | "rumour"
    readonly range: Range | undefined
  }
  readonly published: DateProposal | undefined
  readonly reported: string | null
  /** How a report without a printed time dates itself. */
  readonly own: DateProposal | undefined
  /** Every date of the report, whatever became of it. */
  readonly dates: readonly DateProposal[]
  readonly figures: readonly FigureProposal[]
  readonly events: readonly DraftEvent[]
  readonly otherDates: readonly DateProposal[]
  readonly unsure: readonly UnsureExpression[]
  /** Beside those that the events are about. */
  readonly instruments: readonly InstrumentProposal[]
}

/** What the ledger holds, and the platform. */
export interface DraftContext {
  readonly platform: Platform
  readonly held: readonly Announcement[]
  readonly site: Site
}

export const draftReport = (report: PageReport, context: DraftContext): Draft => {
  const { reading, own } = datedReading(report)
  const dates = datesOf(reading)
  const figures = figuresOf(reading)
  const instruments = instrumentsOf(reading, context.platform)
  const published = publishedOf(dates)
  const recorded = recordedAs(report.digest, context.held)
  const others = context.held.filter(({ id }) => !recorded.includes(id))
  const before = published?.basis === "stated" ? published.date : reading.printed
  const events = eventsOf(reading, { dates, figures, instruments, held: others, before })
  const used = new Set(events.flatMap(({ from, until }) => [from, until]))
  const day = report.at ?? own?.date ?? null
  return {
    id: idOf(published?.date ?? reading.printed, instruments[0]),
    report: {
      source: context.site.source,
      at: day,
      headline: report.headline,
      digest: report.digest,
      length: report.passage.length,
    },
    recordedAs: recorded,
    standing: standingOf(reading),
    published,
    reported: reading.printed,
    own,
    dates,
    figures,
    events,
    otherDates: dates.filter((date) => !used.has(date) && date !== published && date.role !== "reported"),
    unsure: unsureOf(reading),
    instruments: instruments.filter(
      ({ instrument: { id } }) => !events.some((one) => one.provision.startsWith(`${id}/`)),
    ),
  }
}

/** A day that is stated, before one that is inferred. */
const publishedOf = (dates: readonly DateProposal[]): DateProposal | undefined => {
  const all = dates.filter(({ role }) => role === "published")
  return all.find(({ basis }) => basis === "stated") ?? all[0]
}

const idOf = (date: string | null, instrument: InstrumentProposal | undefined): string => {
  const day = /[\dX]{4}-\d\d-\d\d(?=\]?$)/.exec(date ?? "")?.[0].toLowerCase() ?? "undated"
  return `${day}-${instrument?.instrument.id ?? "todo"}`
}

const standingOf = (reading: Reading): Draft["standing"] => {
  const [draft, hearsay] = [wordingOf(reading, "consultation"), wordingOf(reading, "hearsay")]
  if (draft !== undefined) return { standing: "consultation", range: draft.range }
  return hearsay === undefined
    ? { standing: "announced", range: undefined }
    : { standing: "rumour", range: hearsay.range }
}

interface Found {
  readonly dates: readonly DateProposal[]
  readonly figures: readonly FigureProposal[]
  readonly instruments: readonly InstrumentProposal[]
  readonly held: readonly Announcement[]
  /** The day before which an earlier announcement stands. */
  readonly before: string | null
}

/** One for each start, with the end that follows it in the text; one whose start is not stated where no start is given. */
const eventsOf = (reading: Reading, found: Found): readonly DraftEvent[] => {
  const { dates } = found
  const starts = distinctStarts(
    dates.filter(({ role }) => role === "from"),
    reading.report.printedRange[1],
  )
  const passages = starts.length === 0 ? [undefined] : starts
  return passages.map((from, i) => eventOf(reading, from, { ...found, index: i, starts }))
}

/** Told twice, a start is one: the one with the time of day, else the first below the headline. */
const distinctStarts = (starts: readonly DateProposal[], bodyFrom: number): readonly DateProposal[] =>
  starts.filter((one) => {
    const same = starts.filter(({ date }) => date === one.date)
    const chosen =
      same.find(({ time }) => time !== undefined) ?? same.find(({ range: [at] }) => at >= bodyFrom)
    return one === (chosen ?? same[0])
  })

interface Placed extends Found {
  readonly index: number
  readonly starts: readonly DateProposal[]
}

const wholeOf = (reading: Reading): Range => {
  const [, printedEnd] = reading.report.printedRange
  return [printedEnd, reading.report.passage.length]
}

/** What ends with a day is withdrawn from the next on. */
const endedAfter = (until: DateProposal | undefined): DateProposal | undefined => {
  const next = until === undefined || until.time !== undefined ? undefined : dayAfter(until.date)
  return until === undefined || next === undefined ? undefined : { ...until, role: "from", ...next }
}

const eventOf = (reading: Reading, start: DateProposal | undefined, found: Placed): DraftEvent => {
  const { instruments, starts, index } = found
  const passage = start?.passage ?? wholeOf(reading)
  const instrument = instrumentIn(reading, instruments, passage)
  const end = starts[index + 1]?.range[0] ?? Infinity
  const until = found.dates.find(
    ({ role, date, range: [at] }) =>
      role === "until" && (start === undefined || (at > start.range[0] && at < end && date >= start.date)),
  )
  const temporary = until === undefined ? wordingOf(reading, "temporary") : undefined
  const keeps = wordingOf(reading, "keeps")
  const isEnd = saysSo(reading, "retires", passage)
  const id = instrument?.instrument.id
  const ended = start === undefined && isEnd ? endedAfter(until) : undefined
  const from = start ?? ended
  return {
    kind: isEnd ? "withdrawn" : "effective",
    isUnseen: isEnd && (id === undefined || earlierAbout(id, null, found.held) === undefined),
    provision: `${id ?? "TODO"}/TODO`,
    named: instrument?.range,
    from,
    until: ended === undefined ? until : undefined,
    untilUnstated: instrument?.instrument.kind === "relief" ? temporary?.range : undefined,
    bound: from === undefined ? boundOf(reading) : undefined,
    ...earlierOf(reading, passage, { ...found, instrument, isEnd }),
    keeps: keeps?.passage,
    conditions: wordingOf(reading, "conditions")?.range,
    passage,
    figures: found.figures.filter(({ range }) => nearestStart(starts, range) === index),
  }
}

/** To which start a figure belongs: the last above it, else the first. */
const nearestStart = (starts: readonly DateProposal[], [at]: Range): number =>
  Math.max(
    0,
    starts.findLastIndex(({ passage: [from] }) => from <= at),
  )

/** 将 in a report: not before it; 已: not after it. */
const boundOf = (reading: Reading): DraftEvent["bound"] => {
  const { printed } = reading
  const [soon, already] = [wordingOf(reading, "soon"), wordingOf(reading, "already")]
  if (printed === null) return undefined
  if (already !== undefined) return { key: "noLaterThan", day: printed, range: already.range }
  return soon === undefined ? undefined : { key: "noEarlierThan", day: printed, range: soon.range }
}

const earlierOf = (
  reading: Reading,
  passage: Range,
  {
    instrument,
    held,
    before,
    isEnd,
  }: Found & {
    readonly instrument: InstrumentProposal | undefined
    readonly isEnd: boolean
  },
): Pick<DraftEvent, "postpones" | "supersedes"> => {
  const none = { postpones: undefined, supersedes: undefined }
  if (instrument === undefined) return none
  const earlier = earlierAbout(instrument.instrument.id, before, held)
  if (earlier === undefined) return none
  const relation = { announcement: earlier.id, range: instrument.range }
  if (saysSo(reading, "postpones", passage)) return { ...none, postpones: relation }
  return isEnd || wordingOf(reading, "amends") === undefined ? none : { ...none, supersedes: relation }
}
