// One day: what is in force, what nobody can say, what still governs some, what changed, and what is to come.
import type { RuleInForce, Text, UpcomingChange } from "@policy-ledger/rulebook"
import { isAlive } from "../frame/alive.ts"
import { clockOf, startOf } from "../place/zone.ts"
import { plus } from "../place/days.ts"
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import { lang, words } from "../words/words.ts"
import { day, platform, rules, years } from "./asking.ts"
import { Comparison } from "./comparison.tsx"
import { Coverage } from "./coverage.tsx"
import { Asked } from "./asked.tsx"
import { keyOf, RuleSection } from "./rule-list.tsx"
import { RuleLink } from "./rule-link.tsx"
import { coming, settling, versionOf } from "./at-rest.ts"
import type { DayRules, Lane, State } from "./rules.ts"

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

/** The instants of a stretch of time at which something begins or ends, each once. */
const boundsWithin = ({ stretches }: Lane, from: number, until: number): readonly number[] => {
  const found: number[] = []
  for (const one of stretches)
    for (const at of [one.from, one.until])
      if (from <= at && at < until && !found.includes(at)) found.push(at)
  return found
}

/** What begins and ends within the day, read off the runs. */
const changesOn = (from: number, until: number): readonly Change[] =>
  (years.value?.lanes ?? []).flatMap((lane) =>
    boundsWithin(lane, from, until).flatMap((at) => {
      const now = lane.stretches.findLast((one) => one.from <= at && at < one.until)
      const shown = now ?? lane.stretches.find((one) => one.until === at)
      if (shown === undefined) return []
      const { provision, instrument } = lane
      return [{ at, provision, instrument, title: shown.rule.title, became: now?.state ?? "none" }]
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
  const { upcoming, unknown } = coming.value ?? {}
  return (
    <section class="upcoming" aria-labelledby="upcoming-title" aria-busy={upcoming === undefined}>
      <h2 id="upcoming-title">{words.value.upcoming}</h2>
      {upcoming === undefined ? <p class="none">…</p> : <Coming list={upcoming} />}
      {upcoming?.length === 0 ? <p class="none">{words.value.noUpcoming}</p> : null}
      {unknown === undefined || unknown.length === 0 ? null : (
        <details>
          <summary>
            {words.value.upcomingUnknown} <b class="count">{unknown.length}</b>
          </summary>
          <Coming list={unknown} />
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
