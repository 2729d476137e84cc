import { frozen } from "./values/frozen.ts"
import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  AsOfLedgers,
  AuditAnswer,
  DiffAnswer,
  HistoryAnswer,
  InForceAnswer,
  LedgerMention,
  Presumption,
  RuleInForce,
  UndatedCoverage,
  UpcomingAnswer,
} from "./answers/answers.ts"
import { announcementAnswer, announcements } from "./queries/announcements.ts"
import { QuestionReader, type AskedAsOf } from "./queries/question-reader.ts"
import { Auditor } from "./audit/audit.ts"
import { auditPresuming } from "./audit/presuming.ts"
import { caseForm, decodeCase, CaseError, type Case, type CaseForm } from "./case/decode.ts"
import { declaredFacts } from "./case/declared-facts.ts"
import type { DeclaredFacts } from "./case/facts.ts"
import type { AnnouncementId, InstrumentId, LedgerEvent, ProvisionId } from "./language/event.ts"
import { emptyState, fold, instrumentOf, type LedgerState, type Reading } from "./timeline/fold.ts"
import type { Instant } from "./values/instant.ts"
import { civilTimeOf } from "./language/zone.ts"
import { countUpTo } from "./values/interval.ts"
import type { FactPath, Platform } from "./language/platform.ts"
import { diff } from "./queries/diff.ts"
import { history } from "./queries/history.ts"
import { inForce } from "./queries/in-force.ts"
import { upcoming } from "./queries/upcoming.ts"
import {
  checkEpoch,
  checkId,
  checkKeys,
  checkAudit,
  groupsOf,
  KEYS,
  QuestionError,
  type AuditQuestion,
  type InForceQuestion,
  type AsOfQuestion,
  type PresumingQuestion,
} from "./queries/question.ts"
import { RulesAsOf } from "./timeline/rules-as-of.ts"
import { nearest } from "./values/nearest.ts"
import { AS_OF_TODAY, AsOfClasses, type AsOf } from "./timeline/as-of.ts"
import { memo } from "./values/memo.ts"
import type { Timeline } from "./timeline/timeline.ts"
import { Timelines } from "./timeline/timelines.ts"
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

/** How many points the rules are remembered as of, beside today: one with every choice of presumptions, and as many others. */
const MOST_REMEMBERED = 32

/**
 * The one projection: the rules of one platform from one or more ledgers, and every question about them. Answers are
 * the contract's JSON. Throws `QuestionError` and `CaseError` for questions and cases that cannot be read.
 */
export class Rulebook {
  readonly platform: Platform
  readonly #ledgers: readonly FoldedLedger[]
  readonly #calendar: Calendar
  readonly #questions: QuestionReader
  /** How the platform's cases are written. */
  readonly form: CaseForm
  readonly #declared: DeclaredFacts
  /** The facts that are instants. */
  readonly #instants: readonly FactPath[]
  /** By the class of what was known. */
  readonly #known = new Map<string, RulesAsOf>()
  readonly #auditors = new WeakMap<RulesAsOf, Auditor>()
  #classes: AsOfClasses | undefined

  constructor(platform: Platform, ledgers: readonly FoldedLedger[]) {
    const zone = civilTimeOf(platform)
    if (zone === undefined)
      throw new QuestionError(
        "platform.utcOffset",
        JSON.stringify(platform.utcOffset ?? platform.offsets),
        "an offset such as +08:00, or offsets by turns",
      )
    const origins = ledgers.map(({ state }) => state.origin)
    const twice = origins.find((origin, i) => origins.indexOf(origin) !== i)
    if (twice !== undefined)
      throw new QuestionError("ledgers", `${twice} twice`, "each ledger once, told apart by its origin")
    this.platform = frozen(platform)
    this.#ledgers = ledgers
    this.#calendar = { zone, firstYear: platform.firstYear, presumes: [] }
    this.#questions = new QuestionReader(zone)
    this.form = caseForm(platform, zone)
    this.#declared = declaredFacts(this.form)
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
    const t = this.#questions.instant(question.on, "on")
    const { rules, told } = this.rulesFor(question)
    const { instrument, provision } = question
    if (instrument !== undefined) this.#instrument(rules, instrument)
    const timelines =
      provision === undefined ? rules.timelinesOf(instrument) : this.#timelinesOf(rules, provision)
    if (instrument !== undefined && provision !== undefined && instrumentOf(provision) !== instrument)
      throw new QuestionError(
        "provision",
        provision,
        `a provision of ${instrument}, or no instrument beside it`,
      )
    return inForce(rules, t, this.#questions.told(question.on, t), told, timelines)
  }

  /** The version of one provision that is certainly in force at an instant (epoch ms); the fast path. */
  ruleAt(provision: ProvisionId, t: Instant): RuleInForce | undefined {
    checkEpoch("instant", t)
    const rules = this.#rules({})
    const timeline = rules.timelines.of(provision) ?? this.#timelinesOf(rules, provision)[0]
    return timeline === undefined ? undefined : rules.at(timeline, t).inForce
  }

  audit(json: unknown, question: AuditQuestion = {}): AuditAnswer {
    const decoded = decodeCase(json, this.form)
    if (!decoded.ok) throw new CaseError(decoded.problems)
    return this.auditCase(decoded.value, question)
  }

  auditCase(of: Case, question: AuditQuestion = {}): AuditAnswer {
    checkKeys(question, KEYS.audit)
    checkAudit(question, this.platform)
    const { asOf, told } = this.#questions.asOf(question)
    const about = question.about === undefined ? undefined : groupsOf(question.about, this.groups)
    const options = about === undefined ? question : { ...question, about }
    const rules = this.#rulesAsOf(asOf, told.presume)
    const { case: name, ...rest } =
      told.presume === undefined
        ? this.auditor(rules).audit(of, options)
        : auditPresuming(of, options, told.presume, (fewer) => this.auditor(rules.under(fewer)))
    const latest = this.#latestInstant(of)
    return {
      v: 1,
      case: name,
      asOf: {
        ...told,
        ...(about === undefined ? {} : { about }),
        ledgers: this.#mentions(asOf.recordedBy),
      },
      coverage: latest === undefined ? rules.coverages.undated : rules.coverages.at(latest),
      ...rest,
    }
  }

  /** Who audits cases by these rules, for whoever asks otherwise. */
  auditor(rules: RulesAsOf): Auditor {
    return memo(this.#auditors, rules, () => new Auditor(rules, this.#declared))
  }

  history(instrument: InstrumentId, known: AsOfQuestion & PresumingQuestion = {}): HistoryAnswer {
    checkKeys(known, KEYS.history)
    const { rules, told } = this.rulesFor(known)
    this.#instrument(rules, instrument)
    return history(rules, instrument, told)
  }

  diff(
    question: AsOfQuestion & PresumingQuestion & { readonly from: string; readonly to: string },
  ): DiffAnswer {
    checkKeys(question, KEYS.diff)
    const [from, to] = [
      this.#questions.instant(question.from, "from"),
      this.#questions.instant(question.to, "to"),
    ]
    if (from > to) throw new QuestionError("to", question.to, `a date not before ${question.from}`)
    const { rules, told } = this.rulesFor(question)
    return diff(rules, from, to, told)
  }

  /** What is announced by the end of `on` (unless told otherwise) and not yet in force then. */
  upcoming(question: AsOfQuestion & PresumingQuestion & { readonly on: string }): UpcomingAnswer {
    checkKeys(question, KEYS.upcoming)
    const t = this.#questions.instant(question.on, "on")
    const announcedBy = this.#questions.day(question.announcedBy ?? question.on, "announcedBy")
    const { rules, told } = this.rulesFor({ ...question, announcedBy })
    return upcoming(rules, t, {
      ...told,
      on: this.#questions.told(question.on, t),
      announcedBy,
    })
  }

  announcements(known: Pick<AsOfQuestion, "recordedBy"> = {}): AnnouncementsAnswer {
    checkKeys(known, KEYS.announcements)
    const { rules, told } = this.rulesFor(known)
    return announcements(rules, { recordedBy: told.recordedBy })
  }

  announcement(id: AnnouncementId): AnnouncementAnswer | undefined {
    const reading = this.#rules({}).timelines.readings.find((r) => r.announcement === id)
    return reading === undefined ? undefined : announcementAnswer(reading, this.#calendar)
  }

  /** The readings that a provision's answers rest on, as known then; none where no event speaks of it. */
  readingsOf(provision: ProvisionId, known: AsOfQuestion = {}): readonly Reading[] {
    return this.#rules(known).timelines.readingsOf(provision)
  }

  /** As of when a question is answered, and from which ledgers. */
  asOf(known: AsOfQuestion): AsOfLedgers {
    const { asOf, told } = this.#questions.asOf(known)
    return { ...told, ledgers: this.#mentions(asOf.recordedBy) }
  }

  /** What was read to make the ledgers, and whether they held anything by then. */
  coverage(known: AsOfQuestion = {}): UndatedCoverage {
    return this.#rules(known).coverages.undated
  }

  /** The ledgers folded, each with the size and root of what was recorded by the instant. */
  ledgers(recordedBy?: string): readonly LedgerMention[] {
    return this.asOf(recordedBy === undefined ? {} : { recordedBy }).ledgers
  }

  #mentions(limit: Instant | undefined): readonly LedgerMention[] {
    return this.#ledgers.map(({ state, rootAt, recordedAt }) => {
      const events = limit === undefined ? state.size : countUpTo(recordedAt, limit)
      return { origin: state.origin, events, root: rootAt(events) }
    })
  }

  /** The groups of facts in which some deciding instant stands: what an audit can be about. */
  get groups(): readonly string[] {
    return this.auditor(this.#rules({})).groups
  }

  get provisions(): readonly ProvisionId[] {
    return this.provisionsBy({})
  }

  /** The provisions that some event speaks of, as known then. */
  provisionsBy(known: AsOfQuestion): readonly ProvisionId[] {
    return this.#rules(known).timelines.provisions
  }

  get states(): readonly LedgerState[] {
    return this.#ledgers.map((l) => l.state)
  }

  /** An instrument that somebody recorded, by then or since. */
  #instrument(rules: RulesAsOf, instrument: InstrumentId): void {
    const known = new Set([...rules.timelines.provisions, ...this.provisions].map(instrumentOf))
    if (known.has(instrument)) return
    checkId("instrument", instrument)
    const meant = nearest(instrument, [...known])
    const expected = meant === undefined ? `one of ${[...known].join(", ")}` : "an instrument of the ledger"
    throw new QuestionError("instrument", instrument, expected, meant)
  }

  /** The provision's timeline; none where it was recorded later only. */
  #timelinesOf(rules: RulesAsOf, provision: ProvisionId): readonly Timeline[] {
    const timeline = rules.timelines.of(provision)
    if (timeline !== undefined) return [timeline]
    if (this.provisions.includes(provision)) return []
    checkId("provision", provision)
    const meant = nearest(provision, this.provisions)
    throw new QuestionError("provision", provision, "a provision of the ledger", meant)
  }

  #rules(known: AsOfQuestion): RulesAsOf {
    return this.rulesFor(known).rules
  }

  /** What the answers to a question are read off, for whoever reads it otherwise, and as of when. */
  rulesFor(question: AsOfQuestion & PresumingQuestion): {
    readonly rules: RulesAsOf
    readonly told: AskedAsOf["told"]
  } {
    const { asOf, told } = this.#questions.asOf(question)
    return { rules: this.#rulesAsOf(asOf, told.presume), told }
  }

  /** The rules of the latest points asked for are remembered, those of today always. */
  #rulesAsOf(asOf: AsOf, presumes: readonly Presumption[] = []): RulesAsOf {
    const of = this.#classOf(asOf)
    const key = presumes.length === 0 ? of : `${of} ${presumes.join()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    // Answers say what they presume in these very words.
    const calendar = { ...this.#calendar, presumes: frozen([...presumes]) }
    const rules = new RulesAsOf(
      new Timelines(this.states, calendar, asOf),
      this.platform,
      calendar,
      (fewer) => this.#rulesAsOf(asOf, fewer),
    )
    if (this.#known.size >= MOST_REMEMBERED) {
      const oldest = [...this.#known.keys()].find((other) => other !== AS_OF_TODAY)
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(key, rules)
    return rules
  }

  #classOf(asOf: AsOf): string {
    if (asOf.announcedBy === undefined && asOf.recordedBy === undefined) return AS_OF_TODAY
    this.#classes ??= new AsOfClasses(
      this.states.flatMap((state) => [...state.readings.values()].flat()),
      this.#calendar,
    )
    return this.#classes.of(asOf)
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
