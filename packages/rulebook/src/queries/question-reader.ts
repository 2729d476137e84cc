// The dates that questions name.
import {
  dayAt,
  formatBoundary,
  formatInstant,
  parseInstant,
  startOfDay,
  type Instant,
} from "../values/instant.ts"
import type { Zone } from "../values/zone.ts"
import type { AsOfAnswer, Presuming } from "../answers/answers.ts"
import { show } from "../values/show.ts"
import type { AsOf } from "../timeline/as-of.ts"
import { presumptionsOf, QuestionError, type AsOfQuestion, type PresumingQuestion } from "./question.ts"

/** As of when a question is asked: as it is reckoned with, and as the answer tells it. */
export interface AskedAsOf {
  readonly asOf: AsOf
  readonly told: AsOfAnswer & Presuming
}

/** Reads the dates that questions name, and tells them as answers do. */
export class QuestionReader {
  readonly #zone: Zone

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** `value` is what JavaScript passed: it may be no text. `at` names it where it is refused. */
  instant(value: unknown, at: string): Instant {
    const read = parseInstant(typeof value === "string" ? value : "", this.#zone)
    if (!read.ok) throw new QuestionError(at, show(value), read.expected)
    return read.value
  }

  /** A date as it is, an instant with the platform's offset. */
  told(asked: string, t: Instant): string {
    return asked.includes("T") ? formatInstant(t, this.#zone) : asked
  }

  /** The day on which an instant falls. */
  day(value: string, at: string): string {
    return this.#toldDay(this.instant(value, at))
  }

  /** As of when a question is asked. An instant stands for the day on which it falls, as far as announcements go. */
  asOf({ announcedBy, recordedBy, ...asked }: AsOfQuestion & PresumingQuestion): AskedAsOf {
    const presume = presumptionsOf(asked)
    const day = announcedBy === undefined ? undefined : this.instant(announcedBy, "announcedBy")
    const recorded = recordedBy === undefined ? undefined : this.instant(recordedBy, "recordedBy")
    return {
      asOf: { announcedBy: day === undefined ? undefined : dayAt(day, this.#zone), recordedBy: recorded },
      told: {
        announcedBy: day === undefined ? null : this.#toldDay(day),
        recordedBy:
          recordedBy === undefined || recorded === undefined ? null : this.told(recordedBy, recorded),
        ...(presume.length === 0 ? {} : { presume }),
      },
    }
  }

  #toldDay(t: Instant): string {
    return formatBoundary(startOfDay(dayAt(t, this.#zone), this.#zone), this.#zone)
  }
}
