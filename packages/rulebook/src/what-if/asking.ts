// The full audit of a case at one value of the fact that varies, in numbers.
import type { Kleene } from "../values/kleene.ts"
import { or } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import type { ProvisionId } from "../language/event.ts"
import { groupOf, type DeadlineKind } from "../language/platform.ts"
import type { RulesAsOf } from "../timeline/rules-as-of.ts"
import type { Case, Value } from "../case/decode.ts"
import type { Facts } from "../case/facts.ts"
import type { Auditor, Weighing } from "../audit/audit.ts"
import { settlementOf, type Settlement } from "../audit/outcome.ts"
import { promisedDeadlines, type PromisedDeadline } from "../audit/promises.ts"
import type { PieceRefused } from "../answers/answers.ts"
import { numbered, type VariedCase } from "./varied.ts"

type Weighed = NonNullable<Weighing["weighed"][number]>

/** What the audit says of one value. */
export interface Point {
  readonly facts: Facts
  /** What may concern the case. */
  readonly weighed: readonly Weighed[]
  readonly settlement: Settlement
  /** Of each provision whether some version of it applies. */
  readonly applies: ReadonlyMap<ProvisionId, Kleene>
  /** The provisions of which some version may apply. */
  readonly mayApply: readonly ProvisionId[]
}

export type Answered = Point | PieceRefused

/** The deadlines of a settlement by the names of their fields. */
export const deadlinesOf = ({
  shipBy,
  respondBy,
  autoReceiptAt,
  deadlines,
}: Settlement): readonly (readonly [field: string, kind: DeadlineKind, settled: Settlement["shipBy"]])[] => [
  ["shipBy", "ship-by", shipBy],
  ["respondBy", "respond-by", respondBy],
  ["autoReceiptAt", "auto-receipt", autoReceiptAt],
  ...deadlines.map(([kind, settled]) => [kind, kind, settled] as const),
]

/** Asks the audit, of each value once. */
export class Asking {
  readonly rules: RulesAsOf
  readonly of: VariedCase
  readonly about: readonly string[] | undefined
  readonly #auditor: Auditor
  readonly #promised: readonly PromisedDeadline[]
  readonly #known = new Map<number, Answered>()

  constructor(rules: RulesAsOf, auditor: Auditor, of: VariedCase, about: readonly string[] | undefined) {
    this.rules = rules
    this.of = of
    this.about = about
    this.#auditor = auditor
    this.#promised = promisedDeadlines(rules.platform)
  }

  isAsked(fact: string): boolean {
    return this.about === undefined || this.about.includes(groupOf(fact))
  }

  /** Of a number, in the unit of its kind. */
  at(value: number): Answered {
    return memo(this.#known, value, () => this.ask(numbered(value)))
  }

  ask(value: Value): Answered {
    const refused = this.of.against(value)
    return refused.length > 0 ? { refused } : this.audit(this.of.at(value))
  }

  audit(of: Case): Point {
    const { about } = this
    const { facts, weighed: all } = this.#auditor.weigh(of, { brief: true, ...(about && { about }) })
    const weighed = all.filter((one) => one !== undefined)
    const applies = new Map<ProvisionId, Kleene>()
    for (const one of weighed) applies.set(one.provision, or(applies.get(one.provision) ?? "no", one.applies))
    const settlement = settlementOf(weighed, facts, {
      platform: this.rules.platform,
      promised: this.#promised,
      isAsked: (fact) => this.isAsked(fact),
    })
    const mayApply = weighed.filter((one) => one.applies === "unknown").map((one) => one.provision)
    return { facts, weighed, settlement, applies, mayApply: [...new Set(mayApply)] }
  }
}
