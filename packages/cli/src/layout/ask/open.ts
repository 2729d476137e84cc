import { labelled, listed, type Page, say, told } from "../page/page.ts"
import { STATE } from "../page/terms.ts"

/** That something may be, and what. */
export const openWords = (page: Page, what: readonly string[]): string =>
  what.length === 0 ? told(page, STATE.open) : labelled(page, told(page, STATE.open), listed(page, what))

/** That something is one of several, or perhaps one that alone can be told. */
export const openAmong = (page: Page, candidates: readonly string[]): string =>
  openWords(page, candidates.length === 0 ? [] : [amongWords(page, candidates)])

export const amongWords = (page: Page, candidates: readonly string[]): string =>
  candidates.length === 1
    ? say(page, `可能是 ${candidates[0]}`, `perhaps ${candidates[0]}`)
    : candidates.join(say(page, " 或 ", " or "))
