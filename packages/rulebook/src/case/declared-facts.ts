// The facts that a platform declares, as cases are read with them.
import { placesOf } from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import type { CaseForm } from "./decode.ts"
import type { DeclaredFacts } from "./facts.ts"
import { Predicates } from "./predicates.ts"

export const declaredFacts = ({ platform, chronology, zone }: CaseForm): DeclaredFacts => {
  const declared = new Map(
    platform.facts.map((f) => [f.path, f.tree === undefined ? f : { ...f, values: factValues(f, platform) }]),
  )
  const trees = new Map((platform.trees ?? []).map((t) => [t.id, new Map(t.places.map((p) => [p.id, p.in]))]))
  const places = placesOf(platform)
  const predicates = new Predicates({ declared, trees, places }, zone, false)
  return {
    declared,
    trees,
    places,
    chronology,
    holds: (where, member) => predicates.condition(where)(member).value,
  }
}
