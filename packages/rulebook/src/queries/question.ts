// What each question may say, and how one that cannot be answered is refused.
import { describeMismatch, nearest, type Mismatch } from "../values/nearest.ts"
import { isRecord } from "../values/plain.ts"
import { show } from "../values/show.ts"
import type { InstrumentId, ProvisionId } from "../language/event.ts"
import { languagesOf, type Platform } from "../language/platform.ts"
import type { Presumption } from "../answers/answers.ts"
import type { AuditOptions } from "../audit/audit.ts"
import { PRESUMPTIONS } from "../timeline/presumptions.ts"

/** Restricts what is known: to what was announced by the end of a day, and recorded by an instant (inclusive). */
export interface AsOfQuestion {
  readonly announcedBy?: string
  readonly recordedBy?: string
}

/** What to presume of what the sources leave open, by name. */
export interface PresumingQuestion {
  readonly presume?: readonly Presumption[]
}

export type InForceQuestion = AsOfQuestion &
  PresumingQuestion & {
    readonly on: string
    readonly instrument?: InstrumentId
    readonly provision?: ProvisionId
  }
export type AuditQuestion = AsOfQuestion & PresumingQuestion & AuditOptions

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
const ASKED = [...AS_OF, "presume"] as const

/** What each question may say. */
export const KEYS = {
  inForce: ["on", "instrument", "provision", ...ASKED],
  audit: ["lang", "explain", "brief", "about", "verdicts", ...ASKED],
  history: ASKED,
  diff: ["from", "to", ...ASKED],
  upcoming: ["on", ...ASKED],
  announcements: ["recordedBy"],
} as const

/** Refuses what is no question: by a misspelt key it would be answered as if that had never been said. */
export const checkKeys = (question: unknown, keys: readonly string[]): void => {
  if (!isRecord(question))
    throw new QuestionError("question", show(question), `an object with some of ${keys.join(", ")}`)
  for (const key in question)
    if (!keys.includes(key)) {
      const meant = nearest(key, keys)
      const expected = meant === undefined ? `one of ${keys.join(", ")}` : "a key of this question"
      throw new QuestionError("question", key, expected, meant)
    }
}

/** Refuses an id that is no text, before one is looked for that is spelt nearly so. */
export const checkId = (at: string, id: unknown): void => {
  if (typeof id !== "string") throw new QuestionError(at, show(id), "an id in quotes")
}

/** How far from 1970 an instant can lie that JavaScript can tell as a date, in milliseconds (ECMA-262, 21.4.1.1). */
const FURTHEST = 8.64e15

/** Refuses an instant that is no number of milliseconds: it would be answered as if nothing had ever been in force. */
export const checkEpoch = (at: string, t: unknown): void => {
  if (typeof t !== "number" || !(Math.abs(t) <= FURTHEST))
    throw new QuestionError(at, show(t), "milliseconds since 1970, such as Date.parse gives")
}

/** One of a list of words, or left out. */
const checkWord = (at: string, word: unknown, words: readonly string[]): void => {
  if (word === undefined || (typeof word === "string" && words.includes(word))) return
  const meant = typeof word === "string" ? nearest(word, words) : undefined
  throw new QuestionError(at, show(word), `one of ${words.join(", ")}`, meant)
}

const checkFlag = (at: string, flag: unknown): void => {
  if (flag !== undefined && typeof flag !== "boolean")
    throw new QuestionError(at, show(flag), "true or false")
}

/** A list of words, each told once and in the order of `words`. */
const wordsOf = <W extends string>(at: string, asked: unknown, words: readonly W[]): readonly W[] => {
  if (!Array.isArray(asked)) throw new QuestionError(at, show(asked), `a list of some of ${words.join(", ")}`)
  for (const word of asked as readonly unknown[]) checkWord(at, word ?? null, words)
  return words.filter((word) => asked.includes(word))
}

const LISTS: readonly NonNullable<AuditOptions["verdicts"]>[] = ["all", "possible", "applies"]

/** Refuses an audit whose words or flags cannot be meant. */
export const checkAudit = (
  { lang, explain, brief, verdicts }: AuditQuestion,
  platform: Pick<Platform, "languages">,
): void => {
  checkWord("lang", lang, languagesOf(platform))
  checkFlag("explain", explain)
  checkFlag("brief", brief)
  checkWord("verdicts", verdicts, LISTS)
}

/** What is presumed, in the order in which answers tell it; nothing where nothing is asked for. */
export const presumptionsOf = ({ presume }: PresumingQuestion): readonly Presumption[] =>
  presume === undefined ? [] : wordsOf("presume", presume, PRESUMPTIONS)

/** The groups of facts that a question is about, of those in which something decides. */
export const groupsOf = (about: readonly string[], groups: readonly string[]): readonly string[] => {
  const asked = wordsOf("about", about, groups)
  if (asked.length === 0) throw new QuestionError("about", "[]", `some of ${groups.join(", ")}, or no about`)
  return asked
}
