// A folded Rulebook as a program: of each version a table of when it is in force, its condition, and its effects.
import type { Interval } from "../values/interval.ts"
import { exactly } from "../values/interval.ts"
import type { Presumption } from "../answers/answers.ts"
import type { Condition, Saving } from "../language/condition.ts"
import type { Effect } from "../language/effect.ts"
import type { AnnouncementId, ChangeBody, ProvisionId } from "../language/event.ts"
import { groupOf, type FactPath, type Platform } from "../language/platform.ts"
import { announcementOf } from "../timeline/describe.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { DatedSaving, Timeline } from "../timeline/timeline.ts"
import type { IsSaved } from "../timeline/validity.ts"
import { isDated, type Version } from "../timeline/version.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { mayDo } from "../audit/unread.ts"
import { versionsToMatch, type VersionToMatch } from "../audit/versions-to-match.ts"
import { kleeneOf, NO, UNKNOWN, valueOf, YES, type Value } from "./kleene.ts"

/** A saving with the date that it is measured against: what it answers chooses a row of a table. */
export interface AskedSaving {
  readonly saving: Saving
  readonly against: Interval
}

/** In force or not: in each segment of time, by what the savings answer. Segment i lies before `bounds[i]`. */
export interface InForceTable {
  readonly bounds: readonly number[]
  readonly savings: readonly AskedSaving[]
  /** One list of statuses for each combination of answers: no, unknown and yes are the digits of its number, base three. */
  readonly status: readonly (readonly Value[])[]
  /** The statuses where the savings leave it the most cases; without savings those there are. */
  readonly most: readonly Value[]
}

/** One version of a provision. */
export interface LoweredVersion {
  readonly provision: ProvisionId
  readonly announcement: AnnouncementId | null
  readonly decidedBy: readonly FactPath[]
  /** undefined where too many savings are measured against too many dates: then the timeline is asked. */
  readonly inForce: InForceTable | undefined
  /** null where the wording is not held. */
  readonly when: Condition | null
  readonly effects: readonly Effect[]
  /** What may come of a wording that is not held. */
  readonly unheld: readonly Effect[]
  readonly disapplies: readonly ProvisionId[]
  /** Of a later language: nothing displaces it. */
  readonly unread: boolean
}

/** All versions that cases can be matched with, in the order of their provisions, as of one point. */
export interface LoweredProgram {
  readonly platform: Platform
  readonly presumes: readonly Presumption[]
  readonly versions: readonly LoweredVersion[]
}

/** So many savings, each with its date, are told apart: the tables grow by three for each. */
export const MOST_SAVINGS = 4

const ANSWERS: readonly Value[] = [NO, UNKNOWN, YES]

const sameSaving = (a: AskedSaving, b: AskedSaving): boolean =>
  a.against.lo === b.against.lo &&
  a.against.hi === b.against.hi &&
  JSON.stringify(a.saving) === JSON.stringify(b.saving)

/** Where a saving that is asked stands in the table. */
const placeIn = (
  savings: readonly AskedSaving[],
  dated: readonly DatedSaving[],
  saving: Saving,
  against: Interval,
  of: ChangeBody,
): number => {
  // What no date matters to is asked once.
  const date = isDated(saving) ? against : (dated.find(({ event }) => event === of)?.against[0] ?? against)
  return savings.findIndex((one) => sameSaving(one, { saving, against: date }))
}

/** The statuses in each segment where the savings leave it the most cases, or the fewest (`against`). */
export const statusesWith = (
  savings: "for" | "against",
  { timeline, version }: Pick<VersionToMatch, "timeline" | "version">,
): readonly Value[] => {
  const others = savings === "for" ? "against" : "for"
  return [-Infinity, ...timeline.bounds].map((t) => {
    if (timeline.canSettle(version, exactly(t), "yes", savings)) return YES
    return timeline.canSettle(version, exactly(t), "no", others) ? NO : UNKNOWN
  })
}

const tableOf = (timeline: Timeline, version: Version): InForceTable | undefined => {
  const { bounds, datedSavings } = timeline
  const savings: AskedSaving[] = []
  for (const { saving, against } of datedSavings)
    for (const date of against)
      if (!savings.some((one) => sameSaving(one, { saving, against: date })))
        savings.push({ saving, against: date })
  if (savings.length > MOST_SAVINGS) return undefined
  // An instant in each segment.
  const instants = [-Infinity, ...bounds]
  const status = Array.from({ length: ANSWERS.length ** savings.length }, (_, combination) => {
    const isSaved: IsSaved = (saving, against, _at, of) => {
      const place = placeIn(savings, datedSavings, saving, against, of)
      return kleeneOf(ANSWERS[Math.floor(combination / ANSWERS.length ** place) % ANSWERS.length]!)
    }
    return instants.map((t) =>
      valueOf(timeline.statusOver(version, exactly(t), savings.length === 0 ? undefined : isSaved)),
    )
  })
  const most = savings.length === 0 ? status[0]! : statusesWith("for", { timeline, version })
  return { bounds, savings, status, most }
}

const lowered = ({ timeline, version, decidedBy }: VersionToMatch, platform: Platform): LoweredVersion => ({
  provision: version.provision,
  announcement: announcementOf(version),
  decidedBy,
  inForce: tableOf(timeline, version),
  when: version.rule === null ? null : version.rule.when,
  effects: version.rule?.effects ?? [],
  unheld: version.rule === null ? mayDo(version, platform) : [],
  // What a wording that is not held disapplies is taken from the one that is.
  disapplies: (version.rule ?? version.event.rule).disapplies ?? [],
  unread: timeline.needs !== undefined,
})

/** A program, and the versions that it was made of in the same order: asked where a table would be too large, and why. */
export interface Lowered {
  readonly program: LoweredProgram
  /** Not there where the program was read from where it was written down. */
  readonly versions?: readonly VersionToMatch[]
}

export const lower = (rules: RulesAsOf, declared: DeclaredFacts): Lowered => {
  const { platform, calendar } = rules
  const versions = versionsToMatch(rules.timelines.all, declared, platform)
  return {
    program: {
      platform,
      presumes: calendar.presumes,
      versions: versions.map((version) => lowered(version, platform)),
    },
    versions,
  }
}

/** The groups of facts in which its deciding instants stand. */
export const groupsIn = ({ decidedBy }: Pick<LoweredVersion, "decidedBy">): ReadonlySet<string> =>
  new Set(decidedBy.map(groupOf))
