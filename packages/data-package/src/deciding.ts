import {
  checkKeys,
  frozen,
  groupsOf,
  KEYS,
  QuestionError,
  type AsOfCase,
  type LedgerMention,
} from "@policy-ledger/rulebook"
import { Judge, readProgram, type Judgement, type WrittenProgram } from "@policy-ledger/rulebook/program"

/** What an entry that decides answers from: its rules as a program, and of what they were made. Plain JSON. */
export interface Decided {
  readonly program: WrittenProgram
  /** The groups of facts that a question can be about. */
  readonly groups: readonly string[]
  readonly ledgers: readonly LedgerMention[]
}

/** What a case is asked: about all groups of facts, or some. */
export interface DecisionQuestion {
  readonly about?: readonly string[]
}

/** What becomes of a case by the whole log: of the audit's answer what is certain, and the provisions alone. */
export interface Decision extends Judgement {
  readonly v: 1
  readonly asOf: AsOfCase
}

/** Where a question is answered that is none of these entries'. */
const answeredBy = (key: string, isPresuming: boolean): string => {
  if (key !== "presume") return "audit of the entry . answers it"
  return isPresuming
    ? "all is presumed here, and audit of the entry . presumes what it is told"
    : "the entry ./decide/presumed presumes all, and audit of the entry . what it is told"
}

/** Refuses what only an audit answers. */
const checkQuestion = (question: unknown, isPresuming: boolean): void => {
  for (const key in Object(question))
    if (key !== "about" && KEYS.audit.some((known) => known === key))
      throw new QuestionError("question", key, `about alone: ${answeredBy(key, isPresuming)}`)
  checkKeys(question, ["about"])
}

/** Decides cases by a written program, which is read at the first. */
export class Deciding {
  readonly #load: () => Decided
  #read: (Decided & { readonly judge: Judge }) | undefined

  constructor(load: () => Decided) {
    this.#load = load
  }

  /** Throws `CaseError` and `QuestionError`. */
  decide(json: unknown, question: DecisionQuestion = {}): Decision {
    const { judge, program, groups, ledgers } = (this.#read ??= this.#made())
    const { presumes } = program
    checkQuestion(question, presumes.length > 0)
    const about = question.about === undefined ? undefined : groupsOf(question.about, groups)
    const { case: name, ...judgement } = judge.judge(json, about)
    return {
      v: 1,
      case: name,
      asOf: {
        announcedBy: null,
        recordedBy: null,
        ...(presumes.length === 0 ? {} : { presume: presumes }),
        ...(about === undefined ? {} : { about }),
        ledgers,
      },
      ...judgement,
    }
  }

  #made(): Decided & { readonly judge: Judge } {
    const decided = this.#load()
    // What answers refer to as it is.
    frozen(decided.program.presumes)
    frozen(decided.ledgers)
    return { ...decided, judge: new Judge(readProgram(decided.program)) }
  }
}
