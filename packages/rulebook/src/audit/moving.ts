// What moves the deadlines of a case: a rule that applies to it, or may.
import { dayOfDate } from "../values/civil.ts"
import { parseInstant, type Day, type Instant } from "../values/instant.ts"
import type { Kleene } from "../values/kleene.ts"
import type { Zone } from "../values/zone.ts"
import type { CivilDuration } from "../language/effect.ts"
import type { ProvisionId, Rule } from "../language/event.ts"
import type { CalendarId, DeadlineKind, FactPath } from "../language/platform.ts"
import type { Version } from "../timeline/version.ts"

interface Moving {
  readonly provision: ProvisionId
  readonly applies: Kleene
  /** The absent facts because of which it is unknown whether it does. */
  readonly missing: readonly FactPath[]
}

/** A stand-still of the shipping clock that may concern the case. */
export interface Pause extends Moving {
  readonly resumes: Instant
}

/** A kind of deadlines falls so much later. */
export interface Extension extends Moving {
  readonly kind: DeadlineKind
  readonly by: CivilDuration
}

/** A rule by which days of a calendar count otherwise. */
export interface CalendarMove extends Moving {
  readonly calendar: CalendarId
  readonly free: readonly Day[]
  readonly working: readonly Day[]
}

export interface Moves {
  readonly pauses: readonly Pause[]
  /** In the order of their provisions, as the following. */
  readonly calendars: readonly CalendarMove[]
  readonly extensions: readonly Extension[]
}

export const NO_MOVES: Moves = { pauses: [], calendars: [], extensions: [] }

/** The instant at which a paused clock starts again. */
export const resumption = (resumes: string, zone: Zone): Instant => {
  const read = parseInstant(resumes, zone)
  if (!read.ok) throw new Error(`a pause resumes at ${resumes}, which is not an instant`)
  return read.value
}

/** A version matched with the case, and which absent facts leave it unknown whether it applies. */
interface Matched {
  readonly applies: Kleene
  readonly version: Pick<Version, "provision"> & { readonly rule: Pick<Rule, "effects"> | null }
}

/** What moves the deadlines of a case, or may. */
export const movesOf = <M extends Matched>(
  matched: readonly (M | undefined)[],
  zone: Zone,
  missingOf: (match: M) => readonly FactPath[],
): Moves => {
  const pauses: Pause[] = []
  const calendars: CalendarMove[] = []
  const extensions: Extension[] = []
  for (const match of matched) {
    if (match === undefined || match.applies === "no") continue
    const { applies, version } = match
    for (const e of version.rule?.effects ?? []) {
      if (!("pause" in e || "calendar" in e || "extend" in e)) continue
      const missing = applies === "yes" ? [] : missingOf(match)
      const moving = { provision: version.provision, applies, missing }
      if ("pause" in e) pauses.push({ ...moving, resumes: resumption(e.resumes, zone) })
      else if ("extend" in e) extensions.push({ ...moving, kind: e.extend, by: e.by })
      else
        calendars.push({
          ...moving,
          calendar: e.calendar,
          free: (e.free ?? []).map(dayOfDate),
          working: (e.working ?? []).map(dayOfDate),
        })
    }
  }
  return { pauses, calendars: calendars.toSorted(byProvision), extensions: extensions.toSorted(byProvision) }
}

const byProvision = (a: Moving, b: Moving): number =>
  a.provision < b.provision ? -1 : a.provision > b.provision ? 1 : 0
