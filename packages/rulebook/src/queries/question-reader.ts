import type { AsOfAnswer } from "../answers/answer.ts"
import {
  dayAt,
  formatBoundary,
  formatInstant,
  parseInstant,
  startOfDay,
  type Day,
  type Instant,
  type Zone,
} from "../values/instant.ts"
import { QuestionError, type AsOfQuestion } from "./question.ts"

/** Reads the dates that questions name, and tells them as answers do. */
export class QuestionReader {
  readonly #zone: Zone

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** `value` is what JavaScript passed: it may be no text. `at` names it where it is refused. */
  instant(value: unknown, at: string): Instant {
    const read = parseInstant(typeof value === "string" ? value : "", this.#zone)
    if (!read.ok) throw new QuestionError(at, JSON.stringify(value), read.expected)
    return read.value
  }

  recordedBy({ recordedBy }: AsOfQuestion): Instant | undefined {
    return recordedBy === undefined ? undefined : this.instant(recordedBy, "recordedBy")
  }

  /** An instant stands for the day on which it falls. */
  announcedBy({ announcedBy }: AsOfQuestion): Day | undefined {
    return announcedBy === undefined ? undefined : dayAt(this.instant(announcedBy, "announcedBy"), this.#zone)
  }

  /** A date as it is, an instant with the platform's offset. */
  told(asked: string, t: Instant): string {
    return asked.includes("T") ? formatInstant(t, this.#zone) : asked
  }

  /** The day on which an instant falls. */
  day(value: string, at: string): string {
    const day = dayAt(this.instant(value, at), this.#zone)
    return formatBoundary(startOfDay(day, this.#zone), this.#zone)
  }

  /** From which point of view a question is asked; null: from today's. */
  pointOfView({ announcedBy, recordedBy }: AsOfQuestion): AsOfAnswer {
    return {
      announcedBy: announcedBy === undefined ? null : this.day(announcedBy, "announcedBy"),
      recordedBy:
        recordedBy === undefined ? null : this.told(recordedBy, this.instant(recordedBy, "recordedBy")),
    }
  }
}
