// Through which stretches of time each wording of a provision is in force, may be, or is kept for some.
import { formatInstant, type Instant } from "./values/instant.ts"
import type { RuleInForce } from "./answers/answers.ts"
import type { AsOfQuestion, PresumingQuestion } from "./queries/question.ts"
import type { Rulebook } from "./rulebook.ts"
import { describeRule } from "./timeline/describe.ts"
import type { RulesAsOf } from "./timeline/rules-as-of.ts"
import type { StateAt, Timeline } from "./timeline/timeline.ts"
import type { Version } from "./timeline/version.ts"

/** In force; perhaps in force; ended, and governing those whom its end leaves it. */
export type RunState = "in-force" | "unknown" | "kept"

/** A version of a provision, and a stretch of time through which it is in one state. */
export interface Run {
  readonly version: RuleInForce
  readonly state: RunState
  /** The first instant, ISO 8601 with the platform's offset; null where it was so at every instant before. */
  readonly from: string | null
  /** The first instant at which it is so no more; null where nothing ends it. */
  readonly until: string | null
}

/** A run that goes on. */
interface Going {
  readonly state: RunState
  readonly from: Instant
}

/**
 * All runs as known then: provision by provision, in the order in which they begin. At an instant at which a version is in
 * no run it is certainly not in force. Throws `QuestionError`.
 */
export const runsOf = (rulebook: Rulebook, known: AsOfQuestion & PresumingQuestion = {}): readonly Run[] => {
  const { rules } = rulebook.rulesFor(known)
  return rules.timelines.all.flatMap((timeline) => runsIn(rules, timeline))
}

const runsIn = (rules: RulesAsOf, timeline: Timeline): readonly Run[] => {
  const runs: (Run & { readonly since: Instant })[] = []
  const going = new Map<Version, Going>()
  const end = (version: Version, { state, from }: Going, until: Instant): void => {
    const { zone } = rules.calendar
    const told = (t: Instant): string | null => (Number.isFinite(t) ? formatInstant(t, zone) : null)
    runs.push({
      version: describeRule(timeline, version, rules.calendar),
      state,
      from: told(from),
      until: told(until),
      since: from,
    })
  }
  for (const start of [-Infinity, ...timeline.bounds]) {
    const states = statesIn(timeline.at(start))
    for (const [version, run] of going)
      if (states.get(version) !== run.state) {
        end(version, run, start)
        going.delete(version)
      }
    for (const [version, state] of states) if (!going.has(version)) going.set(version, { state, from: start })
  }
  for (const [version, run] of going) end(version, run, Infinity)
  return runs.toSorted((a, b) => a.since - b.since || 0).map(({ since: _since, ...run }) => run)
}

const statesIn = ({ inForce, unknown, kept }: StateAt): ReadonlyMap<Version, RunState> =>
  new Map([
    ...kept.map((version) => [version, "kept"] as const),
    ...unknown.map((version) => [version, "unknown"] as const),
    ...(inForce === undefined ? [] : [[inForce, "in-force"] as const]),
  ])
