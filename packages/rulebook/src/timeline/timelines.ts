// The timelines of all provisions as of one point, each made when it is first asked for.
import { frozen } from "../values/frozen.ts"
import type { Instant } from "../values/instant.ts"
import { memo } from "../values/memo.ts"
import type { AnnouncementId, EventRef, ProvisionId } from "../language/event.ts"
import type { AsOf } from "./as-of.ts"
import { instrumentOf, type LedgerState, type Reading } from "./fold.ts"
import { Timeline } from "./timeline.ts"
import { comesBefore } from "./version.ts"
import type { Calendar } from "./worlds.ts"

/** Line 1: of each announcement the last reading recorded by `recordedBy` (inclusive); undefined: all there are. */
const lastReadings = (states: readonly LedgerState[], recordedBy: Instant | undefined): readonly Reading[] =>
  states.flatMap((state) =>
    [...state.readings.values()].flatMap(
      (readings) =>
        (recordedBy === undefined ? readings.at(-1) : readings.findLast((r) => r.recordedAt <= recordedBy)) ??
        [],
    ),
  )

/** Which readings speak of which provision, which touch a whole instrument, and which take back a change (by its name). */
interface Index {
  readonly byProvision: ReadonlyMap<ProvisionId, ReadonlySet<Reading>>
  readonly touching: ReadonlyMap<string, ReadonlySet<Reading>>
  readonly takingBack: ReadonlyMap<string, ReadonlySet<Reading>>
}

const nameOf = (announcement: AnnouncementId, provision: ProvisionId): string =>
  `${announcement} ${provision}`

const add = <K, V>(map: Map<K, Set<V>>, key: K, value: V): void => {
  memo(map, key, () => new Set<V>()).add(value)
}

/** The ways in which a change can speak of an earlier event. */
interface References {
  readonly of?: EventRef | undefined
  readonly supersedes?: EventRef | undefined
  readonly postpones?: EventRef | undefined
  readonly revokes?: EventRef | undefined
}

const referencesOf = ({ of, supersedes, postpones, revokes }: References): readonly EventRef[] =>
  [of, supersedes, postpones, revokes].filter((ref) => ref !== undefined)

/** The earlier changes that a change puts off or takes back. */
const takenBackBy = ({ postpones, revokes }: References): readonly EventRef[] =>
  referencesOf({ postpones, revokes })

const indexOf = (readings: readonly Reading[]): Index => {
  const byProvision = new Map<ProvisionId, Set<Reading>>()
  const touching = new Map<string, Set<Reading>>()
  const takingBack = new Map<string, Set<Reading>>()
  for (const reading of readings)
    for (const change of reading.changes) {
      add(byProvision, change.provision, reading)
      for (const ref of referencesOf(change))
        if (ref.provision !== undefined) add(byProvision, ref.provision, reading)
      for (const ref of takenBackBy(change))
        add(takingBack, nameOf(ref.announcement, ref.provision ?? change.provision), reading)
      if (change.type !== "Effective" || change.touches === undefined) continue
      if (change.touches === "unstated") add(touching, instrumentOf(change.provision), reading)
      else for (const touched of change.touches) add(byProvision, touched, reading)
    }
  return { byProvision, touching, takingBack }
}

/** The timelines of all provisions, as of one day of announcing and one instant of recording. */
export class Timelines {
  readonly readings: readonly Reading[]
  readonly #index: Index
  readonly #calendar: Calendar
  readonly #asOf: AsOf
  readonly #timelines = new Map<ProvisionId, Timeline>()
  #provisions: readonly ProvisionId[] | undefined
  #all: readonly Timeline[] | undefined

  constructor(states: readonly LedgerState[], calendar: Calendar, asOf: AsOf) {
    this.readings = lastReadings(states, asOf.recordedBy)
    this.#calendar = calendar
    this.#asOf = asOf
    this.#index = indexOf(this.readings)
  }

  /** Every provision that some event speaks of, in the order of their ids. */
  get provisions(): readonly ProvisionId[] {
    return (this.#provisions ??= frozen([...this.#index.byProvision.keys()].toSorted()))
  }

  of(provision: ProvisionId): Timeline | undefined {
    if (!this.#index.byProvision.has(provision)) return undefined
    return memo(
      this.#timelines,
      provision,
      () => new Timeline(provision, this.readingsOf(provision), this.#calendar, this.#asOf),
    )
  }

  /** What a provision's answers rest on: the readings that speak of it or may change it, and those that take these back, by name. */
  readingsOf(provision: ProvisionId): readonly Reading[] {
    const own = this.#index.byProvision.get(provision)
    if (own === undefined) return []
    const touching = this.#index.touching.get(instrumentOf(provision)) ?? []
    return this.#withTakersBack(new Set([...own, ...touching]))
      .toSorted((a, b) => (comesBefore(a, b) ? -1 : 1))
      .map(frozen)
  }

  /** With every reading that takes back a change of one of them, and those that take back these, and so on. */
  #withTakersBack(found: Set<Reading>): readonly Reading[] {
    // The set grows while it is walked.
    for (const reading of found)
      for (const change of reading.changes) {
        const takers = this.#index.takingBack.get(nameOf(reading.announcement, change.provision)) ?? []
        for (const taker of takers) found.add(taker)
      }
    return [...found]
  }

  /** All timelines, in the order of provisions. */
  get all(): readonly Timeline[] {
    this.#all ??= this.provisions.flatMap((p) => this.of(p) ?? [])
    return this.#all
  }
}
