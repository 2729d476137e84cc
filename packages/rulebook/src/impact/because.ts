// By which announcements an order is answered otherwise.
import type { Case } from "../case/decode.ts"
import type { AnnouncementId, ProvisionId } from "../language/event.ts"
import { type Difference, differencesBetween, keyOf, withInstead } from "./differences.ts"
import { type Decide, type Decision, interpreter, type PointOfView } from "./engine.ts"
import type { ImpactField } from "./answer.ts"
import { differing } from "./fields.ts"

/** So many ledgers that lack one announcement are kept: those asked for last. */
const MOST_KEPT = 24

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
    const provisions = this.#provisions(changed.of)
    for (const some of [provisions.differing, provisions.possible]) {
      const made = this.#speakingOf(some).filter((one) => this.#makesADifference(one, changed))
      if (made.length > 0) return named(made)
    }
    if (this.#isPresumed(changed)) return []
    const speaking = this.#speakingOf(provisions.differing)
    return named(speaking.length > 0 ? speaking : this.#speakingOf(provisions.possible))
  }

  /** Those that apply or may, as either point tells it, and of these those of which the two do not tell alike. */
  #provisions(of: Case): { readonly [some in "differing" | "possible"]: readonly ProvisionId[] } {
    const [before, after] = [verdictsOf(this.#from, of), verdictsOf(this.#to, of)]
    const possible = [...new Set([...before.keys(), ...after.keys()])]
    return { possible, differing: possible.filter((one) => before.get(one) !== after.get(one)) }
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
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return decide
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

/** What is said of each provision that applies or may. */
const verdictsOf = ({ rulebook, question }: PointOfView, of: Case): ReadonlyMap<ProvisionId, string> => {
  const { verdicts } = rulebook.auditCase(of, { ...question, verdicts: "possible", brief: true })
  const said = new Map<ProvisionId, string>()
  for (const { provision, announcement, applies, displacedBy, effects } of verdicts)
    said.set(
      provision,
      (said.get(provision) ?? "") + JSON.stringify([announcement, applies, displacedBy, effects]),
    )
  return said
}
