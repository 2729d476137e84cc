import {
  CaseError,
  checkId,
  decodeCase,
  frozen,
  instrumentOf,
  nearest,
  QuestionError,
  Rulebook,
  type AnnouncementAnswer,
  type AuditAnswer,
  type AuditQuestion,
  type DiffAnswer,
  type HistoryAnswer,
  type InForceAnswer,
  type InForceQuestion,
  type AsOfQuestion,
  type RuleInForce,
  type UpcomingAnswer,
} from "@policy-ledger/rulebook"
import type { Case } from "#data/case"
import type {
  BriefAnnouncement,
  BriefAnnouncementsAnswer,
  CoverageStatement,
  IdAnswer,
  NotEncoded,
  ProvisionAnswer,
  UnknownId,
} from "./answer.ts"
import { unpackCore, type Core } from "./core.ts"
import { currentIds, redirectOf, type IdTable } from "./ids.ts"

/** Of an id that the ledger holds no longer, or never did. */
const idAnswer = (
  id: string,
  ids: IdTable,
  known: readonly string[],
  coverage: CoverageStatement,
): IdAnswer => {
  const redirect = redirectOf(ids, id)
  if (redirect === undefined) return unknownId(id, known, coverage)
  return "moved" in redirect
    ? { v: 1, kind: "moved", id, to: redirect.moved }
    : { v: 1, kind: "split", id, into: redirect.split }
}

const unknownId = (id: string, known: readonly string[], coverage: CoverageStatement): UnknownId => {
  checkId("id", id)
  return { v: 1, kind: "unknown-id", id, nearest: nearest(id, known) ?? null, coverage }
}

const brief = ({
  summary: _summary,
  note: _note,
  reports,
  ...answer
}: AnnouncementAnswer): BriefAnnouncement => ({
  v: 1,
  kind: "announcement",
  ...answer,
  reports: reports.map(({ note: _of, ...report }) => report),
})

/** What answers refer to as it is, beside what the Rulebook freezes, is frozen. */
const withOwnParts = (core: Core): Core => {
  frozen(core.ids)
  frozen(core.platform)
  return core
}

/**
 * The questions of the Rulebook, asked of a package: the same answers, and beside them what became of ids. The ledger
 * is unpacked at the first question.
 */
export class Published {
  readonly #load: () => Core
  #core: Core | undefined
  #book: Rulebook | undefined

  constructor(load: () => Core) {
    this.#load = load
  }

  inForce(question: InForceQuestion): InForceAnswer {
    // No question at all is refused by the Rulebook.
    const { provision, instrument } = question ?? {}
    const id = provision ?? instrument
    if (id === undefined || redirectOf(this.core.ids, id) === undefined) return this.book.inForce(question)
    const answers = this.#idsThen(id, question).map((then) =>
      this.book.inForce(
        provision === undefined ? { ...question, instrument: then } : { ...question, provision: then },
      ),
    )
    const [first = this.book.inForce(question)] = answers
    return {
      ...first,
      inForce: answers.flatMap((a) => a.inForce),
      kept: answers.flatMap((a) => a.kept),
      unknown: answers.flatMap((a) => a.unknown),
    }
  }

  /** Of an id that was divided no one version answers. */
  ruleAt(provision: string, instant: number): RuleInForce | undefined {
    const [current = provision, ...others] = currentIds(this.core.ids, provision)
    if (others.length === 0) return this.book.ruleAt(current, instant)
    const parts = [current, ...others].join(", ")
    throw new QuestionError(
      "provision",
      provision,
      `one of the provisions that it was divided into: ${parts}`,
    )
  }

  decodeCase(json: unknown): Case {
    const read = decodeCase(json, this.book.form)
    if (!read.ok) throw new CaseError(read.problems)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just now seen to be one
    return json as Case
  }

  audit(of: unknown, question?: AuditQuestion): AuditAnswer {
    return this.book.audit(of, question)
  }

  history(instrument: string, known?: AsOfQuestion): HistoryAnswer {
    const [first = instrument, ...rest] = this.#idsThen(instrument, known)
    const answer = this.book.history(first, known)
    const others = rest.flatMap((id) => this.book.history(id, known).versions)
    return others.length === 0 ? answer : { ...answer, versions: [...answer.versions, ...others] }
  }

  diff(question: AsOfQuestion & { readonly from: string; readonly to: string }): DiffAnswer {
    return this.book.diff(question)
  }

  upcoming(question: AsOfQuestion & { readonly on: string }): UpcomingAnswer {
    return this.book.upcoming(question)
  }

  provision(id: string): ProvisionAnswer | IdAnswer {
    const { book } = this
    if (!book.provisions.includes(id)) return idAnswer(id, this.core.ids, book.provisions, this.coverage)
    const { instrument, title, versions } = book.history(instrumentOf(id))
    const own = versions.filter((version) => version.provision === id)
    return { v: 1, kind: "provision", provision: id, instrument, title, versions: own }
  }

  announcement(id: string): BriefAnnouncement | NotEncoded | IdAnswer {
    const answer = this.book.announcement(id)
    return answer === undefined ? this.unheld(id) : brief(answer)
  }

  announcements(known?: Pick<AsOfQuestion, "recordedBy">): BriefAnnouncementsAnswer {
    const { announcements, ...asked } = this.book.announcements(known)
    return { ...asked, announcements: announcements.map(brief), notEncoded: this.core.ids.notEncoded }
  }

  /** Why there is no such announcement here. */
  unheld(id: string): NotEncoded | IdAnswer {
    const { notEncoded, redirects } = this.core.ids
    const named = notEncoded.find((a) => a.id === id)
    if (named !== undefined) return { v: 1, kind: "not-encoded", ...named, coverage: this.coverage }
    const held = this.book.announcements().announcements.map((a) => a.id)
    return idAnswer(id, { redirects, notEncoded }, [...held, ...notEncoded.map((a) => a.id)], this.coverage)
  }

  get book(): Rulebook {
    return (this.#book ??= new Rulebook(this.core.platform, [unpackCore(this.core)]))
  }

  get core(): Core {
    return (this.#core ??= withOwnParts(this.#load()))
  }

  get coverage(): CoverageStatement {
    const { from, to, statement } = this.core.platform.coverage
    return { from, to, statement }
  }

  /** The ids that an id stood for in what was known: itself while the ledger used it, later all that it has become. */
  #idsThen(id: string, known: AsOfQuestion | undefined): readonly string[] {
    if (redirectOf(this.core.ids, id) === undefined) return [id]
    const wasUsed = this.book
      .provisionsBy(known ?? {})
      .some((held) => held === id || instrumentOf(held) === id)
    return wasUsed ? [id] : currentIds(this.core.ids, id)
  }
}
