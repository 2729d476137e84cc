import type { Reading } from "./fold.ts"
import type { Day, Instant } from "../values/instant.ts"
import { countUpTo } from "../values/interval.ts"
import { announcedDays, yearsOf, type Calendar } from "./worlds.ts"

const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].toSorted((a, b) => a - b)

/** The standpoint from which everything is known. */
export const ALL_THAT_IS_KNOWN = "|"

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

  /** Names what is known by the end of a day and by an instant, both inclusive; undefined: whatever there is. */
  of(announcedBy: Day | undefined, recordedBy: Instant | undefined): string {
    const announced = announcedBy === undefined ? "" : countUpTo(this.#announced, announcedBy)
    const recorded = recordedBy === undefined ? this.#recorded.length : countUpTo(this.#recorded, recordedBy)
    return `${announced}|${recorded === this.#recorded.length ? "" : recorded}`
  }
}
