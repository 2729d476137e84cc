// A sentence of the ledger as a reader has it: what stands in it for machines is put into words.
import { dateWords } from "@policy-ledger/rulebook/plain-words"
import type { PageLang } from "../place/place.ts"
import { isOne } from "./one.ts"

const DATE = String.raw`\[[\dX-]*\.\.[\dX-]*\]|(?:XXXX|\d{4})-\d\d(?:-\d\d(?:T[\d:]+[+-]\d\d:\d\d)?)?(?![-\w])`
const ID = String.raw`(?:\d{4}|xxxx)-\d\d(?:-\d\d)?-[a-z][a-z0-9-]*`

/** `自 … 起` and `from …` read well of one day only: of others it is told what is known of them. */
const SINCE: Readonly<Record<PageLang, RegExp>> = {
  zh: new RegExp(`自 (${DATE}) 起`, "g"),
  en: new RegExp(`(?<=\\()from (${DATE})(?=\\))`, "g"),
}

/** Chinese has no spaces between its words; what stood there for machines had them. */
const HAN = String.raw`[\p{Script=Han}，。；：、（）“”]`
const SPACED = new RegExp(`(?<=${HAN}) (?=${DATE}|${ID})|(?<=${DATE}|${ID}) (?=${HAN})`, "gu")

/** Dates in words, announcements by their quoted titles; an id of which there is none stays. */
export const worded = (
  sentence: string,
  lang: PageLang,
  titleOf: (id: string) => string | undefined,
): string =>
  sentence
    .replace(SINCE[lang], (found: string, date: string) => (isOne(date) ? found : date))
    .replace(SPACED, lang === "zh" ? "" : " ")
    .replace(new RegExp(DATE, "g"), (date) => dateWords(date, lang))
    .replace(new RegExp(ID, "g"), (id) => titleOf(id) ?? id)
