// What is known of a case: the facts given, and what follows from them.
import { ratioOf } from "../values/decimal.ts"
import { atLeast, exactly, type Interval } from "../values/interval.ts"
import type { Kleene } from "../values/kleene.ts"
import { memo } from "../values/memo.ts"
import type { Condition } from "../language/condition.ts"
import type { Derivation, FactDeclaration, FactPath, ListPath, TreeId } from "../language/platform.ts"
import { factsDerivedFrom } from "../language/walk.ts"
import type { Parents } from "../values/region.ts"
import type { Chronology } from "./chronology.ts"
import type { Case, Member, Said, Value } from "./decode.ts"

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

/** Where a number lies of which nothing is known but that it counts or costs something. */
const AT_LEAST_NOTHING: Interval = { lo: 0, hi: Infinity }

/** How much or how many: of what was not, none. */
export const quantityOf = (known: Known): Interval =>
  isNone(known)
    ? exactly(0)
    : "value" in known && known.value.kind === "number"
      ? known.value
      : AT_LEAST_NOTHING

/** The facts of one case, with what follows from them: derived, bounded, presumed or absent. */
export class Facts {
  readonly #declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly #chronology: Chronology
  readonly #case: Case
  readonly #known = new Map<FactPath, Known>()
  readonly #members = new Map<ListPath, readonly Facts[] | undefined>()
  readonly #form: DeclaredFacts
  readonly #member: Member | undefined

  /** `member`: the one of a list as which the case is seen. */
  constructor(form: DeclaredFacts, of: Case, member?: Member) {
    this.#form = form
    this.#declared = form.declared
    this.#chronology = form.chronology
    this.#case = of
    this.#member = member
  }

  get(path: FactPath): Known {
    return memo(this.#known, path, () => this.know(path))
  }

  declaration(path: FactPath): FactDeclaration | undefined {
    return this.#declared.get(path)
  }

  /** How many decimals money has. */
  get places(): number {
    return this.#form.places
  }

  /** The case as each member of a list sees it: facts of the list are its own. undefined where the list is absent. */
  members(list: ListPath): readonly Facts[] | undefined {
    return memo(this.#members, list, () =>
      this.#case.lists.get(list)?.map((member) => new Facts(this.#form, this.#case, member)),
    )
  }

  protected said(path: FactPath): Said | undefined {
    return this.#member?.get(path) ?? this.#case.given.get(path)
  }

  /** Of each member of a list how much counts; undefined where the list is absent. */
  #counting(
    list: ListPath,
    where: Condition | undefined,
    of: (member: Facts) => Interval,
  ): readonly Interval[] | undefined {
    return this.members(list)?.map((member) => {
      const counts = where === undefined ? "yes" : this.#form.holds(where, member)
      const { lo, hi } = counts === "no" ? exactly(0) : of(member)
      return { lo: counts === "yes" ? lo : 0, hi }
    })
  }

  /** The sum of a fact over the members of its list; undefined where the list is absent. */
  total(path: FactPath, where?: Condition): Interval | undefined {
    return sumOf(this.#counting(listIn(path), where, (member) => quantityOf(member.get(path))))
  }

  /** How many members a list has; undefined where it is absent. */
  protected length(list: ListPath): number | undefined {
    return this.#case.lists.get(list)?.length
  }

  #count(list: ListPath, where?: Condition): Interval | undefined {
    if (where === undefined) return numbered(this.length(list))
    return sumOf(this.#counting(list, where, () => exactly(1)))
  }

  /** The absent facts that this one needs: itself, or what it is derived from. */
  missing(path: FactPath): readonly FactPath[] {
    const derived = this.#declared.get(path)?.derived
    // Of a list it is the list that is not given.
    if (derived === undefined) return [path.replace(/\[\]$/, "")]
    const [of = path, ...where] = factsDerivedFrom(derived)
    if ("sum" in derived || "count" in derived || "share" in derived) {
      const others = where.filter((fact) => !fact.includes("[]") && isOpen(this.get(fact)))
      return [listIn(of).slice(0, -2), ...others.flatMap((fact) => this.missing(fact))]
    }
    if ("ratio" in derived)
      return [derived.ratio, derived.over].flatMap((part) =>
        isExact(this.get(part)) ? [] : this.missing(part),
      )
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

  /** Works out what is known of a fact. */
  protected know(path: FactPath): Known {
    // A list is known by how many it has.
    const length = this.length(path)
    if (length !== undefined) return { how: "given", value: { kind: "number", ...exactly(length) } }
    const declared = this.#declared.get(path)
    const derived = declared?.derived === undefined ? undefined : this.#derive(declared.derived)
    if (derived !== undefined) return derived
    const said = this.said(path)
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
    const said = this.said(path)
    return said?.kind === "number" ? said.lo : undefined
  }

  #derive(derived: Derivation): Known | undefined {
    if ("sum" in derived) return known(this.total(derived.sum, derived.where))
    if ("count" in derived) return known(this.#count(derived.count, derived.where))
    if ("share" in derived)
      return shareIn(this.#count(derived.share, derived.where), this.#count(derived.share))
    if ("ratio" in derived) {
      const [part, whole] = [this.get(derived.ratio), this.get(derived.over)]
      return isOpen(part) && isOpen(whole) ? undefined : shareIn(quantityOf(part), quantityOf(whole))
    }
    return this.#reached(derived)
  }

  /** Without the instant of reaching what is given stands; with it only what follows from it. */
  #reached({ reached, by }: { readonly reached: FactPath; readonly by: FactPath }): Known | undefined {
    const said = this.said(reached)
    if (said === undefined || said.kind === "unknown") return undefined
    const limit = this.get(by)
    if (isNone(limit)) return NONE
    if (said.kind === "none") return NOT_REACHED
    if (said.kind !== "number" || !("value" in limit) || limit.value.kind !== "number") return ABSENT
    const had = atLeast(limit.value, said)
    return had === "unknown" ? ABSENT : had === "yes" ? REACHED : NOT_REACHED
  }
}

const numbered = (n: number | undefined): Interval | undefined => (n === undefined ? undefined : exactly(n))

/** The list whose fact this is. */
export const listIn = (path: FactPath): ListPath => path.slice(0, path.indexOf("[]") + 2)

const isExact = (known: Known): boolean => {
  const { lo, hi } = quantityOf(known)
  return lo === hi
}

/** What is not given is at least nothing: so the sum is at least that of the others. */
const sumOf = (parts: readonly Interval[] | undefined): Interval | undefined =>
  parts?.reduce((a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }), exactly(0))

/** One number as a share of another; of nothing there is none, and of what may be nothing nobody can say. */
const shareIn = (part: Interval | undefined, whole: Interval | undefined): Known | undefined => {
  if (part === undefined || whole === undefined) return undefined
  if (whole.hi === 0) return NONE
  if (whole.lo === 0) return ABSENT
  return known({
    lo: Number.isFinite(whole.hi) ? ratioOf(part.lo, whole.hi) : 0,
    hi: Number.isFinite(part.hi) ? ratioOf(part.hi, whole.lo) : Infinity,
  })
}

const NONE: Known = { how: "none" }
const PRESUMED: Known = { how: "presumed" }
const ABSENT: Known = { how: "absent" }

const REACHED: Known = { how: "derived", value: { kind: "flag", flag: true } }
const NOT_REACHED: Known = { how: "derived", value: { kind: "flag", flag: false } }

const known = (value: Interval | undefined): Known | undefined =>
  value === undefined ? undefined : { how: "derived", value: { kind: "number", lo: value.lo, hi: value.hi } }

/** The facts that a platform declares, and the order in which its instants can happen. */
export interface DeclaredFacts {
  /** The values of a fact of a tree are its places. */
  readonly declared: ReadonlyMap<FactPath, FactDeclaration>
  readonly trees: ReadonlyMap<TreeId, Parents>
  readonly chronology: Chronology
  /** Of money. */
  readonly places: number
  /** Whether a member of a list is among those that a derived fact counts. */
  readonly holds: (where: Condition, member: Facts) => Kleene
}
