// Events folded into readings: the state of a ledger, in whatever order its events came.
import type { Instant } from "../values/instant.ts"
import { parseDate } from "../values/edtf.ts"
import { isRecord } from "../values/plain.ts"
import { text, type Text } from "../values/text.ts"
import {
  isReadable,
  type AnnouncementId,
  type ChangeBody,
  type EffectiveBody,
  type HeadBody,
  type LedgerEvent,
  type ProvisionId,
} from "../language/event.ts"

/** One reading of one announcement: what we understood of it, from the instant of recording on. */
export interface Reading {
  /** The ledger it stands in. */
  readonly origin: string
  readonly announcement: AnnouncementId
  readonly reading: number
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly head: HeadBody
  readonly changes: readonly ChangeBody[]
}

/** One ledger folded: the readings it holds, in whatever order its events came. */
export interface LedgerState {
  readonly origin: string
  /** How many events were folded: the position of a stored projection. */
  readonly size: number
  readonly readings: ReadonlyMap<AnnouncementId, readonly Reading[]>
}

export const emptyState = (origin: string): LedgerState => ({ origin, size: 0, readings: new Map() })

/** `<instrument>/<rule>` → `<instrument>` */
export const instrumentOf = (provision: ProvisionId): string => {
  const slash = provision.indexOf("/")
  return slash < 0 ? provision : provision.slice(0, slash)
}

/** The provision that stands for a document's wording as a whole. */
export const textOf = (instrument: string): ProvisionId => `${instrument}/text`

const headOf = ({ language: _l, ...event }: LedgerEvent & HeadBody): HeadBody => {
  const { v: _v, id: _id, announcement: _a, reading: _r, recordedAt: _t, recordedBy: _b, ...head } = event
  return head
}

/** A change in a language that this engine does not speak, as the beginning of a version of which it can tell nothing. */
interface UnreadBody extends EffectiveBody {
  readonly needs: number
}

export const needsOf = (change: ChangeBody): number | undefined =>
  "needs" in change && typeof change.needs === "number" ? change.needs : undefined

const changeOf = (event: LedgerEvent & ChangeBody): ChangeBody => {
  if (!isReadable(event)) return unreadOf(event)
  const { v: _v, id: _id, announcement: _a, reading: _r, recordedAt: _t, recordedBy: _b, ...change } = event
  return change
}

/** That something is in a language that this engine does not speak. */
export const needsLanguage = (needs: number): Text =>
  text(`需要第 ${needs} 版规则语言`, `needs language ${needs}`)

/** Whatever a later language made of it: what can be made out of its start, deciding instants and effects, unchecked. */
const unreadOf = (event: LedgerEvent & ChangeBody): UnreadBody => {
  const { provision, language = 0 } = event
  const { from, rule }: { readonly from?: unknown; readonly rule?: unknown } = { ...event }
  const { decidedBy, effects } = isRecord(rule) ? rule : {}
  const isDate = typeof from === "string" && parseDate(from).ok
  return {
    type: "Effective",
    provision,
    from: isDate ? from : "unstated",
    basis: { inferred: needsLanguage(language).en },
    rule: {
      title: needsLanguage(language),
      decidedBy: Array.isArray(decidedBy) ? decidedBy : [],
      when: { always: true },
      effects: Array.isArray(effects) ? effects : [],
    },
    needs: language,
  }
}

const opened = (origin: string, event: LedgerEvent & HeadBody, changes: readonly ChangeBody[]): Reading => ({
  origin,
  announcement: event.announcement,
  reading: event.reading,
  recordedAt: Date.parse(event.recordedAt),
  recordedBy: event.recordedBy,
  head: headOf(event),
  changes,
})

/** An event that no announcement opened: the log is not one of ours. */
export class FoldError extends Error {
  override readonly name = "FoldError"
  readonly _tag = "FoldError"
  readonly event: string
  constructor(event: string, message: string) {
    super(message)
    this.event = event
  }
}

/**
 * Folds events after a state, in the order of the log. Pure: the state given stays as it was. The result depends on the
 * set of readings alone.
 */
export const fold = (events: Iterable<LedgerEvent>, start: LedgerState): LedgerState => {
  const readings = new Map(start.readings)
  /** Readings made by this very fold, which nobody else can see yet. */
  const own = new Map<AnnouncementId, { last: Reading; changes: ChangeBody[] }>()
  let size = start.size
  for (const event of events) {
    size++
    if (event.type === "Published" || event.type === "Corrected") {
      const changes: ChangeBody[] = []
      const last = opened(start.origin, event, changes)
      own.set(event.announcement, { last, changes })
      readings.set(event.announcement, [...(readings.get(event.announcement) ?? []), last])
      continue
    }
    const current = own.get(event.announcement)
    if (current !== undefined && current.last.reading === event.reading) {
      current.changes.push(changeOf(event))
      continue
    }
    const before = readings.get(event.announcement) ?? []
    const last = before.at(-1)
    if (last === undefined || last.reading !== event.reading)
      throw new FoldError(
        event.id,
        `event ${event.id}: ${event.type} of ${event.announcement} before its Published`,
      )
    const changes = [...last.changes, changeOf(event)]
    const grown: Reading = { ...last, changes }
    own.set(event.announcement, { last: grown, changes })
    readings.set(event.announcement, [...before.slice(0, -1), grown])
  }
  return { origin: start.origin, size, readings }
}

/**
 * The form of a snapshot. It counts up whenever the same events can fold into another snapshot than before: whoever stores
 * one folds anew where its number is another.
 */
export const SNAPSHOT_FORM = 1

/** A state written down: plain JSON, in the order of announcement ids. */
export interface Snapshot {
  readonly v: typeof SNAPSHOT_FORM
  readonly origin: string
  readonly size: number
  readonly readings: readonly (readonly [AnnouncementId, readonly Reading[]])[]
}

export const toSnapshot = (state: LedgerState): Snapshot => ({
  v: SNAPSHOT_FORM,
  origin: state.origin,
  size: state.size,
  readings: [...state.readings].toSorted(([a], [b]) => (a < b ? -1 : 1)),
})

export const fromSnapshot = (snapshot: Snapshot): LedgerState => ({
  origin: snapshot.origin,
  size: snapshot.size,
  readings: new Map(snapshot.readings),
})
