import type {
  ChangeBody,
  EventRef,
  LedgerEvent,
  ProvisionId,
  Rule,
  Saving,
  Standing,
} from "@policy-ledger/rulebook"
import { announce, effective, superseded, withdrawn } from "../bazaar/announce.ts"
import { isoDay, write, type Days } from "./days.ts"

/** A history as the laws vary it: every date is a `Days`, and what is left open stays visible as such. */
export interface Change {
  readonly type: "Effective" | "Withdrawn"
  readonly provision: ProvisionId
  readonly from: From
  /** HH:MM:SS, beside a date. */
  readonly time?: string
  readonly until?: Days | "unstated"
  readonly untilTime?: string
  readonly standing?: Standing
  readonly keeps?: Saving
  readonly supersedes?: Named
  readonly postpones?: Named
  readonly revokes?: Named
  readonly touches?: readonly ProvisionId[] | "unstated"
  readonly previous?: "unheld"
  /** Provisions that end with it, by what it says of the whole document. */
  readonly endsToo?: readonly ProvisionId[]
  readonly rule: Rule
}

export type From = Days | "before" | "publication" | Unstated
interface Unstated {
  readonly unstated: true
  readonly noEarlierThan?: Days
  readonly noLaterThan?: Days
}
export type Named = Required<EventRef>

export interface Announced {
  readonly id: string
  readonly standing: Standing
  readonly published: Days | null
  readonly reported: Days | null
  readonly recordedOn: number
  readonly changes: readonly Change[]
  /** A later reading of the same announcement, replacing this one whole. */
  readonly correction?: Omit<Announced, "id" | "correction">
}

export type History = readonly Announced[]

/** Every date that a reading gives. */
export const datesOf = (r: Omit<Announced, "id" | "correction">): readonly Days[] => {
  const starts = r.changes.flatMap(({ from }) =>
    typeof from === "string" ? [] : "unstated" in from ? [from.noEarlierThan, from.noLaterThan] : [from],
  )
  const ends = r.changes.map(({ until }) => (until === "unstated" ? undefined : until))
  return [r.published, r.reported, ...starts, ...ends].filter((d) => d !== null && d !== undefined)
}

const starting = (c: Change): { readonly from: string; readonly more: object } => {
  if (typeof c.from === "string") return { from: c.from, more: {} }
  if (!("unstated" in c.from))
    return { from: write(c.from), more: c.time === undefined ? {} : { fromTime: c.time } }
  const { noEarlierThan, noLaterThan } = c.from
  return {
    from: "unstated",
    more: {
      ...(noEarlierThan === undefined ? {} : { noEarlierThan: write(noEarlierThan) }),
      ...(noLaterThan === undefined ? {} : { noLaterThan: write(noLaterThan) }),
    },
  }
}

const present = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Partial<T>

/** A change, and the `Superseded` that a ledger writes beside one that replaces a version. */
const bodiesOf = (c: Change): readonly ChangeBody[] => {
  const { from, more } = starting(c)
  const { standing, keeps, postpones, revokes, supersedes, touches, previous } = c
  const shared = { ...more, ...present({ standing, keeps, postpones, revokes }) }
  if (c.type === "Withdrawn") return [withdrawn(c.provision, from, shared)]
  const until = c.until === undefined || c.until === "unstated" ? c.until : write(c.until)
  const begins = effective(c.provision, from, {
    ...shared,
    ...present({ supersedes, touches, previous, until, untilTime: c.untilTime }),
    rule: c.rule,
  })
  const beside = { ...more, ...present({ standing, keeps }) }
  const replaced = [...(supersedes === undefined ? [] : [supersedes]), ...(c.endsToo ?? []).map(unnamed)]
  return [begins, ...replaced.map((of) => superseded(of.provision, from, of, c.provision, beside))]
}

const unnamed = (provision: ProvisionId): Named => ({ announcement: "whichever", provision })

const readingOf = (a: Omit<Announced, "correction">, reading: number): readonly LedgerEvent[] =>
  announce(
    {
      id: a.id,
      standing: a.standing,
      published: a.published === null ? null : write(a.published),
      reported: a.reported === null ? null : write(a.reported),
      recordedAt: `${isoDay(a.recordedOn)}T12:00:00+05:30`,
      reading,
    },
    ...a.changes.flatMap(bodiesOf),
  )

/** The readings of a history, each as its block of events; corrections after what they correct. */
export const readingsOf = (history: History): readonly (readonly LedgerEvent[])[] => [
  ...history.map((a) => readingOf(a, 1)),
  ...history.flatMap((a) =>
    a.correction === undefined ? [] : [readingOf({ ...a.correction, id: a.id }, 2)],
  ),
]
