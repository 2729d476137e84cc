// The versions that a case is matched with, and the facts that each can ask for.
import type { Effect } from "../language/effect.ts"
import { groupOf, type FactPath, type Platform } from "../language/platform.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import type { Timeline } from "../timeline/timeline.ts"
import type { Version } from "../timeline/version.ts"
import { decidingFacts, mayDo } from "./unread.ts"

/** A version that cases can be matched with, with every fact that its verdict can depend on. */
export interface VersionToMatch {
  readonly timeline: Timeline
  readonly version: Version
  readonly decidedBy: readonly FactPath[]
  /** The groups of facts in which its deciding instants stand: only who asks about one of them asks it. */
  readonly groups: ReadonlySet<string>
  readonly asks: ReadonlySet<FactPath>
}

/** Every text in a rule: those that are facts it may ask for, whatever it asks of them. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What an effect asks for that its rule does not name. */
const unnamed = (
  effect: Effect,
  { subOrders = "", items = "", agreements }: Platform,
): readonly FactPath[] => {
  if ("pay" in effect) return [subOrders, items]
  const agreement = "deadline" in effect ? agreements[effect.deadline] : undefined
  return agreement === undefined ? [] : [agreement]
}

/** What a fact can be known from: itself, what it is derived from, what bounds it. Lists stand for their members. */
const sourcesOf = (path: FactPath, facts: DeclaredFacts): readonly FactPath[] => {
  const list = path.indexOf("[]")
  if (list >= 0) return [path.slice(0, list + 2)]
  const declared = facts.declared.get(path)
  if (declared === undefined) return []
  const bounds = [...facts.chronology.earlierThan(path), ...facts.chronology.laterThan(path)]
  return [path, ...bounds, ...textsIn(declared.derived).flatMap((p) => sourcesOf(p, facts))]
}

/** What a version asks for: the deciding instants, and whatever its savings, condition and effects name. */
export const factsAskedBy = (
  decidedBy: readonly FactPath[],
  rest: readonly unknown[],
  effects: readonly Effect[],
  facts: DeclaredFacts,
  platform: Platform,
): ReadonlySet<FactPath> => {
  const named = new Set([
    ...decidedBy,
    ...textsIn([rest, effects]),
    ...effects.flatMap((effect) => unnamed(effect, platform)),
  ])
  return new Set([...named].flatMap((path) => sourcesOf(path, facts)))
}

export const versionsToMatch = (
  timelines: readonly Timeline[],
  facts: DeclaredFacts,
  platform: Platform,
): readonly VersionToMatch[] =>
  timelines.flatMap((timeline) =>
    timeline.versions.flatMap((version) => {
      const decidedBy = decidingFacts(version, platform)
      if (decidedBy.length === 0) return []
      const effects = version.rule?.effects ?? mayDo(version, platform)
      const groups = new Set(decidedBy.map(groupOf))
      const asks = factsAskedBy(decidedBy, [timeline.savings, version.rule?.when], effects, facts, platform)
      return [{ timeline, version, decidedBy, groups, asks }]
    }),
  )
