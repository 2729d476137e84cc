// What each question may say, and how one that cannot be answered is refused.
import { describeMismatch, nearest, type Mismatch } from "../values/nearest.ts"
import { show } from "../values/show.ts"
import type { Lang } from "../values/text.ts"
import type { InstrumentId, ProvisionId } from "../language/event.ts"
import type { AuditOptions } from "../audit/audit.ts"

/** Restricts what is known: to what was announced by the end of a day, and recorded by an instant (inclusive). */
export interface AsOfQuestion {
  readonly announcedBy?: string
  readonly recordedBy?: string
}

export type InForceQuestion = AsOfQuestion & {
  readonly on: string
  readonly instrument?: InstrumentId
  readonly provision?: ProvisionId
}
export type AuditQuestion = AsOfQuestion & AuditOptions

/** A question that cannot be answered as asked: what was found where, and what is expected. */
export class QuestionError extends Error implements Mismatch {
  override readonly name = "QuestionError"
  readonly _tag = "QuestionError"
  readonly at: string
  readonly found: string
  readonly expected: string
  readonly nearest: string | undefined
  constructor(at: string, found: string, expected: string, meant?: string) {
    super(`${at}: ${describeMismatch({ found, expected, nearest: meant })}`)
    this.at = at
    this.found = found
    this.expected = expected
    this.nearest = meant
  }
}

const AS_OF = ["announcedBy", "recordedBy"] as const

/** What each question may say. */
export const KEYS = {
  inForce: ["on", "instrument", "provision", ...AS_OF],
  audit: ["lang", "explain", "brief", ...AS_OF],
  history: AS_OF,
  diff: ["from", "to", ...AS_OF],
  upcoming: ["on", ...AS_OF],
  announcements: ["recordedBy"],
} as const

/** Refuses what is no question: by a misspelt key it would be answered as if that had never been said. */
export const checkKeys = (question: unknown, keys: readonly string[]): void => {
  if (typeof question !== "object" || question === null)
    throw new QuestionError("question", JSON.stringify(question), `an object with some of ${keys.join(", ")}`)
  for (const key in question)
    if (!keys.includes(key)) {
      const meant = nearest(key, keys)
      const expected = meant === undefined ? `one of ${keys.join(", ")}` : "a key of this question"
      throw new QuestionError("question", key, expected, meant)
    }
}

/** Refuses an id that is no text, before one is looked for that is spelt nearly so. */
export const checkId = (at: string, id: unknown): void => {
  if (typeof id !== "string") throw new QuestionError(at, JSON.stringify(id), "an id in quotes")
}

/** As far as dates go in JavaScript, either way. */
const FARTHEST_MS = 8_640_000_000_000_000

/** Refuses what is no instant: nothing is in force at NaN, which would look like an answer. */
export const checkInstant = (at: string, t: unknown): void => {
  if (typeof t !== "number" || !(Math.abs(t) <= FARTHEST_MS))
    throw new QuestionError(at, show(t), "an instant in epoch milliseconds")
}

const LANGS: readonly Lang[] = ["en", "zh"]

/** Refuses a language in which nothing is written. */
export const checkLang = (lang: Lang | undefined): void => {
  if (lang !== undefined && !LANGS.includes(lang))
    throw new QuestionError("lang", JSON.stringify(lang), `one of ${LANGS.join(", ")}`)
}
