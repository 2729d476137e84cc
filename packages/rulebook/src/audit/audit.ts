// One case against every version: each verdict with what it rests on, and what they come to together.
import { frozen } from "../values/frozen.ts"
import { inZone } from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import { mapValues } from "../values/plain.ts"
import type { Lang } from "../values/text.ts"
import type { Citation } from "../language/event.ts"
import { groupOf, type CalendarId, type FactPath } from "../language/platform.ts"
import type { AuditAnswer, CitationAnswer, Verdict } from "../answers/answers.ts"
import { announcementOf, basisAnswer, titleOf } from "../timeline/describe.ts"
import type { Reading } from "../timeline/fold.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Version } from "../timeline/version.ts"
import type { Calendar } from "../timeline/worlds.ts"
import type { Case } from "../case/decode.ts"
import { Facts, type DeclaredFacts } from "../case/facts.ts"
import { Predicates } from "../case/predicates.ts"
import { workCalendars, type WorkCalendar } from "./calendars.ts"
import { displaced, displacedBy, displacersAbove, displacersAmong, type Displacers } from "./displace.ts"
import { resolvedEffect, Resolution, type Resolved } from "./effects.ts"
import { Counting } from "./falling.ts"
import { itemsMatched } from "./items.ts"
import { matchVersion, missingOf, settling, type Match } from "./match.ts"
import { movesOf, NO_MOVES, type Moves } from "./moving.ts"
import { settlementOf, told, type Contribution } from "./outcome.ts"
import { promisedDeadlines, type PromisedDeadline } from "./promises.ts"
import { Reasons } from "./reasons.ts"
import { mayDo } from "./unread.ts"
import { versionsToMatch, type VersionToMatch } from "./versions-to-match.ts"
import { Phrases, Words } from "./words.ts"

/** A match with its verdict, and what that contributes to the outcome. */
interface WeighedVerdict extends Match, Contribution {
  readonly resolved: readonly Resolved[]
  readonly verdict: Verdict
}

/** Candidate by version, in the order of versions. */
interface EmptyCase {
  /** Before any displaces another. */
  readonly matched: readonly (Match | undefined)[]
  readonly weighed: readonly (WeighedVerdict | undefined)[]
}

export interface AuditOptions {
  readonly lang?: Lang
  /** Also say which facts would settle what is unknown. */
  readonly explain?: boolean
  /** Leave `because` empty: for those who audit many orders and read only the outcome. */
  readonly brief?: boolean
  /** The groups of facts the question is about; without them about all. */
  readonly about?: readonly string[]
  /** Which verdicts are listed: all asked, those that may apply, those that do. What they come to stays the same. */
  readonly verdicts?: "all" | "possible" | "applies"
}

/** Every version weighed with one case, in the order of versions; undefined where it certainly does not concern it. */
export interface Weighing {
  readonly facts: Facts
  readonly weighed: readonly (WeighedVerdict | undefined)[]
}

/** What a case comes to, with the verdicts it comes from. */
export type Audited = Omit<AuditAnswer, "v" | "asOf" | "coverage">

type Listed = NonNullable<AuditOptions["verdicts"]>

const LISTED: { readonly [verdicts in Listed]: (applies: Kleene) => boolean } = {
  all: () => true,
  possible: (applies) => applies !== "no",
  applies: (applies) => applies === "yes",
}

/** Is a verdict that applies so among those that are asked for? */
export const isListed = (verdicts: Listed, applies: Kleene): boolean => LISTED[verdicts](applies)

/** Each fact once, those first that are named most often. */
const mostWaitedFor = (facts: readonly FactPath[]): readonly FactPath[] => {
  const times = new Map<FactPath, number>()
  for (const fact of facts) times.set(fact, (times.get(fact) ?? 0) + 1)
  return [...times].toSorted(([, a], [, b]) => b - a).map(([fact]) => fact)
}

/** Audits cases of one platform as of one point. */
export class Auditor {
  /** The groups of facts in which some deciding instant stands, in the order of the platform's facts. */
  readonly groups: readonly string[]
  readonly #rules: RulesAsOf
  readonly #calendar: Calendar
  readonly #declared: DeclaredFacts
  readonly #versions: readonly VersionToMatch[]
  readonly #promised: readonly PromisedDeadline[]
  readonly #displacers: Displacers
  readonly #above: Displacers
  /** Which versions a given fact concerns, by their place. */
  readonly #asking = new Map<FactPath, number[]>()
  readonly #unasked = new Map<string, EmptyCase>()
  readonly #predicates: Predicates
  readonly #calendars: ReadonlyMap<CalendarId, WorkCalendar>
  readonly #reasons: Reasons
  readonly #phrases = new Phrases()
  readonly #citations = new WeakMap<Version, Cited>()

  constructor(rules: RulesAsOf, declared: DeclaredFacts) {
    const { platform, calendar } = rules
    this.#rules = rules
    this.#calendar = calendar
    this.#reasons = new Reasons(rules)
    this.#declared = declared
    this.#promised = promisedDeadlines(platform)
    this.#calendars = workCalendars(platform)
    this.#predicates = new Predicates(this.#declared, calendar.zone, calendar.presumes.includes("conditions"))
    this.#versions = versionsToMatch(rules.timelines.all, this.#declared, platform)
    this.#displacers = displacersAmong(this.#versions)
    this.#above = displacersAbove(this.#displacers)
    for (const i of this.#versions.keys())
      for (const j of [i, ...(this.#above.get(i) ?? [])])
        for (const path of this.#versions[j]?.asks ?? []) memo(this.#asking, path, (): number[] => []).push(i)
    const groups = new Set(platform.facts.map(({ path }) => groupOf(path)))
    this.groups = [...groups].filter((group) => this.#versions.some((version) => version.groups.has(group)))
  }

  audit(of: Case, options: AuditOptions): Audited {
    return this.answer(this.weigh(of, options), options)
  }

  /** What the weighed versions come to. */
  answer({ facts, weighed }: Weighing, options: AuditOptions): Audited {
    const { platform } = this.#rules
    const asked = weighed.filter((w) => w !== undefined)
    const { about, verdicts = "all" } = options
    const { zone } = this.#calendar
    const id = facts.get(platform.caseId)
    const settlement = settlementOf(asked, facts, {
      platform,
      promised: this.#promised,
      isAsked: (fact) => about === undefined || about.includes(groupOf(fact)),
    })
    const { possible, ...settled } = told(settlement, zone, facts.places)
    const mayApply = asked.filter((w) => w.applies === "unknown").map((w) => w.provision)
    return {
      case: "value" in id && id.value.kind === "word" ? id.value.word : null,
      verdicts: asked.filter((w) => isListed(verdicts, w.applies)).map((w) => w.verdict),
      ...(platform.currency === "CNY" ? {} : { currency: platform.currency }),
      ...settled,
      possible: { verdicts: [...new Set(mayApply)], ...possible },
      missing: mostWaitedFor(asked.flatMap((w) => w.verdict.missing)),
    }
  }

  /**
   * Every version asked about, matched with the case; one that asks for nothing the case gives is matched as for an empty
   * case. `keeps`: those to tell of though they are certainly not in force.
   */
  weigh(of: Case, options: AuditOptions, keeps: (version: number) => boolean = () => false): Weighing {
    const { zone } = this.#calendar
    const facts = new Facts(this.#declared, of)
    const given = this.#askedBy(of)
    const unasked = this.#emptyCase(options)
    const { about } = options
    const isOwn = (i: number): boolean => given[i] === 1 || keeps(i)
    const isAsked = (i: number): boolean =>
      about === undefined || about.some((group) => this.#versions[i]?.groups.has(group))
    // What displaces something asked about does so whatever was asked.
    const beside = new Set([...this.#above].flatMap(([i, above]) => (isAsked(i) ? above : [])))
    const candidates = this.#versions.map((version, i) => {
      if (!isAsked(i) && !beside.has(i)) return undefined
      return isOwn(i) ? matchVersion(version, facts, this.#predicates, keeps(i)) : unasked.matched[i]
    })
    const matched = displaced(candidates, this.#displacers).map((m, i) => (isAsked(i) ? m : undefined))
    const moves = movesOf(matched, zone, (match) => missingOf(match, [], facts))
    const resolution = this.#resolution(facts, moves)
    const words = new Words(options.lang ?? "en", facts, zone, this.#phrases)
    const weighed = matched.map((match, i) => {
      if (match === undefined) return undefined
      const same = isOwn(i) || isExtended(match, moves) ? undefined : unasked.weighed[i]
      return same ?? this.#conclude(match, resolution, words, facts, options)
    })
    return { facts, weighed }
  }

  #resolution(facts: Facts, moves: Moves): Resolution {
    const { zone } = this.#calendar
    const counting = new Counting(zone, this.#calendars, moves.calendars)
    return new Resolution(facts, zone, this.#predicates, this.#rules.platform, moves, counting)
  }

  #conclude(
    match: Match,
    resolution: Resolution,
    words: Words,
    facts: Facts,
    options: AuditOptions,
  ): WeighedVerdict {
    const { provision, rule } = match.version
    const effects = match.matches === "no" ? [] : (rule?.effects ?? [])
    const items = itemsMatched(match.trace, facts, this.#rules.platform.items)
    const resolved = effects.map((e): Resolved => {
      const done = resolution.done(e, items)
      return { ...done, effect: resolvedEffect(done, this.#calendar.zone, facts.places) }
    })
    return {
      ...match,
      provision,
      resolved,
      unheld: rule === null ? mayDo(match.version, this.#rules.platform) : [],
      verdict: this.#verdict(match, resolved, words, facts, options),
    }
  }

  /** Marks the versions whose verdict some given fact can change. */
  #askedBy(of: Case): Uint8Array {
    const asked = new Uint8Array(this.#versions.length)
    for (const path of of.given.keys()) for (const i of this.#asking.get(path) ?? []) asked[i] = 1
    for (const path of of.lists.keys()) for (const i of this.#asking.get(path) ?? []) asked[i] = 1
    return asked
  }

  /** What becomes of every version where nothing is given. */
  #emptyCase(options: AuditOptions): EmptyCase {
    const key = `${options.lang ?? "en"}|${options.explain === true}|${options.brief === true}`
    return memo(this.#unasked, key, () => this.#concludeEmpty(options))
  }

  #concludeEmpty(options: AuditOptions): EmptyCase {
    const { zone } = this.#calendar
    const facts = new Facts(this.#declared, { given: new Map(), lists: new Map() })
    const matched = this.#versions.map((version) => matchVersion(version, facts, this.#predicates, false))
    const resolution = this.#resolution(facts, NO_MOVES)
    const words = new Words(options.lang ?? "en", facts, zone, this.#phrases)
    const weighed = displaced(matched, this.#displacers).map((match) =>
      match === undefined ? undefined : this.#conclude(match, resolution, words, facts, options),
    )
    for (const one of weighed) frozen(one?.verdict)
    return { matched, weighed }
  }

  #verdict(
    match: Match,
    resolved: readonly Resolved[],
    words: Words,
    facts: Facts,
    options: AuditOptions,
  ): Verdict {
    const { version } = match
    const by = displacedBy(match)
    const verdict: Verdict = {
      provision: version.provision,
      announcement: announcementOf(version),
      title: titleOf(version),
      inForce: match.inForce,
      matches: match.matches,
      applies: match.applies,
      ...(by.length === 0 ? {} : { displacedBy: by }),
      because: options.brief === true ? [] : this.#reasons.because(match, resolved, words),
      missing: missingOf(match, resolved, facts),
      effects: resolved.map((r) => r.effect),
      ...this.#cited(version),
    }
    return options.explain === true && match.applies === "unknown"
      ? { ...verdict, settledBy: settling(match, facts) }
      : verdict
  }

  #cited(version: Version): Cited {
    return memo(this.#citations, version, () => frozen(citedBy(version, this.#calendar.zone)))
  }
}

/** Does something move a deadline of it whatever the case gives? */
const isExtended = ({ version }: Match, { extensions }: Moves): boolean =>
  extensions.length > 0 &&
  (version.rule?.effects ?? []).some(
    (e) => "deadline" in e && extensions.some(({ kind }) => kind === e.deadline),
  )

/** The passages that a verdict stands on. */
type Cited = Pick<Verdict, "citation" | "grounds">

const citedBy = ({ reading, event, previous }: Version, zone: Zone): Cited => {
  if (previous) return { citation: null }
  const citation = citationOf(reading, event.cite, zone)
  if (event.grounds === undefined) return { citation }
  const grounds = mapValues(event.grounds, ({ basis, cite }) => ({
    ...basisAnswer(basis),
    citation: citationOf(reading, cite, zone),
  }))
  return { citation, grounds }
}

const citationOf = (reading: Reading, cite: Citation | undefined, zone: Zone): CitationAnswer | null => {
  const report = cite === undefined ? undefined : reading.head.reports[cite.report - 1]
  if (cite === undefined || report === undefined) return null
  const { source, at, headline, digest, excerpt } = report
  const told = { source, at: at === null ? null : inZone(at, zone), headline, digest, range: cite.range }
  return excerpt === undefined ? told : { ...told, excerpt }
}
