// What changed between two instants.
import { formatBoundary, type Instant } from "../values/instant.ts"
import type { Kleene } from "../values/kleene.ts"
import type { AsOfAnswer, DiffAnswer, Presuming, RuleInForce, UnknownRule } from "../answers/answers.ts"
import { presuming, restsOn } from "../timeline/presumptions.ts"
import type { ProvisionEntries, RulesAsOf } from "../timeline/rules-as-of.ts"

const statusIn = (entries: ProvisionEntries): Kleene =>
  entries.inForce !== undefined ? "yes" : entries.unknown.length > 0 ? "unknown" : "no"

const sameVersion = (a: RuleInForce, b: RuleInForce): boolean =>
  a.announcement === b.announcement && a.from === b.from

/** What became of one provision between the two instants; nothing where it is certainly the same. */
type Change =
  | { readonly what: "began" | "ended"; readonly rule: RuleInForce }
  | { readonly what: "changed"; readonly rule: RuleInForce; readonly was: RuleInForce }
  | { readonly what: "unknown"; readonly rule: RuleInForce; readonly at: readonly [Kleene, Kleene] }

const changeOf = (a: ProvisionEntries, b: ProvisionEntries): Change | undefined => {
  const at = [statusIn(a), statusIn(b)] as const
  if (at.includes("unknown")) {
    const rule = b.inForce ?? b.unknown[0] ?? a.inForce ?? a.unknown[0]
    const same = at[0] === at[1] && JSON.stringify(a.unknown) === JSON.stringify(b.unknown)
    return rule === undefined || same ? undefined : { what: "unknown", rule: plain(rule), at }
  }
  if (a.inForce === undefined) return b.inForce === undefined ? undefined : { what: "began", rule: b.inForce }
  if (b.inForce === undefined) return { what: "ended", rule: a.inForce }
  return sameVersion(a.inForce, b.inForce) ? undefined : { what: "changed", rule: b.inForce, was: a.inForce }
}

export const diff = (
  rules: RulesAsOf,
  from: Instant,
  to: Instant,
  known: AsOfAnswer & Presuming,
): DiffAnswer => {
  const changes = rules.timelines.all.flatMap(({ provision }) => {
    const under = (of: RulesAsOf): Change | undefined => {
      const timeline = of.timelines.of(provision)
      return timeline === undefined ? undefined : changeOf(of.at(timeline, from), of.at(timeline, to))
    }
    const change = under(rules)
    if (change === undefined || change.what === "unknown") return change ?? []
    const presumed = restsOn(
      rules.calendar.presumes,
      (fewer) => under(rules.under(fewer))?.what === change.what,
    )
    return { ...change, rule: { ...bare(change.rule), ...presuming(presumed) } }
  })
  const told = (what: "began" | "ended"): readonly RuleInForce[] =>
    changes.flatMap((c) => (c.what === what ? c.rule : []))
  const { calendar } = rules
  return {
    v: 1,
    from: formatBoundary(from, calendar.zone),
    to: formatBoundary(to, calendar.zone),
    ...known,
    coverage: rules.coverages.at(to),
    began: told("began"),
    changed: changes.flatMap((c) => (c.what === "changed" ? { ...c.rule, was: bare(c.was) } : [])),
    ended: told("ended"),
    unknown: changes.flatMap((c) => (c.what === "unknown" ? { ...c.rule, at: c.at } : [])),
  }
}

/** Without the presumptions that it rests on by itself: the change says on which it does. */
const bare = (rule: RuleInForce): RuleInForce => {
  if (rule.presumed === undefined) return rule
  const { presumed: _presumed, ...rest } = rule
  return rest
}

const plain = (rule: RuleInForce | UnknownRule): RuleInForce => {
  if (!("why" in rule)) return bare(rule)
  const { why: _why, ...rest } = rule
  return rest
}
