import type { LedgerEvent, Text } from "@policy-ledger/rulebook"

/** What the events after a release say, in both languages. */
export interface Changes {
  /** Announcements recorded for the first time, and readings that replace earlier ones. */
  readonly recorded: readonly Line[]
  readonly corrected: readonly Line[]
  readonly came: readonly Line[]
  readonly changed: readonly Line[]
  readonly ended: readonly Line[]
}

interface Line {
  readonly id: string
  readonly title: Text
  readonly from: string | null
}

const titles = (events: readonly LedgerEvent[]): ReadonlyMap<string, Text> =>
  new Map(events.flatMap((e) => (e.type === "Effective" ? [[e.provision, e.rule.title] as const] : [])))

/** `all` is the whole log; what is told begins with the event at `after`. What ends is told by its last title. */
export const changesOf = (all: readonly LedgerEvent[], after: number): Changes => {
  const known = titles(all)
  const lines = { recorded: [], corrected: [], came: [], changed: [], ended: [] } satisfies Changes
  const told: { [kind in keyof Changes]: Line[] } = lines
  for (const event of all.slice(after)) {
    const { type, provision } = event
    if (type === "Published") told.recorded.push({ id: event.announcement, title: event.title, from: null })
    else if (type === "Corrected")
      told.corrected.push({ id: event.announcement, title: event.title, from: null })
    else if (type !== "Superseded") {
      const title =
        type === "Effective" ? event.rule.title : (known.get(provision) ?? { zh: provision, en: provision })
      const replaces = type === "Effective" && (event.supersedes ?? event.previous) !== undefined
      const kind = type === "Withdrawn" ? "ended" : replaces ? "changed" : "came"
      told[kind].push({ id: provision, title, from: event.from })
    }
  }
  return told
}

const HEADINGS: readonly (readonly [keyof Changes, string])[] = [
  ["recorded", "新收录的公告 / Announcements recorded"],
  ["corrected", "更正的公告 / Announcements read anew"],
  ["came", "新增 / New"],
  ["changed", "变更 / Changed"],
  ["ended", "终止 / Ended"],
]

/** More lines than this of one kind are counted, not listed. */
const MOST_LINES = 40

const section = (heading: string, lines: readonly Line[]): readonly string[] => {
  if (lines.length === 0) return []
  const listed = lines.slice(0, MOST_LINES).map(({ id, title, from }) => {
    const since = from === null ? "" : ` (${from})`
    return `- \`${id}\`${since}: ${title.zh} / ${title.en}`
  })
  const rest = lines.length - listed.length
  return ["", `**${heading}**`, "", ...listed, ...(rest > 0 ? [`- …另有 ${rest} 条 / and ${rest} more`] : [])]
}

export interface ReleaseNotes {
  readonly origin: string
  readonly dataVersion: string
  readonly root: string
  /** Revisions of the first and last new event; none where the log is unchanged. */
  readonly range: readonly [first: number, last: number] | undefined
  readonly changes: Changes
  /** What a person said of a break or an addition. */
  readonly remark: string | undefined
}

const MARK = /<!-- ledger: (\S+) events \S+ root (\S+) -->/g

/** Whether a changelog tells of the log as it stood with this root. */
export const tellsOf = (
  changelog: string,
  { origin, root }: Pick<ReleaseNotes, "origin" | "root">,
): boolean => [...changelog.matchAll(MARK)].some((mark) => mark[1] === origin && mark[2] === root)

/** A changeset's summary; the comment at its end survives into the changelog for machines. */
export const releaseSummary = ({
  origin,
  dataVersion,
  root,
  range,
  changes,
  remark,
}: ReleaseNotes): string => {
  const events = range === undefined ? "none" : `${range[0]}..${range[1]}`
  const head =
    range === undefined
      ? `数据不变 / Data unchanged: ${dataVersion}`
      : `数据 / Data ${dataVersion}: 事件 / events ${events}`
  return [
    head,
    "",
    `root \`${root}\``,
    ...(remark === undefined ? [] : ["", remark]),
    ...HEADINGS.flatMap(([kind, heading]) => section(heading, changes[kind])),
    "",
    `<!-- ledger: ${origin} events ${events} root ${root} -->`,
    "",
  ].join("\n")
}
