import type { AsOfAnswer, InForceAnswer, RuleInForce, UnknownRule } from "../answers/answers.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Timeline } from "../timeline/timeline.ts"
import type { Instant } from "../values/instant.ts"

export const inForce = (
  rules: RulesAsOf,
  t: Instant,
  on: string,
  { announcedBy, recordedBy }: AsOfAnswer,
  timelines: readonly Timeline[],
): InForceAnswer => {
  const inForceRules: RuleInForce[] = []
  const kept: RuleInForce[] = []
  const unknown: UnknownRule[] = []
  for (const timeline of timelines) {
    const written = rules.at(timeline, t)
    if (written.inForce !== undefined) inForceRules.push(written.inForce)
    for (const rule of written.kept) kept.push(rule)
    for (const rule of written.unknown) unknown.push(rule)
  }
  return {
    v: 1,
    on,
    announcedBy,
    recordedBy,
    coverage: rules.coverages.at(t),
    inForce: inForceRules,
    kept,
    unknown,
  }
}
