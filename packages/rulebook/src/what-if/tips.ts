// Where the verdicts on a case can tip as one of its facts varies: read off the rules and the case, before anything is asked.
import type { Instant } from "../values/instant.ts"
import { PPM } from "../values/decimal.ts"
import type { Zone } from "../values/zone.ts"
import type { Atom, Condition, Saving } from "../language/condition.ts"
import { placesOf, type FactDeclaration, type FactPath, type Platform } from "../language/platform.ts"
import { conditionsOfPay, factsDerivedFrom, leavesOf, matchAtom } from "../language/walk.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { quantityOf, type Facts } from "../case/facts.ts"
import { boundOf, instantOf, milliseconds } from "../case/predicates.ts"
import { resumption } from "../audit/moving.ts"
import { versionsToMatch, type VersionToMatch } from "../audit/versions-to-match.ts"

/** The rules that can ask for one of some facts. */
export const versionsAsking = (
  rules: RulesAsOf,
  declared: DeclaredFacts,
  facts: readonly FactPath[],
): readonly VersionToMatch[] => {
  const lists = facts.map((path) => path.slice(0, path.indexOf("[]") + 2))
  const all = versionsToMatch(rules.timelines.all, declared, rules.platform)
  return all.filter(({ asks }) => [...facts, ...lists].some((path) => asks.has(path)))
}

/** The facts that change with some others: these, and what is derived from them. */
export const factsMovedBy = (facts: readonly FactPath[], { facts: all }: Platform): ReadonlySet<FactPath> => {
  const moved = new Set(facts)
  const lists = facts.flatMap((path) => (path.includes("[]") ? [path.slice(0, path.indexOf("[]") + 2)] : []))
  for (const list of lists) moved.add(list)
  // The set grows while it is walked.
  for (const path of moved)
    for (const { path: other, derived } of all)
      if (derived !== undefined && factsDerivedFrom(derived).includes(path)) moved.add(other)
  return moved
}

/** Every condition and saving that stands in the rules, and in what the platform derives. */
const conditionsIn = (
  versions: readonly VersionToMatch[],
  { facts }: Platform,
): readonly (Condition | Saving)[] => [
  ...versions.flatMap(({ timeline, version: { rule } }) => [
    ...timeline.savings,
    ...(rule === null ? [] : [rule.when]),
    ...(rule?.effects ?? []).flatMap((e) => ("pay" in e ? conditionsOfPay(e).map(({ node }) => node) : [])),
  ]),
  ...facts.flatMap(({ derived }) =>
    derived !== undefined && "where" in derived && derived.where !== undefined ? [derived.where] : [],
  ),
]

const atomsIn = (conditions: readonly (Condition | Saving)[]): readonly Atom[] =>
  conditions.flatMap((root) => leavesOf(root).flatMap(({ node }) => ("fact" in node ? [node] : [])))

/** The atoms about some facts. */
export const atomsAbout = (
  facts: ReadonlySet<FactPath>,
  versions: readonly VersionToMatch[],
  platform: Platform,
): readonly Atom[] =>
  atomsIn(conditionsIn(versions, platform)).filter(
    (atom) => facts.has(atom.fact) || ("after" in atom && facts.has(atom.after)),
  )

const nothing = (): void => {
  // It is asked of no instant.
}

const NOT_OF_INSTANTS = {
  is: nothing,
  in: nothing,
  has: nothing,
  hasAny: nothing,
  atLeast: nothing,
  moreThan: nothing,
  atMost: nothing,
  lessThan: nothing,
  within: nothing,
}

/**
 * The instants from which a verdict can be another as an instant varies: where versions begin and end, what savings are
 * measured against, what conditions hold it against, the other instants of the case, and where pauses end. Beside another
 * instant it can be another at that very one.
 */
export const tipsOfInstant = (
  versions: readonly VersionToMatch[],
  others: readonly Instant[],
  platform: Platform,
  zone: Zone,
): readonly Instant[] => {
  const conditions = conditionsIn(versions, platform)
  const atoms = atomsIn(conditions)
  const held: Instant[] = []
  const beside: Instant[] = []
  for (const atom of atoms)
    matchAtom<void>(atom, {
      before: ({ before }) => void held.push(instantOf(before, zone)),
      since: ({ since }) => void held.push(instantOf(since, zone)),
      soonAfter: ({ within }) => {
        const limit = milliseconds(within)
        for (const t of others) beside.push(t - limit, t + limit)
      },
      ...NOT_OF_INSTANTS,
    })
  const timelines = new Set(versions.map(({ timeline }) => timeline))
  const bounds = [...timelines].flatMap(({ bounds: own, datedSavings }) => [
    ...own,
    ...datedSavings.flatMap(({ against }) => against.flatMap(({ lo, hi }) => [lo, hi])),
  ])
  const pauses = versions.flatMap(({ version: { rule } }) =>
    (rule?.effects ?? []).flatMap((e) => ("pause" in e ? [resumption(e.resumes, zone)] : [])),
  )
  const ofOthers = [...others, ...beside].flatMap((t) => [t, t + 1])
  return [...ofOthers, ...held, ...bounds, ...pauses]
}

/** The bounds that conditions hold a number against, by its fact. */
export interface NumberBound {
  readonly fact: FactPath
  readonly bound: number
}

export const numberBounds = (
  atoms: readonly Atom[],
  declared: ReadonlyMap<FactPath, FactDeclaration>,
  platform: Platform,
): readonly NumberBound[] => {
  const places = placesOf(platform)
  return atoms.flatMap((atom) => {
    const { fact } = atom
    const type = fact.endsWith("[]") ? "integer" : declared.get(fact)?.type
    const against = (bound: string | number): readonly NumberBound[] => [
      { fact, bound: boundOf(bound, type, places) },
    ]
    return matchAtom<readonly NumberBound[]>(atom, {
      atLeast: (a) => against(a.atLeast),
      moreThan: (a) => against(a.moreThan),
      atMost: (a) => against(a.atMost),
      lessThan: (a) => against(a.lessThan),
      is: () => [],
      in: () => [],
      has: () => [],
      hasAny: () => [],
      before: () => [],
      since: () => [],
      soonAfter: () => [],
      within: () => [],
    })
  })
}

/** A number that moves along with another: `slope` of it and `rest` more. */
export interface Course {
  readonly slope: bigint
  readonly rest: bigint
}

/** Of two values that lie on a straight line, one apart. */
export const courseOf = (at: bigint, next: bigint, x: number): Course => ({
  slope: next - at,
  rest: at - (next - at) * BigInt(x),
})

/** The last whole number before, or at, the one where `a · x = b`; undefined where they are nowhere or everywhere so. */
const wholeAt = (a: bigint, b: bigint): number | undefined => {
  if (a === 0n) return undefined
  const [n, d] = a < 0n ? [-b, -a] : [b, a]
  const floor = n / d - (n % d !== 0n && n < 0n ? 1n : 0n)
  return Number(floor)
}

/** Where two courses meet. */
export const meeting = (a: Course, b: Course): number | undefined =>
  wholeAt(a.slope - b.slope, b.rest - a.rest)

/**
 * Where numbers that move along pass what conditions hold them against, as far as they keep their course from `x` on. Of a
 * share it is asked where so many millionths of the whole are the part.
 */
export const tipsOfNumbers = (
  bounds: readonly NumberBound[],
  x: number,
  at: (x: number) => Facts,
): readonly number[] => {
  const [here, next] = [at(x), at(x + 1)]
  const coursesOf = (path: FactPath): readonly Course[] => {
    const [a, b] = [quantityOf(here.get(path)), quantityOf(next.get(path))]
    return (["lo", "hi"] as const).flatMap((end) =>
      Number.isInteger(a[end]) && Number.isInteger(b[end])
        ? [courseOf(BigInt(a[end]), BigInt(b[end]), x)]
        : [],
    )
  }
  return bounds
    .flatMap(({ fact, bound }) => {
      const derived = here.declaration(fact)?.derived
      const against = BigInt(Math.ceil(bound))
      if (derived === undefined || !("ratio" in derived))
        return coursesOf(fact).map((course) => meeting(course, { slope: 0n, rest: against }))
      const wholes = coursesOf(derived.over)
      return coursesOf(derived.ratio).flatMap((part) =>
        wholes.flatMap((whole) => [
          meeting(
            { slope: part.slope * BigInt(PPM), rest: part.rest * BigInt(PPM) },
            { slope: whole.slope * against, rest: whole.rest * against },
          ),
          meeting(whole, { slope: 0n, rest: 0n }),
        ]),
      )
    })
    .filter((tip) => tip !== undefined)
}
