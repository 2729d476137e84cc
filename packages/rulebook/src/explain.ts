// Why each verdict on a case is what it is, as a tree: read off the traces of the audit itself.
import { formatMoney, PPM } from "./values/decimal.ts"
import { frozen } from "./values/frozen.ts"
import { formatInstant } from "./values/instant.ts"
import type { Interval } from "./values/interval.ts"
import type { Zone } from "./values/zone.ts"
import type { FactType } from "./language/platform.ts"
import { factsAsked } from "./language/walk.ts"
import type { ExplainAnswer, Explained, ExplainedFact, ExplainedVerdict, Verdict } from "./answers/answers.ts"
import type { RulesAsOf } from "./timeline/rules-as-of.ts"
import { CaseError, decodeCase } from "./case/decode.ts"
import type { Facts, Known } from "./case/facts.ts"
import { factsOfPart, type Trace } from "./case/predicates.ts"
import type { Weighing } from "./audit/audit.ts"
import type { Match } from "./audit/match.ts"
import { namesOf } from "./audit/payments.ts"
import { checkKeys, type AsOfQuestion, type PresumingQuestion } from "./queries/question.ts"
import type { Rulebook } from "./rulebook.ts"

export type {
  ExplainAnswer,
  Explained,
  ExplainedFact,
  ExplainedInstant,
  ExplainedVerdict,
} from "./answers/explain.ts"

/** As of what, under what is presumed, and about which groups of facts. */
export type ExplainQuestion = AsOfQuestion & PresumingQuestion & { readonly about?: readonly string[] }

const KEYS = ["about", "announcedBy", "recordedBy", "presume"]

/**
 * The verdicts of `rulebook.audit`, each with its rule's condition as a tree of what was asked and what came of it. Throws
 * `CaseError` for what is no case and `QuestionError` for a question that cannot be answered.
 */
export const explain = (rulebook: Rulebook, json: unknown, question: ExplainQuestion = {}): ExplainAnswer => {
  checkKeys(question, KEYS)
  const { form } = rulebook
  const decoded = decodeCase(json, form)
  if (!decoded.ok) throw new CaseError(decoded.problems)
  const { case: name, asOf, verdicts } = rulebook.auditCase(decoded.value, { ...question, brief: true })
  const { rules } = rulebook.rulesFor(question)
  const weigh = (of: RulesAsOf, keeps?: (version: number) => boolean): Weighing =>
    rulebook
      .auditor(of)
      .weigh(
        decoded.value,
        { brief: true, ...(asOf.about === undefined ? {} : { about: asOf.about }) },
        keeps,
      )
  // What may concern the case where nothing is presumed is told of where something is, too.
  const bare = asOf.presume === undefined ? [] : weigh(rules.under([])).weighed
  const { facts, weighed } = weigh(rules, (version) => bare[version]?.applies === "unknown")
  const telling = new Telling(facts, form.zone)
  const matches = weighed.filter((one) => one !== undefined)
  return {
    v: 1,
    case: name,
    asOf,
    verdicts: verdicts.flatMap((verdict, i) => {
      const match = matches[i]
      return match === undefined ? [] : [telling.verdict(verdict, match)]
    }),
  }
}

/** Tells what the traces of one case hold. */
class Telling {
  readonly #facts: Facts
  readonly #zone: Zone

  constructor(facts: Facts, zone: Zone) {
    this.#facts = facts
    this.#zone = zone
  }

  verdict(
    { provision, announcement, title, inForce, matches, applies, displacedBy, presumed }: Verdict,
    { instants, trace, version }: Match,
  ): ExplainedVerdict {
    return {
      provision,
      announcement,
      title,
      inForce,
      matches,
      applies,
      ...(displacedBy === undefined ? {} : { displacedBy }),
      ...(presumed === undefined ? {} : { presumed }),
      decidedBy: instants.map(({ path, inForce: within, savings }) => ({
        fact: path,
        inForce: within,
        savings: savings.map((saving) => this.#explained(saving, this.#facts)),
      })),
      when: trace === undefined ? null : this.#explained(trace, this.#facts),
      effects: frozen(version.rule?.effects ?? []),
    }
  }

  #explained(trace: Trace, facts: Facts, member?: string): Explained {
    const { node, value, parts, known, against } = trace
    const list = "some" in node || "every" in node ? node.of : undefined
    const names = list === undefined ? [] : namesOf(list, facts.members(list) ?? [])
    const type = facts.declaration(factsAsked(node)[0] ?? "")?.type
    return {
      node: frozen(node),
      is: value,
      parts: parts.map((part, i) => this.#explained(part, factsOfPart(trace, i, facts), names[i])),
      ...(member === undefined ? {} : { member }),
      ...(known === undefined ? {} : { known: this.#known(known, type, facts.places) }),
      ...("after" in node ? { after: this.#known(facts.get(node.after), type, facts.places) } : {}),
      ...(against === undefined ? {} : { against: this.#dates(against) }),
    }
  }

  #dates({ lo, hi }: Interval): NonNullable<Explained["against"]> {
    return {
      ...(Number.isFinite(lo) ? { from: formatInstant(lo, this.#zone) } : {}),
      ...(Number.isFinite(hi) ? { to: formatInstant(hi, this.#zone) } : {}),
    }
  }

  #known(known: Known, type: FactType | undefined, places: number): ExplainedFact {
    const { how } = known
    if (!("value" in known)) return { how }
    const { value } = known
    if (value.kind === "flag") return { how, value: value.flag }
    if (value.kind === "word") return { how, value: value.word }
    if (value.kind === "set") return { how, value: [...value.words] }
    const { lo, hi } = value
    if (lo === hi) return { how, value: this.#written(lo, type, places) }
    return {
      how,
      ...(Number.isFinite(lo) ? { from: this.#written(lo, type, places) } : {}),
      ...(Number.isFinite(hi) ? { to: this.#written(hi, type, places) } : {}),
    }
  }

  #written(n: number, type: FactType | undefined, places: number): string | number {
    if (type === "instant") return formatInstant(n, this.#zone)
    if (type === "money") return formatMoney(n, places)
    return type === "ratio" ? n / PPM : n
  }
}
