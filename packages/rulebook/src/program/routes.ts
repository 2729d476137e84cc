// Which versions can concern a case, by where its deciding instants lie.
import { countUpTo } from "../values/interval.ts"
import { memo } from "../values/memo.ts"
import type { FactPath } from "../language/platform.ts"
import type { Layout } from "./layout.ts"
import { overSegments } from "./in-force.ts"
import { NO, type Value } from "./kleene.ts"
import type { LoweredVersion } from "./lower.ts"
import type { Row } from "./row.ts"

/** The segments of one route that are remembered; of more the oldest are worked out again. */
const MOST_REMEMBERED = 50_000

/** Versions, ascending, and whether each is in force; `ASK`: that turns on more than the instant. */
export interface Touched {
  readonly versions: Int32Array
  readonly inForce: Int8Array
  /** How many there are. */
  count: number
}

export const ASK = -1

const touching = (size: number): Touched => ({
  versions: new Int32Array(size),
  inForce: new Int8Array(size),
  count: 0,
})

const NOBODY = touching(0)

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
    // One a segment: within it nothing changes.
    stretches.push({ from, until })
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
  readonly #known = new Map<number, Touched>()
  readonly #between = new Map<string, Touched>()
  /** By the groups of which something is said: those that ask for one, where nothing is known of the instant. */
  readonly #anywhere = new Map<number, Touched>()
  readonly #asks: (version: number) => number
  readonly #versions: readonly LoweredVersion[]

  constructor(
    at: number | undefined,
    stretches: readonly Stretch[],
    asks: (version: number) => number,
    versions: readonly LoweredVersion[],
  ) {
    this.#at = at
    this.#asks = asks
    this.#versions = versions
    const bounds = new Set(stretches.flatMap(({ from, until }) => [from, until]))
    this.#bounds = [...bounds].filter(Number.isFinite).toSorted((a, b) => a - b)
    const blocks: Stretch[][] = Array.from({ length: Math.floor(this.#bounds.length / BLOCK) + 1 }, () => [])
    for (const stretch of stretches) {
      const last = Math.floor(lastBefore(this.#bounds, stretch.until) / BLOCK)
      for (let b = Math.floor(countUpTo(this.#bounds, stretch.from) / BLOCK); b <= last; b++)
        blocks[b]!.push(stretch)
    }
    this.#blocks = blocks
  }

  of({ lo, hi, groups }: Row): Touched {
    if (this.#at === undefined) return this.#over(-Infinity, Infinity)
    const [from, to] = [lo[this.#at] ?? NaN, hi[this.#at] ?? NaN]
    // Where there was none it falls into no validity.
    if (Number.isNaN(from)) return NOBODY
    if (from > -Infinity || to < Infinity) return this.#over(from, to)
    return memo(this.#anywhere, groups, () =>
      this.#found(0, this.#bounds.length, (version) => (this.#asks(version) & groups) !== 0),
    )
  }

  #over(from: number, to: number): Touched {
    const first = countUpTo(this.#bounds, from)
    const last = from === to ? first : countUpTo(this.#bounds, to)
    if (first === last) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
      return memo(this.#known, first, () => this.#found(first, last))
    }
    if (this.#between.size >= MOST_REMEMBERED) this.#between.clear()
    return memo(this.#between, `${first} ${last}`, () => this.#found(first, last))
  }

  #found(first: number, last: number, isMeant = (_version: number): boolean => true): Touched {
    const [from, until] = [this.#bounds[first - 1] ?? -Infinity, this.#bounds[last] ?? Infinity]
    const found = new Set<number>()
    for (let b = Math.floor(first / BLOCK); b <= Math.floor(last / BLOCK); b++)
      for (const stretch of this.#blocks[b]!)
        if (stretch.from < until && stretch.until > from && isMeant(stretch.version))
          found.add(stretch.version)
    const touched = touching(found.size)
    for (const version of [...found].toSorted((a, b) => a - b)) {
      touched.versions[touched.count] = version
      touched.inForce[touched.count++] = this.#inForce(version, from, first === last ? from : until)
    }
    return touched
  }

  /** Where one instant alone decides it is in all of the segments what it is in this one. */
  #inForce(version: number, from: number, until: number): Value {
    const { inForce, decidedBy } = this.#versions[version]!
    if (inForce === undefined || decidedBy.length !== 1 || inForce.savings.length > 0) return ASK
    const { bounds, status } = inForce
    const last = until === from ? countUpTo(bounds, from) : lastBefore(bounds, until)
    return overSegments(status[0]!, countUpTo(bounds, from), last)
  }
}

/** The last segment before an instant. */
const lastBefore = (bounds: readonly number[], until: number): number => {
  const segment = countUpTo(bounds, until)
  return segment > 0 && bounds[segment - 1] === until ? segment - 1 : segment
}

/** Two ascending lists as one, each version once. */
const merge = (a: Touched, b: Touched, into: Touched): Touched => {
  let [i, j, n] = [0, 0, 0]
  while (i < a.count || j < b.count) {
    const x = i < a.count ? a.versions[i]! : Infinity
    const y = j < b.count ? b.versions[j]! : Infinity
    into.versions[n] = x <= y ? x : y
    into.inForce[n++] = x === y ? ASK : (x < y ? a.inForce[i] : b.inForce[j])!
    if (x <= y) i++
    if (y <= x) j++
  }
  into.count = n
  return into
}

/** The versions asked about, by the instants that decide of them. */
export class Routes {
  readonly #routes: readonly Route[]
  /** One is read while the other is filled. */
  readonly #buffers: readonly [Touched, Touched]

  /** `asks`: the bits of the groups of facts for which a version asks. */
  constructor(
    versions: readonly LoweredVersion[],
    isAsked: (version: number) => boolean,
    asks: (version: number) => number,
    layout: Layout,
  ) {
    this.#buffers = [touching(versions.length), touching(versions.length)]
    const byPath = new Map<FactPath, Stretch[]>()
    for (const [i, version] of versions.entries()) {
      if (!isAsked(i)) continue
      const stretches = stretchesOf(version).map((stretch) => ({ version: i, ...stretch }))
      for (const path of version.decidedBy) memo(byPath, path, (): Stretch[] => []).push(...stretches)
    }
    this.#routes = [...byPath].map(
      ([path, stretches]) => new Route(layout.byPath.get(path)?.at, stretches, asks, versions),
    )
  }

  /**
   * Those that can concern the case and ask for something of the groups of which something is said, ascending: certainly
   * not in force are all others, or it is with them as with a case that says nothing.
   */
  of(row: Row): Touched {
    let [all, into, other] = [NOBODY, ...this.#buffers]
    for (const route of this.#routes) {
      const some = route.of(row)
      if (some.count === 0) continue
      if (all.count === 0) all = some
      else [all, into, other] = [merge(all, some, into), other, into]
    }
    return all
  }
}
