// The absent facts for which verdicts wait, counted without a set of texts a verdict.
import type { FactPath } from "../language/platform.ts"
import { memo } from "../values/memo.ts"
import type { Layout, Slot } from "./layout.ts"
import { ABSENT, BOUNDED, NOT_KNOWN, type Row } from "./row.ts"

/** Collects absent facts, verdict by verdict, each once a verdict and in the order in which they are named. */
export class Missing {
  readonly #layout: Layout
  readonly #numbers = new Map<FactPath, number>()
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

  add(path: FactPath): void {
    const n = memo(this.#numbers, path, () => {
      this.#times.push(0)
      this.#verdict.push(0)
      this.#awaited.push(false)
      this.#standIns.push(this.#standInsOf(path))
      return this.#paths.push(path) - 1
    })
    if (this.#verdict[n] === this.#now) return
    this.#verdict[n] = this.#now
    this.#own.push(n)
  }

  addAll(paths: readonly FactPath[]): void {
    for (const path of paths) this.add(path)
  }

  /** The absent facts that this one needs, where it is not settled. */
  addUnsettled(path: FactPath, row: Row): void {
    const slot = this.#layout.byPath.get(path)
    if (slot === undefined) return this.add(withoutList(path))
    const { at, fact } = slot
    const state = row.state[at]
    const [lo, hi] = [row.lo[at]!, row.hi[at]!]
    const isAbsent = state === ABSENT || state === NOT_KNOWN
    const isBetween = slot.kind === "number" && lo !== hi && !Number.isNaN(lo)
    if (!isAbsent && !isBetween) return
    if (fact?.derived === undefined) this.add(withoutList(path))
    else this.addAll(row.missing(path))
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

  /** A whole verdict of which it is known what it names. */
  again(paths: readonly FactPath[], mayApply: boolean): void {
    this.begin()
    this.addAll(paths)
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
