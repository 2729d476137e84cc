// A program asked of one case at a time by the audit's own parts: no timeline, and nothing that only pays where cases are
// many. Small rather than fast: what is loaded to be asked a few times.
import { and, or, type Kleene } from "../values/kleene.ts"
import type { ProvisionId } from "../language/event.ts"
import { groupOf, type FactPath } from "../language/platform.ts"
import { civilTimeOf } from "../language/zone.ts"
import type { AuditAnswer } from "../answers/answers.ts"
import { caseForm, CaseError, decodeCase, type CaseForm } from "../case/decode.ts"
import { declaredFacts } from "../case/declared-facts.ts"
import { Facts, type DeclaredFacts } from "../case/facts.ts"
import { instantInterval, Predicates, type Trace } from "../case/predicates.ts"
import { workCalendars } from "../audit/calendars.ts"
import { appliesAmong, type Displacers } from "../audit/displace.ts"
import { Resolution } from "../audit/effects.ts"
import { Counting } from "../audit/falling.ts"
import { itemsMatched } from "../audit/items.ts"
import { movesOf } from "../audit/moving.ts"
import { settlementOf, told } from "../audit/outcome.ts"
import { promisedDeadlines, type PromisedDeadline } from "../audit/promises.ts"
import { displacersIn } from "./displacers.ts"
import { combinationOf, overInterval } from "./in-force.ts"
import { kleeneOf, valueOf } from "./kleene.ts"
import type { InForceTable, LoweredProgram, LoweredVersion } from "./lower.ts"

/** A version whose statuses are all in a table, with no more of it than decides. */
export interface TabledVersion extends Omit<LoweredVersion, "announcement" | "inForce"> {
  readonly inForce: Omit<InForceTable, "most">
}

/** A program that needs no timeline. */
export interface TabledProgram extends Omit<LoweredProgram, "versions"> {
  readonly versions: readonly TabledVersion[]
}

/** What becomes of one case: of the audit's answer what every reader of orders asks for. */
export interface Judgement extends Pick<AuditAnswer, "case" | "currency" | "outcome" | "states" | "late"> {
  /** The provisions that apply, each once and in the order of their ids. */
  readonly applies: readonly ProvisionId[]
  /** Those that may apply. */
  readonly possible: readonly ProvisionId[]
}

interface Judged {
  readonly version: { readonly provision: ProvisionId; readonly rule: TabledVersion }
  readonly trace: Trace | undefined
  readonly applies: Kleene
}

/** Judges the cases of one platform as of one point. */
export class Judge {
  readonly #program: TabledProgram
  readonly #form: CaseForm
  readonly #declared: DeclaredFacts
  readonly #predicates: Predicates
  readonly #displacers: Displacers
  readonly #calendars: ReturnType<typeof workCalendars>
  readonly #promised: readonly PromisedDeadline[]

  constructor(program: TabledProgram) {
    const { platform, presumes, versions } = program
    const zone = civilTimeOf(platform)
    if (zone === undefined)
      throw new Error(`${platform.caseId}: found no offset of its platform, expected one`)
    this.#program = program
    this.#form = caseForm(platform, zone)
    this.#declared = declaredFacts(this.#form)
    this.#predicates = new Predicates(this.#declared, zone, presumes.includes("conditions"))
    this.#calendars = workCalendars(platform)
    this.#promised = promisedDeadlines(platform)
    this.#displacers = displacersIn(versions)
  }

  /** `about`: the groups of facts that it is asked about; without them about all. Throws `CaseError`. */
  judge(json: unknown, about?: readonly string[]): Judgement {
    const decoded = decodeCase(json, this.#form)
    if (!decoded.ok) throw new CaseError(decoded.problems)
    const { platform } = this.#program
    const { zone } = this.#form
    const facts = new Facts(this.#declared, decoded.value)
    const isAsked = (path: FactPath): boolean => about?.includes(groupOf(path)) ?? true
    const asked = this.#displaced(facts).filter(
      ({ version, applies }) => applies !== "no" && version.rule.decidedBy.some(isAsked),
    )
    // What it waits for is told by explanations alone.
    const moves = movesOf(asked, zone, () => [])
    const counting = new Counting(zone, this.#calendars, moves.calendars)
    const resolution = new Resolution(facts, zone, this.#predicates, platform, moves, counting)
    const weighed = asked.map(({ version: { provision, rule }, trace, applies }) => {
      const items = itemsMatched(trace, facts, platform.items)
      const resolved = rule.effects.map((effect) => resolution.done(effect, items))
      return { provision, applies, resolved, unheld: rule.unheld }
    })
    const provisions = (applies: Kleene) => [
      ...new Set(weighed.filter((one) => one.applies === applies).map(({ provision }) => provision)),
    ]
    const id = facts.get(platform.caseId)
    const settlement = settlementOf(weighed, facts, { platform, promised: this.#promised, isAsked })
    const { possible: _instead, ...settled } = told(settlement, zone, facts.places)
    return {
      case: "value" in id && id.value.kind === "word" ? id.value.word : null,
      ...(platform.currency === "CNY" ? {} : { currency: platform.currency }),
      ...settled,
      applies: provisions("yes"),
      possible: provisions("unknown"),
    }
  }

  #displaced(facts: Facts): readonly Judged[] {
    const own = this.#program.versions.map((rule): Judged => {
      const inForce = this.#inForce(rule, facts)
      const trace =
        inForce === "no" || rule.when === null ? undefined : this.#predicates.condition(rule.when)(facts)
      const version = { provision: rule.provision, rule }
      return { version, trace, applies: and(inForce, trace?.value ?? "unknown") }
    })
    const applies = appliesAmong(own, (i) => own[i]?.applies ?? "no", this.#displacers)
    return own.map((one, i) => ({ ...one, applies: applies[i] ?? "no" }))
  }

  #inForce({ decidedBy, inForce: { bounds, savings, status } }: TabledVersion, facts: Facts): Kleene {
    const combination = combinationOf(savings, ({ saving, against }) =>
      valueOf(this.#predicates.saving(saving)(facts, against).value),
    )
    const statuses = status[combination] ?? []
    return decidedBy.reduce<Kleene>((any, path) => {
      const when = instantInterval(facts, path)
      return when === null ? any : or(any, kleeneOf(overInterval(statuses, bounds, when.lo, when.hi)))
    }, "no")
  }
}
