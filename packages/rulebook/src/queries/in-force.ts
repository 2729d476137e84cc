// What is in force at an instant, what is unknown, and what has ended and still governs somebody.
import type { Instant } from "../values/instant.ts"
import type { AsOfAnswer, InForceAnswer, Presuming, RuleInForce, UnknownRule } from "../answers/answers.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Timeline } from "../timeline/timeline.ts"

export const inForce = (
  rules: RulesAsOf,
  t: Instant,
  on: string,
  { announcedBy, recordedBy, presume }: AsOfAnswer & Presuming,
  timelines: readonly Timeline[],
): InForceAnswer => {
  const inForceRules: RuleInForce[] = []
  const kept: RuleInForce[] = []
  const unknown: UnknownRule[] = []
  for (const timeline of timelines) {
    const entries = rules.at(timeline, t)
    if (entries.inForce !== undefined) inForceRules.push(entries.inForce)
    for (const rule of entries.kept) kept.push(rule)
    for (const rule of entries.unknown) unknown.push(rule)
  }
  return {
    v: 1,
    on,
    announcedBy,
    recordedBy,
    ...(presume === undefined ? {} : { presume }),
    coverage: rules.coverages.at(t),
    inForce: inForceRules,
    kept,
    unknown,
  }
}
