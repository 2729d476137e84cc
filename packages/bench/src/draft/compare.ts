// What drafts propose beside what was recorded of the same reports.
import { type Announcement, type Draft, statementsOf, statesSame, type Stated } from "@policy-ledger/ledger"
import type { Platform } from "@policy-ledger/rulebook"

/** One thing that is recorded, and whether the drafts of its reports have it. */
export interface Compared {
  readonly announcement: string
  readonly what: string
  readonly isProposed: boolean
}

/** A proposal that no recorded announcement of its report has. */
export interface Wrong {
  readonly report: string
  readonly what: string
}

export interface Comparison {
  readonly reports: readonly Compared[]
  readonly reportDays: readonly Compared[]
  readonly effectiveDates: readonly Compared[]
  readonly publicationDays: readonly Compared[]
  readonly figures: readonly Compared[]
  readonly instruments: readonly Compared[]
  readonly earlier: readonly Compared[]
  readonly keeps: readonly Compared[]
  readonly proposedDates: number
  readonly wrongDates: readonly Wrong[]
  readonly proposedFigures: number
  readonly wrongFigures: readonly Wrong[]
}

type Event = Announcement["authored"]["events"][number]

/** The first instant of a day is the day. */
const dateOf = (role: string, date: string, time: string | undefined): string => {
  const isWhole = time === undefined || (role === "from" ? time === "00:00:00" : time === "23:59:59")
  return `${role} ${date}${isWhole ? "" : ` ${time}`}`
}

const recordedDates = (event: Event): readonly string[] => {
  const { from, fromTime } = event
  const { until, untilTime } = "effective" in event ? event : { until: undefined, untilTime: undefined }
  return [
    ...(from === "before" || from === "unstated" ? [] : [dateOf("from", from, fromTime)]),
    ...(until === undefined || until === "unstated" ? [] : [dateOf("until", until, untilTime)]),
  ]
}

const PROPOSED = new Set(["published", "from", "until"])

const proposedDates = ({ dates }: Draft): readonly string[] =>
  dates.filter(({ role }) => PROPOSED.has(role)).map(({ role, date, time }) => dateOf(role, date, time))

const isFigure = ({ kind }: Stated): boolean => kind !== "day" && kind !== "month" && kind !== "clock"

const statedFigures = ({ authored }: Announcement, platform: Platform): readonly Stated[] => {
  const figures = authored.events
    .flatMap((event, i) => statementsOf(event, ["events", i], platform))
    .map(({ stated }) => stated)
    .filter(isFigure)
  return [...new Map(figures.map((stated) => [JSON.stringify(stated), stated])).values()]
}

const provisionOf = (event: Event): string => ("effective" in event ? event.effective : event.withdrawn)

const instrumentOf = (provision: string): string => provision.split("/")[0] ?? ""

const unique = (members: readonly string[]): readonly string[] => [...new Set(members)]

const reportOf = ({ digest, at }: { readonly digest: string; readonly at: string | null }): string =>
  `${digest} ${at}`

export const compare = (
  announcements: readonly Announcement[],
  drafts: readonly Draft[],
  platform: Platform,
): Comparison => {
  const byDigest = new Map(drafts.map((draft) => [draft.report.digest, draft]))
  const draftsOf = ({ authored }: Announcement): readonly Draft[] =>
    authored.reports.flatMap(({ digest }) => byDigest.get(digest) ?? [])
  const each = (
    recorded: (announcement: Announcement) => readonly string[],
    proposed: (draft: Draft) => readonly string[],
  ): readonly Compared[] =>
    announcements.flatMap((announcement) => {
      const all = new Set(draftsOf(announcement).flatMap(proposed))
      return unique(recorded(announcement)).map((what) => ({
        announcement: announcement.id,
        what,
        isProposed: all.has(what),
      }))
    })
  return {
    reports: each(
      ({ authored }) => authored.reports.map(({ digest, length }) => `${digest} ${length}`),
      ({ report }) => [`${report.digest} ${report.length}`],
    ),
    reportDays: each(
      ({ authored }) => authored.reports.map(reportOf),
      ({ report }) => [reportOf(report)],
    ),
    effectiveDates: each(({ authored }) => authored.events.flatMap(recordedDates), proposedDates),
    publicationDays: each(
      ({ authored }) =>
        authored.published == null ? [] : [dateOf("published", authored.published, undefined)],
      proposedDates,
    ),
    figures: announcements.flatMap((announcement) =>
      statedFigures(announcement, platform).map((stated) => ({
        announcement: announcement.id,
        what: JSON.stringify(stated),
        isProposed: draftsOf(announcement).some(({ figures }) =>
          figures.some(({ figure }) => statesSame(figure, stated)),
        ),
      })),
    ),
    instruments: each(
      ({ authored }) => authored.events.map((event) => instrumentOf(provisionOf(event))),
      ({ events, instruments }) => [
        ...events.map(({ provision }) => instrumentOf(provision)),
        ...instruments.map(({ instrument }) => instrument.id),
      ],
    ),
    earlier: each(
      ({ id, authored }) => authored.events.flatMap(relationsOf).filter((earlier) => earlier !== id),
      ({ events }) =>
        events.flatMap(({ postpones, supersedes }) => (postpones ?? supersedes)?.announcement ?? []),
    ),
    keeps: each(
      ({ authored }) => (authored.events.some(({ keeps }) => keeps !== undefined) ? ["keeps"] : []),
      ({ events }) => (events.some(({ keeps }) => keeps !== undefined) ? ["keeps"] : []),
    ),
    ...wrongOf(announcements, drafts, platform),
  }
}

const relationsOf = (event: Event): readonly string[] => [
  ...(event.postpones === undefined ? [] : [event.postpones.announcement]),
  ...("effective" in event && event.supersedes !== undefined ? [event.supersedes.announcement] : []),
]

/** Of reports that are recorded: what their drafts propose, and nobody recorded of them. */
const wrongOf = (
  announcements: readonly Announcement[],
  drafts: readonly Draft[],
  platform: Platform,
): Pick<Comparison, "proposedDates" | "wrongDates" | "proposedFigures" | "wrongFigures"> => {
  const recorded = drafts.map((draft) => {
    const its = announcements.filter(({ authored }) =>
      authored.reports.some(({ digest }) => digest === draft.report.digest),
    )
    const dates = new Set(
      its.flatMap(({ authored }) => [
        ...authored.events.flatMap(recordedDates),
        ...(authored.published == null ? [] : [dateOf("published", authored.published, undefined)]),
      ]),
    )
    return { draft, its, dates, figures: its.flatMap((one) => statedFigures(one, platform)) }
  })
  const known = recorded.filter(({ its }) => its.length > 0)
  const nameOf = ({ its }: (typeof known)[number]): string => its.map(({ id }) => id).join(", ")
  return {
    proposedDates: known.flatMap(({ draft }) => proposedDates(draft)).length,
    wrongDates: known.flatMap((one) =>
      proposedDates(one.draft)
        .filter((date) => !one.dates.has(date))
        .map((what) => ({ report: nameOf(one), what })),
    ),
    proposedFigures: known.flatMap(({ draft }) => draft.figures).length,
    wrongFigures: known.flatMap((one) =>
      one.draft.figures
        .filter(({ figure }) => !one.figures.some((stated) => statesSame(figure, stated)))
        .map(({ written }) => ({ report: nameOf(one), what: written })),
    ),
  }
}
