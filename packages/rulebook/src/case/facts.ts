// What is known of a case: the facts given, and what follows from them.
import { atLeast, exactly } from "../values/interval.ts"
import { memo } from "../values/memo.ts"
import type { FactDeclaration, FactPath, TreeId } from "../language/platform.ts"
import { factValues } from "../language/tree.ts"
import type { Parents } from "../values/region.ts"
import type { Chronology } from "./chronology.ts"
import type { Case, CaseForm, Value } from "./decode.ts"

/** How a case comes to know a fact. */
export type Known =
  | { readonly how: "given" | "derived"; readonly value: Value }
  /** Not given, yet no earlier than one instant, and no later than another. */
  | {
      readonly how: "bounded"
      readonly value: Extract<Value, { readonly kind: "number" }>
      readonly after?: FactPath
      readonly before?: FactPath
    }
  /** The case says that there was none; `since`: it follows from another that was not. */
  | { readonly how: "none"; readonly since?: FactPath }
  /** Not given, and then presumed that there is none. */
  | { readonly how: "presumed" }
  | { readonly how: "absent" }

/** Was there none, said or presumed? What is asked of it is then certainly not so. */
export const isNone = ({ how }: Known): boolean => how === "none" || how === "presumed"

/** Not given: unknown, be it bounded. */
const isOpen = ({ how }: Known): boolean => how === "absent" || how === "bounded"

/** The facts of one case, with what follows from them: derived, bounded, presumed or absent. */
export class Facts {
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #chronology: Chronology
  readonly #case: Case
  readonly #known = new Map<FactPath, Known>()

  constructor({ declared, chronology }: DeclaredFacts, of: Case) {
    this.#declared = declared
    this.#chronology = chronology
    this.#case = of
  }

  get(path: FactPath): Known {
    return memo(this.#known, path, () => this.#know(path))
  }

  declaration(path: FactPath): FactDeclaration | undefined {
    return this.#declared.get(path)
  }

  /** The members of a list, undefined where the list is absent. */
  list(path: FactPath): readonly ReadonlyMap<string, Value>[] | undefined {
    return this.#case.lists.get(path)
  }

  /** The absent facts that this one needs: itself, or what it is derived from. */
  missing(path: FactPath): readonly FactPath[] {
    const derived = this.#declared.get(path)?.derived
    if (derived === undefined) return [path]
    if ("sum" in derived) return [derived.sum.slice(0, derived.sum.indexOf("[]"))]
    if ("count" in derived) return [derived.count.slice(0, -2)]
    if (this.#numberOf(derived.reached) !== undefined) return [derived.by]
    return [path]
  }

  /** The absent facts that can stand in for this one: what it is derived from, and what it is never later than. */
  impliedBy(path: FactPath): readonly FactPath[] {
    const { derived, notAfter } = this.#declared.get(path) ?? {}
    const sources = derived !== undefined && "reached" in derived ? [derived.reached, derived.by] : []
    const bounds = notAfter === undefined ? [] : [notAfter]
    return [...sources, ...bounds].filter((source) => isOpen(this.get(source)))
  }

  #know(path: FactPath): Known {
    const declared = this.#declared.get(path)
    const derived = declared?.derived === undefined ? undefined : this.#derive(declared.derived)
    if (derived !== undefined) return derived
    const said = this.#case.given.get(path)
    if (said?.kind === "none") return said.since === undefined ? NONE : { how: "none", since: said.since }
    if (said !== undefined && said.kind !== "unknown") return { how: "given", value: said }
    if (said === undefined && declared?.presumed !== undefined) return PRESUMED
    return this.#bounded(path) ?? ABSENT
  }

  /** Where an instant must lie, between the latest before it and the earliest after it that are given. */
  #bounded(path: FactPath): Known | undefined {
    const after = this.#outermost(this.#chronology.earlierThan(path), (a, b) => a > b)
    const before = this.#outermost(this.#chronology.laterThan(path), (a, b) => a < b)
    if (after === undefined && before === undefined) return undefined
    return {
      how: "bounded",
      value: { kind: "number", lo: after?.t ?? -Infinity, hi: before?.t ?? Infinity },
      ...(after === undefined ? {} : { after: after.path }),
      ...(before === undefined ? {} : { before: before.path }),
    }
  }

  #outermost(
    paths: Iterable<FactPath>,
    isFurther: (a: number, b: number) => boolean,
  ): { readonly path: FactPath; readonly t: number } | undefined {
    let best: { readonly path: FactPath; readonly t: number } | undefined
    for (const path of paths) {
      const t = this.#numberOf(path)
      if (t !== undefined && (best === undefined || isFurther(t, best.t))) best = { path, t }
    }
    return best
  }

  /** An instant that is given. */
  #numberOf(path: FactPath): number | undefined {
    const said = this.#case.given.get(path)
    return said?.kind === "number" ? said.lo : undefined
  }

  #derive(derived: NonNullable<FactDeclaration["derived"]>): Known | undefined {
    if ("sum" in derived) return known(this.#sum(derived.sum))
    if ("count" in derived) {
      const members = this.#case.lists.get(derived.count)
      return members === undefined ? undefined : known({ kind: "number", ...exactly(members.length) })
    }
    return this.#reached(derived)
  }

  /** Without the instant of reaching what is given stands; with it only what follows from it. */
  #reached({ reached, by }: { readonly reached: FactPath; readonly by: FactPath }): Known | undefined {
    const said = this.#case.given.get(reached)
    if (said === undefined || said.kind === "unknown") return undefined
    const limit = this.get(by)
    if (isNone(limit)) return NONE
    if (said.kind === "none") return known({ kind: "flag", flag: false })
    if (said.kind !== "number" || !("value" in limit) || limit.value.kind !== "number") return ABSENT
    const had = atLeast(limit.value, said)
    return had === "unknown" ? ABSENT : known({ kind: "flag", flag: had === "yes" })
  }

  /** Where a member's amount is absent, the sum is at least that of the others. */
  #sum(path: FactPath): Value | undefined {
    const at = path.indexOf("[]")
    const members = this.#case.lists.get(path.slice(0, at + 2))
    if (members === undefined) return undefined
    const key = path.slice(at + 3)
    let [lo, hi] = [0, 0]
    for (const member of members) {
      const value = member.get(key)
      if (value?.kind === "number") [lo, hi] = [lo + value.lo, hi + value.hi]
      else hi = Infinity
    }
    return { kind: "number", lo, hi }
  }
}

const NONE: Known = { how: "none" }
const PRESUMED: Known = { how: "presumed" }
const ABSENT: Known = { how: "absent" }

const known = (value: Value | undefined): Known | undefined =>
  value === undefined ? undefined : { how: "derived", value }

/** The facts that a platform declares, and the order in which its instants can happen. */
export interface DeclaredFacts {
  /** The values of a fact of a tree are its places. */
  readonly declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly trees: ReadonlyMap<TreeId, Parents>
  readonly chronology: Chronology
}

export const declaredFacts = ({ platform, chronology }: CaseForm): DeclaredFacts => ({
  declared: new Map(
    platform.facts.map((f) => [f.path, f.tree === undefined ? f : { ...f, values: factValues(f, platform) }]),
  ),
  trees: new Map((platform.trees ?? []).map((t) => [t.id, new Map(t.places.map((p) => [p.id, p.in]))])),
  chronology,
})
