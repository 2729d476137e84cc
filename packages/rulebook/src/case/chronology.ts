// The order in which the instants of a case can happen, as the platform declares it.
import { memo } from "../values/memo.ts"
import type { FactPath, Platform } from "../language/platform.ts"

type Neighbours = ReadonlyMap<FactPath, ReadonlySet<FactPath>>

const NOTHING: ReadonlySet<FactPath> = new Set()

/** Each fact with all that is reached from it, through however many steps. */
const closed = (next: ReadonlyMap<FactPath, readonly FactPath[]>): Neighbours => {
  const reached = (from: FactPath): ReadonlySet<FactPath> => {
    const found = new Set<FactPath>(next.get(from))
    // The set grows while it is walked.
    for (const path of found) for (const further of next.get(path) ?? []) found.add(further)
    return found
  }
  return new Map([...next.keys()].map((path) => [path, reached(path)]))
}

/** Which instants are never later, and never earlier, than which. */
export class Chronology {
  readonly #earlier: Neighbours
  readonly #later: Neighbours

  constructor({ facts }: Pick<Platform, "facts">) {
    const [earlier, later] = [new Map<FactPath, FactPath[]>(), new Map<FactPath, FactPath[]>()]
    const order = (first: FactPath, second: FactPath): void => {
      memo(later, first, (): FactPath[] => []).push(second)
      memo(earlier, second, (): FactPath[] => []).push(first)
    }
    for (const { path, notAfter, notBefore } of facts) {
      if (notAfter !== undefined) order(path, notAfter)
      if (notBefore !== undefined) order(notBefore, path)
    }
    this.#earlier = closed(earlier)
    this.#later = closed(later)
  }

  /** The instants that are never later than this one. */
  earlierThan(path: FactPath): ReadonlySet<FactPath> {
    return this.#earlier.get(path) ?? NOTHING
  }

  /** The instants that are never earlier than this one. */
  laterThan(path: FactPath): ReadonlySet<FactPath> {
    return this.#later.get(path) ?? NOTHING
  }
}
