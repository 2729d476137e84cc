// What changed between two instants.
import { formatBoundary, type Instant } from "../values/instant.ts"
import type { Kleene } from "../values/kleene.ts"
import type { AsOfAnswer, DiffAnswer, RuleInForce, UnknownRule } from "../answers/answers.ts"
import type { ProvisionEntries, RulesAsOf } from "../timeline/rules-as-of.ts"

const statusIn = (entries: ProvisionEntries): Kleene =>
  entries.inForce !== undefined ? "yes" : entries.unknown.length > 0 ? "unknown" : "no"

const sameVersion = (a: RuleInForce, b: RuleInForce): boolean =>
  a.announcement === b.announcement && a.from === b.from

export const diff = (rules: RulesAsOf, from: Instant, to: Instant, known: AsOfAnswer): DiffAnswer => {
  const [began, changed, ended, unknown]: [
    RuleInForce[],
    DiffAnswer["changed"][number][],
    RuleInForce[],
    DiffAnswer["unknown"][number][],
  ] = [[], [], [], []]
  for (const timeline of rules.timelines.all) {
    const [a, b] = [rules.at(timeline, from), rules.at(timeline, to)]
    const statuses = [statusIn(a), statusIn(b)] as const
    if (statuses.includes("unknown")) {
      const rule = b.inForce ?? b.unknown[0] ?? a.inForce ?? a.unknown[0]
      const same = statuses[0] === statuses[1] && JSON.stringify(a.unknown) === JSON.stringify(b.unknown)
      if (rule !== undefined && !same) unknown.push({ ...plain(rule), at: statuses })
    } else if (a.inForce === undefined && b.inForce !== undefined) began.push(b.inForce)
    else if (a.inForce !== undefined && b.inForce === undefined) ended.push(a.inForce)
    else if (a.inForce !== undefined && b.inForce !== undefined && !sameVersion(a.inForce, b.inForce))
      changed.push({ ...b.inForce, was: a.inForce })
  }
  const { calendar } = rules
  return {
    v: 1,
    from: formatBoundary(from, calendar.zone),
    to: formatBoundary(to, calendar.zone),
    ...known,
    coverage: rules.coverages.at(to),
    began,
    changed,
    ended,
    unknown,
  }
}

const plain = (rule: RuleInForce | UnknownRule): RuleInForce => {
  if (!("why" in rule)) return rule
  const { why: _why, ...rest } = rule
  return rest
}
