// Every provision through time: of each version the stretches in which it is in force, may be, or governs somebody still.
import { formatInstant, type Instant } from "./values/instant.ts"
import { memo } from "./values/memo.ts"
import type { Zone } from "./values/zone.ts"
import type {
  HistoryVersion,
  Presumption,
  ProvisionRuns,
  RuleInForce,
  Run,
  RunsAnswer,
  UnknownRule,
  VersionOfRuns,
} from "./answers/answers.ts"
import type { InstrumentId } from "./language/event.ts"
import { instrumentOf } from "./timeline/fold.ts"
import type { RulesAsOf } from "./timeline/rules-as-of.ts"
import type { Timeline } from "./timeline/timeline.ts"
import type { Version } from "./timeline/version.ts"
import { checkKeys, type AsOfQuestion, type PresumingQuestion } from "./queries/question.ts"
import type { Rulebook } from "./rulebook.ts"

export type { ProvisionRuns, Run, RunsAnswer, VersionOfRuns } from "./answers/answers.ts"

const KEYS = ["announcedBy", "recordedBy", "presume", "instrument"]

/** Of every provision, or of those of one instrument: of a large ledger a reader asks for one after the other. */
export type RunsQuestion = AsOfQuestion & PresumingQuestion & { readonly instrument?: InstrumentId }

/**
 * The runs of every provision's validity as known then: at every instant they say what `rulebook.inForce` answers. Instants
 * are ISO 8601 with the platform's offset. Throws `QuestionError`.
 */
export const runs = (rulebook: Rulebook, question: RunsQuestion = {}): RunsAnswer => {
  checkKeys(question, KEYS)
  const { instrument: only, ...known } = question
  const { rules, told } = rulebook.rulesFor(known)
  const { zone } = rulebook.form
  const histories = new Map(
    (only === undefined ? [...new Set(rules.timelines.provisions.map(instrumentOf))] : [only]).map(
      (instrument) => [instrument, rulebook.history(instrument, known).versions],
    ),
  )
  const changes = new Set<Instant>()
  const provisions = rules.timelinesOf(only).map((timeline): ProvisionRuns => {
    const { provision } = timeline
    const instrument = instrumentOf(provision)
    const versions = (histories.get(instrument) ?? []).filter((one) => one.provision === provision)
    return { provision, instrument, ...provisionRuns(rules, timeline, versions, zone, changes) }
  })
  return {
    v: 1,
    ...told,
    coverage: rules.coverages.undated,
    changes: [...changes].toSorted((a, b) => a - b).map((t) => formatInstant(t, zone)),
    provisions,
  }
}

/** What holds of a version, as `inForce` tells of it. */
interface Held {
  /** undefined: nothing holds. */
  readonly version: Version | undefined
  readonly is: Pick<Run, "state" | "why" | "presumed">
  readonly notes?: RuleInForce["notes"]
}

/** The same for a stretch of time. */
interface Stretch extends Held {
  readonly from: Instant
  readonly until: Instant
}

const listed = <A>(of: A | undefined): readonly A[] => (of === undefined ? [] : [of])

const heldAs = (
  state: Run["state"],
  versions: readonly Version[],
  entries: readonly (RuleInForce & Partial<UnknownRule>)[],
): readonly Held[] =>
  versions.map((version, i) => {
    const { why, presumed, notes } = entries[i] ?? {}
    return {
      version,
      is: {
        state,
        ...(why === undefined ? {} : { why }),
        ...(presumed === undefined ? {} : { presumed }),
      },
      notes,
    }
  })

const NOTHING: Held = { version: undefined, is: { state: "none" } }

const heldAt = (rules: RulesAsOf, timeline: Timeline, t: Instant): readonly Held[] => {
  const [state, entries] = [timeline.at(t), rules.at(timeline, t)]
  const held = [
    ...heldAs("in-force", listed(state.inForce), listed(entries.inForce)),
    ...heldAs("unknown", state.unknown, entries.unknown),
    ...heldAs("kept", state.kept, entries.kept),
  ]
  return held.length === 0 ? [NOTHING] : held
}

/** Of each version the stretches in which it holds alike. */
const stretchesOf = (rules: RulesAsOf, timeline: Timeline): readonly Stretch[] => {
  const lanes = new Map<Version | undefined, Stretch[]>()
  const starts = [-Infinity, ...boundsOf(rules, timeline)]
  for (const [i, from] of starts.entries())
    for (const held of heldAt(rules, timeline, from)) {
      const lane = memo(lanes, held.version, (): Stretch[] => [])
      const last = lane.at(-1)
      const until = starts[i + 1] ?? Infinity
      if (last?.until === from && JSON.stringify(last.is) === JSON.stringify(held.is))
        lane.splice(-1, 1, { ...last, until })
      else lane.push({ ...held, from, until })
    }
  return [...lanes.values()].flat()
}

const provisionRuns = (
  rules: RulesAsOf,
  timeline: Timeline,
  told: readonly HistoryVersion[],
  zone: Zone,
  changes: Set<Instant>,
): Pick<ProvisionRuns, "versions" | "runs"> => {
  const announced = timeline.announcedOrder()
  const keys = keysOf(announced)
  const places = new Map<Version | undefined, number>(announced.map((version, i) => [version, i]))
  const place = ({ version }: Stretch): number => places.get(version) ?? announced.length
  const stretches = stretchesOf(rules, timeline).toSorted((a, b) =>
    a.from === b.from ? place(a) - place(b) : a.from - b.from,
  )
  const write = (t: Instant): string | null => {
    if (!Number.isFinite(t)) return null
    changes.add(t)
    return formatInstant(t, zone)
  }
  return {
    versions: announced.flatMap((version, i): readonly VersionOfRuns[] => {
      const entry = told[i]
      const notes = stretches.find((one) => one.version === version)?.notes
      if (entry === undefined) return []
      return [{ key: keys[i] ?? "", ...entry, ...(notes === undefined ? {} : { notes }) }]
    }),
    runs: stretches.map((one) => ({
      version: keys[place(one)] ?? null,
      from: write(one.from),
      until: write(one.until),
      ...one.is,
    })),
  }
}

const keyOf = ({ provision, reading, previous }: Version): string =>
  `${provision}@${previous ? "before " : ""}${reading.announcement}`

/** By whose announcement each is, and where two ledgers have its id, of which ledger. */
const keysOf = (versions: readonly Version[]): readonly string[] => {
  const keys = versions.map(keyOf)
  return keys.map((key, i) => (keys.indexOf(key) === i ? key : `${key} of ${versions[i]?.reading.origin}`))
}

/** Where anything can change, under all that is presumed or under less: on which an answer rests changes there too. */
const boundsOf = (rules: RulesAsOf, { provision, bounds }: Timeline): readonly Instant[] => {
  const { presumes } = rules.calendar
  if (presumes.length === 0) return bounds
  const choices = presumes.reduce<readonly (readonly Presumption[])[]>(
    (all, one) => [...all, ...all.map((some) => [...some, one])],
    [[]],
  )
  const all = choices.flatMap((some) => rules.under(some).timelines.of(provision)?.bounds ?? [])
  return [...new Set(all)].toSorted((a, b) => a - b)
}
