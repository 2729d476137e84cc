// A ledger as tables: its announcements, the reports of them, its events, and what holds when.
import { canonicalEvent, formatRoot, leafOf } from "@policy-ledger/log"
import {
  type AsOfQuestion,
  type Basis,
  type ChangeBody,
  type EffectiveBody,
  type HeadBody,
  instrumentOf,
  isReadable,
  type LedgerEvent,
  matchEffect,
  type Platform,
  type PresumingQuestion,
  type Report,
  type Rulebook,
} from "@policy-ledger/rulebook"
import { type Run, runs as runsOf, type RunsAnswer, type VersionOfRuns } from "@policy-ledger/rulebook/runs"
import type { Cell } from "../tables/cell.ts"
import {
  dateColumns,
  inPlatformTime,
  type LedgerColumn,
  ledgerTable,
  type LedgerTable,
  textColumns,
} from "./table.ts"

export const TABLE_NAMES = ["announcements", "reports", "events", "versions"] as const

/** A wording of a provision, and a stretch of time through which it is in one state. */
interface Stretch extends Pick<Run, "state" | "from" | "until"> {
  readonly instrument: string
  readonly version: VersionOfRuns
}

/** What the tables are made of. */
export interface LedgerContent {
  readonly platform: Platform
  readonly events: readonly LedgerEvent[]
  readonly stretches: readonly Stretch[]
}

/** Of the whole ledger; what holds when is told as known then. Throws `QuestionError`. */
export const contentOf = (
  rulebook: Rulebook,
  events: Iterable<LedgerEvent>,
  known: AsOfQuestion & PresumingQuestion,
): LedgerContent => ({
  platform: rulebook.platform,
  events: [...events],
  stretches: stretchesOf(runsOf(rulebook, known)),
})

/** Without those in which nothing holds; what is unknown for one reason and then for another is unknown throughout. */
const stretchesOf = ({ provisions }: RunsAnswer): readonly Stretch[] =>
  provisions.flatMap(({ instrument, versions, runs }) => {
    const made: Stretch[] = []
    for (const { version: key, state, from, until } of runs) {
      const version = versions.find((one) => one.key === key)
      if (version === undefined) continue
      const place = made.findLastIndex((one) => one.version === version)
      const last = made[place]
      if (last?.state === state && last.until === from) made.splice(place, 1, { ...last, until })
      else made.push({ instrument, version, state, from, until })
    }
    return made
  })

export const ledgerTables = ({ platform, events, stretches }: LedgerContent): readonly LedgerTable[] => {
  const heads = headsOf(events)
  return [
    ledgerTable(
      { name: "announcements", told: "an announcement, as it was read last" },
      announcementColumns(platform),
      heads,
    ),
    ledgerTable(
      { name: "reports", told: "a report in which an announcement was read" },
      reportColumns(platform),
      heads.flatMap(({ announcement, reports }) =>
        reports.map((report, i) => ({ announcement, number: i + 1, report })),
      ),
    ),
    ledgerTable(
      { name: "events", told: "an event, a line of the log; none is ever changed" },
      eventColumns(platform),
      events.map((event, sequence) => ({ event, sequence })),
    ),
    ledgerTable(
      {
        name: "versions",
        told: "a wording of a provision, and a stretch of time through which it is in one state",
      },
      versionColumns(platform),
      stretches,
    ),
  ]
}

type Head = LedgerEvent & HeadBody

const isHead = (event: LedgerEvent): event is Head => event.type === "Published" || event.type === "Corrected"

/** Of each announcement the last reading, by id. */
const headsOf = (events: readonly LedgerEvent[]): readonly Head[] => {
  const last = new Map<string, Head>()
  for (const event of events) if (isHead(event)) last.set(event.announcement, event)
  return [...last.values()].toSorted((a, b) => (a.announcement < b.announcement ? -1 : 1))
}

const basisWord = (basis: Basis | undefined): Cell =>
  basis === undefined || basis === "stated" ? "stated" : "inferred"

const whyOf = (basis: Basis | undefined): Cell =>
  basis === undefined || basis === "stated" ? null : basis.inferred

/** Of a date that is told. */
const basisColumns = (
  date: "published" | "reported",
  of: (head: Head) => Basis | undefined,
): readonly LedgerColumn<Head>[] => [
  {
    name: `${date}_basis`,
    kind: "text",
    told: `\`stated\` by the source, or \`inferred\``,
    of: (head) => (head[date] === null ? null : basisWord(of(head))),
  },
  {
    name: `${date}_why`,
    kind: "text",
    told: `from what \`${date}\` is inferred`,
    of: (head) => (head[date] === null ? null : whyOf(of(head))),
  },
]

const recordedColumns = <Subject>(
  platform: Platform,
  of: (subject: Subject) => LedgerEvent,
): readonly LedgerColumn<Subject>[] => [
  {
    name: "recorded_at",
    kind: "instant",
    told: "when this ledger recorded it",
    of: (subject) => inPlatformTime(platform, of(subject).recordedAt),
  },
  { name: "recorded_by", kind: "text", told: "who recorded it", of: (subject) => of(subject).recordedBy },
]

const announcementColumns = (platform: Platform): readonly LedgerColumn<Head>[] => [
  { name: "id", kind: "text", told: "its id", of: ({ announcement }) => announcement },
  {
    name: "standing",
    kind: "text",
    told: "`announced`, `consultation` (a draft) or `rumour`; only the first puts anything in force",
    of: ({ standing }) => standing,
  },
  ...textColumns<Head>(platform, "title", "its title", ({ title }) => title),
  ...textColumns<Head>(platform, "summary", "what it says, in our words", ({ summary }) => summary),
  ...textColumns<Head>(platform, "note", "how it was read", ({ note }) => note),
  ...dateColumns<Head>(platform, "published", "when the platform published it", ({ published }) => published),
  ...basisColumns("published", ({ publishedBasis }) => publishedBasis),
  ...dateColumns<Head>(platform, "reported", "when it was first reported", ({ reported }) => reported),
  ...basisColumns("reported", ({ reportedBasis }) => reportedBasis),
  {
    name: "reports",
    kind: "integer",
    told: "in how many reports it was read: rows of `reports`",
    of: ({ reports }) => reports.length,
  },
  {
    name: "reading",
    kind: "integer",
    told: "1, or the number of the correction that this is",
    of: ({ reading }) => reading,
  },
  {
    name: "correction_cause",
    kind: "text",
    told: "why it was corrected: `mistake`, `source` or `encoding`",
    of: (head) => (head.type === "Corrected" ? head.cause : null),
  },
  {
    name: "correction_why",
    kind: "text",
    told: "the same in words",
    of: (head) => (head.type === "Corrected" ? head.why : null),
  },
  ...recordedColumns<Head>(platform, (head) => head),
]

interface ReportOf {
  readonly announcement: string
  readonly number: number
  readonly report: Report
}

const reportColumns = (platform: Platform): readonly LedgerColumn<ReportOf>[] => [
  {
    name: "announcement",
    kind: "text",
    told: "the announcement that was read in it",
    of: ({ announcement }) => announcement,
  },
  {
    name: "report",
    kind: "integer",
    told: "which of its reports this is, from 1; `cite_report` of `events` means this number",
    of: ({ number }) => number,
  },
  {
    name: "source",
    kind: "text",
    told: "the site or trade paper",
    of: ({ report }) => report.source,
  },
  ...dateColumns<ReportOf>(
    platform,
    "at",
    "the time printed over it, or the date that it bears",
    ({ report }) => report.at,
  ),
  { name: "headline", kind: "text", told: "its headline", of: ({ report }) => report.headline },
  {
    name: "digest",
    kind: "text",
    told: "`sha256:` and the digest of its text, white space removed",
    of: ({ report }) => report.digest,
  },
  {
    name: "length",
    kind: "integer",
    told: "how many code points the digest covers",
    of: ({ report }) => report.length,
  },
  {
    name: "excerpt",
    kind: "boolean",
    told: "whether only a part of it was kept, which is what the digest covers",
    of: ({ report }) => report.excerpt === true,
  },
  ...textColumns<ReportOf>(platform, "note", "what to know of it", ({ report }) => report.note),
]

interface EventOf {
  readonly event: LedgerEvent
  readonly sequence: number
}

/** What is said in a language that this engine speaks. */
const changeIn = ({ event }: EventOf): (LedgerEvent & ChangeBody) | undefined =>
  isHead(event) || !isReadable(event) ? undefined : event

const beginningIn = (of: EventOf): (LedgerEvent & EffectiveBody) | undefined => {
  const change = changeIn(of)
  return change?.type === "Effective" ? change : undefined
}

const postponingIn = (of: EventOf) => {
  const change = changeIn(of)
  return change === undefined || change.type === "Superseded" ? undefined : change
}

const supersededBy = (of: EventOf): string | undefined => {
  const change = changeIn(of)
  if (change?.type === "Superseded") return change.of.announcement
  return change?.type === "Effective" ? change.supersedes?.announcement : undefined
}

const effectKinds = ({ effects }: EffectiveBody["rule"]): readonly string[] =>
  effects.map((effect) =>
    matchEffect(effect, {
      deadline: ({ deadline }) => `deadline ${deadline}`,
      refund: () => "refund",
      pay: ({ pay }) => `pay ${pay}`,
      cap: () => "cap",
      waive: () => "waive",
      pause: () => "pause",
      extend: ({ extend }) => `extend ${extend}`,
      calendar: () => "calendar",
      sanction: () => "sanction",
      offer: () => "offer",
      duty: () => "duty",
      notice: () => "notice",
    }),
  )

const eventColumns = (platform: Platform): readonly LedgerColumn<EventOf>[] => [
  {
    name: "sequence",
    kind: "integer",
    told: "its place in the log, from 0",
    of: ({ sequence }) => sequence,
  },
  { name: "id", kind: "text", told: "its id, a UUID over its content", of: ({ event }) => event.id },
  {
    name: "type",
    kind: "text",
    told: "`Published`, `Effective`, `Superseded`, `Withdrawn` or `Corrected`",
    of: ({ event }) => event.type,
  },
  {
    name: "announcement",
    kind: "text",
    told: "the announcement that it is of",
    of: ({ event }) => event.announcement,
  },
  {
    name: "reading",
    kind: "integer",
    told: "the reading of the announcement that it is of; only those of the last reading count",
    of: ({ event }) => event.reading,
  },
  {
    name: "instrument",
    kind: "text",
    told: "the document, service or relief that it is about",
    of: ({ event }) => instrumentOf(event.provision),
  },
  { name: "provision", kind: "text", told: "the rule in it", of: ({ event }) => event.provision },
  {
    name: "standing",
    kind: "text",
    told: "where it is not the announcement's own: `consultation` or `rumour`",
    of: (of) => changeIn(of)?.standing,
  },
  ...dateColumns<EventOf>(
    platform,
    "from",
    "from when the change holds; `before`, `publication` and `unstated` are words",
    (of) => changeIn(of)?.from,
  ),
  {
    name: "from_time",
    kind: "text",
    told: "the clock time on that day, HH:MM:SS",
    of: (of) => changeIn(of)?.fromTime,
  },
  ...dateColumns<EventOf>(
    platform,
    "until",
    "the last day, inclusive, as the source gives it; `unstated` is a word",
    (of) => beginningIn(of)?.until,
  ),
  {
    name: "until_time",
    kind: "text",
    told: "the last second on that day, HH:MM:SS",
    of: (of) => beginningIn(of)?.untilTime,
  },
  {
    name: "expected",
    kind: "boolean",
    told: "whether `from` was only expected",
    of: (of) => changeIn(of)?.expected === true,
  },
  {
    name: "basis",
    kind: "text",
    told: "`stated` by the source, or `inferred`",
    of: (of) => {
      const change = changeIn(of)
      return change === undefined ? null : basisWord(change.basis)
    },
  },
  { name: "why", kind: "text", told: "from what it is inferred", of: (of) => whyOf(changeIn(of)?.basis) },
  ...textColumns<EventOf>(platform, "title", "the rule's title", (of) => beginningIn(of)?.rule.title),
  {
    name: "decided_by",
    kind: "texts",
    told: "the facts of an order whose instants decide which wording governs it",
    of: (of) => beginningIn(of)?.rule.decidedBy,
  },
  {
    name: "effects",
    kind: "texts",
    told: "the kinds of its effects, as `deadline ship-by` or `pay compensation`",
    of: (of) => {
      const rule = beginningIn(of)?.rule
      return rule === undefined ? null : effectKinds(rule)
    },
  },
  {
    name: "supersedes",
    kind: "text",
    told: "the announcement whose wording it replaces, or of which a `Superseded` tells that it is replaced",
    of: supersededBy,
  },
  {
    name: "postpones",
    kind: "text",
    told: "the announcement whose change it moves to another day",
    of: (of) => postponingIn(of)?.postpones?.announcement,
  },
  {
    name: "revokes",
    kind: "text",
    told: "the announcement whose change it takes back",
    of: (of) => postponingIn(of)?.revokes?.announcement,
  },
  {
    name: "touches",
    kind: "texts",
    told: "the provisions that it changes without saying how; `unstated`: any of the document",
    of: (of) => {
      const touches = beginningIn(of)?.touches
      return touches === "unstated" ? [touches] : touches
    },
  },
  {
    name: "saves_some",
    kind: "boolean",
    told: "whether the wording that ends goes on governing some",
    of: (of) => changeIn(of)?.keeps !== undefined,
  },
  {
    name: "cite_report",
    kind: "integer",
    told: "the report that it cites",
    of: (of) => changeIn(of)?.cite?.report,
  },
  {
    name: "cite_from",
    kind: "integer",
    told: "where the passage begins in its text, in code points from 0",
    of: (of) => changeIn(of)?.cite?.range[0],
  },
  {
    name: "cite_to",
    kind: "integer",
    told: "where it ends, exclusive",
    of: (of) => changeIn(of)?.cite?.range[1],
  },
  {
    name: "language",
    kind: "integer",
    told: "the version of the language that it speaks",
    of: ({ event }) => event.language ?? 1,
  },
  ...recordedColumns<EventOf>(platform, ({ event }) => event),
  {
    name: "line",
    kind: "text",
    told: "the event in full: its line of the log, canonical JSON (RFC 8785)",
    of: ({ event }) => canonicalEvent(event),
  },
  {
    name: "hash",
    kind: "text",
    told: "`sha256:` and the hash of that line as a leaf of the log's tree (RFC 6962), in hex",
    of: ({ event }) => formatRoot(leafOf(canonicalEvent(event))),
  },
]

const versionColumns = (platform: Platform): readonly LedgerColumn<Stretch>[] => [
  {
    name: "provision",
    kind: "text",
    told: "the rule",
    of: ({ version }) => version.provision,
  },
  {
    name: "instrument",
    kind: "text",
    told: "the document, service or relief that it stands in",
    of: ({ instrument }) => instrument,
  },
  {
    name: "announcement",
    kind: "text",
    told: "whose wording it is; nothing where the ledger does not hold the wording",
    of: ({ version }) => version.announcement,
  },
  ...textColumns<Stretch>(platform, "title", "its title", ({ version }) => version.title),
  {
    name: "state",
    kind: "text",
    told: "`in-force`; `unknown`: it may be; `kept`: it has ended and governs those whom its end leaves it",
    of: ({ state }) => state,
  },
  {
    name: "from",
    kind: "instant",
    told: "the first instant in that state; nothing where it was so at every instant before",
    of: ({ from }) => from,
  },
  {
    name: "until",
    kind: "instant",
    told: "the first instant in that state no more; nothing where no event ends it",
    of: ({ until }) => until,
  },
  {
    name: "stated_from",
    kind: "text",
    told: "the wording's beginning, as it is known (EDTF, an instant, or a word)",
    of: ({ version }) => version.from,
  },
  {
    name: "stated_ends",
    kind: "text",
    told: "its end, exclusive, as it is known; nothing where none is",
    of: ({ version }) => version.ends,
  },
]
