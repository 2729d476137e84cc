// By which announcements an order is answered otherwise.
import type { ResolvedEffect } from "../answers/answers.ts"
import { isPayment } from "../audit/payments.ts"
import type { Case } from "../case/decode.ts"
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import { type Difference, differencesBetween, keyOf, withInstead } from "./differences.ts"
import { type Decide, type Decision, interpreter, type PointOfView } from "./engine.ts"
import type { ImpactField } from "./answer.ts"
import { differing } from "./fields.ts"

/**
 * Ledgers that lack one announcement are kept, those asked for last: as many as hold so many readings together (some
 * 20 KB each, once they have been asked), and at least a few.
 */
const MOST_READINGS = 10_000
const FEWEST_KEPT = 8

/** An order that is answered otherwise, and in which fields. */
interface Changed {
  readonly of: Case
  readonly fields: readonly ImpactField[]
  readonly was: Decision
  readonly is: Decision
}

/**
 * Names the announcements that made a difference between two points of view. One did if the answer of the point that
 * knows more of it is another, in the fields that changed, once it knows of it only what the other point knows. Where
 * none did so alone (two announcements say the same, say), all are named that the points do not know alike and that
 * speak of the provisions whose verdicts differ; none where the presumptions alone lead from one answer to the other.
 */
export class Because {
  readonly #from: PointOfView
  readonly #to: PointOfView
  readonly #kept = new Map<string, Decide>()
  #differences: ReadonlyMap<string, Difference> | undefined
  #presuming: Decide | undefined

  constructor(from: PointOfView, to: PointOfView) {
    this.#from = from
    this.#to = to
  }

  of(changed: Changed): readonly AnnouncementId[] {
    this.#differences ??= differencesBetween(this.#from, this.#to)
    if (this.#differences.size === 0) return []
    const [before, after] = [saidBy(this.#from, changed.of), saidBy(this.#to, changed.of)]
    const possible = [...new Set([...before.keys(), ...after.keys()])]
    const otherwise = possible.filter((one) => before.get(one)?.words !== after.get(one)?.words)
    const moving = movingOf(changed.fields, [before, after])
    // Most rules tell of offers and duties, which no field holds: those that can move one are asked first.
    for (const some of [otherwise.filter((one) => moving.has(one)), otherwise, possible]) {
      const made = this.#speakingOf(some).filter((one) => this.#makesADifference(one, changed))
      if (made.length > 0) return named(made)
    }
    if (this.#isPresumed(changed)) return []
    const speaking = this.#speakingOf(otherwise)
    return named(speaking.length > 0 ? speaking : this.#speakingOf(possible))
  }

  #speakingOf(provisions: readonly ProvisionId[]): readonly Difference[] {
    const found = new Set<Difference>()
    for (const { rulebook, question } of [this.#from, this.#to]) {
      const { presume: _presume, ...known } = question
      for (const provision of provisions)
        for (const reading of rulebook.readingsOf(provision, known)) {
          const difference = this.#differences?.get(keyOf(reading))
          if (difference !== undefined) found.add(difference)
        }
    }
    return [...found]
  }

  #makesADifference(one: Difference, { of, fields, was, is }: Changed): boolean {
    const answer = one.knownBy === "to" ? is : was
    return isOther(this.#lacking(one)(of), answer, fields)
  }

  #lacking(one: Difference): Decide {
    const key = keyOf(one.of)
    const kept = this.#kept.get(key)
    this.#kept.delete(key)
    const decide = kept ?? interpreter(withInstead(one.knownBy === "to" ? this.#to : this.#from, one))
    this.#kept.set(key, decide)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#mostKept() && oldest !== undefined) this.#kept.delete(oldest)
    return decide
  }

  #mostKept(): number {
    const readings = this.#to.rulebook.states.reduce((sum, state) => sum + state.readings.size, 0)
    return Math.max(FEWEST_KEPT, MOST_READINGS / Math.max(1, readings))
  }

  /** Is it what the first point would answer under the presumptions of the second? */
  #isPresumed({ of, fields, is }: Changed): boolean {
    const { rulebook, question } = this.#from
    const { presume: asked = [] } = question
    const { presume = [] } = this.#to.question
    if (asked.length === presume.length && asked.every((one) => presume.includes(one))) return false
    this.#presuming ??= interpreter({ rulebook, question: { ...question, presume } })
    return !isOther(this.#presuming(of), is, fields)
  }
}

const isOther = (one: Decision, other: Decision, fields: readonly ImpactField[]): boolean =>
  differing(one, other).some((field) => fields.includes(field))

const named = (differences: readonly Difference[]): readonly AnnouncementId[] =>
  [...new Set(differences.map(({ of }) => of.announcement))].toSorted()

/** What is said of a provision that applies or may. */
interface SaidOf {
  /** All of it, to be compared. */
  readonly words: string
  readonly effects: readonly ResolvedEffect[]
  readonly displacedBy: readonly ProvisionId[]
}

type Said = ReadonlyMap<ProvisionId, SaidOf>

const saidBy = ({ rulebook, question }: PointOfView, of: Case): Said => {
  const { verdicts } = rulebook.auditCase(of, { ...question, verdicts: "possible", brief: true })
  const said = new Map<ProvisionId, SaidOf>()
  for (const { provision, announcement, applies, displacedBy = [], effects } of verdicts) {
    const known = said.get(provision) ?? { words: "", effects: [], displacedBy: [] }
    said.set(provision, {
      words: known.words + JSON.stringify([announcement, applies, displacedBy, effects]),
      effects: [...known.effects, ...effects],
      displacedBy: [...known.displacedBy, ...displacedBy],
    })
  }
  return said
}

/** What an effect enters or moves; undefined where no field of an outcome holds it. */
const movedBy = (effect: ResolvedEffect): "deadlines" | "payments" | "refund" | "exempt" | undefined => {
  if (isPayment(effect)) return "payments"
  switch (effect.kind) {
    case "cap":
      return "payments"
    case "refund":
      return "refund"
    case "waive":
      return "exempt"
    case "sanction":
    case "offer":
    case "duty":
    case "notice":
      return undefined
    case "ship-by":
    case "respond-by":
    case "auto-receipt":
    case "deadline":
    case "pause":
    case "extend":
    case "calendar":
      return "deadlines"
  }
}

/** A payment may count days, too. */
const canMove = (effect: ResolvedEffect, field: ImpactField): boolean => {
  const moved = movedBy(effect)
  if (field === "refund" || field === "exempt") return moved === field
  return moved === "deadlines" || (field === "payments" && moved === "payments")
}

/** The provisions that can move one of the fields, by their effects or by what they displace; those without any may. */
const movingOf = (fields: readonly ImpactField[], points: readonly Said[]): ReadonlySet<ProvisionId> => {
  const moving = new Set<ProvisionId>()
  const all = new Set(points.flatMap((said) => [...said.keys()]))
  for (const provision of all) {
    const effects = points.flatMap((said) => said.get(provision)?.effects ?? [])
    if (effects.length === 0 || effects.some((effect) => fields.some((field) => canMove(effect, field))))
      moving.add(provision)
  }
  // The set grows while it is walked.
  for (const provision of moving)
    for (const said of points)
      for (const displacer of said.get(provision)?.displacedBy ?? []) moving.add(displacer)
  return moving
}
