// The same question asked twice, of two days or from two points of view: what differs.
import type { Point } from "../place/place.ts"
import { place } from "../place/stand.ts"
import { words } from "../words/words.ts"
import { dayOn, rulesOn } from "./asking.ts"
import { RuleLink } from "./rule-link.tsx"
import type { DayRules, State } from "./rules.ts"
import type { RuleInForce } from "@policy-ledger/rulebook"

interface Told {
  readonly rule: RuleInForce
  readonly states: readonly State[]
  /** What tells one answer from another: by whose announcements it stands, and how. */
  readonly mark: string
}

/** What is answered of each provision. */
const byProvision = ({ inForce, kept, unknown }: DayRules): ReadonlyMap<string, Told> => {
  const all = [
    ...inForce.map((rule) => ["in-force", rule] as const),
    ...unknown.map((rule) => ["unknown", rule] as const),
    ...kept.map((rule) => ["kept", rule] as const),
  ]
  return new Map(
    [...Map.groupBy(all, ([, { provision }]) => provision)].map(([provision, entries]) => [
      provision,
      {
        rule: entries[0]![1],
        states: [...new Set(entries.map(([state]) => state))],
        mark: entries
          .map(([state, { announcement }]) => `${state} ${announcement}`)
          .toSorted()
          .join(),
      },
    ]),
  )
}

const nameOf = (point: Point): string => {
  const { asOf, presumptionNames, presumedHere, list } = words.value
  const presumed =
    point.presume.length === 0
      ? ""
      : ` · ${presumedHere(list(point.presume.map((one) => presumptionNames[one])))}`
  return asOf(dayOn(point), point.announcedBy) + presumed
}

const stateWords = (told: Told | undefined): string =>
  told === undefined ? words.value.states.none : told.states.map((one) => words.value.states[one]).join(" + ")

const turnedWords = (was: string, is: string): string =>
  words.value.turned(was, was === is ? is + words.value.aside(words.value.anotherVersion) : is)

export const Comparison = () => {
  const { other, on, announcedBy, presume } = place.value
  if (other === null) return null
  const here = { on, announcedBy, presume }
  const [was, is] = [rulesOn(here), rulesOn(other)]
  if (was === undefined || is === undefined) return <p class="loading">{words.value.loading}</p>
  const [before, after] = [byProvision(was), byProvision(is)]
  const differing = [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .filter((provision) => before.get(provision)?.mark !== after.get(provision)?.mark)
  return (
    <section class="comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">
        {words.value.difference(nameOf(here), nameOf(other))} <b class="count">{differing.length}</b>
      </h2>
      {differing.length === 0 ? <p class="none">{words.value.sameAnswers}</p> : null}
      <ul>
        {differing.map((provision) => {
          const [a, b] = [before.get(provision), after.get(provision)]
          const rule = (b ?? a)!.rule
          return (
            <li key={provision}>
              <RuleLink rule={rule} /> <span class="turned">{turnedWords(stateWords(a), stateWords(b))}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
