// Conditions and savings as functions of a row: their value alone, and the absent facts that leave it unknown.
import type { Interval } from "../values/interval.ts"
import type { Zone } from "../values/zone.ts"
import { memo } from "../values/memo.ts"
import type { Atom, Condition, Saving } from "../language/condition.ts"
import type { FactPath, ListPath } from "../language/platform.ts"
import { factsAsked, matchAtom, matchCondition, matchSaving } from "../language/walk.ts"
import type { DeclaredFacts } from "../case/facts.ts"
import { boundOf, instantOf, milliseconds, type Predicates } from "../case/predicates.ts"
import { NO, not, UNKNOWN, valueOf, YES, type Value } from "./kleene.ts"
import type { Layout, Slot } from "./layout.ts"
import type { Missing } from "./missing.ts"
import { DERIVED, GIVEN, MOST_BITS, NO_WORD, type Row } from "./row.ts"

export type Ask = (row: Row) => Value
type AskMissing = (row: Row, missing: Missing) => void

/** A condition made ready: what it comes to, and of one that is unknown the absent facts because of which it is. */
export interface Asked {
  readonly value: Ask
  readonly missing: AskMissing
}

const NOTHING_MISSING: AskMissing = () => {}

/** What is certain waits for nothing. */
const whileUnknown = ({ value, missing }: Asked): Asked => ({
  value,
  missing: (row, collected) => {
    if (value(row) === UNKNOWN) missing(row, collected)
  },
})

const settled = (value: Value): Asked => ({ value: () => value, missing: NOTHING_MISSING })

const FEW_WORDS = 64

/** The conditions and savings of one platform, for its rows. Words are asked as `Predicates` asks them, each once. */
export class Conditions {
  readonly #layout: Layout
  readonly #declared: DeclaredFacts
  readonly #predicates: Predicates
  readonly #zone: Zone
  readonly #unstated: Value
  readonly #conditions = new Map<Condition, Asked>()

  /** `conditions`: is a condition that a source names and does not give presumed to be fulfilled? */
  constructor(
    layout: Layout,
    declared: DeclaredFacts,
    predicates: Predicates,
    zone: Zone,
    conditions: boolean,
  ) {
    this.#layout = layout
    this.#declared = declared
    this.#predicates = predicates
    this.#zone = zone
    this.#unstated = conditions ? YES : UNKNOWN
  }

  condition(node: Condition): Asked {
    return memo(this.#conditions, node, () => whileUnknown(this.#condition(node)))
  }

  #condition(node: Condition): Asked {
    return matchCondition<Asked>(node, {
      always: () => settled(YES),
      unstated: () => settled(this.#unstated),
      all: ({ all }) => allOf(all.map((one) => this.condition(one))),
      any: ({ any }) => anyOf(any.map((one) => this.condition(one))),
      not: (negated) => notThat(this.condition(negated.not)),
      known: (known) => this.#leaf(known, this.#known(this.#slot(known.known))),
      some: ({ some, of }) => this.#members(node, of, this.condition(some), anyIn),
      every: ({ every, of }) => this.#members(node, of, this.condition(every), allIn),
      atom: (atom) => this.#leaf(atom, this.#atom(atom)),
    })
  }

  /** Measured against the date of the event that ends a version. */
  saving(node: Saving, against: Interval): Asked {
    const asked = matchSaving<Asked>(node, {
      all: ({ all }) => allOf(all.map((one) => this.saving(one, against))),
      any: ({ any }) => anyOf(any.map((one) => this.saving(one, against))),
      not: (negated) => notThat(this.saving(negated.not, against)),
      before: (leaf) => this.#leaf(leaf, this.#measured(leaf.before, NO, YES, atLeast(against))),
      since: (leaf) => this.#leaf(leaf, this.#measured(leaf.since, YES, NO, atLeast(against))),
      when: ({ when }) => this.condition(when),
    })
    return whileUnknown(asked)
  }

  #slot(path: FactPath): Slot | undefined {
    return this.#layout.byPath.get(path)
  }

  #leaf(node: Condition | Saving, value: Ask): Asked {
    const paths = [...factsAsked(node)]
    const slots = paths.map((path) => this.#slot(path))
    return {
      value,
      missing: (row, missing) => {
        for (const [i, slot] of slots.entries())
          if (slot === undefined) missing.addUnsettled(paths[i]!, row)
          else missing.addOpen(slot, row)
      },
    }
  }

  #members(
    node: Condition,
    list: ListPath,
    part: Asked,
    together: (rows: readonly Row[], ask: Ask) => Value,
  ): Asked {
    return {
      value: (row) => {
        const members = row.members(list)
        return members === undefined ? UNKNOWN : together(members, part.value)
      },
      missing: (row, missing) => {
        for (const member of row.members(list) ?? []) part.missing(member, missing)
        for (const path of factsAsked(node)) missing.addUnsettled(path, row)
      },
    }
  }

  #known(slot: Slot | undefined): Ask {
    if (slot === undefined) return () => UNKNOWN
    const { at } = slot
    return ({ state, lo, word }) => {
      const how = state[at]
      if (how === GIVEN || how === DERIVED) return YES
      const isNone = word[at] === NO_WORD || Number.isNaN(lo[at])
      return isNone ? NO : UNKNOWN
    }
  }

  #atom(atom: Atom): Ask {
    const bound = (value: string | number): number =>
      boundOf(value, this.#declared.declared.get(atom.fact)?.type, this.#declared.places)
    return matchAtom<Ask>(atom, {
      is: () => this.#worded(atom),
      in: () => this.#worded(atom),
      has: () => this.#worded(atom),
      hasAny: () => this.#worded(atom),
      within: () => this.#worded(atom),
      soonAfter: ({ fact, after, within }) => this.#soonAfter(fact, after, milliseconds(within)),
      atLeast: (a) => this.#measured(a.fact, YES, NO, atLeast(exactly(bound(a.atLeast)))),
      moreThan: (a) => this.#measured(a.fact, YES, NO, moreThan(bound(a.moreThan))),
      atMost: (a) => this.#measured(a.fact, NO, YES, moreThan(bound(a.atMost))),
      lessThan: (a) => this.#measured(a.fact, NO, YES, atLeast(exactly(bound(a.lessThan)))),
      before: (a) => this.#measured(a.fact, NO, YES, atLeast(exactly(instantOf(a.before, this.#zone)))),
      since: (a) => this.#measured(a.fact, YES, NO, atLeast(exactly(instantOf(a.since, this.#zone)))),
    })
  }

  /** A number against an edge: `over` where it certainly lies beyond, `under` where it certainly does not; of none, no. */
  #measured(path: FactPath, over: Value, under: Value, edge: Edge): Ask {
    const slot = this.#slot(path)
    if (slot === undefined || slot.kind !== "number") return () => UNKNOWN
    const { at } = slot
    const { from, below, isStrict } = edge
    if (isStrict)
      return ({ lo, hi }) => {
        const [l, h] = [lo[at]!, hi[at]!]
        return l > from ? over : h <= below ? under : Number.isNaN(l) ? NO : UNKNOWN
      }
    // Of what is not known at all nothing is certain, be the edge before all time.
    if (from === -Infinity)
      return ({ lo, hi }) => {
        const [l, h] = [lo[at]!, hi[at]!]
        return Number.isNaN(l) ? NO : l === -Infinity && h === Infinity ? UNKNOWN : over
      }
    return ({ lo, hi }) => {
      const [l, h] = [lo[at]!, hi[at]!]
      return l >= from ? over : h < below ? under : Number.isNaN(l) ? NO : UNKNOWN
    }
  }

  #soonAfter(later: FactPath, earlier: FactPath, limit: number): Ask {
    const [a, b] = [this.#slot(later), this.#slot(earlier)]
    if (a === undefined || b === undefined) return () => UNKNOWN
    return ({ lo, hi }) => {
      const [al, ah, bl, bh] = [lo[a.at]!, hi[a.at]!, lo[b.at]!, hi[b.at]!]
      if (Number.isNaN(al) || Number.isNaN(bl)) return NO
      const since = al >= bh ? YES : ah < bl ? NO : UNKNOWN
      const over = al >= bh + limit ? YES : ah < bl + limit ? NO : UNKNOWN
      return since & not(over)
    }
  }

  /** A word, a flag or a set: asked of what it can be by the predicate, and remembered. */
  #worded(atom: Atom): Ask {
    const slot = this.#slot(atom.fact)
    const ask = this.#predicates.condition(atom)
    if (slot === undefined || slot.kind === "text" || slot.kind === "number")
      return (row) => valueOf(ask(row).value)
    const { at, kind, fact } = slot
    // More words than bits are asked one by one.
    if (kind === "set" && (fact?.values?.length ?? 0) > MOST_BITS) return (row) => valueOf(ask(row).value)
    if (kind === "set") {
      // Whatever the words are: is one of those named among them?
      const named = wordsNamed(atom)
      const bits = (fact?.values ?? []).reduce(
        (all, { value }, n) => (named.includes(value) ? all | (1 << n) : all),
        0,
      )
      return (row) => {
        const word = row.word[at]!
        if (word < 0) return word === NO_WORD ? NO : UNKNOWN
        return (word & bits) === 0 ? NO : YES
      }
    }
    // Of each word its value, and one: there may be as many regions as there are codes.
    let byWord = new Uint8Array(FEW_WORDS)
    return (row) => {
      const word = row.word[at]!
      if (word < 0) return word === NO_WORD ? NO : UNKNOWN
      const known = byWord[word]
      if (known !== undefined && known > 0) return known - 1
      const value = valueOf(ask(row).value)
      if (known === undefined) {
        const grown = new Uint8Array(2 * (word + 1))
        grown.set(byWord)
        byWord = grown
      }
      byWord[word] = value + 1
      return value
    }
  }
}

const wordsNamed = (atom: Atom): readonly unknown[] => {
  if ("is" in atom) return [atom.is]
  if ("has" in atom) return [atom.has]
  if ("hasAny" in atom) return atom.hasAny
  return "in" in atom ? atom.in : []
}

/** From where on a number lies beyond an edge, and below where it does not. */
interface Edge {
  readonly from: number
  readonly below: number
  readonly isStrict: boolean
}

const exactly = (n: number): Interval => ({ lo: n, hi: n })
const atLeast = ({ lo, hi }: Interval): Edge => ({ from: hi, below: lo, isStrict: false })
const moreThan = (n: number): Edge => ({ from: n, below: n, isStrict: true })

const allOf = (parts: readonly Asked[]): Asked => ({
  value: allAsked(parts.map(({ value }) => value)),
  missing: (row, missing) => {
    for (const part of parts) part.missing(row, missing)
  },
})

const allAsked = (parts: readonly Ask[]): Ask => {
  const [a, b] = parts
  if (a !== undefined && b !== undefined && parts.length === 2)
    return (row) => {
      const value = a(row)
      return value === NO ? NO : value & b(row)
    }
  return (row) => {
    let value = YES
    for (const part of parts) if ((value &= part(row)) === NO) return NO
    return value
  }
}

const anyOf = (parts: readonly Asked[]): Asked => ({
  value: anyAsked(parts.map(({ value }) => value)),
  missing: (row, missing) => {
    for (const part of parts) part.missing(row, missing)
  },
})

const anyAsked = (parts: readonly Ask[]): Ask => {
  const [a, b] = parts
  if (a !== undefined && b !== undefined && parts.length === 2)
    return (row) => {
      const value = a(row)
      return value === YES ? YES : value | b(row)
    }
  return (row) => {
    let value = NO
    for (const part of parts) if ((value |= part(row)) === YES) return YES
    return value
  }
}

const notThat = ({ value, missing }: Asked): Asked => ({ value: (row) => not(value(row)), missing })

const allIn = (rows: readonly Row[], ask: Ask): Value => {
  let value = YES
  for (const row of rows) value &= ask(row)
  return value
}

const anyIn = (rows: readonly Row[], ask: Ask): Value => {
  let value = NO
  for (const row of rows) value |= ask(row)
  return value
}
