// Versions and what ends them, read off the events. Nobody writes a version.
import type { Saving } from "../language/condition.ts"
import type {
  ChangeBody,
  EffectiveBody,
  EventRef,
  ProvisionId,
  Rule,
  SupersededBody,
  WithdrawnBody,
} from "../language/event.ts"
import { matchSaving } from "../language/walk.ts"
import { instrumentOf, needsOf, type Reading } from "./fold.ts"

/** What lies between the event that begins it and those that end it. Nobody writes one. */
export interface Version {
  readonly provision: ProvisionId
  readonly reading: Reading
  /** The event that begins it; for a wording that held before the first one known, the event that tells of it. */
  readonly event: EffectiveBody
  /** It held before that event and nobody saw it begin. */
  readonly previous: boolean
  /** null where the wording is not held, or in a language that this engine does not speak. */
  readonly rule: Rule | null
}

/** An event that ends a version or leaves it uncertain. */
export interface Ending {
  readonly reading: Reading
  readonly event: EffectiveBody | WithdrawnBody | SupersededBody
  /** It changes the provision without saying how: unknown from then on. */
  readonly touch: boolean
}

/** An event with its place in its announcement. */
export interface Placed {
  readonly reading: Reading
  readonly event: ChangeBody
  readonly index: number
}

export const placed = (readings: readonly Reading[]): readonly Placed[] =>
  readings.flatMap((reading) => reading.changes.map((event, index) => ({ reading, event, index })))

export const standingOf = (reading: Reading, event: ChangeBody): string =>
  event.standing ?? reading.head.standing

/** Announcements of one day stand in the order of their ids; should two ledgers use one id, in that of the ledgers. */
export const comesBefore = (a: Reading, b: Reading): boolean =>
  a.announcement === b.announcement ? a.origin < b.origin : a.announcement < b.announcement

const speaksOf = (
  ref: EventRef | undefined,
  own: ProvisionId,
  reading: Reading,
  event: ChangeBody,
): boolean =>
  ref !== undefined && ref.announcement === reading.announcement && (ref.provision ?? own) === event.provision

/**
 * Does a change speak of the event of that reading, as what it replaces, puts off or takes back? A `Superseded` that is
 * written beside another event is not spoken of by itself.
 */
export const names = (change: ChangeBody, reading: Reading, event: ChangeBody): boolean => {
  const said = (ref: EventRef | undefined, type: ChangeBody["type"]): boolean =>
    event.type === type && speaksOf(ref, change.provision, reading, event)
  if (change.type === "Superseded") return said(change.of, change.of.type)
  return (
    (change.type === "Effective" && said(change.supersedes, "Effective")) ||
    said(change.postpones, change.type) ||
    (event.type !== "Superseded" && speaksOf(change.revokes, change.provision, reading, event))
  )
}

/** An event that takes back others. */
export interface Taker extends Placed {
  readonly event: EffectiveBody | WithdrawnBody
}

export const takesBack = (placed: Placed): placed is Taker =>
  "postpones" in placed.event || "revokes" in placed.event

/** Does `other` revoke the event of that reading, of whichever type? */
export const revokes = ({ event: other }: Taker, reading: Reading, event: ChangeBody): boolean =>
  speaksOf(other.revokes, other.provision, reading, event)

/** Does `other` postpone it? A postponement speaks of an event of its own type. */
export const postpones = ({ event: other }: Taker, reading: Reading, event: ChangeBody): boolean =>
  other.type === event.type && speaksOf(other.postpones, other.provision, reading, event)

const begunBy = ({ reading, event }: Placed, provision: ProvisionId): readonly Version[] => {
  if (event.type !== "Effective" || event.provision !== provision) return []
  const rule = needsOf(event) === undefined ? event.rule : null
  const version: Version = { provision, reading, event, previous: false, rule }
  if (event.previous === undefined) return [version]
  const before = event.previous === "unheld" ? null : { ...event.previous, decidedBy: event.rule.decidedBy }
  return [{ provision, reading, event, previous: true, rule: before }, version]
}

/** Several amendments may each tell of a wording before them: what held before all is one version, the best known. */
const onePrevious = (versions: readonly Version[]): readonly Version[] => {
  const previous = versions.filter((v) => v.previous)
  const best = previous.find((v) => v.rule !== null) ?? previous[0]
  return versions.filter((v) => !v.previous || v === best)
}

export const versionsOf = (events: readonly Placed[], provision: ProvisionId): readonly Version[] =>
  onePrevious(events.flatMap((p) => begunBy(p, provision)))

const endedBy = ({ reading, event }: Placed, provision: ProvisionId): readonly Ending[] => {
  if (event.provision === provision) {
    // Beside an Effective of the same provision a Superseded repeats it; of a postponed withdrawal it ends nothing.
    const repeats = event.type === "Superseded" && (event.by === provision || event.of.type !== "Effective")
    return repeats ? [] : [{ reading, event, touch: false }]
  }
  if (event.type !== "Effective" || event.touches === undefined) return []
  const touched =
    event.touches === "unstated"
      ? instrumentOf(event.provision) === instrumentOf(provision)
      : event.touches.includes(provision)
  return touched ? [{ reading, event, touch: true }] : []
}

export const endingsIn = (events: readonly Placed[], provision: ProvisionId): readonly Ending[] =>
  events.flatMap((p) => endedBy(p, provision))

/** Does a saving ask for dates? If not it says the same whatever the ending's date. */
export const isDated = (saving: Saving): boolean =>
  matchSaving(saving, {
    all: ({ all }) => all.some(isDated),
    any: ({ any }) => any.some(isDated),
    not: (negated) => isDated(negated.not),
    before: () => true,
    since: () => true,
    when: () => false,
  })
