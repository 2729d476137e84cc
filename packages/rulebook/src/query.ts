import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  CoverageNote,
  DiffAnswer,
  EventAnswer,
  HistoryAnswer,
  InForceAnswer,
  PointOfView,
  RuleInForce,
  UnknownRule,
  UndatedCoverage,
  UpcomingAnswer,
  UpcomingChange,
} from "./answer.ts"
import type { Version } from "./version.ts"
import type { Chain, Moment } from "./chain.ts"
import { describeRule, describeUnknown, describeVersion, spanOf, type Span } from "./describe.ts"
import type { ChangeBody, EffectiveBody, InstrumentId, ProvisionId, WithdrawnBody } from "./event.ts"
import { instrumentOf, type Reading } from "./fold.ts"
import { DAY, formatBoundary, parseInstant, type Instant } from "./instant.ts"
import { and, not, type Kleene } from "./kleene.ts"
import type { Platform } from "./platform.ts"
import type { Text } from "./text.ts"
import type { View } from "./view.ts"
import { formatStart, type Calendar } from "./world.ts"

/** One provision at one instant, written once for every question that falls into the same stretch of time. */
interface Written {
  readonly inForce: RuleInForce | undefined
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

/** A view with its calendar: what the queries read. */
export class Reader {
  readonly view: View
  readonly platform: Platform
  readonly calendar: Calendar
  readonly coverages: Coverages
  readonly #written = new WeakMap<Moment, Written>()
  readonly #spans = new WeakMap<Version, Span>()

  constructor(view: View, platform: Platform, calendar: Calendar) {
    this.view = view
    this.platform = platform
    this.calendar = calendar
    this.coverages = new Coverages(platform, calendar, view.readings.length === 0)
  }

  at(chain: Chain, t: Instant): Written {
    const moment = chain.at(t)
    const known = this.#written.get(moment)
    if (known !== undefined) return known
    const made: Written = {
      inForce: moment.inForce === undefined ? undefined : describeRule(chain, moment.inForce, this.calendar),
      kept: moment.kept.map((v) => describeRule(chain, v, this.calendar)),
      unknown: moment.unknown.map((v) => describeUnknown(chain, v, t, this.calendar)),
    }
    this.#written.set(moment, made)
    return made
  }

  /** Why nobody can say whether the version is in force at `t`; nothing where a saving alone leaves it open. */
  whyUnknown(chain: Chain, version: Version, t: Instant): readonly Text[] {
    const at = chain.at(t).unknown.indexOf(version)
    return at < 0 ? [] : (this.at(chain, t).unknown[at]?.why ?? [])
  }

  span(chain: Chain, version: Version): Span {
    const known = this.#spans.get(version)
    if (known !== undefined) return known
    const made = spanOf(chain, version, this.calendar)
    this.#spans.set(version, made)
    return made
  }

  chainsOf(instrument: InstrumentId | undefined): readonly Chain[] {
    return instrument === undefined
      ? this.view.chains
      : this.view.chains.filter((c) => instrumentOf(c.provision) === instrument)
  }
}

/** The notes on coverage of one platform: one for dates inside what was read, one for those on either side. */
export class Coverages {
  /** Where no date was asked for. */
  readonly undated: UndatedCoverage
  readonly #from: Instant
  readonly #end: Instant
  readonly #notes: { readonly [date in CoverageNote["date"]]: CoverageNote }

  constructor({ coverage, disclaimer }: Platform, { zone }: Calendar, isEmpty: boolean) {
    const { from, to, statement } = coverage
    const first = (day: string): Instant => {
      const read = parseInstant(day, zone)
      return read.ok ? read.value : Number.NaN
    }
    const covered = { from, to, ...(isEmpty ? ({ held: "nothing" } as const) : {}), statement, disclaimer }
    const note = (date: CoverageNote["date"]): CoverageNote => ({ ...covered, date })
    this.undated = covered
    this.#from = first(from)
    this.#end = first(to) + DAY
    this.#notes = { before: note("before"), inside: note("inside"), after: note("after") }
  }

  at(t: Instant): CoverageNote {
    return this.#notes[t < this.#from ? "before" : t >= this.#end ? "after" : "inside"]
  }
}

export const inForce = (
  reader: Reader,
  t: Instant,
  on: string,
  { announcedBy, recordedBy }: PointOfView,
  chains: readonly Chain[],
): InForceAnswer => {
  const rules: RuleInForce[] = []
  const kept: RuleInForce[] = []
  const unknown: UnknownRule[] = []
  for (const chain of chains) {
    const written = reader.at(chain, t)
    if (written.inForce !== undefined) rules.push(written.inForce)
    for (const rule of written.kept) kept.push(rule)
    for (const rule of written.unknown) unknown.push(rule)
  }
  return {
    v: 1,
    on,
    announcedBy,
    recordedBy,
    coverage: reader.coverages.at(t),
    inForce: rules,
    kept,
    unknown,
  }
}

const titleOf = (platform: Platform, instrument: InstrumentId): HistoryAnswer["title"] =>
  platform.instruments.find((i) => i.id === instrument)?.title ?? { zh: instrument, en: instrument }

export const history = (reader: Reader, instrument: InstrumentId, known: PointOfView): HistoryAnswer => ({
  v: 1,
  instrument,
  title: titleOf(reader.platform, instrument),
  ...known,
  coverage: reader.coverages.undated,
  versions: reader
    .chainsOf(instrument)
    .flatMap((chain) => chain.announcedOrder().map((v) => describeVersion(chain, v, reader.calendar))),
})

const statusIn = (written: Written): Kleene =>
  written.inForce !== undefined ? "yes" : written.unknown.length > 0 ? "unknown" : "no"

const sameVersion = (a: RuleInForce, b: RuleInForce): boolean =>
  a.announcement === b.announcement && a.from === b.from

export const diff = (reader: Reader, from: Instant, to: Instant, known: PointOfView): DiffAnswer => {
  const [began, changed, ended, unknown]: [
    RuleInForce[],
    DiffAnswer["changed"][number][],
    RuleInForce[],
    DiffAnswer["unknown"][number][],
  ] = [[], [], [], []]
  for (const chain of reader.view.chains) {
    const [a, b] = [reader.at(chain, from), reader.at(chain, to)]
    const statuses = [statusIn(a), statusIn(b)] as const
    if (statuses.includes("unknown")) {
      const rule = b.inForce ?? b.unknown[0] ?? a.inForce ?? a.unknown[0]
      const same = statuses[0] === statuses[1] && JSON.stringify(a.unknown) === JSON.stringify(b.unknown)
      if (rule !== undefined && !same) unknown.push({ ...plain(rule), at: statuses })
    } else if (a.inForce === undefined && b.inForce !== undefined) began.push(b.inForce)
    else if (a.inForce !== undefined && b.inForce === undefined) ended.push(a.inForce)
    else if (a.inForce !== undefined && b.inForce !== undefined && !sameVersion(a.inForce, b.inForce))
      changed.push({ ...b.inForce, was: a.inForce })
  }
  const { calendar } = reader
  return {
    v: 1,
    from: formatBoundary(from, calendar.zone),
    to: formatBoundary(to, calendar.zone),
    ...known,
    coverage: reader.coverages.at(to),
    began,
    changed,
    ended,
    unknown,
  }
}

const plain = (rule: RuleInForce | UnknownRule): RuleInForce => {
  if (!("why" in rule)) return rule
  const { why: _why, ...rest } = rule
  return rest
}

type Announced = EffectiveBody | WithdrawnBody

/** Is the change announced and not there yet? A version that another replaced before it began will never be there. */
const isUpcoming = (chain: Chain, reading: Reading, event: Announced, t: Instant): Kleene =>
  event.type === "Effective" && !chain.canHoldFrom(event, t)
    ? "no"
    : and(chain.liveness(reading, event), not(chain.startedBy(reading, event, t)))

/** What has been announced and is not there yet. */
export const upcoming = (
  reader: Reader,
  t: Instant,
  asked: Pick<UpcomingAnswer, "on" | keyof PointOfView>,
): UpcomingAnswer => {
  const found: { readonly [status in Kleene]: UpcomingChange[] } = { yes: [], unknown: [], no: [] }
  for (const reading of reader.view.readings)
    for (const event of reading.changes) {
      const chain = event.type === "Superseded" ? undefined : reader.view.chain(event.provision)
      if (chain === undefined || event.type === "Superseded") continue
      found[isUpcoming(chain, reading, event, t)].push(upcomingChange(reader, reading, event))
    }
  return {
    v: 1,
    ...asked,
    coverage: reader.coverages.at(t),
    upcoming: found.yes.toSorted(soonestFirst),
    unknown: found.unknown.toSorted(soonestFirst),
  }
}

/** By date, then by what names an event. */
const placeOf = (c: UpcomingChange): string => `${c.from} ${c.provision} ${c.announcement} ${c.type}`
const soonestFirst = (a: UpcomingChange, b: UpcomingChange): number => (placeOf(a) < placeOf(b) ? -1 : 1)

const upcomingChange = (reader: Reader, reading: Reading, event: Announced): UpcomingChange => ({
  provision: event.provision,
  instrument: instrumentOf(event.provision),
  announcement: reading.announcement,
  type: event.type,
  from: formatStart(event, reading, reader.calendar),
  expected: event.expected === true,
  title: event.type === "Effective" ? event.rule.title : titleOfVersion(reader, event.provision),
})

const titleOfVersion = (reader: Reader, provision: ProvisionId): UpcomingChange["title"] => {
  const rule = reader.view.chain(provision)?.versions.findLast((v) => v.rule !== null)?.rule
  return rule?.title ?? { zh: provision, en: provision }
}

/** From the announcement on is a date, as far as one is known; what the source leaves unstated stays so. */
const eventAnswer = (event: ChangeBody, reading: Reading, calendar: Calendar): EventAnswer => ({
  type: event.type,
  instrument: instrumentOf(event.provision),
  provision: event.provision,
  ...(event.standing === undefined ? {} : { standing: event.standing }),
  from: event.from === "publication" ? formatStart(event, reading, calendar) : event.from,
  ...(event.fromTime === undefined ? {} : { fromTime: event.fromTime }),
  until: event.type === "Effective" ? (event.until ?? null) : null,
  ...(event.type === "Effective" && event.untilTime !== undefined ? { untilTime: event.untilTime } : {}),
  expected: event.expected === true,
  ...basisAnswer(event.basis),
})

const basisAnswer = (basis: ChangeBody["basis"] | undefined): Pick<EventAnswer, "basis" | "why"> =>
  basis === undefined || basis === "stated" ? { basis: "stated" } : { basis: "inferred", why: basis.inferred }

const headEvent = ({ head }: Reading): EventAnswer => ({
  type: head.type,
  instrument: instrumentOf(head.provision),
  provision: head.provision,
  from: head.published ?? "unstated",
  until: null,
  expected: false,
  ...basisAnswer(head.publishedBasis),
})

export const announcementAnswer = (reading: Reading, calendar: Calendar): AnnouncementAnswer => {
  const { head } = reading
  return {
    id: reading.announcement,
    standing: head.standing,
    title: head.title,
    summary: head.summary,
    published: head.published,
    reported: head.reported,
    reports: head.reports.map(({ source, at, headline, digest, note }) => ({
      source,
      at,
      headline,
      digest,
      ...(note === undefined ? {} : { note }),
    })),
    events: [headEvent(reading), ...reading.changes.map((change) => eventAnswer(change, reading, calendar))],
    ...(head.note === undefined ? {} : { note: head.note }),
  }
}

export const announcements = (
  { view, calendar, coverages }: Reader,
  known: Pick<PointOfView, "recordedBy">,
): AnnouncementsAnswer => ({
  v: 1,
  ...known,
  coverage: coverages.undated,
  announcements: view.readings
    .toSorted((a, b) => (a.announcement < b.announcement ? -1 : 1))
    .map((reading) => announcementAnswer(reading, calendar)),
})
