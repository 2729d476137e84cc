// A program that decides cases: the same verdicts and outcome as an audit, without an explanation.
import { ANYWHERE, countUpTo, type Interval } from "../values/interval.ts"
import type { Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import type { Zone } from "../values/zone.ts"
import type { Effect } from "../language/effect.ts"
import type { ProvisionId } from "../language/event.ts"
import { groupOf, type FactPath } from "../language/platform.ts"
import { nodesOf } from "../language/walk.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { Predicates } from "../case/predicates.ts"
import { workCalendars } from "../audit/calendars.ts"
import { appliesAmong, displacersAbove, type Displacers } from "../audit/displace.ts"
import { Resolution, type Done } from "../audit/effects.ts"
import { Counting } from "../audit/falling.ts"
import { itemsMatched } from "../audit/items.ts"
import { addMissingInForce, matchVersion } from "../audit/match.ts"
import { movesOf, NO_MOVES, type Moves } from "../audit/moving.ts"
import { settlementOf, type Contribution, type OutcomeTerms, type Settlement } from "../audit/outcome.ts"
import { promisedDeadlines } from "../audit/promises.ts"
import { factsAskedBy, type VersionToMatch } from "../audit/versions-to-match.ts"
import { Conditions, type Asked } from "./conditions.ts"
import { displacersIn } from "./displacers.ts"
import { PreparedEffects, type Prepared } from "./effects.ts"
import { combinationOf, overInterval } from "./in-force.ts"
import { kleeneOf, NO, UNKNOWN, valueOf, YES, type Value } from "./kleene.ts"
import { Layout } from "./layout.ts"
import { groupsIn, statusesWith, type InForceTable, type Lowered, type LoweredVersion } from "./lower.ts"
import { Missing } from "./missing.ts"
import { ASK, Routes, type Touched } from "./routes.ts"
import { Row } from "./row.ts"

/** One version that applies to a case, or may. */
export interface DecidedVersion {
  /** Its place among all versions of the program. */
  readonly place: number
  readonly version: LoweredVersion
  readonly inForce: Kleene
  readonly matches: Kleene
  readonly applies: "yes" | "unknown"
  /** What came of those of its effects that move an outcome. */
  readonly done: readonly Done[]
}

/** What becomes of one case. */
export interface Decision {
  readonly case: string | null
  readonly settlement: Settlement
  /** Those that apply or may, in the order of their provisions. */
  readonly versions: readonly DecidedVersion[]
}

export interface DeciderOptions {
  /** The groups of facts the question is about; without them about all. */
  readonly about?: readonly string[] | undefined
  /** Rows are filled by the same layout for several deciders. */
  readonly layout?: Layout | undefined
}

/** An effect that moves no outcome is told by explanations alone. */
export const isMoving = (effect: Effect): boolean =>
  "deadline" in effect || "pay" in effect || "refund" in effect || "waive" in effect

/** Does it move the deadlines of other rules? */
export const moves = (effect: Effect): boolean =>
  "pause" in effect || "calendar" in effect || "extend" in effect

/** A version made ready. */
interface Ready {
  readonly version: LoweredVersion
  readonly inForce: (row: Row) => Value
  readonly when: Asked | undefined
  readonly addInForce: (row: Row, missing: Missing) => void
  /** Those of its effects that move an outcome. */
  readonly effects: readonly { readonly of: Effect; readonly prepared: Prepared }[]
  /** Does its condition ask whether some items are so? */
  readonly isOfItems: boolean
}

/** A version of which the case says nothing that it asks for: what becomes of it, whatever the case. */
interface Idle {
  readonly decided: DecidedVersion
  /** As `Missing` numbers what it names. */
  readonly missing: readonly number[]
}

/** Decides the cases of one platform as of one point. Not for two at once: a row is decided before it is filled anew. */
export class Decider {
  readonly layout: Layout
  readonly #lowered: Lowered
  readonly #declared: DeclaredFacts
  readonly #zone: Zone
  readonly #predicates: Predicates
  readonly #conditions: Conditions
  readonly #ready: readonly Ready[]
  readonly #routes: Routes
  /** Those asked about that may move deadlines. */
  readonly #movers: readonly number[]
  readonly #prepared: PreparedEffects
  readonly #isAsked: (version: number) => boolean
  readonly #displacers: Displacers
  readonly #terms: OutcomeTerms
  readonly #calendars: ReturnType<typeof workCalendars>
  readonly #resolutions = new WeakMap<Row, Resolution>()
  readonly #missing: Missing
  readonly #missingOfMoves: Missing
  readonly #caseAt: number | undefined
  /** The bits of the groups of facts for which each version asks. */
  readonly #asks: Int32Array
  /** What applies or may whatever is said of some groups: by their bits. */
  readonly #idle = new Map<number, readonly Idle[]>()
  #empty: readonly Idle[] | undefined
  /** Of the case at hand. */
  readonly #inForce: Uint8Array
  readonly #matches: Uint8Array
  readonly #applies: Uint8Array
  #touched: Touched = { versions: new Int32Array(0), inForce: new Int8Array(0), count: 0 }

  constructor(lowered: Lowered, declared: DeclaredFacts, zone: Zone, options: DeciderOptions = {}) {
    const { about, layout = new Layout(declared) } = options
    const { platform, presumes, versions } = lowered.program
    const conditions = presumes.includes("conditions")
    this.layout = layout
    this.#lowered = lowered
    this.#declared = declared
    this.#zone = zone
    this.#predicates = new Predicates(declared, zone, conditions)
    this.#conditions = new Conditions(this.layout, declared, this.#predicates, zone, conditions)
    this.#displacers = displacersIn(versions)
    const own = versions.map(
      (version) => about === undefined || about.some((group) => groupsIn(version).has(group)),
    )
    // What displaces something asked about does so whatever was asked.
    const beside = new Set(
      [...displacersAbove(this.#displacers)].flatMap(([i, above]) => (own[i] === true ? above : [])),
    )
    this.#isAsked = (i) => own[i] === true
    const allMoving = versions.flatMap(({ effects }) => effects).filter((e) => moves(e) && !("pause" in e))
    this.#asks = Int32Array.from(versions, (version, i) => {
      // What displaces another, or is displaced, is asked with it, and what moves deadlines with them. A pause moves only what
      // counts from an instant that is given.
      const isDisplaced = this.#displacers.has(i) || version.disapplies.length > 0
      const isMoved = allMoving.length > 0 && version.effects.some((e) => "deadline" in e)
      if (isDisplaced || isMoved || version.effects.some(moves)) return -1
      const { decidedBy, inForce, when, effects, unheld } = version
      // Of what only its timeline knows too: which savings it asks nobody has listed.
      const savings = inForce === undefined ? lowered.versions?.[i]?.timeline.savings : inForce.savings
      const all = [...effects, ...unheld]
      let asks = 0
      for (const path of factsAskedBy(decidedBy, [savings, when], all, declared, platform))
        asks |= this.layout.groupBit(path)
      return asks
    })
    this.#routes = new Routes(
      versions,
      (i) => own[i] === true || beside.has(i),
      (i) => this.#asks[i]!,
      this.layout,
    )
    this.#calendars = workCalendars(platform)
    const counting = new Counting(zone, this.#calendars, NO_MOVES.calendars)
    this.#prepared = new PreparedEffects(this.layout, platform, counting)
    this.#ready = versions.map((version, i) => this.#made(version, lowered.versions?.[i]))
    this.#movers = [...versions.keys()].filter((i) => own[i] === true && versions[i]?.effects.some(moves))
    this.#terms = {
      platform,
      promised: promisedDeadlines(platform),
      isAsked: (fact) => about === undefined || about.includes(groupOf(fact)),
    }
    this.#missing = new Missing(this.layout)
    this.#missingOfMoves = new Missing(this.layout)
    this.#caseAt = this.layout.byPath.get(platform.caseId)?.at
    this.#inForce = new Uint8Array(versions.length)
    this.#matches = new Uint8Array(versions.length)
    this.#applies = new Uint8Array(versions.length)
  }

  /** The provisions of which no table says when they are in force. */
  get asksTimelines(): readonly ProvisionId[] {
    return this.#ready.flatMap(({ version }) => (version.inForce === undefined ? version.provision : []))
  }

  /** What becomes of the case that a row was filled with. */
  decide(row: Row): Decision {
    const idle = this.#idleOf(row.groups)
    this.#match(row)
    const moved = this.#moves(row)
    const resolution = moved === NO_MOVES ? this.#unmoved(row) : this.#resolution(row, moved)
    const versions: DecidedVersion[] = []
    const contributions: Contribution[] = []
    let next = 0
    const { versions: places, count } = this.#touched
    for (let k = 0; k < count; k++) {
      const i = places[k]!
      for (let one = idle[next]; one !== undefined && one.decided.place < i; one = idle[++next])
        this.#take(one.decided, versions, contributions)
      const applies = this.#applies[i]
      const ready = this.#ready[i]!
      if (applies === NO || !this.#isAsked(i)) continue
      this.#take(
        {
          place: i,
          version: ready.version,
          inForce: kleeneOf(this.#inForce[i]!),
          matches: kleeneOf(this.#matches[i]!),
          applies: applies === YES ? "yes" : "unknown",
          done: this.#done(ready, i, row, resolution, moved),
        },
        versions,
        contributions,
      )
    }
    for (let one = idle[next]; one !== undefined; one = idle[++next])
      this.#take(one.decided, versions, contributions)
    return {
      case: this.#caseAt === undefined ? null : (row.text(this.#caseAt) ?? null),
      settlement: settlementOf(contributions, row, this.#terms),
      versions,
    }
  }

  /** What moves no outcome is none of its contributions. */
  #take(decided: DecidedVersion, versions: DecidedVersion[], contributions: Contribution[]): void {
    versions.push(decided)
    const { version, applies, done } = decided
    if (done.length > 0 || version.unheld.length > 0)
      contributions.push({ provision: version.provision, applies, resolved: done, unheld: version.unheld })
  }

  /** Those that ask for nothing of the groups of which something is said, ascending. */
  #idleOf(groups: number): readonly Idle[] {
    return memo(this.#idle, groups, () => {
      this.#empty ??= this.#emptyCase()
      return this.#empty.filter(({ decided }) => (this.#asks[decided.place]! & groups) === 0)
    })
  }

  /** What becomes of every version where nothing is said. */
  #emptyCase(): readonly Idle[] {
    const row = new Row(this.layout, this.#declared)
    row.finish()
    // Every version is asked as if something were said that it asks for.
    row.groups = -1
    this.#empty = []
    const decision = this.decide(row)
    return decision.versions.map((decided) => {
      const missing = this.#missing
      this.#missingInto(missing, decided, row)
      missing.end(row, true)
      return { decided, missing: missing.named }
    })
  }

  /**
   * The absent facts for which the verdicts of the case just decided wait, those first that most name; `mayApply`: only of
   * verdicts that may apply.
   */
  missing(row: Row, { versions }: Decision, mayApply = false): readonly FactPath[] {
    const idle = this.#idleOf(row.groups)
    const missing = this.#missing
    missing.clear()
    let next = 0
    for (const decided of versions) {
      while ((idle[next]?.decided.place ?? Infinity) < decided.place) next++
      const same = idle[next]
      if (same !== undefined && same.decided === decided)
        missing.again(same.missing, decided.applies === "unknown")
      else {
        this.#missingInto(missing, decided, row)
        missing.end(row, decided.applies === "unknown")
      }
    }
    return missing.facts(mayApply)
  }

  #missingInto(missing: Missing, { place, done }: DecidedVersion, row: Row): void {
    missing.begin()
    this.#addMissing(place, row, missing)
    for (const { missing: absent } of done) missing.addAll(absent)
  }

  #made(version: LoweredVersion, toMatch: VersionToMatch | undefined): Ready {
    const { inForce: table, when } = version
    const list = this.#lowered.program.platform.items
    return {
      version,
      inForce:
        table === undefined
          ? (row) => valueOf(this.#matched(toMatch, row)?.inForce ?? "no")
          : this.#tabled(version.decidedBy, table),
      when: when === null ? undefined : this.#conditions.condition(when),
      addInForce:
        (table === undefined ? undefined : this.#missingInForce(version, table, toMatch)) ??
        ((row, missing) => this.#addMissingInForce(toMatch, row, missing)),
      effects: version.effects.filter(isMoving).map((of) => ({
        of,
        prepared: this.#prepared.of(of, (row) => this.#unmoved(row).done(of)),
      })),
      isOfItems:
        list !== undefined &&
        when !== null &&
        [...nodesOf(when)].some(({ node }) => "some" in node && node.of === list),
    }
  }

  #matched(toMatch: VersionToMatch | undefined, row: Row) {
    if (toMatch === undefined) throw new Error("a version without a table of when it is in force")
    return matchVersion(toMatch, row, this.#predicates, true)
  }

  #tabled(decidedBy: readonly FactPath[], { bounds, savings, status }: InForceTable): (row: Row) => Value {
    const asked = savings.map(({ saving, against }) => this.#conditions.saving(saving, against).value)
    const only = status[0]!
    const statuses = (row: Row): readonly Value[] => {
      if (asked.length === 0) return only
      return status[combinationOf(asked, (ask) => ask(row))]!
    }
    const places = decidedBy.map((path) => this.layout.byPath.get(path)?.at)
    const [first] = places
    if (places.length === 1 && first !== undefined)
      return (row) => overInterval(statuses(row), bounds, row.lo[first]!, row.hi[first]!)
    return (row) => {
      const of = statuses(row)
      let inForce = NO
      for (const at of places)
        inForce |=
          at === undefined
            ? overInterval(of, bounds, -Infinity, Infinity)
            : overInterval(of, bounds, row.lo[at]!, row.hi[at]!)
      return inForce
    }
  }

  /**
   * The absent facts that could settle whether it is in force: its deciding instants, and what its savings ask. undefined
   * where a saving is measured against several dates.
   */
  #missingInForce(
    { decidedBy }: LoweredVersion,
    table: InForceTable,
    toMatch: VersionToMatch | undefined,
  ): ((row: Row, missing: Missing) => void) | undefined {
    const { bounds, savings, most } = table
    const dated = toMatch?.timeline.datedSavings ?? []
    const isPlain = dated.length === savings.length && dated.every(({ against }) => against.length === 1)
    // Of more than two some may not be asked.
    if (savings.length > 0 && (!isPlain || savings.length > 2)) return undefined
    const least = savings.length === 0 || toMatch === undefined ? most : statusesWith("against", toMatch)
    const asked = savings.map(({ saving, against }) => this.#conditions.saving(saving, against))
    const [first, ...others] = decidedBy
    // As most are: one instant decides, and it is asked only where it leaves something open.
    if (first !== undefined && others.length === 0 && asked.length === 0)
      return (row, missing) => {
        const when = this.#when(first, row)
        if (when.lo === when.hi || Number.isNaN(when.lo)) return
        if (someOver(bounds, when, (segment) => least[segment] === NO || most[segment] === YES))
          missing.addUnsettled(first, row)
      }
    const inForce = this.#tabled(decidedBy, table)
    const one = decidedBy.length === 1 ? undefined : decidedBy.map((path) => this.#tabled([path], table))
    const absent = new Missing(this.layout)
    const turnsOnSaving = (when: Interval): boolean =>
      asked.length > 0 && someOver(bounds, when, (segment) => most[segment] !== least[segment])
    return (row, missing) => {
      const whens = decidedBy
        .map((path, i) => ({
          path,
          isUnknown: (one?.[i] ?? inForce)(row) === UNKNOWN,
          ...this.#when(path, row),
        }))
        .filter(({ isUnknown, lo }) => isUnknown && !Number.isNaN(lo))
      absent.begin()
      for (const saving of asked) saving.missing(row, absent)
      const areSavingsOpen = !absent.isEmpty
      const canSettle = (when: Interval, as: Value): boolean => {
        if (when.lo === when.hi) return areSavingsOpen && turnsOnSaving(when)
        // With the savings for it, or even against it.
        return someOver(bounds, when, (segment) => (as === YES ? most : least)[segment] === as)
      }
      // One instant inside puts it in force; out of force it is only if none is left that may be inside.
      const canBeOut = whens.every((when) => canSettle(when, NO))
      for (const when of whens) {
        if (!canBeOut && !canSettle(when, YES)) continue
        if (when.lo !== when.hi) missing.addUnsettled(when.path, row)
        if (turnsOnSaving(when)) for (const saving of asked) saving.missing(row, missing)
      }
    }
  }

  #when(path: FactPath, { lo, hi }: Row): Interval {
    const at = this.layout.byPath.get(path)?.at
    return at === undefined ? ANYWHERE : { lo: lo[at]!, hi: hi[at]! }
  }

  #addMissingInForce(toMatch: VersionToMatch | undefined, row: Row, missing: Missing): void {
    const match = this.#matched(toMatch, row)
    if (match === undefined) return
    const absent = new Set<FactPath>()
    addMissingInForce(absent, match, row)
    missing.addAll([...absent])
  }

  #addMissing(i: number, row: Row, missing: Missing, seen: readonly number[] = []): void {
    const ready = this.#ready[i]!
    if (seen.includes(i)) return
    if (this.#inForce[i] === UNKNOWN) ready.addInForce(row, missing)
    ready.when?.missing(row, missing)
    if (this.#own(i) === NO) return
    for (const j of this.#displacers.get(i) ?? [])
      if (this.#applies[j] !== NO) this.#addMissing(j, row, missing, [...seen, i])
  }

  #own(i: number): Value {
    return this.#inForce[i]! & this.#matches[i]!
  }

  #match(row: Row): void {
    // What was touched for the case before.
    const before = this.#touched
    for (let k = 0; k < before.count; k++) {
      const i = before.versions[k]!
      this.#inForce[i] = this.#matches[i] = this.#applies[i] = NO
    }
    const touched = this.#routes.of(row)
    this.#touched = touched
    for (let k = 0; k < touched.count; k++) {
      const i = touched.versions[k]!
      const ready = this.#ready[i]!
      const known = touched.inForce[k]!
      const inForce = known === ASK ? ready.inForce(row) : known
      this.#inForce[i] = inForce
      if (inForce === NO) continue
      const matches = ready.when === undefined ? UNKNOWN : ready.when.value(row)
      this.#matches[i] = matches
      this.#applies[i] = inForce & matches
    }
    if (this.#displacers.size === 0) return
    const own = this.#applies.slice()
    const applies = appliesAmong(this.#ready, (i) => kleeneOf(own[i]!), this.#displacers)
    for (let k = 0; k < touched.count; k++) {
      const i = touched.versions[k]!
      this.#applies[i] = valueOf(applies[i]!)
    }
  }

  #moves(row: Row): Moves {
    const movers = this.#movers.filter((i) => this.#applies[i] !== NO)
    if (movers.length === 0) return NO_MOVES
    return movesOf(
      movers.map((i) => {
        const { provision, effects } = this.#ready[i]!.version
        return { i, applies: kleeneOf(this.#applies[i]!), version: { provision, rule: { effects } } }
      }),
      this.#zone,
      ({ i }) => {
        const missing = this.#missingOfMoves
        missing.clear()
        missing.begin()
        this.#addMissing(i, row, missing)
        return missing.end(row, true)
      },
    )
  }

  #unmoved(row: Row): Resolution {
    return memo(this.#resolutions, row, () => this.#resolution(row, NO_MOVES))
  }

  #resolution(row: Row, moved: Moves): Resolution {
    const counting = new Counting(this.#zone, this.#calendars, moved.calendars)
    const { platform } = this.#lowered.program
    return new Resolution(row, this.#zone, this.#predicates, platform, moved, counting)
  }

  #done(ready: Ready, i: number, row: Row, resolution: Resolution, moved: Moves): readonly Done[] {
    if (ready.effects.length === 0) return NOTHING
    const { when } = ready.version
    const items =
      ready.isOfItems && when !== null && this.#matches[i] === YES
        ? itemsMatched(this.#predicates.condition(when)(row), row, this.#lowered.program.platform.items)
        : undefined
    return ready.effects.map(
      ({ of, prepared }) =>
        (items === undefined && !isMoved(of, moved) ? prepared(row) : undefined) ??
        resolution.done(of, items),
    )
  }
}

const NOTHING: readonly Done[] = []

/** Can something that applies to the case move it? */
const isMoved = (of: Effect, moved: Moves): boolean => {
  if (moved === NO_MOVES || !("deadline" in of)) return false
  const { pauses, calendars, extensions } = moved
  if (calendars.length > 0 || (pauses.length > 0 && of.deadline === "ship-by")) return true
  return extensions.some(({ kind }) => kind === of.deadline)
}

/** Is it so in one of the segments that an interval reaches into? */
const someOver = (
  bounds: readonly number[],
  { lo, hi }: Interval,
  is: (segment: number) => boolean,
): boolean => {
  const last = countUpTo(bounds, hi)
  for (let segment = countUpTo(bounds, lo); segment <= last; segment++) if (is(segment)) return true
  return false
}
