// From a Rulebook and a question to what decides it for many cases.
import { memo } from "../values/memo.ts"
import type { Zone } from "../values/zone.ts"
import { placesOf } from "../language/platform.ts"
import type { ProvisionId } from "../language/event.ts"
import type { AuditAnswer, Presumption } from "../answers/answers.ts"
import { restsOn } from "../timeline/presumptions.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import { decodeCase, CaseError, type Case } from "../case/decode.ts"
import { declaredFacts } from "../case/declared-facts.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { resolvedEffect } from "../audit/effects.ts"
import { told } from "../audit/outcome.ts"
import { checkKeys, groupsOf, type AsOfQuestion, type PresumingQuestion } from "../queries/question.ts"
import type { Rulebook } from "../rulebook.ts"
import { Decider, type DecidedVersion, type Decision } from "./decide.ts"
import { Layout } from "./layout.ts"
import { lower } from "./lower.ts"
import { Row } from "./row.ts"
import { Scanner, type TextOf } from "./scan.ts"

/** As of when, what is presumed, and about which groups of facts. */
export type CompileQuestion = AsOfQuestion & PresumingQuestion & { readonly about?: readonly string[] }

const KEYS = ["announcedBy", "recordedBy", "presume", "about"]

/**
 * The rules as of one point, made ready to decide many cases: `rulebook.audit` of the same question gives the same
 * outcome, states, possible, and verdicts that apply or may. Throws `QuestionError`.
 */
export const compile = (rulebook: Rulebook, question: CompileQuestion = {}): Compiled => {
  checkKeys(question, KEYS)
  const about = question.about === undefined ? undefined : groupsOf(question.about, rulebook.groups)
  return new Compiled(rulebook, rulebook.rulesFor(question).rules, about)
}

export class Compiled {
  readonly layout: Layout
  readonly zone: Zone
  readonly #rulebook: Rulebook
  readonly #declared: DeclaredFacts
  readonly #rules: RulesAsOf
  readonly #about: readonly string[] | undefined
  readonly #decider: Decider
  #row: Row | undefined
  /** By what less is presumed. */
  readonly #under = new Map<string, Decider>()

  constructor(rulebook: Rulebook, rules: RulesAsOf, about: readonly string[] | undefined) {
    this.#rulebook = rulebook
    this.#rules = rules
    this.#about = about
    this.zone = rulebook.form.zone
    this.#declared = declaredFacts(rulebook.form)
    this.layout = new Layout(this.#declared)
    this.#decider = this.#made(rules)
  }

  #made(rules: RulesAsOf): Decider {
    return new Decider(lower(rules, this.#declared), this.#declared, this.zone, {
      about: this.#about,
      layout: this.layout,
    })
  }

  /** The provisions of which no table says when they are in force: they ask their timeline, which takes longer. */
  get asksTimelines(): readonly ProvisionId[] {
    return this.#decider.asksTimelines
  }

  /** A row for cases, to be filled anew for each. */
  row(): Row {
    return new Row(this.layout, this.#declared)
  }

  /** A reader of cases from the bytes of their JSON; `textOf`: what bytes of UTF-8 say. */
  scanner(textOf: TextOf): Scanner {
    return new Scanner(this.#rulebook.form, this.layout, textOf)
  }

  /** Decodes a case from JSON; throws `CaseError`. */
  decode(json: unknown): Case {
    const decoded = decodeCase(json, this.#rulebook.form)
    if (!decoded.ok) throw new CaseError(decoded.problems)
    return decoded.value
  }

  /** What becomes of the case that a row was filled with. */
  decide(row: Row): Decision {
    return this.#decider.decide(row)
  }

  /** What a decoded case comes to, as an audit tells it. */
  outcomeOf(of: Case): Pick<AuditAnswer, "case" | "outcome" | "states" | "late"> {
    const row = (this.#row ??= this.row())
    row.fill(of)
    const { case: name, settlement } = this.decide(row)
    const { outcome, states, late } = told(settlement, this.zone, placesOf(this.#rulebook.platform))
    return { case: name, outcome, states, ...(late === undefined ? {} : { late }) }
  }

  /** The absent facts for which its verdicts wait; `mayApply`: only of those that may apply. Of the row decided last. */
  missing(row: Row, decision: Decision, mayApply = false): readonly string[] {
    return this.#decider.missing(row, decision, mayApply)
  }

  /**
   * On which presumptions each version rests that applies, in their order: without any one of them it would be unknown or
   * come to something else.
   */
  presumed(row: Row, { versions }: Decision): ReadonlyMap<DecidedVersion, readonly Presumption[]> {
    const { presumes } = this.#rules.calendar
    const found = new Map<DecidedVersion, readonly Presumption[]>()
    if (presumes.length === 0) return found
    const known = new Map<string, Decision>()
    const under = (fewer: readonly Presumption[]): Decision =>
      memo(known, fewer.join(), () => this.#deciderUnder(fewer).decide(row))
    for (const one of versions) {
      if (one.applies === "unknown") continue
      const rests = restsOn(presumes, (fewer) => {
        const other = under(fewer).versions.find(({ place }) => place === one.place)
        return other?.applies === one.applies && this.#told(other) === this.#told(one)
      })
      if (rests.length > 0) found.set(one, rests)
    }
    return found
  }

  #deciderUnder(fewer: readonly Presumption[]): Decider {
    return memo(this.#under, fewer.join(), () => this.#made(this.#rules.under(fewer)))
  }

  /** What came of its effects, as an answer tells it. */
  #told({ done }: DecidedVersion): string {
    const places = placesOf(this.#rulebook.platform)
    return JSON.stringify(done.map((one) => resolvedEffect(one, this.zone, places)))
  }
}
