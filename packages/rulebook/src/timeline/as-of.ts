// Who knew what when, and which points of that kind cannot be told apart.
import type { Day, Instant } from "../values/instant.ts"
import { countUpTo } from "../values/interval.ts"
import type { Reading } from "./fold.ts"
import { announcedDays, yearsOf, type Calendar } from "./worlds.ts"

const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].toSorted((a, b) => a - b)

/**
 * Who knew what when: what had been announced by the end of a day, and recorded by an instant, both inclusive; where one
 * is absent, whatever there is.
 */
export interface AsOf {
  readonly announcedBy?: Day | undefined
  readonly recordedBy?: Instant | undefined
}

/** The class of what is known today: everything. */
export const AS_OF_TODAY = "|"

/**
 * What is known of the rules changes only where a reading was recorded, or where an announcement may have been made
 * public: questions that stand between the same of these see the same rules, however many dates they name.
 */
export class AsOfClasses {
  readonly #recorded: readonly Instant[]
  readonly #announced: readonly Day[]

  constructor(readings: readonly Reading[], calendar: Calendar) {
    this.#recorded = ascending(readings.map((r) => r.recordedAt))
    this.#announced = ascending(
      readings.flatMap((reading) =>
        yearsOf(reading, calendar).flatMap((year) => {
          const { lo, hi } = announcedDays(reading, year, calendar)
          return [lo, hi]
        }),
      ),
    )
  }

  /** Names the class: of two questions in one class the answers rest on the same rules. */
  of({ announcedBy, recordedBy }: AsOf): string {
    const announced = announcedBy === undefined ? "" : countUpTo(this.#announced, announcedBy)
    const recorded = recordedBy === undefined ? this.#recorded.length : countUpTo(this.#recorded, recordedBy)
    return `${announced}|${recorded === this.#recorded.length ? "" : recorded}`
  }
}
