// What versions do to those of other provisions while they apply to a case: `disapplies`.
import { and, not, or, type Kleene } from "../values/kleene.ts"
import type { ProvisionId } from "../language/event.ts"
import type { Match } from "./match.ts"

/** By the place of each version that something can displace the places of those that do. Empty where no rule disapplies. */
export type Displacers = ReadonlyMap<number, readonly number[]>

interface Disapplying {
  readonly disapplies?: readonly ProvisionId[]
}

/** A version that may be displaced, and displace others. */
export interface Displaceable {
  readonly timeline: { readonly needs: number | undefined }
  readonly version: {
    readonly provision: ProvisionId
    readonly rule: Disapplying | null
    readonly event: { readonly rule: Disapplying }
  }
}

/** What a wording that is not held disapplies is taken from the one that is. */
export const displacersAmong = (versions: readonly Displaceable[]): Displacers => {
  const disapplied = versions.map(({ version: { rule, event } }) => (rule ?? event.rule).disapplies ?? [])
  const found = new Map<number, readonly number[]>()
  for (const [i, { version, timeline }] of versions.entries()) {
    // What cannot be read may be kept from being displaced by what it says.
    if (timeline.needs !== undefined) continue
    const by = disapplied.flatMap((provisions, j) => (provisions.includes(version.provision) ? [j] : []))
    if (by.length > 0) found.set(i, by)
  }
  return found
}

/** The same with those that displace them in turn. */
export const displacersAbove = (displacers: Displacers): Displacers =>
  new Map(
    [...displacers].map(([i, direct]) => {
      const all = new Set(direct)
      for (const j of all) for (const above of displacers.get(j) ?? []) all.add(above)
      return [i, [...all]]
    }),
  )

/**
 * Whether each version applies, where it would by itself and none of those that displace it does, in three values. Of all
 * that can be displaced it is first unknown whether it is; what is certain then spreads, and in a circle it stays unknown.
 */
export const appliesAmong = (
  versions: readonly unknown[],
  own: (version: number) => Kleene,
  displacers: Displacers,
): readonly Kleene[] => {
  const applies = versions.map((_, i) => and(own(i), displacers.has(i) ? "unknown" : "yes"))
  const settle = (): boolean => {
    let changed = false
    for (const [i, by] of displacers) {
      const is = and(own(i), not(by.reduce<Kleene>((some, j) => or(some, applies[j] ?? "no"), "no")))
      changed ||= is !== applies[i]
      applies[i] = is
    }
    return changed
  }
  while (settle());
  return applies
}

/** Each version displaced by those that apply. */
export const displaced = (
  matched: readonly (Match | undefined)[],
  displacers: Displacers,
): readonly (Match | undefined)[] => {
  if (displacers.size === 0) return matched
  const own = (i: number): Kleene => matched[i]?.applies ?? "no"
  const applies = appliesAmong(matched, own, displacers)
  const after = matched.map((match, i) =>
    match === undefined ? undefined : { ...match, applies: applies[i] ?? "no", displacers: [] as Match[] },
  )
  for (const [i, by] of displacers)
    if (own(i) !== "no")
      for (const j of by) {
        const other = after[j]
        if (other !== undefined && other.applies !== "no") after[i]?.displacers.push(other)
      }
  return after
}

/** The provisions that displace it, or while that is unknown those that may; none where it would not apply anyway. */
export const displacedBy = ({ displacers = [] }: Match): readonly ProvisionId[] => {
  const certain = displacers.filter(({ applies }) => applies === "yes")
  return [...new Set((certain.length > 0 ? certain : displacers).map(({ version }) => version.provision))]
}
