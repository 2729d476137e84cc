// One day: what is in force, what nobody can say, what still governs some, what changed, and what is to come.
import type { RuleInForce, Text, UpcomingChange } from "@policy-ledger/rulebook"
import { book } from "../package/entries.ts"
import { isAlive } from "../frame/alive.ts"
import { place } from "../place/stand.ts"
import { clockOf, startOf } from "../place/zone.ts"
import { plus } from "../place/days.ts"
import { dateWords } from "../words/dates.ts"
import { lang, words } from "../words/words.ts"
import { asOf, day, platform, rules, years } from "./asking.ts"
import { Comparison } from "./comparison.tsx"
import { Coverage } from "./coverage.tsx"
import { Asked } from "./asked.tsx"
import { keyOf, RuleSection } from "./rule-list.tsx"
import { RuleLink } from "./rule-link.tsx"
import { settling, versionOf } from "./settling.ts"
import type { DayRules, State } from "./rules.ts"

const Counts = () => {
  const { inForce = [], unknown = [], kept = [] } = rules.value ?? {}
  const counts = [
    ["in-force", inForce.length, words.value.inForce],
    ["unknown", unknown.length, words.value.unknown],
    ["kept", kept.length, words.value.kept],
  ] as const
  return (
    <p class="counts" role="status">
      {counts.map(([id, count, name]) => (
        <a
          key={id}
          class={id}
          href={`#${id}-rules`}
          onClick={(event) => {
            event.preventDefault()
            document.getElementById(`${id}-rules`)?.scrollIntoView()
          }}
        >
          <b>{count}</b> {name}
        </a>
      ))}
    </p>
  )
}

const Settled = ({ rule }: { readonly rule: RuleInForce }) => {
  const found = settling.value?.get(versionOf(rule))
  if (found === undefined) return null
  const { presumptionNames: names, settledYes, settledNo, settledAll, nothingSettles } = words.value
  const { list, labelled, clauses } = words.value
  const said = [
    ...found.alone.map(({ presume, isInForce }) => (isInForce ? settledYes : settledNo)(names[presume])),
    ...(found.alone.length === 0 && found.together.length > 1
      ? [settledAll(list(found.together.map((one) => names[one])))]
      : []),
  ]
  return (
    <span class="settled">
      {said.length === 0 ? nothingSettles : labelled(words.value.settledBy, clauses(said))}
    </span>
  )
}

interface Change {
  readonly at: number
  readonly provision: string
  readonly instrument: string
  readonly title: Text
  readonly became: State | "none"
}

/** What begins and ends within the day, read off the runs. */
const changesOn = (from: number, until: number): readonly Change[] =>
  (years.value?.lanes ?? []).flatMap(({ provision, instrument, stretches }) =>
    [...new Set(stretches.flatMap((one) => [one.from, one.until]))]
      .filter((at) => from <= at && at < until)
      .map((at): Change => {
        const [now, before] = [
          stretches.findLast((one) => one.from <= at && at < one.until),
          stretches.find((one) => one.until === at),
        ]
        return {
          at,
          provision,
          instrument,
          title: (now ?? before)!.rule.title,
          became: now?.state ?? "none",
        }
      }),
  )

const Changes = () => {
  const zone = platform.value
  if (zone === undefined || years.value === undefined) return null
  const changes = changesOn(startOf(day.value, zone), startOf(plus(day.value, 1), zone))
  return (
    <section class="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{words.value.changed}</h2>
      {changes.length === 0 ? <p class="none">{words.value.noChanges}</p> : null}
      <ul>
        {changes.map(({ at, provision, instrument, title, became }) => (
          <li key={`${provision} ${at}`}>
            <time>{clockOf(at, zone)}</time> <RuleLink rule={{ instrument, provision, title }} />{" "}
            <span class={`is ${became}`}>{words.value.became[became]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Coming = ({ list }: { readonly list: readonly UpcomingChange[] }) => (
  <ul>
    {list.map((one) => (
      <li key={`${one.type} ${keyOf({ ...one, ends: null })}`}>
        <time>{dateWords(one.from, lang.value)}</time> <RuleLink rule={one} /> {words.value.comes[one.type]}
        {one.expected ? words.value.expected : ""}
      </li>
    ))}
  </ul>
)

const Upcoming = () => {
  const answer = book.value?.upcoming({ on: day.value, ...asOf(place.value) })
  if (answer === undefined) return null
  return (
    <section class="upcoming" aria-labelledby="upcoming-title">
      <h2 id="upcoming-title">{words.value.upcoming}</h2>
      {answer.upcoming.length === 0 ? <p class="none">{words.value.noUpcoming}</p> : null}
      <Coming list={answer.upcoming} />
      {answer.unknown.length === 0 || !isAlive.value ? null : (
        <details>
          <summary>
            {words.value.upcomingUnknown} <b class="count">{answer.unknown.length}</b>
          </summary>
          <Coming list={answer.unknown} />
        </details>
      )}
    </section>
  )
}

const Others = ({ kept, unknown }: Pick<DayRules, "kept" | "unknown">) => (
  <>
    <RuleSection id="kept-rules" title={words.value.kept} note={words.value.keptNote} rules={kept} />
    <RuleSection
      id="unknown-rules"
      title={words.value.unknown}
      note={words.value.unknownNote}
      rules={unknown}
      beside={Settled}
    />
  </>
)

export const DayView = () => {
  if (rules.value === undefined) return <p class="loading">{words.value.loading}</p>
  const { inForce, unknown, kept } = rules.value
  return (
    <>
      <Counts />
      <Coverage />
      <Asked />
      <Comparison />
      <div class="beside">
        <Changes />
        <Upcoming />
      </div>
      <RuleSection
        id="in-force-rules"
        title={words.value.inForce}
        note={words.value.inForceNote}
        rules={inForce}
      />
      {isAlive.value ? <Others kept={kept} unknown={unknown} /> : null}
    </>
  )
}
