import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  AsOf,
  AuditAnswer,
  DiffAnswer,
  HistoryAnswer,
  InForceAnswer,
  LedgerMention,
  RuleInForce,
  UndatedCoverage,
  UpcomingAnswer,
} from "./answer.ts"
import { announcementAnswer, announcements } from "./announcement.ts"
import { Asked } from "./asked.ts"
import { Auditor } from "./audit.ts"
import { caseForm, decodeCase, describeProblem, type Case, type CaseForm, type CaseProblem } from "./case.ts"
import type { AnnouncementId, InstrumentId, LedgerEvent, ProvisionId } from "./event.ts"
import { emptyState, fold, instrumentOf, type LedgerState, type Reading } from "./fold.ts"
import { parseZone, type Day, type Instant } from "./instant.ts"
import { countUpTo } from "./interval.ts"
import type { FactPath, Platform } from "./platform.ts"
import { diff, history, inForce, upcoming } from "./query.ts"
import {
  checkId,
  checkKeys,
  checkLang,
  KEYS,
  QuestionError,
  type AuditQuestion,
  type InForceQuestion,
  type KnownBy,
} from "./question.ts"
import { Reader } from "./reader.ts"
import { nearest } from "./spelling.ts"
import { ALL_KNOWN, Standpoints } from "./standpoint.ts"
import type { Chain } from "./chain.ts"
import { heldReadings, View } from "./view.ts"
import type { Calendar } from "./world.ts"

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
  readonly reader: Reader
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
  readonly #asked: Asked
  readonly #form: CaseForm
  /** The facts that are instants. */
  readonly #instants: readonly FactPath[]
  readonly #desks = new Map<string, Desk>()
  #standpoints: Standpoints | undefined

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
    this.#asked = new Asked(zone)
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
    const chains = provision === undefined ? reader.chainsOf(instrument) : this.#chainsOf(reader, provision)
    if (instrument !== undefined && provision !== undefined && instrumentOf(provision) !== instrument)
      throw new QuestionError(
        "provision",
        provision,
        `a provision of ${instrument}, or no instrument beside it`,
      )
    return inForce(reader, t, this.#asked.told(question.on, t), this.#asked.pointOfView(question), chains)
  }

  /** The version of one provision that is certainly in force at an instant (epoch ms); the fast path. */
  ruleAt(provision: ProvisionId, t: Instant): RuleInForce | undefined {
    const reader = this.#reader({})
    const chain = reader.view.chain(provision)
    return chain === undefined ? undefined : reader.at(chain, t).inForce
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

  history(instrument: InstrumentId, known: KnownBy = {}): HistoryAnswer {
    checkKeys(known, KEYS.history)
    const reader = this.#reader(known)
    this.#instrument(reader, instrument)
    return history(reader, instrument, this.#asked.pointOfView(known))
  }

  diff(question: KnownBy & { readonly from: string; readonly to: string }): DiffAnswer {
    checkKeys(question, KEYS.diff)
    const [from, to] = [this.#asked.instant(question.from, "from"), this.#asked.instant(question.to, "to")]
    if (from > to) throw new QuestionError("to", question.to, `a date not before ${question.from}`)
    return diff(this.#reader(question), from, to, this.#asked.pointOfView(question))
  }

  /** What is announced by the end of `on` (unless told otherwise) and not yet in force then. */
  upcoming(question: KnownBy & { readonly on: string }): UpcomingAnswer {
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

  announcements(known: Pick<KnownBy, "recordedBy"> = {}): AnnouncementsAnswer {
    checkKeys(known, KEYS.announcements)
    const { recordedBy } = this.#asked.pointOfView(known)
    return announcements(this.#reader(known), { recordedBy })
  }

  announcement(id: AnnouncementId): AnnouncementAnswer | undefined {
    const reading = this.#reader({}).view.readings.find((r) => r.announcement === id)
    return reading === undefined ? undefined : announcementAnswer(reading, this.#calendar)
  }

  /** The readings that a provision's answers rest on, as known then; none where no event speaks of it. */
  readingsOf(provision: ProvisionId, known: KnownBy = {}): readonly Reading[] {
    return this.#reader(known).view.readingsOf(provision)
  }

  /** From which point of view a question is answered, and from which ledgers. */
  asOf(known: KnownBy): AsOf {
    return { ...this.#asked.pointOfView(known), ledgers: this.ledgers(known.recordedBy) }
  }

  /** What was read to make the ledgers, and whether they held anything by then. */
  coverage(known: KnownBy = {}): UndatedCoverage {
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
  provisionsBy(known: KnownBy): readonly ProvisionId[] {
    return this.#reader(known).view.provisions
  }

  get states(): readonly LedgerState[] {
    return this.#ledgers.map((l) => l.state)
  }

  /** An instrument that somebody recorded, by then or since. */
  #instrument(reader: Reader, instrument: InstrumentId): void {
    const known = new Set([...reader.view.provisions, ...this.provisions].map(instrumentOf))
    if (known.has(instrument)) return
    checkId("instrument", instrument)
    const meant = nearest(instrument, [...known])
    const expected = meant === undefined ? `one of ${[...known].join(", ")}` : "an instrument of the ledger"
    throw new QuestionError("instrument", instrument, expected, meant)
  }

  /** The provision's chain; none where it was recorded later only. */
  #chainsOf(reader: Reader, provision: ProvisionId): readonly Chain[] {
    const chain = reader.view.chain(provision)
    if (chain !== undefined) return [chain]
    if (this.provisions.includes(provision)) return []
    checkId("provision", provision)
    const meant = nearest(provision, this.provisions)
    throw new QuestionError("provision", provision, "a provision of the ledger", meant)
  }

  #reader(known: KnownBy): Reader {
    return this.#desk(known).reader
  }

  /** Desks are kept, the one that knows everything always. */
  #desk(known: KnownBy): Desk {
    const announcedBy = this.#asked.announcedBy(known)
    const recordedBy = this.#asked.recordedBy(known)
    const key = this.#standpoint(announcedBy, recordedBy)
    const found = this.#desks.get(key)
    if (found !== undefined) return found
    const held = heldReadings(this.states, recordedBy)
    const view = new View(held, this.#calendar, announcedBy === undefined ? {} : { announcedBy })
    const reader = new Reader(view, this.platform, this.#calendar)
    let auditor: Auditor | undefined
    const desk: Desk = { reader, auditor: () => (auditor ??= new Auditor(reader)) }
    const oldest =
      this.#desks.size < MOST_DESKS ? undefined : [...this.#desks.keys()].find((k) => k !== ALL_KNOWN)
    if (oldest !== undefined) this.#desks.delete(oldest)
    this.#desks.set(key, desk)
    return desk
  }

  #standpoint(announcedBy: Day | undefined, recordedBy: Instant | undefined): string {
    if (announcedBy === undefined && recordedBy === undefined) return ALL_KNOWN
    this.#standpoints ??= new Standpoints(
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
