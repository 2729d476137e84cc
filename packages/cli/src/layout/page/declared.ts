import * as Words from "@policy-ledger/rulebook/plain-words"
import type { CivilDuration } from "@policy-ledger/rulebook"
import type { Declared } from "@policy-ledger/rulebook/plain-words"
import { type Page, told } from "./page.ts"
import { WAIVED_SHORT } from "./terms.ts"

export type { Declared } from "@policy-ledger/rulebook/plain-words"

export const deadlineTitle = (page: Page, kind: string, declared: Declared): string =>
  Words.deadlineTitle(kind, declared, page.lang)

export const waivedTitle = (page: Page, waived: string, declared: Declared): string =>
  Words.waivedTitle(waived, declared, page.lang)

/** The same in a column of a table. */
export const waivedTitleShort = (page: Page, waived: string, declared: Declared): string => {
  const short = WAIVED_SHORT[waived]
  return short === undefined ? waivedTitle(page, waived, declared) : told(page, short)
}

export const calendarTitle = (page: Page, id: string, declared: Declared): string =>
  Words.calendarTitle(id, declared, page.lang)

/** `14 days`, `3 working days (UK working days)` */
export const durationWords = (page: Page, duration: CivilDuration, declared: Declared): string =>
  Words.durationWords(duration, declared, page.lang)
