// What each version of a provision says: taken from the events that brought it, ended it, or told of it.
import type { EffectiveBody, HistoryVersion, LedgerEvent, Rule, Saving } from "@policy-ledger/rulebook"

type Change = Extract<LedgerEvent, { readonly type: "Effective" | "Superseded" | "Withdrawn" }>
type Effective = Extract<LedgerEvent, { readonly type: "Effective" }>

/** What is asked of a rule and what it does; an earlier wording that was only told of says not by which instants. */
type Wording = Omit<Rule, "decidedBy"> & Partial<Pick<Rule, "decidedBy">>

/** Whom a version goes on governing once it has ended. */
interface Kept {
  readonly saving: Saving
  /** Whose word it is. */
  readonly announcement: string
}

export interface Content {
  /** null: not held. */
  readonly wording: Wording | null
  /** Known only from an announcement of what replaced it. */
  readonly isToldOf: boolean
  /** The event that says it: the version's own, or one that tells of the wording before it; null where there is none. */
  readonly event: Effective | null
  readonly kept: readonly Kept[]
}

const isChange = (event: LedgerEvent): event is Change =>
  event.type === "Effective" || event.type === "Superseded" || event.type === "Withdrawn"

/** The changes of the last reading of every announcement, by announcement and provision. */
export type Changes = ReadonlyMap<string, readonly Change[]>

const keyOf = (announcement: string, provision: string): string => `${announcement} ${provision}`

export const changesOf = (events: readonly LedgerEvent[]): Changes => {
  const last = new Map<string, number>()
  for (const { announcement, reading } of events)
    last.set(announcement, Math.max(reading, last.get(announcement) ?? 0))
  return Map.groupBy(
    events.filter(isChange).filter(({ announcement, reading }) => last.get(announcement) === reading),
    ({ announcement, provision }) => keyOf(announcement, provision),
  )
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const previousOf = ({ previous }: EffectiveBody): Wording | null =>
  previous === undefined || previous === "unheld" ? null : previous

/** Is it the wording before an event's own, which the event tells of? */
const isEarlier = ({ title, from }: HistoryVersion, event: Effective): boolean =>
  isSame(title, previousOf(event)?.title) && (from === "before" || !isSame(title, event.rule.title))

const eventOf = (
  version: HistoryVersion,
  begun: (of: string) => readonly Effective[],
): Effective | undefined => {
  const { announcement, title, events } = version
  if (announcement === null)
    return events.flatMap((mention) => begun(mention.announcement)).find((one) => one.previous !== undefined)
  const own = begun(announcement)
  return (
    own.find((one) => isEarlier(version, one)) ?? own.find((one) => isSame(one.rule.title, title)) ?? own[0]
  )
}

export const contentOf = (version: HistoryVersion, changes: Changes): Content => {
  const { provision, announcement, events } = version
  const at = (of: string): readonly Change[] => changes.get(keyOf(of, provision)) ?? []
  const event = eventOf(version, (of) => at(of).filter((one) => one.type === "Effective"))
  const isToldOf = event !== undefined && (announcement === null || isEarlier(version, event))
  const enders = [...new Set(events.map((mention) => mention.announcement))].filter(
    (one) => isToldOf || one !== announcement,
  )
  const kept = enders
    .flatMap(at)
    .flatMap(({ keeps, announcement: by }): readonly Kept[] =>
      keeps === undefined ? [] : [{ saving: keeps, announcement: by }],
    )
  return {
    wording: event === undefined ? null : isToldOf ? previousOf(event) : event.rule,
    isToldOf,
    event: event ?? null,
    kept: kept.filter((one, i) => kept.findIndex((other) => isSame(one, other)) === i),
  }
}

/** The version that one is held against: the last one before it that was announced, drafts and hearsay left out. */
export const before = <Version extends Pick<HistoryVersion, "standing">>(
  versions: readonly Version[],
  at: number,
): Version | undefined =>
  versions.slice(0, Math.max(at, 0)).findLast(({ standing }) => standing === "announced")

/** The earliest month or day that a date can mean, where it names one. */
const earliest = (edtf: string): string | undefined => /\d{4}-\d\d(?:-\d\d)?/.exec(edtf)?.[0]

/**
 * By when they begin, as far as that is known; one that says nothing of it stays behind the one that was announced before it.
 * Given in the order in which they were announced.
 */
export const inOrder = <Version extends Pick<HistoryVersion, "from">>(
  versions: readonly Version[],
): readonly Version[] => {
  let last = ""
  return versions
    .map((version) => {
      last = version.from === "before" ? "" : (earliest(version.from) ?? last)
      return { version, at: last }
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ version }) => version)
}
