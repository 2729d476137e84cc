// Which versions can concern a case, by where its deciding instants lie.
import { countUpTo } from "../values/interval.ts"
import { memo } from "../values/memo.ts"
import type { FactPath } from "../language/platform.ts"
import type { Layout } from "./layout.ts"
import { NO } from "./kleene.ts"
import type { LoweredVersion } from "./lower.ts"
import type { Row } from "./row.ts"

/** The segments of one route that are remembered; of more the oldest are worked out again. */
const MOST_REMEMBERED = 50_000

const NOBODY: readonly number[] = []

/** When a version can concern anybody: from `from` (inclusive) to `until`, ascending. */
interface Stretch {
  readonly version: number
  readonly from: number
  readonly until: number
}

/** Where a version that nobody tabled is in force only its timeline can say. */
const ALWAYS = [{ from: -Infinity, until: Infinity }]

const stretchesOf = ({
  inForce,
}: LoweredVersion): readonly { readonly from: number; readonly until: number }[] => {
  if (inForce === undefined) return ALWAYS
  const { bounds, status, most } = inForce
  const stretches: { from: number; until: number }[] = []
  for (let segment = 0; segment <= bounds.length; segment++) {
    if (most[segment] === NO && status.every((row) => row[segment] === NO)) continue
    const [from, until] = [bounds[segment - 1] ?? -Infinity, bounds[segment] ?? Infinity]
    const last = stretches.at(-1)
    if (last?.until === from) last.until = until
    else stretches.push({ from, until })
  }
  return stretches
}

/** So many instants at which something changes have their versions listed together. */
const BLOCK = 256

/** The versions that one instant of a case decides. */
class Route {
  readonly #at: number | undefined
  /** Ascending; segment i lies before `#bounds[i]`. */
  readonly #bounds: readonly number[]
  /** Of each block of segments the stretches that reach into it. */
  readonly #blocks: readonly (readonly Stretch[])[]
  readonly #known = new Map<number, readonly number[]>()
  readonly #between = new Map<string, readonly number[]>()
  /** By the groups of which something is said: those that ask for one, where nothing is known of the instant. */
  readonly #anywhere = new Map<number, readonly number[]>()
  readonly #asks: (version: number) => number

  constructor(at: number | undefined, stretches: readonly Stretch[], asks: (version: number) => number) {
    this.#at = at
    this.#asks = asks
    const bounds = new Set(stretches.flatMap(({ from, until }) => [from, until]))
    this.#bounds = [...bounds].filter(Number.isFinite).toSorted((a, b) => a - b)
    const blocks: Stretch[][] = Array.from({ length: Math.floor(this.#bounds.length / BLOCK) + 1 }, () => [])
    for (const stretch of stretches) {
      const last = Math.floor(this.#last(stretch.until) / BLOCK)
      for (let b = Math.floor(countUpTo(this.#bounds, stretch.from) / BLOCK); b <= last; b++)
        blocks[b]?.push(stretch)
    }
    this.#blocks = blocks
  }

  /** The last segment before an instant. */
  #last(until: number): number {
    const segment = countUpTo(this.#bounds, until)
    return segment > 0 && this.#bounds[segment - 1] === until ? segment - 1 : segment
  }

  /** Ascending. */
  of({ lo, hi, groups }: Row): readonly number[] {
    if (this.#at === undefined) return this.#over(-Infinity, Infinity)
    const [from, to] = [lo[this.#at] ?? NaN, hi[this.#at] ?? NaN]
    // Where there was none it falls into no validity.
    if (Number.isNaN(from)) return NOBODY
    if (from > -Infinity || to < Infinity) return this.#over(from, to)
    return memo(this.#anywhere, groups, () =>
      this.#over(from, to).filter((version) => (this.#asks(version) & groups) !== 0),
    )
  }

  #over(from: number, to: number): readonly number[] {
    const first = countUpTo(this.#bounds, from)
    const last = from === to ? first : countUpTo(this.#bounds, to)
    if (first === last) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
      return memo(this.#known, first, () => this.#found(first, last))
    }
    if (this.#between.size >= MOST_REMEMBERED) this.#between.clear()
    return memo(this.#between, `${first} ${last}`, () => this.#found(first, last))
  }

  #found(first: number, last: number): readonly number[] {
    const [from, until] = [this.#bounds[first - 1] ?? -Infinity, this.#bounds[last] ?? Infinity]
    const found = new Set<number>()
    for (let b = Math.floor(first / BLOCK); b <= Math.floor(last / BLOCK); b++)
      for (const stretch of this.#blocks[b] ?? [])
        if (stretch.from < until && stretch.until > from) found.add(stretch.version)
    return [...found].toSorted((a, b) => a - b)
  }
}

/** Two ascending lists as one, each number once. */
const merged = (a: readonly number[], b: readonly number[]): readonly number[] => {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const all: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity]
    all.push(x <= y ? x : y)
    if (x <= y) i++
    if (y <= x) j++
  }
  return all
}

/** The versions asked about, by the instants that decide of them. */
export class Routes {
  readonly #routes: readonly Route[]

  /** `asks`: the bits of the groups of facts for which a version asks. */
  constructor(
    versions: readonly LoweredVersion[],
    isAsked: (version: number) => boolean,
    asks: (version: number) => number,
    layout: Layout,
  ) {
    const byPath = new Map<FactPath, Stretch[]>()
    for (const [i, version] of versions.entries()) {
      if (!isAsked(i)) continue
      const stretches = stretchesOf(version).map((stretch) => ({ version: i, ...stretch }))
      for (const path of version.decidedBy) memo(byPath, path, (): Stretch[] => []).push(...stretches)
    }
    this.#routes = [...byPath].map(
      ([path, stretches]) => new Route(layout.byPath.get(path)?.at, stretches, asks),
    )
  }

  /**
   * Those that can concern the case and ask for something of the groups of which something is said, ascending: certainly
   * not in force are all others, or it is with them as with a case that says nothing.
   */
  of(row: Row): readonly number[] {
    let all = NOBODY
    for (const route of this.#routes) all = merged(all, route.of(row))
    return all
  }
}
