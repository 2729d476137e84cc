import type {
  DiffAnswer,
  HistoryAnswer,
  InForceAnswer,
  AsOfAnswer,
  RuleInForce,
  UnknownRule,
  UpcomingAnswer,
  UpcomingChange,
} from "../answers/answer.ts"
import type { Timeline } from "../timeline/timeline.ts"
import { describeVersion } from "../timeline/describe.ts"
import type { EffectiveBody, InstrumentId, ProvisionId, WithdrawnBody } from "../language/event.ts"
import { instrumentOf, type Reading } from "../timeline/fold.ts"
import { formatBoundary, type Instant } from "../values/instant.ts"
import { and, not, type Kleene } from "../values/kleene.ts"
import type { Platform } from "../language/platform.ts"
import type { RulesAsOf, ProvisionEntries } from "../timeline/rules-as-of.ts"
import { formatStart } from "../timeline/worlds.ts"

export const inForce = (
  reader: RulesAsOf,
  t: Instant,
  on: string,
  { announcedBy, recordedBy }: AsOfAnswer,
  timelines: readonly Timeline[],
): InForceAnswer => {
  const rules: RuleInForce[] = []
  const kept: RuleInForce[] = []
  const unknown: UnknownRule[] = []
  for (const timeline of timelines) {
    const written = reader.at(timeline, t)
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

export const history = (reader: RulesAsOf, instrument: InstrumentId, known: AsOfAnswer): HistoryAnswer => ({
  v: 1,
  instrument,
  title: titleOf(reader.platform, instrument),
  ...known,
  coverage: reader.coverages.undated,
  versions: reader
    .timelinesOf(instrument)
    .flatMap((timeline) =>
      timeline.announcedOrder().map((v) => describeVersion(timeline, v, reader.calendar)),
    ),
})

const statusIn = (written: ProvisionEntries): Kleene =>
  written.inForce !== undefined ? "yes" : written.unknown.length > 0 ? "unknown" : "no"

const sameVersion = (a: RuleInForce, b: RuleInForce): boolean =>
  a.announcement === b.announcement && a.from === b.from

export const diff = (reader: RulesAsOf, from: Instant, to: Instant, known: AsOfAnswer): DiffAnswer => {
  const [began, changed, ended, unknown]: [
    RuleInForce[],
    DiffAnswer["changed"][number][],
    RuleInForce[],
    DiffAnswer["unknown"][number][],
  ] = [[], [], [], []]
  for (const timeline of reader.timelines.all) {
    const [a, b] = [reader.at(timeline, from), reader.at(timeline, to)]
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
const isUpcoming = (timeline: Timeline, reading: Reading, event: Announced, t: Instant): Kleene =>
  event.type === "Effective" && !timeline.canHoldFrom(event, t)
    ? "no"
    : and(timeline.liveness(reading, event), not(timeline.startedBy(reading, event, t)))

/** What has been announced and is not there yet. */
export const upcoming = (
  reader: RulesAsOf,
  t: Instant,
  asked: Pick<UpcomingAnswer, "on" | keyof AsOfAnswer>,
): UpcomingAnswer => {
  const found: { readonly [status in Kleene]: UpcomingChange[] } = { yes: [], unknown: [], no: [] }
  for (const reading of reader.timelines.readings)
    for (const event of reading.changes) {
      const timeline = event.type === "Superseded" ? undefined : reader.timelines.of(event.provision)
      if (timeline === undefined || event.type === "Superseded") continue
      found[isUpcoming(timeline, reading, event, t)].push(upcomingChange(reader, reading, event))
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

const upcomingChange = (reader: RulesAsOf, reading: Reading, event: Announced): UpcomingChange => ({
  provision: event.provision,
  instrument: instrumentOf(event.provision),
  announcement: reading.announcement,
  type: event.type,
  from: formatStart(event, reading, reader.calendar),
  expected: event.expected === true,
  title: event.type === "Effective" ? event.rule.title : titleOfVersion(reader, event.provision),
})

const titleOfVersion = (reader: RulesAsOf, provision: ProvisionId): UpcomingChange["title"] => {
  const rule = reader.timelines.of(provision)?.versions.findLast((v) => v.rule !== null)?.rule
  return rule?.title ?? { zh: provision, en: provision }
}
