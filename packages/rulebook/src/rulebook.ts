import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  AsOfLedgers,
  AuditAnswer,
  DiffAnswer,
  HistoryAnswer,
  InForceAnswer,
  LedgerMention,
  RuleInForce,
  UndatedCoverage,
  UpcomingAnswer,
} from "./answers/answer.ts"
import { announcementAnswer, announcements } from "./queries/announcements.ts"
import { QuestionReader } from "./queries/question-reader.ts"
import { Auditor } from "./audit/audit.ts"
import {
  caseForm,
  decodeCase,
  describeProblem,
  type Case,
  type CaseForm,
  type CaseProblem,
} from "./case/decode.ts"
import type { AnnouncementId, InstrumentId, LedgerEvent, ProvisionId } from "./language/event.ts"
import { emptyState, fold, instrumentOf, type LedgerState, type Reading } from "./timeline/fold.ts"
import { parseZone, type Day, type Instant } from "./values/instant.ts"
import { countUpTo } from "./values/interval.ts"
import type { FactPath, Platform } from "./language/platform.ts"
import { diff, history, inForce, upcoming } from "./queries/query.ts"
import {
  checkId,
  checkKeys,
  checkLang,
  KEYS,
  QuestionError,
  type AuditQuestion,
  type InForceQuestion,
  type AsOfQuestion,
} from "./queries/question.ts"
import { RulesAsOf } from "./timeline/rules-as-of.ts"
import { nearest } from "./values/nearest.ts"
import { ALL_THAT_IS_KNOWN, AsOfClasses } from "./timeline/as-of-classes.ts"
import type { Timeline } from "./timeline/timeline.ts"
import { readingsAsOf, Timelines } from "./timeline/timelines.ts"
import type { Calendar } from "./timeline/worlds.ts"

/** One ledger to fold: its events, and what its log's Merkle tree says of any prefix of them. */
export interface LedgerSlice {
  readonly origin: string
  readonly events: Iterable<LedgerEvent>
  /** `sha256:…`, the RFC 6962 root of the first `size` events. */
  readonly rootAt: (size: number) => string
}

/** The same with the events folded already. */
export interface FoldedLedger {
  readonly state: LedgerState
  readonly rootAt: (size: number) => string
  /** `recordedAt` of every event in order, to count those recorded by an instant. */
  readonly recordedAt: readonly Instant[]
}

/** A case that is not one; every problem is listed. */
export class CaseError extends Error {
  override readonly name = "CaseError"
  readonly _tag = "CaseError"
  readonly problems: readonly CaseProblem[]
  constructor(problems: readonly CaseProblem[]) {
    super(problems.map(describeProblem).join("; "))
    this.problems = problems
  }
}

/** One view of the rules with those who read it. */
interface Desk {
  readonly reader: RulesAsOf
  /** Made at the first audit. */
  readonly auditor: () => Auditor
}

const MOST_DESKS = 16

/**
 * The one projection: the rules of one platform from one or more ledgers, and every question about them. Answers are
 * the contract's JSON. Throws `QuestionError` and `CaseError` for questions and cases that cannot be read.
 */
export class Rulebook {
  readonly platform: Platform
  readonly #ledgers: readonly FoldedLedger[]
  readonly #calendar: Calendar
  readonly #asked: QuestionReader
  readonly #form: CaseForm
  /** The facts that are instants. */
  readonly #instants: readonly FactPath[]
  readonly #desks = new Map<string, Desk>()
  #standpoints: AsOfClasses | undefined

  constructor(platform: Platform, ledgers: readonly FoldedLedger[]) {
    const zone = parseZone(platform.utcOffset)
    if (zone === undefined)
      throw new QuestionError("platform.utcOffset", platform.utcOffset, "an offset such as +08:00")
    const origins = ledgers.map(({ state }) => state.origin)
    const twice = origins.find((origin, i) => origins.indexOf(origin) !== i)
    if (twice !== undefined)
      throw new QuestionError("ledgers", `${twice} twice`, "each ledger once, told apart by its origin")
    this.platform = platform
    this.#ledgers = ledgers
    this.#calendar = { zone, firstYear: platform.firstYear }
    this.#asked = new QuestionReader(zone)
    this.#form = caseForm(platform, zone)
    this.#instants = platform.facts.filter((f) => f.type === "instant").map((f) => f.path)
  }

  static of(platform: Platform, ledgers: readonly LedgerSlice[]): Rulebook {
    return new Rulebook(
      platform,
      ledgers.map((ledger) => {
        const events = [...ledger.events]
        return {
          state: fold(events, emptyState(ledger.origin)),
          rootAt: ledger.rootAt,
          recordedAt: events.map((e) => Date.parse(e.recordedAt)),
        }
      }),
    )
  }

  /** The rules in force on a date (its first instant) or at an instant. */
  inForce(question: InForceQuestion): InForceAnswer {
    checkKeys(question, KEYS.inForce)
    const t = this.#asked.instant(question.on, "on")
    const reader = this.#reader(question)
    const { instrument, provision } = question
    if (instrument !== undefined) this.#instrument(reader, instrument)
    const timelines =
      provision === undefined ? reader.timelinesOf(instrument) : this.#timelinesOf(reader, provision)
    if (instrument !== undefined && provision !== undefined && instrumentOf(provision) !== instrument)
      throw new QuestionError(
        "provision",
        provision,
        `a provision of ${instrument}, or no instrument beside it`,
      )
    return inForce(reader, t, this.#asked.told(question.on, t), this.#asked.pointOfView(question), timelines)
  }

  /** The version of one provision that is certainly in force at an instant (epoch ms); the fast path. */
  ruleAt(provision: ProvisionId, t: Instant): RuleInForce | undefined {
    const reader = this.#reader({})
    const timeline = reader.timelines.of(provision)
    return timeline === undefined ? undefined : reader.at(timeline, t).inForce
  }

  audit(json: unknown, question: AuditQuestion = {}): AuditAnswer {
    const decoded = decodeCase(json, this.#form)
    if (!decoded.ok) throw new CaseError(decoded.problems)
    return this.auditCase(decoded.value, question)
  }

  auditCase(of: Case, question: AuditQuestion = {}): AuditAnswer {
    checkKeys(question, KEYS.audit)
    checkLang(question.lang)
    const desk = this.#desk(question)
    const { case: name, ...rest } = desk.auditor().audit(of, question)
    const latest = this.#latestInstant(of)
    return {
      v: 1,
      case: name,
      asOf: this.asOf(question),
      coverage: latest === undefined ? desk.reader.coverages.undated : desk.reader.coverages.at(latest),
      ...rest,
    }
  }

  history(instrument: InstrumentId, known: AsOfQuestion = {}): HistoryAnswer {
    checkKeys(known, KEYS.history)
    const reader = this.#reader(known)
    this.#instrument(reader, instrument)
    return history(reader, instrument, this.#asked.pointOfView(known))
  }

  diff(question: AsOfQuestion & { readonly from: string; readonly to: string }): DiffAnswer {
    checkKeys(question, KEYS.diff)
    const [from, to] = [this.#asked.instant(question.from, "from"), this.#asked.instant(question.to, "to")]
    if (from > to) throw new QuestionError("to", question.to, `a date not before ${question.from}`)
    return diff(this.#reader(question), from, to, this.#asked.pointOfView(question))
  }

  /** What is announced by the end of `on` (unless told otherwise) and not yet in force then. */
  upcoming(question: AsOfQuestion & { readonly on: string }): UpcomingAnswer {
    checkKeys(question, KEYS.upcoming)
    const t = this.#asked.instant(question.on, "on")
    const announcedBy = this.#asked.day(question.announcedBy ?? question.on, "announcedBy")
    const { recordedBy } = this.#asked.pointOfView(question)
    return upcoming(this.#reader({ ...question, announcedBy }), t, {
      on: this.#asked.told(question.on, t),
      announcedBy,
      recordedBy,
    })
  }

  announcements(known: Pick<AsOfQuestion, "recordedBy"> = {}): AnnouncementsAnswer {
    checkKeys(known, KEYS.announcements)
    const { recordedBy } = this.#asked.pointOfView(known)
    return announcements(this.#reader(known), { recordedBy })
  }

  announcement(id: AnnouncementId): AnnouncementAnswer | undefined {
    const reading = this.#reader({}).timelines.readings.find((r) => r.announcement === id)
    return reading === undefined ? undefined : announcementAnswer(reading, this.#calendar)
  }

  /** The readings that a provision's answers rest on, as known then; none where no event speaks of it. */
  readingsOf(provision: ProvisionId, known: AsOfQuestion = {}): readonly Reading[] {
    return this.#reader(known).timelines.readingsOf(provision)
  }

  /** From which point of view a question is answered, and from which ledgers. */
  asOf(known: AsOfQuestion): AsOfLedgers {
    return { ...this.#asked.pointOfView(known), ledgers: this.ledgers(known.recordedBy) }
  }

  /** What was read to make the ledgers, and whether they held anything by then. */
  coverage(known: AsOfQuestion = {}): UndatedCoverage {
    return this.#reader(known).coverages.undated
  }

  /** The ledgers folded, each with the size and root of what was recorded by the instant. */
  ledgers(recordedBy?: string): readonly LedgerMention[] {
    const limit = recordedBy === undefined ? undefined : this.#asked.instant(recordedBy, "recordedBy")
    return this.#ledgers.map(({ state, rootAt, recordedAt }) => {
      const events = limit === undefined ? state.size : countUpTo(recordedAt, limit)
      return { origin: state.origin, events, root: rootAt(events) }
    })
  }

  get provisions(): readonly ProvisionId[] {
    return this.provisionsBy({})
  }

  /** The provisions that some event speaks of, as known then. */
  provisionsBy(known: AsOfQuestion): readonly ProvisionId[] {
    return this.#reader(known).timelines.provisions
  }

  get states(): readonly LedgerState[] {
    return this.#ledgers.map((l) => l.state)
  }

  /** An instrument that somebody recorded, by then or since. */
  #instrument(reader: RulesAsOf, instrument: InstrumentId): void {
    const known = new Set([...reader.timelines.provisions, ...this.provisions].map(instrumentOf))
    if (known.has(instrument)) return
    checkId("instrument", instrument)
    const meant = nearest(instrument, [...known])
    const expected = meant === undefined ? `one of ${[...known].join(", ")}` : "an instrument of the ledger"
    throw new QuestionError("instrument", instrument, expected, meant)
  }

  /** The provision's timeline; none where it was recorded later only. */
  #timelinesOf(reader: RulesAsOf, provision: ProvisionId): readonly Timeline[] {
    const timeline = reader.timelines.of(provision)
    if (timeline !== undefined) return [timeline]
    if (this.provisions.includes(provision)) return []
    checkId("provision", provision)
    const meant = nearest(provision, this.provisions)
    throw new QuestionError("provision", provision, "a provision of the ledger", meant)
  }

  #reader(known: AsOfQuestion): RulesAsOf {
    return this.#desk(known).reader
  }

  /** Desks are kept, the one that knows everything always. */
  #desk(known: AsOfQuestion): Desk {
    const announcedBy = this.#asked.announcedBy(known)
    const recordedBy = this.#asked.recordedBy(known)
    const key = this.#standpoint(announcedBy, recordedBy)
    const found = this.#desks.get(key)
    if (found !== undefined) return found
    const held = readingsAsOf(this.states, recordedBy)
    const view = new Timelines(held, this.#calendar, announcedBy === undefined ? {} : { announcedBy })
    const reader = new RulesAsOf(view, this.platform, this.#calendar)
    let auditor: Auditor | undefined
    const desk: Desk = { reader, auditor: () => (auditor ??= new Auditor(reader)) }
    const oldest =
      this.#desks.size < MOST_DESKS ? undefined : [...this.#desks.keys()].find((k) => k !== ALL_THAT_IS_KNOWN)
    if (oldest !== undefined) this.#desks.delete(oldest)
    this.#desks.set(key, desk)
    return desk
  }

  #standpoint(announcedBy: Day | undefined, recordedBy: Instant | undefined): string {
    if (announcedBy === undefined && recordedBy === undefined) return ALL_THAT_IS_KNOWN
    this.#standpoints ??= new AsOfClasses(
      this.states.flatMap((state) => [...state.readings.values()].flat()),
      this.#calendar,
    )
    return this.#standpoints.of(announcedBy, recordedBy)
  }

  #latestInstant(of: Case): Instant | undefined {
    let latest: Instant | undefined
    for (const path of this.#instants) {
      const value = of.given.get(path)
      if (value?.kind === "number") latest = Math.max(latest ?? value.lo, value.lo)
    }
    return latest
  }
}
