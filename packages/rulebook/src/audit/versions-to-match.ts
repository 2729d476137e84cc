// The versions that a case is matched with, and the facts that each can ask for.
import type { Condition, Saving } from "../language/condition.ts"
import type { CountedFrom, Effect, Pay } from "../language/effect.ts"
import { groupOf, type FactPath, type Platform } from "../language/platform.ts"
import {
  amountsOf,
  conditionsOfPay,
  countedOf,
  factsDerivedFrom,
  factsOf,
  factsReckoned,
  matchEffect,
} from "../language/walk.ts"
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

const addAsked = (asks: Set<FactPath>, root: Condition | Saving): void => {
  for (const path of factsOf(root)) asks.add(path)
}

const countedFrom = (from: CountedFrom): readonly FactPath[] =>
  typeof from === "string" ? [from] : from.unstated

/** What the platform knows of orders that effects ask for. */
type OrderFacts = Pick<Platform, "subOrders" | "items" | "agreements">

const payFacts = (pay: Pay, { subOrders = "", items = "" }: OrderFacts): readonly FactPath[] => [
  pay.per === "item" ? items : subOrders,
  ...("amount" in pay ? [...amountsOf(pay.amount)].flatMap(({ node }) => factsReckoned(node)) : []),
  ...conditionsOfPay(pay).flatMap(({ node }) => factsOf(node)),
]

const none = (): readonly FactPath[] => []

const effectFacts = (effect: Effect, order: OrderFacts): readonly FactPath[] => {
  return matchEffect<readonly FactPath[]>(effect, {
    deadline: (deadline) => {
      const agreement = order.agreements[deadline.deadline]
      const agreed = agreement === undefined ? [] : [agreement]
      const starts = countedOf(deadline).flatMap((d) =>
        "countedFrom" in d ? countedFrom(d.countedFrom) : [],
      )
      return [...starts, ...agreed]
    },
    pay: (pay) => payFacts(pay, order),
    refund: none,
    cap: none,
    waive: none,
    pause: none,
    extend: none,
    calendar: none,
    sanction: none,
    offer: none,
    duty: none,
    notice: none,
  })
}

/** What a fact can be known from: itself, what it is derived from, what bounds it. Lists stand for their members. */
const sourcesOf = (path: FactPath, facts: DeclaredFacts): readonly FactPath[] => {
  const list = path.indexOf("[]")
  if (list >= 0) return [path.slice(0, list + 2)]
  const derived = facts.declared.get(path)?.derived
  const from = derived === undefined ? [] : factsDerivedFrom(derived)
  const bounds = [...facts.chronology.earlierThan(path), ...facts.chronology.laterThan(path)]
  return [path, ...bounds, ...from.flatMap((p) => sourcesOf(p, facts))]
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
      const asks = new Set<FactPath>(decidedBy)
      for (const saving of timeline.savings) addAsked(asks, saving)
      if (version.rule !== null) addAsked(asks, version.rule.when)
      for (const effect of version.rule?.effects ?? mayDo(version, platform))
        for (const path of effectFacts(effect, platform)) asks.add(path)
      const groups = new Set(decidedBy.map(groupOf))
      return [
        {
          timeline,
          version,
          decidedBy,
          groups,
          asks: new Set([...asks].flatMap((p) => sourcesOf(p, facts))),
        },
      ]
    }),
  )
