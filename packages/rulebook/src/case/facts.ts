// What is known of a case: the facts given, and what follows from them.
import { memo } from "../values/memo.ts"
import type { FactDeclaration, FactPath, Platform } from "../language/platform.ts"
import type { Case, Value } from "./decode.ts"

/** How a case comes to know a fact. */
export type Known =
  | { readonly how: "given" | "derived"; readonly value: Value }
  /** Not given, yet no later than another instant. */
  | { readonly how: "bounded"; readonly value: Value; readonly by: FactPath }
  /** Not given, and then presumed that there is none. */
  | { readonly how: "presumed" }
  | { readonly how: "absent" }

/** The facts of one case, with what follows from them: derived, bounded, presumed or absent. */
export class Facts {
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #case: Case
  readonly #known = new Map<FactPath, Known>()

  constructor(declared: ReadonlyMap<FactPath, FactDeclaration>, of: Case) {
    this.#declared = declared
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
    if (this.#case.given.has(derived.reached)) return [derived.by]
    return [path]
  }

  /** The absent facts from which something would follow for this one as well, were it not given itself. */
  impliedBy(path: FactPath): readonly FactPath[] {
    const { derived, notAfter } = this.#declared.get(path) ?? {}
    const sources = derived !== undefined && "reached" in derived ? [derived.reached, derived.by] : []
    const bounds = notAfter === undefined ? [] : [notAfter]
    return [...sources, ...bounds].filter((source) => this.get(source).how === "absent")
  }

  #know(path: FactPath): Known {
    const declared = this.#declared.get(path)
    if (declared?.derived !== undefined) {
      const value = this.#derive(declared.derived)
      if (value !== undefined) return { how: "derived", value }
      if ("reached" in declared.derived && this.#case.given.has(declared.derived.reached))
        return { how: "absent" }
    }
    const value = this.#case.given.get(path)
    if (value !== undefined) return { how: "given", value }
    if (declared?.notAfter !== undefined) {
      const bound = this.get(declared.notAfter)
      if ("value" in bound && bound.value.kind === "number")
        return {
          how: "bounded",
          value: { kind: "number", lo: -Infinity, hi: bound.value.hi },
          by: declared.notAfter,
        }
    }
    return declared?.presumed === undefined ? { how: "absent" } : { how: "presumed" }
  }

  #derive(derived: NonNullable<FactDeclaration["derived"]>): Value | undefined {
    if ("sum" in derived) return this.#sum(derived.sum)
    if ("count" in derived) {
      const members = this.#case.lists.get(derived.count)
      return members === undefined ? undefined : { kind: "number", lo: members.length, hi: members.length }
    }
    const reached = this.#case.given.get(derived.reached)
    const by = this.#case.given.get(derived.by)
    if (reached?.kind !== "number" || by?.kind !== "number") return undefined
    return { kind: "flag", flag: reached.lo <= by.lo }
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

export const declaredFacts = (platform: Platform): ReadonlyMap<FactPath, FactDeclaration> =>
  new Map(platform.facts.map((f) => [f.path, f]))
