// The rules of one instant, in three groups: asked of the package, and once its runs are there read off them.
import type { RuleInForce, UnknownRule } from "@policy-ledger/rulebook"
import type { RunsAnswer, VersionOfRuns } from "@policy-ledger/rulebook/runs"

export type State = "in-force" | "unknown" | "kept"

/** What the package's `inForce` answers of an instant. */
export interface DayRules {
  readonly inForce: readonly RuleInForce[]
  readonly kept: readonly RuleInForce[]
  readonly unknown: readonly UnknownRule[]
}

/** A run with its bounds in epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly until: number
  readonly state: State
  readonly rule: RuleInForce | UnknownRule
  readonly version: VersionOfRuns
}

export interface Lane {
  readonly provision: string
  readonly instrument: string
  readonly versions: readonly VersionOfRuns[]
  readonly stretches: readonly Stretch[]
}

const instantOf = (text: string | null, otherwise: number): number =>
  text === null ? otherwise : Date.parse(text)

/** The runs of every provision, ready to be asked of many instants. Keeps the order of the answer. */
export const lanesOf = (answer: RunsAnswer): readonly Lane[] =>
  answer.provisions.map(({ provision, instrument, versions, runs }) => {
    const byKey = new Map(versions.map((version) => [version.key, version]))
    return {
      provision,
      instrument,
      versions,
      stretches: runs.flatMap(({ version: key, from, until, state, why, presumed }): readonly Stretch[] => {
        const version = key === null ? undefined : byKey.get(key)
        if (version === undefined || state === "none") return []
        const { announcement, title, notes } = version
        const rule = {
          provision,
          instrument,
          announcement,
          from: version.from,
          ends: version.ends,
          title,
          ...(notes === undefined ? {} : { notes }),
          ...(presumed === undefined ? {} : { presumed }),
          ...(why === undefined ? {} : { why }),
        }
        return [{ from: instantOf(from, -Infinity), until: instantOf(until, Infinity), state, rule, version }]
      }),
    }
  })

const isUnknown = (rule: RuleInForce | UnknownRule): rule is UnknownRule => "why" in rule

/** What `inForce` answers of an instant, read off the runs. */
export const rulesAt = (lanes: readonly Lane[], t: number): DayRules => {
  const inForce: RuleInForce[] = []
  const kept: RuleInForce[] = []
  const unknown: UnknownRule[] = []
  for (const { stretches } of lanes)
    for (const { from, until, state, rule } of stretches)
      if (from <= t && t < until) {
        if (isUnknown(rule)) unknown.push(rule)
        else (state === "kept" ? kept : inForce).push(rule)
      }
  return { inForce, kept, unknown }
}
