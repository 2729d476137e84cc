// The facts of a platform as its cases are asked for them, those that follow from others included.
import type { CaseForm } from "./decode.ts"
import type { DeclaredFacts } from "./facts.ts"
import { Predicates } from "./predicates.ts"

export const declaredFacts = ({ platform, chronology, zone }: CaseForm): DeclaredFacts => {
  const declared = new Map(platform.facts.map((f) => [f.path, f]))
  const predicates = new Predicates(declared, zone, false)
  return { declared, chronology, holds: (where, member) => predicates.condition(where)(member).value }
}
