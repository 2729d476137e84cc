// The absent facts for which verdicts wait, counted without a set of texts a verdict.
import type { FactPath } from "../language/platform.ts"
import { memo } from "../values/memo.ts"
import type { Layout, Slot } from "./layout.ts"
import { ABSENT, BOUNDED, NOT_KNOWN, type Row } from "./row.ts"

/** Collects absent facts, verdict by verdict, each once a verdict and in the order in which they are named. */
export class Missing {
  readonly #layout: Layout
  readonly #numbers = new Map<FactPath, number>()
  /** The number of what is named where a slot is open; -1: not known yet. */
  readonly #bySlot: Int32Array
  readonly #paths: FactPath[] = []
  /** The verdict for which each was named last, and how many verdicts named it. */
  readonly #verdict: number[] = []
  readonly #times: number[] = []
  readonly #awaited: boolean[] = []
  /** Of each the slots that can stand in for it. */
  readonly #standIns: (readonly Slot[])[] = []
  #now = 0
  #own: number[] = []
  #all: number[] = []

  constructor(layout: Layout) {
    this.#layout = layout
    this.#bySlot = new Int32Array(layout.slots.length).fill(-1)
  }

  /** As `Facts.impliedBy` names them, where they are open. */
  #standInsOf(path: FactPath): readonly Slot[] {
    const { derived, notAfter } = this.#layout.byPath.get(path)?.fact ?? {}
    const sources = derived !== undefined && "reached" in derived ? [derived.reached, derived.by] : []
    return [...sources, ...(notAfter === undefined ? [] : [notAfter])].flatMap(
      (source) => this.#layout.byPath.get(source) ?? [],
    )
  }

  /** For another case. */
  clear(): void {
    for (const n of this.#all) {
      this.#times[n] = 0
      this.#awaited[n] = false
    }
    this.#all.length = 0
  }

  #numberOf(path: FactPath): number {
    return memo(this.#numbers, path, () => {
      this.#times.push(0)
      this.#verdict.push(0)
      this.#awaited.push(false)
      this.#standIns.push(this.#standInsOf(path))
      return this.#paths.push(path) - 1
    })
  }

  #add(n: number): void {
    if (this.#verdict[n] === this.#now) return
    this.#verdict[n] = this.#now
    this.#own.push(n)
  }

  add(path: FactPath): void {
    this.#add(this.#numberOf(path))
  }

  addAll(paths: readonly FactPath[]): void {
    for (const path of paths) this.add(path)
  }

  /** The absent facts that this one needs, where it is not settled. */
  addUnsettled(path: FactPath, row: Row): void {
    const slot = this.#layout.byPath.get(path)
    if (slot === undefined) this.add(withoutList(path))
    else this.addOpen(slot, row)
  }

  /** The same of the fact of a slot. */
  addOpen({ at, kind, fact, path }: Slot, row: Row): void {
    const state = row.state[at]
    if (state !== ABSENT && state !== NOT_KNOWN) {
      if (kind !== "number") return
      const lo = row.lo[at]!
      if (lo === row.hi[at]! || Number.isNaN(lo)) return
    }
    if (fact?.derived !== undefined) return this.addAll(row.missing(path))
    const known = this.#bySlot[at]!
    if (known >= 0) return this.#add(known)
    const n = this.#numberOf(withoutList(path))
    this.#bySlot[at] = n
    this.#add(n)
  }

  /** Has nothing been named for this verdict? */
  get isEmpty(): boolean {
    return this.#own.length === 0
  }

  /** Begins another verdict. */
  begin(): void {
    this.#now++
    this.#own.length = 0
  }

  /** Ends a verdict: with what can stand in for what was named. `mayApply`: it waits for them. */
  end(row: Row, mayApply: boolean): readonly FactPath[] {
    // It grows while it is walked.
    for (const n of this.#own)
      for (const { at, path } of this.#standIns[n]!) if (isOpen(row.state[at])) this.add(path)
    this.#count(mayApply)
    return this.#own.map((n) => this.#paths[n]!)
  }

  #count(mayApply: boolean): void {
    for (const n of this.#own) {
      if (this.#times[n] === 0) this.#all.push(n)
      this.#times[n] = this.#times[n]! + 1
      if (mayApply) this.#awaited[n] = true
    }
  }

  /** What the verdict that was ended last names, to be named again. */
  get named(): readonly number[] {
    return [...this.#own]
  }

  /** A whole verdict of which it is known what it names. */
  again(named: readonly number[], mayApply: boolean): void {
    this.begin()
    for (const n of named) this.#add(n)
    this.#count(mayApply)
  }

  /** Each once, those first that most verdicts named; `awaited`: only what some verdict waits for that may apply. */
  facts(awaited = false): readonly FactPath[] {
    return this.#all
      .filter((n) => !awaited || this.#awaited[n] === true)
      .toSorted((a, b) => this.#times[b]! - this.#times[a]!)
      .map((n) => this.#paths[n]!)
  }
}

const isOpen = (state: number | undefined): boolean =>
  state === ABSENT || state === NOT_KNOWN || state === BOUNDED

const withoutList = (path: FactPath): FactPath => (path.endsWith("[]") ? path.slice(0, -2) : path)
